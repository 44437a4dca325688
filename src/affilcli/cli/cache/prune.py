"""`affil cache prune`: forget what would not be given again."""

from __future__ import annotations

from typing import Annotated

import typer

from affilcli.cli.messages import note, warn
from affilcli.cli.options import (
    FORMATS,
    DebugOption,
    FormatOption,
    GazetteerOption,
    JsonOption,
    ModelOption,
    OutputOption,
    chosen_format,
)
from affilcli.cli.views import Views, write
from affilcli.settings import load_settings
from affilcli.workflow import drop, forget, kept

DryRunOption = Annotated[bool, typer.Option("--dry-run", "-n", help="Only print what would go.")]


def prune(
    dry_run: DryRunOption = False,
    form: FormatOption = None,
    as_json: JsonOption = False,
    output: OutputOption = None,
    model: ModelOption = None,
    gazetteer: GazetteerOption = None,
    debug: DebugOption = False,
) -> None:
    """Forget the records of documents that are gone, and those that are stale; prints which.

    Stale is what the settings of this run would make anew: to keep the records of a project with a
    gazetteer of its own, name it. What was prepared of other gazetteers goes, too; nothing goes
    where one that is named cannot be read. Days given with --published are forgotten with the last
    record of a document.
    """
    from affilcli.render import kept as render

    form = chosen_format(form, as_json, output, FORMATS)
    settings = load_settings(model=model, gazetteer=tuple(gazetteer or ()))
    state = kept(settings, warn, judging=True)
    stale = state.stale
    views = Views(
        lambda console: render.show(stale, console),
        lambda: render.grid(stale),
        lambda: render.objects(stale),
    )
    write(views, form, output)
    if not dry_run:
        if stale:
            drop(stale, settings, warn)
        forget(state.unused)
    note(render.pruned(state, dry_run=dry_run))
