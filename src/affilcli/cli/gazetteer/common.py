"""What the commands of the group share: the gazetteer that they work on."""

from __future__ import annotations

from affilcli.cli.progress import Reporter
from affilcli.gazetteer import Gazetteer, watching
from affilcli.settings import load_settings
from affilcli.workflow import gazetteer_of


def loaded(files: list[str] | None, *, quiet: bool = False) -> Gazetteer:
    """The shipped gazetteer with the user's own file, those of the settings, and these over it."""
    settings = load_settings(gazetteer=tuple(files or ()))
    reporter = Reporter(quiet=quiet, verbose=False, bar=True, debug=False)
    with reporter, watching(reporter):
        return gazetteer_of(settings)
