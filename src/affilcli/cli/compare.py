"""`affil compare`: deals side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple, TextIO

import typer

from affilcli.cli.options import (
    GRID_FORMATS,
    CorpusOption,
    DebugOption,
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
    session,
)
from affilcli.cli.output import console, destination
from affilcli.cli.progress import Reporter
from affilcli.errors import AffilError
from affilcli.records import Record
from affilcli.render.phrases import counted, listing
from affilcli.settings import Settings, load_settings
from affilcli.workflow import Failure, compare_records, find, known, load_records, nearest

if TYPE_CHECKING:
    from rich.console import RenderableType

    from affilcli.render.grid import Grid

DocumentsArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="DOC", show_default=False,
        help="Files, folders, ids of deals or beginnings of ids, or - for text on standard input.",
    ),
]  # fmt: skip

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
    settings = load_settings(
        model=model,
        gazetteer=tuple(gazetteer or ()),
        corpus=corpus,
        store=False if no_store else None,
    )
    reporter = Reporter(quiet=quiet, verbose=verbose, bar=True, debug=session(context).debug)
    with destination(output, utf8=chosen != "table") as stream:
        source = _Source(settings, reporter, None if records is None else load_records(records))
        if like is None:
            view = _comparison(source.deals(names or []), settings, only, evidence, matrix)
        else:
            view = _nearest(source, like, names or [], number)
        _write(view, chosen, stream)
    raise typer.Exit(reporter.exit_code)


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


class _Source:
    """Where the deals come from: those named, those known, or those of a file of records."""

    def __init__(
        self, settings: Settings, reporter: Reporter, given: Sequence[Record] | None
    ) -> None:
        self.settings, self.reporter, self.given = settings, reporter, given

    def deals(self, names: Sequence[str]) -> list[Record]:
        """The deals that are named; of what announces none is told that it is left out."""
        records = self._found(find(names, self.settings, self.reporter, self.given))
        left = [record.source.path for record in records if not record.relevant]
        if left:
            number = counted(len(left), "document")
            self.reporter.warned(f"{number} without a deal left out: {listing(left, NAMED)}")
        return [record for record in records if record.relevant]

    def one(self, name: str) -> Record:
        """The one record that is named; raises AffilError when there is none, or several."""
        records = self._found(find([name], self.settings, self.reporter, self.given))
        if len(records) != 1:
            raise AffilError(
                f"--like takes one deal, and '{name}' names {len(records)}",
                hint="name a document or an id",
            )
        return records[0]

    def others(self, names: Sequence[str]) -> list[Record]:
        """The deals that are named, else all of the file of records, else all that are known."""
        if names or self.given is not None:
            return self.deals(names)
        return self._found(known(self.settings, self.reporter))

    def _found(self, results: Iterable[Record | Failure]) -> list[Record]:
        return self.reporter.records(results)


NAMED = 3
"""Documents that are named in a warning before the rest is only counted."""


def _comparison(
    records: Sequence[Record], settings: Settings, only: str | None, evidence: bool, matrix: bool
) -> View:
    from affilcli.compare import differences, without_rows
    from affilcli.render import compared, json, side_by_side

    found = compare_records(records, settings)
    if matrix:
        return View(
            partial(compared.matrix, found),
            partial(json.comparison, without_rows(found)),
            partial(side_by_side.matrix, found),
        )
    shown = differences(found) if only else found
    return View(
        partial(compared.view, shown, evidence=evidence),
        partial(json.comparison, shown),
        partial(side_by_side.grid, shown, evidence=evidence),
    )


def _nearest(source: _Source, like: str, names: Sequence[str], number: int) -> View:
    from affilcli.render import json
    from affilcli.render import nearest as shown

    record = source.one(like)
    found = nearest(record, source.others(names), source.settings, number)
    return View(
        partial(shown.view, found), partial(json.nearest, found), partial(shown.grid, found)
    )


def _write(view: View, form: Format, stream: TextIO) -> None:
    from affilcli.render import csv, markdown
    from affilcli.render.screen import put

    if form == "table":
        screen = console(stream)
        put(view.table(screen.width), screen)
    elif form == "json":
        stream.write(view.json())
    else:
        stream.writelines((csv.write if form == "csv" else markdown.write)(view.grid()))
    stream.flush()
