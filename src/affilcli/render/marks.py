"""What to mark in the text of a document: for each term of its record the words that say it."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple, get_args

from affilcli.gazetteer import Gazetteer, ServiceLineEntry
from affilcli.records import DateTerm, Party, Person, Record, ServiceLine, Term
from affilcli.render import places
from affilcli.render.places import Place

Kind = Literal[
    "party", "agreement", "date", "service", "planned", "existing", "outside", "figure", "person",
    "clause",
]  # fmt: skip
"""What is told apart by colour; `outside` are exclusions and excluded service lines."""

KINDS: tuple[Kind, ...] = get_args(Kind)

_SERVICES: dict[str, tuple[Kind, str]] = {
    "included": ("service", "service"),
    "planned": ("planned", "planned service"),
    "existing": ("existing", "existing service"),
    "excluded": ("outside", "excluded service"),
}

NOWHERE = Place(sys.maxsize, sys.maxsize)
"""The place of a term without evidence: behind the text."""


class Mark(NamedTuple):
    """A place in the text and what stands there.

    `around`: the words themselves are marked; otherwise they are a sentence that says the term as
    a whole, and the mark stands behind it. `telling`: the value is not plain from the words.
    """

    place: Place
    kind: Kind
    label: str
    value: str
    around: bool = True
    telling: bool = False


def marks(record: Record, gazetteer: Gazetteer) -> list[Mark]:
    """At least one mark for every term of the record; the gazetteer knows names of services."""
    found: list[Mark] = []
    for party in record.parties:
        found += _party(party)
    found += _agreement(record)
    for date in record.dates:
        found += _date(date)
    found += _Services(record, gazetteer).marks()
    for exclusion in record.exclusions:
        found += _said(exclusion, Mark(NOWHERE, "outside", "excluded", exclusion.text))
    for figure in record.figures:
        found += _said(figure, Mark(NOWHERE, "figure", figure.kind, figure.text))
    for person in record.people:
        found += _person(person)
    for clause in record.clauses:
        found += _behind(clause, Mark(NOWHERE, "clause", "clause", clause.category))
    return list(dict.fromkeys(found))


def _party(party: Party) -> list[Mark]:
    mark = Mark(NOWHERE, "party", party.role, party.short)
    mentions = [Place(span.start, span.end) for span in party.mentions]
    return _at(mentions or places.of_words(party.name, party.evidence), party, mark)


def _agreement(record: Record) -> Iterator[Mark]:
    for label, term in (("kind", record.kind), ("stage", record.stage)):
        if term:  # most sentences speak of it: the best one will do
            yield _behind(term, Mark(NOWHERE, "agreement", label, term.value))[0]
    if record.name:
        yield from _said(record.name, Mark(NOWHERE, "agreement", "name", record.name.value))


def _date(date: DateTerm) -> list[Mark]:
    mark = Mark(NOWHERE, "date", date.type, date.value or date.text, telling=bool(date.value))
    return _at(places.of_words(date.text, date.evidence), date, mark)


def _person(person: Person) -> list[Mark]:
    found = _said(person, Mark(NOWHERE, "person", "person", person.name))
    if person.title:
        title = Mark(NOWHERE, "person", "title", person.title)
        found += [title._replace(place=p) for p in places.of_words(person.title, person.evidence)]
    return found


class _Services:
    """The service lines of a record, which lay claim to the same words."""

    def __init__(self, record: Record, gazetteer: Gazetteer) -> None:
        self.lines = record.service_lines
        self.gazetteer = gazetteer
        self.names = [Place(m.start, m.end) for party in record.parties for m in party.mentions]
        if record.name:
            evidence = dict.fromkeys(span for line in self.lines for span in line.evidence)
            self.names += places.of_words(record.name.value, evidence)
        self.places = [places.of_service(self.entry(line), line.evidence) for line in self.lines]

    def marks(self) -> Iterator[Mark]:
        claimed = [*self.names, *(place for found in self.places for place in found)]
        for line, found in zip(self.lines, self.places, strict=True):
            kind, label = _SERVICES[line.status]
            mark = Mark(NOWHERE, kind, label, line.id, telling=True)
            best = places.outside(found, claimed) or self.modifiers(line) or found
            yield from _at(best, line, mark)

    def modifiers(self, line: ServiceLine) -> list[Place]:
        return places.outside(places.of_modifiers(self.entry(line), line.evidence), self.names)

    def entry(self, line: ServiceLine) -> ServiceLineEntry:
        """What the gazetteer has of the line; at least its name."""
        known = self.gazetteer.service_line(line.id)
        return known or ServiceLineEntry(id=line.id, name=line.name)


def _said(term: Term, mark: Mark) -> list[Mark]:
    """The mark around its value, which the text has word for word."""
    return _at(places.of_words(mark.value, term.evidence), term, mark)


def _at(found: Iterable[Place], term: Term, mark: Mark) -> list[Mark]:
    """The mark in these places, or behind the best sentence where there are none."""
    around = [mark._replace(place=place) for place in found if place.start < place.end]
    return around or _behind(term, mark)[:1]


def _behind(term: Term, mark: Mark) -> list[Mark]:
    """The mark behind every sentence of the term."""
    ends = [Place(span.start, span.end) for span in term.evidence] or [NOWHERE]
    return [mark._replace(place=place, around=False) for place in ends]
