"""When a given term is the one that gold asks for: one function a field."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from affilcli.evaluate.gold import (
    GoldClause,
    GoldDate,
    GoldExclusion,
    GoldFigure,
    GoldName,
    GoldParty,
    GoldPerson,
    GoldServiceLine,
)
from affilcli.evaluate.wording import bare, is_one_of, overlap, words
from affilcli.records import (
    Clause,
    DateTerm,
    Exclusion,
    Field,
    Figure,
    NameTerm,
    Party,
    Person,
    ServiceLine,
)

ENOUGH = 0.5
"""The overlap from which on two wordings mean the same."""

NEAR = 0.005
"""How far a figure may be off, as a share of it: $1.5 billion for 1,497 million."""

UNKNOWN = "XXXX"
"""The year of an EDTF date that the text does not give."""


def same_party(gold: GoldParty, given: Party) -> bool:
    """The name, or the first mention, is one of the acceptable forms."""
    forms = [given.name, *(span.text for span in given.mentions[:1])]
    return any(is_one_of(form, gold.names) for form in forms if form)


def same_name(gold: GoldName, given: NameTerm) -> bool:
    """The name is one of the acceptable forms."""
    return is_one_of(given.value, gold.names)


def same_date(gold: GoldDate, given: DateTerm) -> bool:
    """The type and the EDTF value are the same; where there is no year, words must be shared."""
    if gold.type != given.type:
        return False
    if _is_counted(gold.value):
        return gold.value == given.value
    return not _is_counted(given.value) and overlap(gold.text, given.text) > 0


def same_service_line(gold: GoldServiceLine, given: ServiceLine) -> bool:
    """Service and status are the same."""
    return (gold.id, gold.status) == (given.id, given.status)


def same_exclusion(gold: GoldExclusion, given: Exclusion) -> bool:
    """The wording is much like an acceptable one, or holds all of its words."""
    found = words(given.text)
    return any(
        overlap(name, given.text) >= ENOUGH or (words(name) and words(name) <= found)
        for name in gold.names
    )


def same_person(gold: GoldPerson, given: Person) -> bool:
    """The last names and the first letters of the first names are the same."""
    ours, theirs = bare(gold.name).split(), bare(given.name).split()
    if not ours or not theirs:
        return False
    return ours[-1] == theirs[-1] and ours[0][0] == theirs[0][0]


def same_details(gold: GoldPerson, given: Person) -> bool:
    """Title and organisation are those that gold has, as far as it has any."""
    details = ((gold.title, given.title), (gold.organization, given.organization))
    return all(not asked or overlap(asked, said or "") >= ENOUGH for asked, said in details)


def same_figure(gold: GoldFigure, given: Figure) -> bool:
    """The kind is the same, and the value nearly."""
    return gold.kind == given.kind and abs(gold.value - given.value) <= NEAR * abs(gold.value)


def same_clause(gold: GoldClause, given: Clause) -> bool:
    """The category is the same."""
    return gold.category == given.category


SAME: dict[Field, Callable[[Any, Any], bool]] = {
    "parties": same_party,
    "name": same_name,
    "dates": same_date,
    "service_lines": same_service_line,
    "exclusions": same_exclusion,
    "people": same_person,
    "clauses": same_clause,
    "figures": same_figure,
}
"""The fields whose terms are matched one by one."""


def _is_counted(value: str | None) -> bool:
    return value is not None and UNKNOWN not in value
