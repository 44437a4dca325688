"""The deals most like one: a table, or a grid for spreadsheets."""

from __future__ import annotations

from collections.abc import Sequence

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from affilcli.identity import labels
from affilcli.records import FIELDS, Pair, Record
from affilcli.render.grid import Grid
from affilcli.render.plain import hyphen_wrapped, plain
from affilcli.render.side_by_side import parts, score


def view(records: Sequence[Record], pairs: Sequence[Pair], width: int) -> RenderableType:
    """`pairs` are those of the first record with others, the most similar first."""
    names = labels(records)
    name = max(20, width * 2 // 5)
    table = Table(
        box=box.SIMPLE_HEAD, width=width, padding=(0, 1, 0, 0), pad_edge=False, show_edge=False
    )
    table.add_column("Deal", width=name, overflow="fold")
    table.add_column("Alike", width=5, justify="right")
    table.add_column("In what", ratio=1, overflow="fold")
    for pair in pairs:
        table.add_row(
            Text(hyphen_wrapped(names[pair.b], name)),
            score(pair.similarity.score),
            Text(parts(pair.similarity), style="dim"),
        )
    return Group(Text.assemble("Most like ", (plain(names[0]), "bold")), Text(), table)


def grid(records: Sequence[Record], pairs: Sequence[Pair]) -> Grid:
    """A row a deal, with a column for each field that counts."""
    names = labels(records)
    met = {part.field for pair in pairs for part in pair.similarity.parts}
    fields = [field for field in FIELDS if field in met]
    rows = []
    for pair in pairs:
        scores = {part.field: score(part.score) for part in pair.similarity.parts}
        path = records[pair.b].source.path
        own = [names[pair.b], path, score(pair.similarity.score)]
        rows.append([*own, *(scores.get(field, "") for field in fields)])
    return Grid(["deal", "path", "similarity", *fields], rows)
