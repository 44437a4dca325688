"""Records as JSON: an array of them, or one a line. Both are written piece by piece."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from affilcli.records import Record, to_json


def array(records: Iterable[Record]) -> Iterator[str]:
    """A JSON array, indented for people; `[]` when there are no records."""
    opening = "[\n"
    for record in records:
        yield opening + _indented(record)
        opening = ",\n"
    yield "[]\n" if opening == "[\n" else "\n]\n"


def lines(records: Iterable[Record]) -> Iterator[str]:
    """JSON Lines: each record is one line."""
    for record in records:
        yield to_json(record).decode() + "\n"


def _indented(record: Record) -> str:
    text = msgspec.json.format(to_json(record), indent=2).decode()
    return "  " + text.replace("\n", "\n  ")
