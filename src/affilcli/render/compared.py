"""A comparison as a Rich table: a column a deal where there is room, else a line a deal."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby
from textwrap import wrap

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from affilcli.records import Comparison, Verdict
from affilcli.render import side_by_side
from affilcli.render.columns import empty_table
from affilcli.render.heading import heading
from affilcli.render.labelled import labelled
from affilcli.render.plain import excerpt, hyphen_wrapped, plain
from affilcli.render.shown import TITLES, Shown
from affilcli.render.side_by_side import Line

MIN_CELL = 22
"""A deal's column is never narrower; deals that do not fit beside each other go below."""

MARKS: dict[Verdict, tuple[str, str]] = {
    "same": ("=", "green"),
    "similar": ("≈", "yellow"),
    "different": ("≠", "red"),
    "only": ("·", "dim"),
}
"""Mark and style of each verdict."""

WORDS_LINES = 4
"""How many lines of its column the words behind a term may take."""


def view(comparison: Comparison, width: int, *, evidence: bool) -> RenderableType:
    """The whole comparison: which deals, how alike they are, the rows, and what the marks mean."""
    deals = labelled(comparison.records)
    names = [deal.label for deal in deals]
    lines = list(side_by_side.lines(comparison))
    term = _term_width(width)
    fits = (width - term) // len(names) >= MIN_CELL
    lay = _columns if fits else _stacked
    return Group(
        *(heading(*deal) for deal in deals),
        _similarity(comparison),
        Text(),
        lay(lines, names, width, evidence),
        *_legend(lines),
    )


def _term_width(width: int) -> int:
    """What the first column gets: it holds the reasons too."""
    return max(18, min(26, width // 5))


def _similarity(comparison: Comparison) -> Text:
    found = comparison.similarity
    said = "Similarity" if len(comparison.pairs) == 1 else "Similarity, mean of all pairs:"
    text = Text.assemble(f"{said} ", (side_by_side.score(found.score) or "unknown", "bold"))
    return text.append(f" ({side_by_side.parts(found)})" if found.parts else "")


def _legend(lines: Sequence[Line]) -> Iterator[Text]:
    """What the marks mean that occur."""
    met = {line.row.verdict for line in lines}
    parts = [f"{mark} {side_by_side.VERDICTS[v]}" for v, (mark, _) in MARKS.items() if v in met]
    if any(line.partial for line in lines):
        parts.append("( ) not in all")
    if parts:
        yield Text()
    yield Text("   ".join(parts) or "No differences.", style="dim")


def _columns(lines: Sequence[Line], names: Sequence[str], width: int, evidence: bool) -> Table:
    term = _term_width(width)
    cell = (width - term - 1) // len(names) - 1
    columns = [_Cells(cell, evidence) for _ in names]
    made = empty_table(width)
    made.add_column("", width=term, overflow="fold")
    for name in names:
        made.add_column(Text(hyphen_wrapped(name, cell)), ratio=1, overflow="fold")
    for title, group in groupby(lines, key=_title):
        made.add_row(Text(title, style="bold"))
        for line in group:
            said = zip(columns, line.cells, strict=True)
            made.add_row(
                _term(line, term, _notes(line)), *(own.text(one, line) for own, one in said)
            )
    return made


def _stacked(lines: Sequence[Line], names: Sequence[str], width: int, evidence: bool) -> Table:
    """A line for every deal that has a say in a row, under the row's name."""
    term, deal = _term_width(width), max(18, width // 5)
    deals = [(name, _Cells(width - term - deal - 2, evidence)) for name in names]
    made = empty_table(width)
    made.add_column("", width=term, overflow="fold")
    made.add_column("Deal", width=deal, overflow="fold")
    made.add_column("Says", ratio=1, overflow="fold")
    for title, group in groupby(lines, key=_title):
        made.add_row(Text(title, style="bold"))
        for line in group:
            label = _term(line, term, ())
            if notes := _notes(line):
                made.add_row(label, "", Text(plain("; ".join(notes)), style="dim"))
                label = Text()
            for (name, own), one in zip(deals, line.cells, strict=True):
                if one:
                    made.add_row(label, Text(hyphen_wrapped(name, deal)), own.text(one, line))
                    label = Text()
    return made


def _title(line: Line) -> str:
    return TITLES[line.row.field]


def _term(line: Line, width: int, notes: Sequence[str]) -> Text:
    """Mark and label of a row, and below it the notes, all but the mark indented."""
    mark, style = MARKS[line.row.verdict]
    label = Text("\n  ".join(wrap(plain(line.row.label), width - 2)), style="cyan")
    text = Text.assemble((f"({mark})" if line.partial else mark, style), " ", label)
    for note in notes:
        lines = wrap(plain(note), width - 2)
        text.append("".join(f"\n  {one}" for one in lines), style="dim")
    return text


def _notes(line: Line) -> list[str]:
    """The verdict where not all deals have a say, and the reasons for it."""
    return [line.verdict] * line.partial + line.row.reasons


class _Cells:
    """What one deal says, from the top of the table down; no words are quoted twice."""

    def __init__(self, width: int, evidence: bool) -> None:
        self.limit = width * WORDS_LINES
        self.evidence = evidence
        self.quoted: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        self.last = ""

    def text(self, cell: Shown | None, line: Line) -> Text:
        """The value, its details, and with `evidence` the words behind it."""
        if cell is None:
            return Text("–", style="dim")
        text = Text(excerpt(cell.value, "", self.limit) + cell.mark)
        if cell.detail:
            text.append(f"\n{plain(cell.detail)}", style="dim")
        if self.evidence and cell.words not in ("", cell.value):
            text.append(f"\n{self._quote(cell, line.row.label)}", style="italic dim")
        return text

    def _quote(self, cell: Shown, label: str) -> str:
        """What there is to read of the words, or the row in which that can be read already."""
        piece, key = excerpt(cell.words, cell.key, self.limit), plain(cell.key).casefold()
        for earlier, row in self.quoted[cell.words]:
            if piece == earlier or key in earlier.casefold():
                last, self.last = self.last, earlier
                return "(as above)" if earlier == last else f"(as for {plain(row)})"
        self.quoted[cell.words].append((piece, label))
        self.last = piece
        return piece


def matrix(comparison: Comparison, width: int) -> RenderableType:
    """The similarity of each two deals; the columns bear the numbers of the rows."""
    rows = side_by_side.matrix(comparison).rows
    number = len(str(len(rows)))
    name_width = min(max(len(row[0]) for row in rows) + number + 2, width // 2)
    shown = max(1, (width - name_width) // 5)
    blocks = [range(at, min(at + shown, len(rows))) for at in range(0, len(rows), shown)]
    return Group(*(_block(rows, block, name_width) for block in blocks))


def _block(rows: Sequence[Sequence[str]], columns: range, name_width: int) -> RenderableType:
    made = Table(box=box.SIMPLE_HEAD, padding=0, show_edge=False)  # columns stand a space apart
    made.add_column("Deal", width=name_width, no_wrap=True, overflow="ellipsis")
    for column in columns:
        made.add_column(str(column + 1), justify="right", width=4)
    for number, row in enumerate(rows, start=1):
        cells = [row[1 + column] for column in columns]
        own = number - 1
        styled = [
            Text(cell, style="dim" if column == own else "")
            for column, cell in zip(columns, cells, strict=True)
        ]
        made.add_row(Text(f"{number} {plain(row[0])}"), *styled)
    return made
