"""A comparison in words: its rows, what stands in each cell, and the similarity in a line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from affilcli.identity import labels
from affilcli.records import Comparison, Record, Row, Similarity, Verdict, terms_of
from affilcli.render.grid import Grid
from affilcli.render.shown import Shown, shown

VERDICTS: dict[Verdict, str] = {
    "same": "same",
    "similar": "similar",
    "different": "different",
    "only": "only in one",
}


class Line(NamedTuple):
    """A row of the comparison; a deal that says nothing has None for a cell.

    `verdict` is in words; when `partial`, not all deals have a say, and it tells how many have.
    """

    row: Row
    verdict: str
    partial: bool
    cells: list[Shown | None]


def lines(comparison: Comparison) -> Iterator[Line]:
    """The rows of the comparison in words."""
    for row in comparison.rows:
        placed = zip(comparison.records, row.cells, strict=True)
        cells = [_cell(record, row, position) for record, position in placed]
        there = sum(cell is not None for cell in cells)
        partial = 1 < there < len(cells)
        among = f" in {there} of {len(cells)}" if partial else ""
        yield Line(row, VERDICTS[row.verdict] + among, partial, cells)


def _cell(record: Record, row: Row, position: int | None) -> Shown | None:
    """The term less what the label of its row says already."""
    if position is None:
        return None
    term = terms_of(record, row.field)[position]
    cell = shown(row.field, term)
    if row.field == "parties":
        return cell._replace(detail="" if row.label == cell.label else cell.label)
    if row.field == "service_lines":
        named = "" if row.label == cell.value else f"{cell.value}: "
        return cell._replace(value=named + cell.label)
    return _clause(cell) if row.field == "clauses" else cell


def _clause(cell: Shown) -> Shown:
    """A clause has no value but its words: the first sentence that states something."""
    quotes = [span.text for span in cell.term.evidence]
    stated = next((quote for quote in quotes if _states(quote)), None)
    more = f"+{len(quotes) - 1} more" if len(quotes) > 1 else ""
    return cell._replace(value=stated or next(iter(quotes), cell.value), detail=more)


def _states(quote: str) -> bool:
    """No question, no heading, no opening of a list."""
    return quote.rstrip(" ”\"’'").endswith((".", "!", ";")) and not quote.isupper()


def score(value: float | None) -> str:
    """A similarity with two decimals; nothing where there was nothing to compare."""
    return "" if value is None else f"{value:.2f}"


def parts(similarity: Similarity) -> str:
    """`parties 0.60, kind 0.50, …`."""
    said = (f"{part.field.replace('_', ' ')} {score(part.score)}" for part in similarity.parts)
    return ", ".join(said)


def grid(comparison: Comparison, *, evidence: bool) -> Grid:
    """One row a row; a column for each deal, and with `evidence` one for its words."""
    names = labels(comparison.records)
    quoted = [f"{name}: words" for name in names] if evidence else []
    header = ["field", "term", "verdict", "why", *names, *quoted]
    rows = [
        [line.row.field, line.row.label, line.verdict, "; ".join(line.row.reasons)]
        + [_full(cell) for cell in line.cells]
        + [cell.words if cell else "" for cell in line.cells if evidence]
        for line in lines(comparison)
    ]
    return Grid(header, rows)


def _full(cell: Shown | None) -> str:
    """All of a cell in one: `included (unsure) (pediatric; inpatient)`."""
    if cell is None:
        return ""
    return cell.value + cell.mark + (f" ({cell.detail})" if cell.detail else "")


def matrix(comparison: Comparison) -> Grid:
    """The similarity of each deal with each; a deal with itself is 1."""
    names = labels(comparison.records)
    cells = [["1.00" if a == b else "" for b in range(len(names))] for a in range(len(names))]
    for pair in comparison.pairs:
        cells[pair.a][pair.b] = cells[pair.b][pair.a] = score(pair.similarity.score)
    return Grid(["deal", *names], [[name, *row] for name, row in zip(names, cells, strict=True)])
