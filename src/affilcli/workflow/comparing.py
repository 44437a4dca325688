"""Deals side by side, and the deals most like one."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from affilcli.errors import AffilError
from affilcli.identity import content
from affilcli.records import Record
from affilcli.settings import Settings

if TYPE_CHECKING:
    from affilcli.gazetteer import Gazetteer
    from affilcli.records import Comparison


def compare_records(records: Iterable[Record], settings: Settings | None = None) -> Comparison:
    """The relevant of the records side by side.

    Raises AffilError when there are fewer than two.
    """
    from affilcli.compare import compare

    deals = [record for record in records if record.relevant]
    if len(deals) < 2:
        known = f"only {deals[0].id}" if deals else "none"
        raise AffilError(
            f"there must be two deals to compare, and there is {known}",
            hint="name another; `affil list` shows those that are known",
        )
    return compare(deals, _gazetteer(settings or Settings()))


def nearest(
    record: Record, others: Iterable[Record], settings: Settings, number: int
) -> list[Comparison]:
    """The record beside each of the `number` deals that are most like it, the nearest first.

    Raises AffilError when the record announces no agreement, or when no other does.
    """
    from affilcli.compare import nearest as most_like

    if not record.relevant:
        raise AffilError(f"{record.id} announces no agreement", hint="name a deal after --like")
    deals = [one for one in others if one.relevant and content(one) != content(record)]
    if not deals:
        raise AffilError(f"there is no deal to compare {record.id} with", hint="name documents")
    return most_like(record, deals, _gazetteer(settings), number)


def _gazetteer(settings: Settings) -> Gazetteer:
    from affilcli.gazetteer import load_gazetteer

    return load_gazetteer([Path(path) for path in settings.gazetteer])
