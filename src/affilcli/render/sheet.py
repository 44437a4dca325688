"""One deal's term sheet: every term, its value, and the words it came from."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from affilcli.records import Record, ServiceLine, Term
from affilcli.render import phrases


class Line(NamedTuple):
    """A row of the sheet; `key` is the part of `words` that is kept when they are cut."""

    label: str
    value: str
    words: str
    key: str
    detail: str = ""


class Section(NamedTuple):
    """Rows that belong together; where they need no labels, the title labels the first."""

    title: str
    lines: list[Line]


def sections(record: Record) -> list[Section]:
    """The sheet of a relevant record, in the order in which an analyst reads a deal."""
    parts = (
        Section("Parties", [_line(p.role, p.name, p, p.name) for p in record.parties]),
        Section("Agreement", list(_agreement(record))),
        Section("Dates", list(_dates(record))),
        Section("Service lines", list(_service_lines(record))),
        Section("Exclusions", [_line("", e.text, e, e.text) for e in record.exclusions]),
        Section("Figures", [_line(f.kind, phrases.figure(f), f, f.text) for f in record.figures]),
        Section("People", [_line("", phrases.person(p), p, p.name) for p in record.people]),
        Section("Clauses", [_line("", c.category, c, "") for c in record.clauses]),
    )
    return [section for section in parts if section.lines]


UNSURE = 0.5
"""Terms with less confidence than this are marked: they are wrong more often than right."""


def _line(label: str, value: str, term: Term, key: str, detail: str = "") -> Line:
    marked = value if term.confidence >= UNSURE else f"{value} (unsure)"
    return Line(label, marked, term.evidence[0].text if term.evidence else "", key, detail)


def _agreement(record: Record) -> Iterator[Line]:
    for label, term in (("kind", record.kind), ("stage", record.stage), ("name", record.name)):
        if term:
            yield _line(label, term.value, term, term.value)


def _dates(record: Record) -> Iterator[Line]:
    for date in record.dates:
        yield _line(date.type, phrases.date(date), date, date.text, ", ".join(date.about))


def _service_lines(record: Record) -> Iterator[Line]:
    """One row for the lines of one status that stand in the same sentence with the same scope."""
    for status in phrases.STATUSES:
        lines = [line for line in record.service_lines if line.status == status]
        for _, group in groupby(lines, key=_shared):
            members = list(group)
            names = ", ".join(line.name for line in members)
            yield _line(status, names, members[0], members[0].name, phrases.scope(members[0]))


def _shared(line: ServiceLine) -> tuple[object, ...]:
    first = line.evidence[0] if line.evidence else None
    return (first, phrases.scope(line), line.confidence < UNSURE)
