"""What the commands of the group share: the gazetteer that they work on."""

from __future__ import annotations

from affilcli.gazetteer import Gazetteer
from affilcli.settings import load_settings
from affilcli.workflow import gazetteer_of


def loaded(files: list[str] | None) -> Gazetteer:
    """The shipped gazetteer with the user's own file, those of the settings, and these over it."""
    return gazetteer_of(load_settings(gazetteer=tuple(files or ())))
