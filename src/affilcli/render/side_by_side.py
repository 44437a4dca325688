"""A comparison in words: its rows, what stands in each cell, and the similarity in a line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from affilcli.identity import labels
from affilcli.records import Comparison, Field, Record, Row, Similarity, Term, Verdict, terms_of
from affilcli.render import phrases
from affilcli.render.grid import Grid
from affilcli.render.sheet import UNSURE

TITLES: dict[Field, str] = {
    "parties": "Parties",
    "kind": "Agreement",
    "stage": "Agreement",
    "name": "Agreement",
    "dates": "Dates",
    "service_lines": "Service lines",
    "exclusions": "Exclusions",
    "figures": "Figures",
    "people": "People",
    "clauses": "Clauses",
}

VERDICTS: dict[Verdict, str] = {
    "same": "same",
    "similar": "similar",
    "different": "different",
    "only": "only in one",
}


class Cell(NamedTuple):
    """What one deal says: the value, details of it, and the words behind it.

    `key` is the part of the words that is kept when they are cut.
    """

    value: str
    detail: str
    words: str
    key: str


class Line(NamedTuple):
    """A row of the comparison; a deal that says nothing has None for a cell."""

    row: Row
    verdict: str
    cells: list[Cell | None]


def lines(comparison: Comparison) -> Iterator[Line]:
    """The rows of the comparison in words."""
    for row in comparison.rows:
        placed = zip(comparison.records, row.cells, strict=True)
        cells = [_cell(record, row, position) for record, position in placed]
        yield Line(row, _verdict(row), cells)


def _verdict(row: Row) -> str:
    """The verdict, and on how many deals it is where not all of them have a say."""
    there = sum(cell is not None for cell in row.cells)
    partial = 1 < there < len(row.cells)
    return VERDICTS[row.verdict] + (f" in {there} of {len(row.cells)}" if partial else "")


def _cell(record: Record, row: Row, position: int | None) -> Cell | None:
    if position is None:
        return None
    term: Term = terms_of(record, row.field)[position]
    value, detail, key = SHOWN[row.field](term, row)
    if term.confidence < UNSURE:
        value += " (unsure)"
    return Cell(value, detail, term.evidence[0].text if term.evidence else "", key)


Shown = tuple[str, str, str]
"""Value, detail and key of a cell."""


def _value(term: Any, _row: Row) -> Shown:
    return term.value, "", term.value


def _party(term: Any, row: Row) -> Shown:
    return term.name, "" if row.label == term.role else term.role, term.name


def _date(term: Any, _row: Row) -> Shown:
    return phrases.date(term), ", ".join(term.about), term.text


def _service_line(term: Any, row: Row) -> Shown:
    value = term.status if row.label == term.name else f"{term.name}: {term.status}"
    return value, phrases.scope(term), term.name


def _exclusion(term: Any, _row: Row) -> Shown:
    return term.text, "", term.text


def _figure(term: Any, _row: Row) -> Shown:
    return phrases.figure(term), "", term.text


def _person(term: Any, _row: Row) -> Shown:
    return term.name, ", ".join(filter(None, (term.title, term.organization))), term.name


def _clause(term: Any, _row: Row) -> Shown:
    """A clause has no value but its words: the first sentence that states something."""
    quotes = [span.text for span in term.evidence]
    stated = next((quote for quote in quotes if _states(quote)), None)
    more = f"+{len(quotes) - 1} more" if len(quotes) > 1 else ""
    return stated or next(iter(quotes), term.category), more, ""


def _states(quote: str) -> bool:
    """No question, no heading, no opening of a list."""
    return quote.rstrip(" ”\"’'").endswith((".", "!", ";")) and not quote.isupper()


SHOWN: dict[Field, Callable[[Any, Row], Shown]] = {
    "parties": _party,
    "kind": _value,
    "stage": _value,
    "name": _value,
    "dates": _date,
    "service_lines": _service_line,
    "exclusions": _exclusion,
    "figures": _figure,
    "people": _person,
    "clauses": _clause,
}


def score(value: float | None) -> str:
    """A similarity with two decimals; nothing where there was nothing to compare."""
    return "" if value is None else f"{value:.2f}"


def parts(similarity: Similarity) -> str:
    """`parties 0.60, kind 0.50, …`."""
    shown = (f"{part.field.replace('_', ' ')} {score(part.score)}" for part in similarity.parts)
    return ", ".join(shown)


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


def _full(cell: Cell | None) -> str:
    """Value and detail in one: `included (pediatric; inpatient)`."""
    if cell is None:
        return ""
    return f"{cell.value} ({cell.detail})" if cell.detail else cell.value


def matrix(comparison: Comparison) -> Grid:
    """The similarity of each deal with each; a deal with itself is 1."""
    names = labels(comparison.records)
    cells = [["1.00" if a == b else "" for b in range(len(names))] for a in range(len(names))]
    for pair in comparison.pairs:
        cells[pair.a][pair.b] = cells[pair.b][pair.a] = score(pair.similarity.score)
    return Grid(["deal", *names], [[name, *row] for name, row in zip(names, cells, strict=True)])
