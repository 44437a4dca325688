"""`affil gazetteer suggest`: parties of documents that no gazetteer holds."""

from __future__ import annotations

from typing import Annotated

import typer

from affilcli.cli.job import job
from affilcli.cli.options import (
    FORMATS,
    DebugOption,
    FormatOption,
    GazetteerOption,
    JsonOption,
    ModelOption,
    NoStoreOption,
    OutputOption,
    QuietOption,
    VerboseOption,
    chosen_format,
)
from affilcli.cli.views import Views, written
from affilcli.gazetteer.suggesting import suggested
from affilcli.render.phrases import counted
from affilcli.workflow import extract, gazetteer_of

PathsArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH", show_default=False,
        help="Files, folders (with all below them), or - for text on standard input.",
    ),
]  # fmt: skip


def suggest(
    context: typer.Context,
    paths: PathsArgument,
    form: FormatOption = None,
    as_json: JsonOption = False,
    output: OutputOption = None,
    model: ModelOption = None,
    gazetteer: GazetteerOption = None,
    no_store: NoStoreOption = False,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
    debug: DebugOption = False,
) -> None:
    """Print the parties of documents that are in no gazetteer, those of the most documents first.

    CSV has the columns of a gazetteer's file: keep the rows that are right, mend them, and hand
    them to `affil gazetteer add -`.
    """
    from affilcli.render import entries

    form = chosen_format(form, as_json, output, FORMATS)
    with job(context, form) as work:
        records = work.reporter.records(extract(paths, work.settings, work.reporter))
        found = suggested(records, gazetteer_of(work.settings))
        views = Views(
            lambda console: entries.show_suggested(found, console),
            lambda: entries.list_grid([one.entry for one in found]),
            lambda: [entries.suggestion_object(one) for one in found],
        )
        written(views, form, work.stream)
        work.reporter.close(counted(len(found), "suggestion"), apart=work.on_screen)
