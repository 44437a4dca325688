"""Several deals side by side: one row each, as much in it as the width has room for."""

from __future__ import annotations

from collections.abc import Sequence

from rich.table import Table
from rich.text import Text

from affilcli.records import Record
from affilcli.render import columns, phrases
from affilcli.render.columns import Column, stack
from affilcli.render.labelled import Deal
from affilcli.render.plain import hyphen_wrapped, plain

WIDE = 150
"""From this width on every kind of term has a column of its own."""

FEW_NAMES, MANY_NAMES = 5, 16
"""How many service lines of one status are named, in a narrow and in a wide table."""

KIND_WIDTH, DATES_WIDTH = 13, 20
"""Just enough for `collaboration` and for `announced 2021-01-26`."""

NOT_RELEVANT = "not an affiliation"


def table(deals: Sequence[Deal], width: int) -> Table:
    """The deals in the order given. Columns in which no deal has anything are left out."""
    wanted = _wide_columns(width) if width >= WIDE else _narrow_columns(width)
    kept = [c for c in wanted if c.width is None or any(c.cell(deal) for deal in deals)]
    return columns.table(kept, deals, width, rules=True)


def _wide_columns(width: int) -> list[Column[Deal]]:
    name = width // 8
    return [
        Column("Deal", name, lambda deal: _label(deal, name)),
        Column("Parties", name, lambda deal: _parties(deal.record)),
        Column("Kind, stage", KIND_WIDTH, lambda deal: _agreement(deal.record)),
        Column("Dates", DATES_WIDTH, lambda deal: _dates(deal.record)),
        Column("Service lines", None, lambda deal: _services(deal.record, MANY_NAMES)),
        Column("Excluded", width // 8, lambda deal: _exclusions(deal.record)),
        Column("Figures", 18, lambda deal: _figures(deal.record)),
    ]


def _narrow_columns(width: int) -> list[Column[Deal]]:
    name = width // 4
    return [
        Column("Deal", name, lambda deal: stack(_label(deal, name), _parties(deal.record))),
        Column("Kind, stage", KIND_WIDTH, lambda deal: _agreement(deal.record)),
        Column("Dates", DATES_WIDTH, lambda deal: _dates(deal.record)),
        Column("Service lines", None, lambda deal: _scope(deal.record)),
    ]


def _scope(record: Record) -> Text:
    """What a narrow table has no columns for, one below the other."""
    outside = _titled("not covered: ", _exclusions(record))
    return stack(_services(record, FEW_NAMES), outside, _figures(record))


def _label(deal: Deal, width: int) -> Text:
    return Text(hyphen_wrapped(deal.label, width), style="bold")


def _parties(record: Record) -> Text:
    return stack(*(Text.assemble(plain(p.short), (f" ({p.role})", "dim")) for p in record.parties))


def _agreement(record: Record) -> Text:
    if not record.relevant:
        return Text(NOT_RELEVANT, style="dim")
    values = [term.value for term in (record.kind, record.stage) if term]
    words = [Text(hyphen_wrapped(value, KIND_WIDTH)) for value in values]
    name = [Text(plain(record.name.value), style="italic")] if record.name else []
    return stack(*words, *name)


def _dates(record: Record) -> Text:
    return stack(*(_titled(f"{d.type} ", Text(plain(phrases.date(d)))) for d in record.dates))


def _services(record: Record, most: int) -> Text:
    parts = []
    for status in phrases.STATUSES:
        lines = [line for line in record.service_lines if line.status == status]
        names = list(dict.fromkeys(plain(line.name) for line in lines))
        title = f"{len(names)} {status}: " if len(names) > 1 else f"{status}: "
        parts.append(_titled(title, Text(phrases.listing(names, most))))
    return stack(*parts)


def _exclusions(record: Record) -> Text:
    return Text("; ".join(plain(exclusion.text) for exclusion in record.exclusions))


def _figures(record: Record) -> Text:
    return stack(*(_titled(f"{f.kind} ", Text(phrases.figure(f))) for f in record.figures))


def _titled(title: str, text: Text) -> Text:
    """The text behind its title, or nothing at all when there is no text."""
    return Text.assemble((title, "dim"), text) if text else text
