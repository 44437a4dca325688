"""One deal's term sheet: every term, its value, and the words it came from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from affilcli.records import FIELDS, Field, Record, ServiceLine, terms_of
from affilcli.render import phrases
from affilcli.render.grid import Grid
from affilcli.render.labelled import labelled
from affilcli.render.shown import TITLES, Shown, is_unsure, shown


class Section(NamedTuple):
    """Rows that belong together; where they need no labels, the title labels the first.

    A row that several terms share has the first of them for its own.
    """

    title: str
    lines: list[Shown]


def sections(record: Record, *, grouped: bool = True) -> list[Section]:
    """The sheet of a relevant record, in the order in which an analyst reads a deal.

    Where `grouped`, service lines of one status that stand in the same sentence share a row.
    """
    made = []
    for title, fields in groupby(FIELDS, key=TITLES.__getitem__):
        lines = [line for field in fields for line in _lines(record, field, grouped)]
        made += [Section(title, lines)] if lines else []
    return made


HEADER = [
    "deal", "section", "label", "value", "detail", "confidence", "words", "start", "end",
]  # fmt: skip
"""Columns of the sheet as a grid; `start` and `end` are offsets of the words in the text."""


def grid(records: Sequence[Record]) -> Grid:
    """The sheets of several records, one term a row."""
    rows = [
        [deal.label, section.title, *_cells(line)]
        for deal in labelled(records)
        for section in sections(deal.record, grouped=False)
        for line in section.lines
    ]
    return Grid(HEADER, rows)


def _cells(line: Shown) -> list[str]:
    words = line.citation
    place = [words.text, str(words.start), str(words.end)] if words else ["", "", ""]
    return [line.label, line.value, line.detail, str(line.term.confidence), *place]


def _lines(record: Record, field: Field, grouped: bool) -> Iterator[Shown]:
    if field == "service_lines":
        yield from _service_lines(record, grouped)
    else:
        yield from (shown(field, term) for term in terms_of(record, field))


def _service_lines(record: Record, grouped: bool) -> Iterator[Shown]:
    for status in phrases.STATUSES:
        lines = [line for line in record.service_lines if line.status == status]
        groups = [list(group) for _, group in groupby(lines, key=_shared)]
        for members in groups if grouped else [[line] for line in lines]:
            names = ", ".join(line.name for line in members)
            yield shown("service_lines", members[0])._replace(value=names)


def _shared(line: ServiceLine) -> tuple[object, ...]:
    first = line.evidence[0] if line.evidence else None
    return (first, phrases.scope(line), is_unsure(line))
