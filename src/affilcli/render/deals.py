"""Several deals side by side: one row each, as much in it as the width has room for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from rich.table import Table
from rich.text import Text

from affilcli.records import Record
from affilcli.render import phrases
from affilcli.render.plain import hyphen_wrapped, plain
from affilcli.render.screen import empty_table

WIDE = 150
"""From this width on every kind of term has a column of its own."""

FEW_NAMES, MANY_NAMES = 5, 16
"""How many service lines of one status are named, in a narrow and in a wide table."""

KIND_WIDTH, DATES_WIDTH = 13, 20
"""Just enough for `collaboration` and for `announced 2021-01-26`."""

NOT_RELEVANT = "not an affiliation"


class Column(NamedTuple):
    """A column and what stands in it; the one without a width takes the room that is left."""

    title: str
    width: int | None
    cell: Callable[[Record], Text]


def table(records: Sequence[Record], width: int) -> Table:
    """The deals in the order given. Columns in which no record has anything are left out."""
    columns = _wide_columns(width) if width >= WIDE else _narrow_columns(width)
    kept = [c for c in columns if c.width is None or any(c.cell(record) for record in records)]
    grid = empty_table(width, rules=True)
    for column in kept:
        ratio = 1 if column.width is None else None
        grid.add_column(column.title, width=column.width, ratio=ratio, overflow="fold")
    for record in records:
        grid.add_row(*(column.cell(record) for column in kept))
    return grid


def _wide_columns(width: int) -> list[Column]:
    name = width // 8
    return [
        Column("Deal", name, lambda record: _id(record, name)),
        Column("Parties", name, _parties),
        Column("Kind, stage", KIND_WIDTH, _agreement),
        Column("Dates", DATES_WIDTH, _dates),
        Column("Service lines", None, lambda record: _services(record, MANY_NAMES)),
        Column("Excluded", width // 8, _exclusions),
        Column("Figures", 18, _figures),
    ]


def _narrow_columns(width: int) -> list[Column]:
    name = width // 4
    return [
        Column("Deal", name, lambda record: _stack(_id(record, name), _parties(record))),
        Column("Kind, stage", KIND_WIDTH, _agreement),
        Column("Dates", DATES_WIDTH, _dates),
        Column("Service lines", None, _scope),
    ]


def _scope(record: Record) -> Text:
    """What a narrow table has no columns for, one below the other."""
    outside = _labelled("not covered: ", _exclusions(record))
    return _stack(_services(record, FEW_NAMES), outside, _figures(record))


def _id(record: Record, width: int) -> Text:
    return Text(hyphen_wrapped(record.id, width), style="bold")


def _parties(record: Record) -> Text:
    return _stack(*(Text.assemble(plain(p.short), (f" ({p.role})", "dim")) for p in record.parties))


def _agreement(record: Record) -> Text:
    if not record.relevant:
        return Text(NOT_RELEVANT, style="dim")
    values = [term.value for term in (record.kind, record.stage) if term]
    words = [Text(hyphen_wrapped(value, KIND_WIDTH)) for value in values]
    name = [Text(plain(record.name.value), style="italic")] if record.name else []
    return _stack(*words, *name)


def _dates(record: Record) -> Text:
    return _stack(*(_labelled(f"{d.type} ", Text(plain(phrases.date(d)))) for d in record.dates))


def _services(record: Record, most: int) -> Text:
    parts = []
    for status in phrases.STATUSES:
        lines = [line for line in record.service_lines if line.status == status]
        names = list(dict.fromkeys(plain(line.name) for line in lines))
        label = f"{len(names)} {status}: " if len(names) > 1 else f"{status}: "
        parts.append(_labelled(label, Text(phrases.listing(names, most))))
    return _stack(*parts)


def _exclusions(record: Record) -> Text:
    return Text("; ".join(plain(exclusion.text) for exclusion in record.exclusions))


def _figures(record: Record) -> Text:
    return _stack(*(_labelled(f"{f.kind} ", Text(phrases.figure(f))) for f in record.figures))


def _labelled(label: str, text: Text) -> Text:
    """The text behind its label, or nothing at all when there is no text."""
    return Text.assemble((label, "dim"), text) if text else text


def _stack(*texts: Text) -> Text:
    """The texts that say something, one below the other."""
    return Text("\n").join(text for text in texts if text)
