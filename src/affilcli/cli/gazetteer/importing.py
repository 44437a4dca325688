"""`affil gazetteer import`: registries to a gazetteer's file."""

from __future__ import annotations

import json
import sys
from typing import Annotated, Literal

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from affilcli.cli.messages import note
from affilcli.cli.options import DebugOption, OutputOption, QuietOption
from affilcli.cli.output import destination
from affilcli.gazetteer import Entry
from affilcli.render.phrases import counted
from affilcli.render.plain import plain
from affilcli.workflow import Imported, as_csv, entries_in, imported

FilesArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="FILE", show_default=False, help="The registry's files; zip archives of them, too."
    ),
]
FromOption = Annotated[
    Literal["ror", "cms", "ahrq", "csv"],
    typer.Option(
        "--from", show_default=False,
        help="ror: the data dump, schema 1 or 2; cms: Hospital General Information; ahrq: the "
        "Compendium's systems or hospital linkage; csv: a gazetteer.",
    ),
]  # fmt: skip
OntoOption = Annotated[
    str | None,
    typer.Option(metavar="CSV", show_default=False, help="A gazetteer to join what is read with."),
]
ReportOption = Annotated[
    str | None,
    typer.Option(
        metavar="FILE", show_default=False,
        help="Write what became of every row, as JSON Lines.",
    ),
]  # fmt: skip


def import_registry(
    files: FilesArgument,
    registry: FromOption,
    onto: OntoOption = None,
    output: OutputOption = None,
    report: ReportOption = None,
    quiet: QuietOption = False,
    debug: DebugOption = False,
) -> None:
    """Make a gazetteer's file of a public registry that was downloaded before.

    Rows are joined by their numbers, else by name and place; what the gazetteer says already counts
    where two differ. The same files give the same result, byte for byte.
    """
    below: list[Entry] = entries_in(onto) if onto else []
    with Progress(
        SpinnerColumn(), TextColumn("{task.description}", markup=False), BarColumn(),
        TimeElapsedColumn(), console=Console(stderr=True), transient=True,
        disable=quiet or not sys.stderr.isatty(),
    ) as bar:  # fmt: skip
        task = bar.add_task("reading", total=None)
        found = imported(
            registry,
            files,
            below,
            lambda what, done: bar.update(task, description=plain(what), completed=done),
        )
    with destination(output, utf8=True) as stream:
        stream.write(as_csv(found.entries))
    if report:
        with destination(report, utf8=True) as stream:
            stream.writelines(
                json.dumps(event._asdict(), ensure_ascii=False) + "\n" for event in found.events
            )
    if not quiet:
        note(_summary(found))


def _summary(found: Imported) -> str:
    parts = [
        f"{found.count('added')} added",
        f"{found.count('merged')} merged",
        counted(found.count("conflict"), "conflict"),
        f"{found.count('rejected')} rejected",
    ]
    return f"{counted(len(found.entries), 'row')}: {', '.join(parts)}"
