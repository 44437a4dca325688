"""Candidates of registries put together with each other and with what a gazetteer holds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

import msgspec

from affilcli.gazetteer.entries import Institution
from affilcli.gazetteer.importing.candidates import Candidate, Registry
from affilcli.gazetteer.importing.naming import name_all
from affilcli.gazetteer.names import key_of

What = Literal["added", "merged", "conflict", "rejected"]
#: the registries that know most of a name's spelling come first
ORDER: tuple[Registry, ...] = ("csv", "ror", "ahrq", "cms")
#: cells that are filled where they are empty, and held against each other where they are not
FACTS = ("city", "state", "country", "valid_from", "valid_to", "ror", "ccn")
#: numbers of which an institution has one: who has another is another institution
NUMBERS = ("ror", "ccn")


class Event(NamedTuple):
    """What became of a row of a registry: its number there, our id, and what there is to say."""

    what: What
    key: str
    id: str
    why: str


class Joined(NamedTuple):
    """The institutions, and what became of every row, in the order of their numbers."""

    institutions: list[Institution]
    events: list[Event]


@dataclass
class Draft:
    """An institution while it is put together; `id` is empty until all of them are there."""

    institution: Institution
    parent_key: str | None = None
    events: list[tuple[What, str, str]] = field(default_factory=list)


def join(base: Sequence[Institution], candidates: Iterable[tuple[Registry, Candidate]]) -> Joined:
    """Join the candidates by their numbers, else by name and place.

    The result does not depend on the order of the candidates, and joining them again to what came
    out changes nothing.
    """
    table = Table(base)
    ordered = sorted(candidates, key=lambda one: (ORDER.index(one[0]), one[1].key, one[1]))
    for _, candidate in ordered:
        table.take(candidate)
    return table.result()


class Table:
    """The drafts so far, and the ways to find the one that a candidate is."""

    def __init__(self, base: Sequence[Institution]) -> None:
        self.drafts: list[Draft] = []
        self.by_number: dict[str, Draft] = {}
        self.by_place: dict[tuple[str, ...], Draft] = {}
        for institution in base:
            self._hold(Draft(institution))

    def take(self, candidate: Candidate) -> None:
        """Add a candidate, or merge it into the draft that it is."""
        draft = self._same(candidate.institution)
        if draft is None:
            draft = Draft(candidate.institution, candidate.parent_key)
            draft.events.append(("added", candidate.key, ""))
            self._hold(draft)
            return
        conflicts = _conflicts(draft.institution, candidate.institution)
        for why in conflicts:
            draft.events.append(("conflict", candidate.key, why))
        draft.institution = merged(draft.institution, candidate.institution)
        draft.parent_key = draft.parent_key or candidate.parent_key
        draft.events.append(("merged", candidate.key, ""))
        self._index(draft)

    def result(self) -> Joined:
        """Everything, with ids, and with parents that are there."""
        new = [draft for draft in self.drafts if not draft.institution.id]
        taken = {draft.institution.id for draft in self.drafts if draft.institution.id}
        for draft, entry_id in zip(new, name_all([d.institution for d in new], taken), strict=True):
            draft.institution = msgspec.structs.replace(draft.institution, id=entry_id)
        for draft in self.drafts:
            self._link(draft)
        events = [
            Event(what, key, draft.institution.id, why)
            for draft in self.drafts
            for what, key, why in draft.events
        ]
        institutions = sorted((d.institution for d in self.drafts), key=lambda one: one.id)
        return Joined(institutions, sorted(events, key=lambda event: event[1:] + event[:1]))

    def _link(self, draft: Draft) -> None:
        parent = self.by_number.get(draft.parent_key or "")
        if parent and parent is not draft and not draft.institution.parent:
            draft.institution = msgspec.structs.replace(
                draft.institution, parent=parent.institution.id, relation="part-of"
            )

    def _same(self, one: Institution) -> Draft | None:
        """The draft that is this institution: by a number of its, else by name and place."""
        for number in _numbers(one):
            if found := self.by_number.get(number):
                return found
        for place in _places(one):
            if (found := self.by_place.get(place)) and not _differs(found.institution, one):
                return found
        return None

    def _hold(self, draft: Draft) -> None:
        self.drafts.append(draft)
        self._index(draft)

    def _index(self, draft: Draft) -> None:
        for number in _numbers(draft.institution):
            self.by_number.setdefault(number, draft)
        for place in _places(draft.institution):
            self.by_place.setdefault(place, draft)


def merged(kept: Institution, other: Institution) -> Institution:
    """One institution of two: what the first says counts, the second fills what it leaves open."""
    filled = {name: getattr(kept, name) or getattr(other, name) for name in FACTS}
    forms = [kept.name, *kept.aliases]
    known = {key_of(form) for form in forms}
    more = [form for form in (other.name, *other.aliases) if key_of(form) not in known]
    aliases = dict.fromkeys([*kept.aliases, *more])
    acronyms = dict.fromkeys([*kept.acronyms, *other.acronyms])
    sources = dict.fromkeys([*(kept.source or "").split("|"), *(other.source or "").split("|")])
    return msgspec.structs.replace(
        kept,
        aliases=tuple(aliases),
        acronyms=tuple(acronyms),
        source="|".join(filter(None, sources)) or None,
        **filled,
    )


def _numbers(one: Institution) -> list[str]:
    """Its numbers in registries, by the column and by the sources that it names."""
    numbers = [number for name in NUMBERS if (number := getattr(one, name))]
    named = [source.partition(":")[2] for source in (one.source or "").split("|")]
    return [*numbers, *(key for key in named if key and not key.startswith("//"))]


def _places(one: Institution) -> list[tuple[str, ...]]:
    """Its names with where it lies: city and state, or city and country outside of any state."""
    where = one.state or one.country
    if not (one.city and where):
        return []
    city = key_of(one.city)
    return [(key_of(form), city, where) for form in (one.name, *one.aliases) if key_of(form)]


def _differs(one: Institution, other: Institution) -> bool:
    """Has it another number in the same registry?"""
    pairs = ((getattr(one, name), getattr(other, name)) for name in NUMBERS)
    return any(a and b and a != b for a, b in pairs)


def _conflicts(kept: Institution, other: Institution) -> list[str]:
    """What the two say differently; the first is believed."""
    pairs = ((name, getattr(kept, name), getattr(other, name)) for name in FACTS)
    return [f"{name}: {a} is kept, not {b}" for name, a, b in pairs if a and b and _unlike(a, b)]


def _unlike(one: str, other: str) -> bool:
    return key_of(one) != key_of(other)
