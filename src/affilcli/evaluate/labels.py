"""What was given, in a few words beside what gold has."""

from __future__ import annotations

from typing import Any

from affilcli.evaluate.measures import Listed
from affilcli.records import (
    Clause,
    DateTerm,
    Figure,
    KindTerm,
    NameTerm,
    Party,
    Person,
    ServiceLine,
    StageTerm,
)


def given_label(measure: Listed, given: Any) -> str | None:
    """The value of a term, or the bare value itself; None where nothing was given."""
    if isinstance(given, Party) and measure == "roles":
        return f"{given.name}: {given.role}"
    if isinstance(given, Party) and measure == "ids":
        return f"{given.name}: {given.id or 'none'}"
    if given is None or isinstance(given, str):
        return given
    return _label(given)


def _label(term: Any) -> str:
    match term:
        case Party():
            return term.name
        case KindTerm() | StageTerm() | NameTerm():
            return term.value
        case DateTerm():
            return f"{term.type} {term.value or term.text}"
        case ServiceLine():
            return f"{term.id} {term.status}"
        case Person():
            return ", ".join(filter(None, (term.name, term.title, term.organization)))
        case Figure():
            return f"{term.kind} {term.value:,} {term.unit}"
        case Clause():
            return term.category
    return str(term.text)
