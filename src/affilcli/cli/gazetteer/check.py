"""`affil gazetteer check`: what is wrong with gazetteers."""

from __future__ import annotations

from typing import Annotated

import typer

from affilcli.cli.messages import note
from affilcli.cli.options import (
    FORMATS,
    DebugOption,
    FormatOption,
    JsonOption,
    OutputOption,
    chosen_format,
)
from affilcli.cli.views import Views, write
from affilcli.render.grid import Grid
from affilcli.render.phrases import counted
from affilcli.render.plain import plain
from affilcli.settings import load_settings
from affilcli.workflow import Checked, checked

FilesArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="CSV", show_default=False,
        help="Files to check; the shipped gazetteer and your own files where none is named.",
    ),
]  # fmt: skip


def check(
    files: FilesArgument = None,
    form: FormatOption = None,
    as_json: JsonOption = False,
    output: OutputOption = None,
    debug: DebugOption = False,
) -> None:
    """Say what is wrong with a gazetteer: claims that clash, links that lead nowhere.

    Duplicates, parents that are missing or go round in circles, a name that two institutions
    claim, rows without a source, numbers and dates that are not well formed. Exit code 1 where
    there is any.
    """
    form = chosen_format(form, as_json, output, FORMATS)
    found = checked(files or [], load_settings())
    problems = [(one.path, problem) for one in found for problem in one.problems]
    lines = [f"{path}: {problem}" for path, problem in problems]
    views = Views(
        lambda console: console.file.writelines(f"{plain(line)}\n" for line in lines),
        lambda: Grid(
            ["file", "ids", "problem"], [[f, "|".join(p.ids), p.what] for f, p in problems]
        ),
        lambda: [{"file": f, "ids": p.ids, "problem": p.what} for f, p in problems],
    )
    write(views, form, output)
    note(_summary(found, len(problems)))
    if problems:
        raise typer.Exit(1)


def _summary(found: list[Checked], problems: int) -> str:
    entries = counted(sum(one.entries for one in found), "row")
    return f"{entries} in {counted(len(found), 'file')}: {counted(problems, 'problem')}"
