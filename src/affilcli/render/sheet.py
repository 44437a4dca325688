"""One deal's term sheet: every term, its value, and the words it came from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from affilcli.records import Record, ServiceLine, Span, Term
from affilcli.render import phrases
from affilcli.render.grid import Grid

UNSURE = 0.5
"""Terms with less confidence than this are marked: they are wrong more often than right."""


class Line(NamedTuple):
    """A row of the sheet; `key` is the part of the words that is kept when they are cut.

    `term` is the one that the row shows, or the first of several.
    """

    label: str
    value: str
    term: Term
    key: str
    detail: str = ""

    @property
    def citation(self) -> Span | None:
        """The words that speak best for the term."""
        return self.term.evidence[0] if self.term.evidence else None

    @property
    def unsure(self) -> bool:
        return self.term.confidence < UNSURE


class Section(NamedTuple):
    """Rows that belong together; where they need no labels, the title labels the first."""

    title: str
    lines: list[Line]


def sections(record: Record, *, grouped: bool = True) -> list[Section]:
    """The sheet of a relevant record, in the order in which an analyst reads a deal.

    Where `grouped`, service lines of one status that stand in the same sentence share a row.
    """
    parts = (
        Section("Parties", [Line(p.role, p.name, p, p.name) for p in record.parties]),
        Section("Agreement", list(_agreement(record))),
        Section("Dates", list(_dates(record))),
        Section("Service lines", list(_service_lines(record, grouped))),
        Section("Exclusions", [Line("", e.text, e, e.text) for e in record.exclusions]),
        Section("Figures", [Line(f.kind, phrases.figure(f), f, f.text) for f in record.figures]),
        Section("People", [Line("", phrases.person(p), p, p.name) for p in record.people]),
        Section("Clauses", [Line("", c.category, c, "") for c in record.clauses]),
    )
    return [section for section in parts if section.lines]


HEADER = [
    "deal", "section", "label", "value", "detail", "confidence", "words", "start", "end",
]  # fmt: skip
"""Columns of the sheet as a grid; `start` and `end` are offsets of the words in the text."""


def grid(records: Sequence[Record], labels: Sequence[str]) -> Grid:
    """The sheets of several records, one term a row; `labels` are the names of the deals."""
    rows = [
        [label, section.title, *_cells(line)]
        for record, label in zip(records, labels, strict=True)
        for section in sections(record, grouped=False)
        for line in section.lines
    ]
    return Grid(HEADER, rows)


def _cells(line: Line) -> list[str]:
    words = line.citation
    place = [words.text, str(words.start), str(words.end)] if words else ["", "", ""]
    return [line.label, line.value, line.detail, str(line.term.confidence), *place]


def _agreement(record: Record) -> Iterator[Line]:
    for label, term in (("kind", record.kind), ("stage", record.stage), ("name", record.name)):
        if term:
            yield Line(label, term.value, term, term.value)


def _dates(record: Record) -> Iterator[Line]:
    for date in record.dates:
        yield Line(date.type, phrases.date(date), date, date.text, ", ".join(date.about))


def _service_lines(record: Record, grouped: bool) -> Iterator[Line]:
    for status in phrases.STATUSES:
        lines = [line for line in record.service_lines if line.status == status]
        groups = [list(group) for _, group in groupby(lines, key=_shared)]
        for members in groups if grouped else [[line] for line in lines]:
            names = ", ".join(line.name for line in members)
            yield Line(status, names, members[0], members[0].name, phrases.scope(members[0]))


def _shared(line: ServiceLine) -> tuple[object, ...]:
    first = line.evidence[0] if line.evidence else None
    return (first, phrases.scope(line), line.confidence < UNSURE)
