"""The deals that are known, a row each: who, what, when, and where the document lies."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from affilcli.records import DateType, KindTerm, Record, StageTerm
from affilcli.render import columns
from affilcli.render.columns import Column, stack
from affilcli.render.grid import Grid
from affilcli.render.labelled import Deal
from affilcli.render.plain import hyphen_wrapped, plain
from affilcli.render.screen import put

WIDE = 180
"""From this width on parties and path have columns of their own."""

DATED_BY: tuple[DateType, ...] = ("announced", "signed", "effective")
"""The dates of a deal that stand in for the day of publication, the best first."""

HEADER = ["id", "label", "date", "dated", "parties", "kind", "stage", "path", "sha256"]
"""As in `objects`: `label` names a deal in a command, where `id` may not do."""


def show(deals: Sequence[Deal], console: Console) -> None:
    """Print the table, unless there is nothing in it."""
    if deals:
        put(table(deals, console.width), console)


def table(deals: Sequence[Deal], width: int) -> Table:
    """The deals in the order given."""
    wide = width >= WIDE
    wanted = _wide_columns(width) if wide else _narrow_columns(width)
    return columns.table(wanted, deals, width, rules=not wide)


def grid(deals: Sequence[Deal]) -> Grid:
    """The deals as rows of text."""
    return Grid(HEADER, [_row(deal) for deal in deals])


def objects(deals: Sequence[Deal]) -> list[dict[str, Any]]:
    """The deals for programs."""
    return [_object(deal) for deal in deals]


def dated(record: Record) -> tuple[str | None, str | None]:
    """The day of a deal, and what happened on it: its publication, else a date of the agreement."""
    if record.source.published:
        return record.source.published, "published"
    values = [(d.value, d.type) for kind in DATED_BY for d in record.dates if d.type == kind]
    return next(((value, kind) for value, kind in values if value), (None, None))


def _row(deal: Deal) -> list[str]:
    record = deal.record
    parties = "; ".join(f"{party.short} ({party.role})" for party in record.parties)
    date, event = dated(record)
    agreement = [term.value if term else "" for term in (record.kind, record.stage)]
    named = [record.id, deal.label, date or "", event or "", parties]
    return [*named, *agreement, record.source.path, record.source.sha256]


def _object(deal: Deal) -> dict[str, Any]:
    record = deal.record
    date, event = dated(record)
    return {
        "id": record.id,
        "label": deal.label,
        "date": date,
        "dated": event,
        "parties": [{"name": p.name, "short": p.short, "role": p.role} for p in record.parties],
        "kind": record.kind and record.kind.value,
        "stage": record.stage and record.stage.value,
        "path": record.source.path,
        "sha256": record.source.sha256,
    }


def _wide_columns(width: int) -> list[Column[Deal]]:
    name = width // 5
    return [
        Column("Deal", name, lambda deal: _label(deal, name)),
        Column("Date", 21, _date),
        Column("Parties", None, _parties, share=2),
        Column("Kind", 20, lambda deal: _value(deal.record.kind, 20)),
        Column("Stage", 16, lambda deal: _value(deal.record.stage, 16)),
        Column("Path", None, _path, share=3),
    ]


DATE, KIND = 11, 13
"""Just enough for `2021-01-26/`, which goes on in the next line, and for `collaboration`."""


def _narrow_columns(width: int) -> list[Column[Deal]]:
    name = width - DATE - KIND - 4
    return [
        Column("Deal", None, lambda deal: stack(_label(deal, name), _parties(deal), _path(deal))),
        Column("Date", DATE, _narrow_date),
        Column("Kind, stage", KIND, _agreement),
    ]


def _label(deal: Deal, width: int) -> Text:
    return Text(hyphen_wrapped(deal.label, width), style="bold")


def _date(deal: Deal) -> Text:
    date, event = dated(deal.record)
    return Text.assemble(plain(date or ""), " ", (event or "", "dim"))


def _narrow_date(deal: Deal) -> Text:
    date, event = dated(deal.record)
    return stack(Text(plain(date or "").replace("/", "/\n")), Text(event or "", style="dim"))


def _parties(deal: Deal) -> Text:
    named = [Text.assemble(plain(p.short), (f" ({p.role})", "dim")) for p in deal.record.parties]
    return Text(", ").join(named)


def _path(deal: Deal) -> Text:
    return Text(plain(deal.record.source.path), style="dim")


def _agreement(deal: Deal) -> Text:
    return stack(_value(deal.record.kind, KIND), _value(deal.record.stage, KIND))


def _value(term: KindTerm | StageTerm | None, width: int) -> Text:
    return Text(hyphen_wrapped(term.value, width) if term else "")
