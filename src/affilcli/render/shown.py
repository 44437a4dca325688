"""A term in words: the same ones in a deal's sheet and beside those of other deals."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from affilcli.records import Field, Span, Term
from affilcli.render import phrases

TITLES: dict[Field, str] = {
    "parties": "Parties",
    "kind": "Agreement",
    "stage": "Agreement",
    "name": "Agreement",
    "dates": "Dates",
    "service_lines": "Service lines",
    "exclusions": "Exclusions",
    "figures": "Figures",
    "people": "People",
    "clauses": "Clauses",
}
"""What stands above the terms of each field."""

UNSURE = 0.5
"""Terms with less confidence than this are marked: they are wrong more often than right."""

UNSURE_MARK = " (unsure)"
"""What stands behind their value."""


class Shown(NamedTuple):
    """What is shown of a term: what it is, its value, and details of it.

    `key` is the part of its words that is kept when they are cut.
    """

    term: Term
    label: str
    value: str
    detail: str
    key: str

    @property
    def citation(self) -> Span | None:
        """The words that speak best for the term."""
        return self.term.evidence[0] if self.term.evidence else None

    @property
    def words(self) -> str:
        return self.citation.text if self.citation else ""

    @property
    def mark(self) -> str:
        """What stands behind the value."""
        return UNSURE_MARK if is_unsure(self.term) else ""


def is_unsure(term: Term) -> bool:
    """Whether the term is marked as one that may well be wrong."""
    return term.confidence < UNSURE


def shown(field: Field, term: Any) -> Shown:
    """The term, which is one of this field, in words."""
    return Shown(term, *_PARTS[field](term))


_Parts = tuple[str, str, str, str]
"""Label, value, detail and key."""

_PARTS: dict[Field, Callable[[Any], _Parts]] = {
    "parties": lambda party: (party.role, party.name, "", party.name),
    "kind": lambda kind: ("kind", kind.value, "", kind.value),
    "stage": lambda stage: ("stage", stage.value, "", stage.value),
    "name": lambda name: ("name", name.value, "", name.value),
    "dates": lambda date: (date.type, phrases.date(date), ", ".join(date.about), date.text),
    "service_lines": lambda line: (line.status, line.name, phrases.scope(line), line.name),
    "exclusions": lambda exclusion: ("", exclusion.text, "", exclusion.text),
    "figures": lambda figure: (figure.kind, phrases.figure(figure), "", figure.text),
    "people": lambda person: ("", person.name, phrases.office(person), person.name),
    "clauses": lambda clause: ("", clause.category, "", ""),
}
