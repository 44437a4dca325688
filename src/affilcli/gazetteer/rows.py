"""An entry as the cells of a row, and back: the columns of `data/gazetteer.csv`."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping
from typing import Any, TextIO

import msgspec

from affilcli.gazetteer.entries import Entry, FormerName, Institution, ServiceLineEntry

COLUMNS = (
    "id", "kind", "name", "short_name", "aliases", "former_names", "acronyms", "modifiers", "type",
    "group", "city", "state", "country", "parent", "relation", "valid_from", "valid_to", "ror",
    "ccn", "source",
)  # fmt: skip
REQUIRED = ("id", "kind", "name")
KINDS: dict[str, type[Entry]] = {"institution": Institution, "service-line": ServiceLineEntry}

_MULTIPLE = frozenset({"aliases", "former_names", "acronyms", "modifiers"})
_FORMER = re.compile(r"(?P<name>.+?) \((?P<start>[\d-]*)/(?P<end>[\d-]*)\)")


def entry_of(cells: Mapping[str, str]) -> Entry:
    """The entry that a row tells of; its cells by column, white space at their ends not counting.

    Raises ValueError for an empty required cell or an unknown kind.
    """
    row = {column: text for column, cell in cells.items() if (text := cell.strip())}
    for column in REQUIRED:
        if column not in row:
            raise ValueError(f"the column '{column}' is empty")
    kind = KINDS.get(row["kind"])
    if kind is None:
        raise ValueError(f"unknown kind '{row['kind']}'")
    fields: dict[str, Any] = {
        column: split_cell(cell) if column in _MULTIPLE else cell for column, cell in row.items()
    }
    if "former_names" in fields:
        fields["former_names"] = tuple(map(former_name, fields["former_names"]))
    return msgspec.convert(fields, kind)


def split_cell(cell: str) -> tuple[str, ...]:
    """The values of a cell of several, `a|b`; empty ones dropped."""
    return tuple(part for part in (part.strip() for part in cell.split("|")) if part)


def former_name(text: str) -> FormerName:
    """`Partners HealthCare (1994/2019)`, with either end left out where it is not known."""
    found = _FORMER.fullmatch(text)
    if found is None:
        return FormerName(text)
    return FormerName(found["name"], found["start"] or None, found["end"] or None)


def kind_of(entry: Entry) -> str:
    """What the column `kind` says of it."""
    return next(name for name, made in KINDS.items() if isinstance(entry, made))


def cells_of(entry: Entry) -> dict[str, str]:
    """The cells of an entry by column; the ones that it has nothing for are empty."""
    return {"kind": kind_of(entry)} | {
        column: _cell(getattr(entry, column, None)) for column in COLUMNS if column != "kind"
    }


def _cell(value: str | tuple[Any, ...] | None) -> str:
    if isinstance(value, tuple):
        return "|".join(map(_written, value))
    return value or ""


def _written(part: str | FormerName) -> str:
    if isinstance(part, str):
        return part
    dated = part.start or part.end
    return f"{part.name} ({part.start or ''}/{part.end or ''})" if dated else part.name


def write(entries: Iterable[Entry], stream: TextIO) -> None:
    """Write a gazetteer: institutions before service lines, by id, lines ended as on Unix."""
    writer = csv.DictWriter(stream, COLUMNS, lineterminator="\n")
    writer.writeheader()
    rows = map(cells_of, entries)
    writer.writerows(sorted(rows, key=lambda row: (row["kind"], row["id"])))
