"""The look of all our tables, and tables that show one item in each row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Generic, NamedTuple, TypeVar

from rich import box
from rich.table import Table
from rich.text import Text

Item = TypeVar("Item")


class Column(NamedTuple, Generic[Item]):
    """A column and what stands in it; those without a width share the room that is left."""

    title: str
    width: int | None
    cell: Callable[[Item], Text]
    share: int = 1


def empty_table(width: int, *, rules: bool = False) -> Table:
    """An empty table of this width in the look of all our tables; `rules` sets its rows apart."""
    return Table(
        box=box.SIMPLE_HEAD,
        width=width,
        padding=(0, 1, 0, 0),
        pad_edge=False,
        show_edge=False,
        show_lines=rules,
    )


def table(
    columns: Sequence[Column[Item]], items: Iterable[Item], width: int, *, rules: bool
) -> Table:
    """A table with a row for each item."""
    made = empty_table(width, rules=rules)
    for column in columns:
        ratio = column.share if column.width is None else None
        made.add_column(column.title, width=column.width, ratio=ratio, overflow="fold")
    for item in items:
        made.add_row(*(column.cell(item) for column in columns))
    return made


def stack(*texts: Text) -> Text:
    """The texts that say something, one below the other."""
    return Text("\n").join(text for text in texts if text)
