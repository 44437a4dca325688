"""The deals most like one: a table, or a grid for spreadsheets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from affilcli.identity import labels
from affilcli.records import FIELDS, Comparison, Field, Row, terms_of
from affilcli.render.columns import empty_table
from affilcli.render.grid import Grid
from affilcli.render.plain import hyphen_wrapped, plain
from affilcli.render.shown import TITLES
from affilcli.render.side_by_side import score

TELLING: frozenset[Field] = frozenset({
    *("parties", "kind", "stage", "name", "service_lines", "figures", "clauses")
})  # fmt: skip
"""Fields in which deals are alike or not; dates and persons hardly ever are."""


def view(found: Sequence[Comparison], width: int) -> RenderableType:
    """`found` has the same deal beside others, the most similar first."""
    name = max(20, width * 2 // 5)
    made = empty_table(width)
    made.add_column("Deal", width=name, overflow="fold")
    made.add_column("Alike", width=5, justify="right")
    made.add_column("What they share", ratio=1, overflow="fold")
    for label, one in zip(_labels(found)[1:], found, strict=True):
        shared = Text(plain("; ".join(_shared(one))))
        made.add_row(Text(hyphen_wrapped(label, name)), score(one.similarity.score), shared)
    return Group(Text.assemble("Most like ", (plain(_labels(found)[0]), "bold")), Text(), made)


def grid(found: Sequence[Comparison]) -> Grid:
    """A row a deal, with a column for each field that counts."""
    met = {part.field for one in found for part in one.similarity.parts}
    fields = [field for field in FIELDS if field in met]
    rows = []
    for label, one in zip(_labels(found)[1:], found, strict=True):
        scores = {part.field: score(part.score) for part in one.similarity.parts}
        own = [label, one.records[1].source.path, score(one.similarity.score)]
        shares = (scores.get(field, "") for field in fields)
        rows.append([*own, *shares, "; ".join(_shared(one))])
    return Grid(["deal", "path", "similarity", *fields, "shared"], rows)


def _labels(found: Sequence[Comparison]) -> list[str]:
    """The names of the deal and of the others."""
    return labels([found[0].records[0], *(one.records[1] for one in found)])


def _shared(comparison: Comparison) -> Iterator[str]:
    """What two deals have in common, a field at a time: `service lines: Oncology, Pediatrics`."""
    said: dict[str, list[str]] = {}
    for row in comparison.rows:
        if row.field in TELLING and row.verdict in ("same", "similar"):
            said.setdefault(TITLES[row.field].lower(), []).append(_common(row, comparison))
    return (f"{title}: {', '.join(dict.fromkeys(values))}" for title, values in said.items())


def _common(row: Row, comparison: Comparison) -> str:
    """The value, or what is alike in two values."""
    if row.field not in ("parties", "kind", "stage", "name"):
        return row.label
    if row.verdict == "similar":
        return row.reasons[0]
    term = terms_of(comparison.records[0], row.field)[row.cells[0] or 0]
    return str(term.name if row.field == "parties" else term.value)
