"""An evaluation as Rich tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from affilcli.evaluate.calibration import Reliability
from affilcli.evaluate.changes import Change
from affilcli.evaluate.errors import Miss
from affilcli.evaluate.evaluation import Evaluation
from affilcli.evaluate.identities import Identities
from affilcli.render import scores
from affilcli.render.grid import Grid
from affilcli.render.phrases import counted, listing
from affilcli.render.plain import excerpt, hyphen_wrapped, plain

NAMED = 5
"""Documents without a record that are named before the rest is only counted."""

WORDS_LINES = 5
"""How many lines of its column the text around an error may take."""

STYLES = {"gained": "green", "lost": "red", "false alarm": "red", "false alarm gone": "green"}


def view(one: Evaluation, width: int) -> RenderableType:
    """The scores, and below them what else was asked for."""
    return Group(*_parts(one, width))


def _parts(one: Evaluation, width: int) -> Iterator[RenderableType]:
    report = one.report
    yield _numbers(scores.scores(report, one.before))
    yield Text()
    line = f"Mean over {counted(report.documents, 'document')}"
    if report.absent:
        line += f"; no record for {listing(report.absent, NAMED)}"
    yield Text(plain(line), style="dim")
    if one.ids is not None:
        yield Text(_ids(one.ids), style="dim")
    if one.reliability is not None:
        yield from _reliability(one.reliability)
    if one.changes is not None:
        yield from _changes(one.changes, width)
    if one.errors is not None:
        yield from _errors(one.errors, width)


def _ids(found: Identities) -> str:
    """What the ids of parties are worth, in two sentences."""
    filled, right = _share(found.filled, found.held), _share(found.right, found.given)
    return f"Ids: {filled} parties found that the gazetteer holds bear one; {right} given are right"


def _share(part: int, whole: int) -> str:
    """`95 of the 100 (0.950)`, nothing of nothing without a share."""
    share = f" ({scores.number(part / whole)})" if whole else ""
    return f"{part} of {whole}{share}"


def _table(width: int | None = None) -> Table:
    return Table(
        box=box.SIMPLE_HEAD, width=width, padding=(0, 1, 0, 0), pad_edge=False, show_edge=False
    )


def _numbers(grid: Grid) -> Table:
    """A grid whose columns hold numbers, all but the first."""
    table = _table()
    for at, title in enumerate(grid.header):
        shown = "±" if title == "error" else title.capitalize()
        table.add_column(shown, justify="right" if at else "left")
    for row in grid.rows:
        table.add_row(*row, style="bold" if row[0] == scores.MEAN else None)
    return table


def _reliability(found: Reliability) -> Iterator[RenderableType]:
    terms = counted(found.terms, "term")
    yield Text(f"\nExpected calibration error {scores.number(found.error)} over {terms};")
    yield Text("precision and recall are of all terms from that confidence up\n")
    yield _numbers(scores.reliability(found))


def _changes(found: Sequence[Change], width: int) -> Iterator[RenderableType]:
    yield Text("\nNothing has changed" if not found else f"\n{counted(len(found), 'change')}\n")
    if not found:
        return
    document = (width - 35) // 2
    table = _table(width)
    table.add_column("Field", width=14)
    table.add_column("Document", width=document)
    table.add_column("Turn", width=16)
    table.add_column("Term", ratio=1, overflow="fold")
    for one in found:
        name = hyphen_wrapped(one.document, document)
        turn = Text(one.turn, style=STYLES[one.turn])
        table.add_row(one.measure, Text(name), turn, Text(plain(one.term)))
    yield table


def _errors(found: Sequence[Miss], width: int) -> Iterator[RenderableType]:
    yield Text("\nNo errors" if not found else f"\n{counted(len(found), 'error')}\n")
    if not found:
        return
    value = max(14, width // 5)
    room = (width - 3 * value - 3) * WORDS_LINES
    table = _table(width)
    for title in ("Document", "Gold", "Given"):
        table.add_column(title, width=value, overflow="fold")
    table.add_column("The text around it", ratio=1, style="dim", overflow="fold")
    for one in found:
        table.add_row(
            Text(hyphen_wrapped(one.document, value)),
            Text(plain(one.gold or "–"), style="green" if one.gold else "dim"),
            Text(plain(one.given or "–"), style="red" if one.given else "dim"),
            Text(excerpt(one.text, one.words, room)),
        )
    yield table
