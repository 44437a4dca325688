"""`affil compare`: deals side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple, TextIO

import typer

from affilcli.cli.job import Job, job
from affilcli.cli.options import (
    GRID_FORMATS,
    CorpusOption,
    DebugOption,
    DocumentsArgument,
    Format,
    GazetteerOption,
    GridFormatOption,
    JsonOption,
    ModelOption,
    NoStoreOption,
    OutputOption,
    QuietOption,
    RecordsOption,
    VerboseOption,
    chosen_format,
)
from affilcli.cli.output import console, write_grid
from affilcli.errors import AffilError
from affilcli.records import Comparison
from affilcli.workflow import compare_named, nearest

if TYPE_CHECKING:
    from rich.console import RenderableType

    from affilcli.render.grid import Grid

EvidenceOption = Annotated[
    bool, typer.Option("--evidence", "-e", help="Show the words behind each value.")
]

OnlyOption = Annotated[
    Literal["differences"] | None,
    typer.Option(
        "--only", metavar="differences", show_default=False,
        help="Leave out what all of them say alike.",
    ),
]  # fmt: skip

MatrixOption = Annotated[
    bool, typer.Option("--matrix", help="Only how alike each two of them are, from 0 to 1.")
]

LikeOption = Annotated[
    str | None,
    typer.Option(
        "--like", metavar="DOC", show_default=False,
        help="The deals most like this one, among those named or all that are known.",
    ),
]  # fmt: skip

NumberOption = Annotated[
    int, typer.Option("-n", "--number", min=1, help="How many deals --like gives.")
]


class View(NamedTuple):
    """One result, in the form that a format wants; the table in so many columns."""

    table: Callable[[int], RenderableType]
    json: Callable[[], str]
    grid: Callable[[], Grid]


def compare(
    context: typer.Context,
    names: DocumentsArgument = None,
    evidence: EvidenceOption = False,
    only: OnlyOption = None,
    matrix: MatrixOption = False,
    like: LikeOption = None,
    number: NumberOption = 5,
    form: GridFormatOption = None,
    as_json: JsonOption = False,
    output: OutputOption = None,
    records: RecordsOption = None,
    corpus: CorpusOption = None,
    model: ModelOption = None,
    gazetteer: GazetteerOption = None,
    no_store: NoStoreOption = False,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
    debug: DebugOption = False,
) -> None:
    """Lay two or more deals side by side: what is the same, similar, different, or only in one.

    A deal is named by its document or by its id, as `affil list` gives it; a folder stands for all
    deals in it. Documents that announce no deal are left out.
    """
    _check(names, records, matrix, like, only or evidence)
    chosen = chosen_format(form, as_json, output, GRID_FORMATS)
    with job(context, chosen) as work:
        if like is None:
            found = _compared(names or [], work, rows=not matrix)
            view = _matrix(found) if matrix else _comparison(found, only, evidence)
        else:
            view = _nearest(_nearest_to(like, names or [], work, number))
        _write(view, chosen, work.stream)


def _check(
    names: Sequence[str] | None, records: str | None, matrix: bool, like: str | None, rows: object
) -> None:
    """Raise AffilError where the options do not go together; `rows` are those about rows."""
    if matrix and like:
        raise AffilError("--matrix and --like contradict each other", hint="give one of them")
    if rows and (matrix or like):
        what = "--matrix" if matrix else "--like"
        raise AffilError(f"{what} shows no terms", hint="leave out --only and --evidence")
    if not names and records is None and like is None:
        raise AffilError("missing argument 'DOC'", hint="see affil compare --help")


def _compared(names: Sequence[str], work: Job, *, rows: bool) -> Comparison:
    with work.reporter:
        return compare_named(names, work.settings, work.reporter, work.given, rows=rows)


def _nearest_to(like: str, names: Sequence[str], work: Job, number: int) -> list[Comparison]:
    with work.reporter:
        return nearest(like, names, work.settings, work.reporter, work.given, number)


def _comparison(found: Comparison, only: str | None, evidence: bool) -> View:
    from affilcli.compare import differences
    from affilcli.render import compared, json, side_by_side

    shown = differences(found) if only else found
    return View(
        partial(compared.view, shown, evidence=evidence),
        partial(json.comparison, shown),
        partial(side_by_side.grid, shown, evidence=evidence),
    )


def _matrix(found: Comparison) -> View:
    from affilcli.render import compared, json, side_by_side

    return View(
        partial(compared.matrix, found),
        partial(json.comparison, found),
        partial(side_by_side.matrix, found),
    )


def _nearest(found: Sequence[Comparison]) -> View:
    from affilcli.render import json
    from affilcli.render import nearest as shown

    return View(
        partial(shown.view, found), partial(json.nearest, found), partial(shown.grid, found)
    )


def _write(view: View, form: Format, stream: TextIO) -> None:
    from affilcli.render.screen import put

    if form == "table":
        screen = console(stream)
        put(view.table(screen.width), screen)
    elif form == "json":
        stream.write(view.json())
    else:
        write_grid(view.grid(), form, stream)
