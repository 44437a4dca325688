"""Entries picked out of a gazetteer: by what they are, by id, by whom they belong to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from affilcli.errors import AffilError
from affilcli.gazetteer.check import TYPES
from affilcli.gazetteer.entries import Entry, Institution
from affilcli.gazetteer.gazetteer import Gazetteer
from affilcli.gazetteer.names import normalise
from affilcli.gazetteer.rows import kind_of


class Filter(NamedTuple):
    """What entries to list; None asks for nothing."""

    text: str | None = None
    kind: str | None = None
    type: str | None = None
    state: str | None = None
    country: str | None = None
    parent: str | None = None

    def admits(self, entry: Entry) -> bool:
        """Is it asked for?"""
        for column in ("type", "state", "country", "parent"):
            wanted = getattr(self, column)
            if wanted and normalise(wanted) != normalise(getattr(entry, column, None) or ""):
                return False
        if self.kind and kind_of(entry) != self.kind:
            return False
        return not self.text or any(
            normalise(self.text) in normalise(form) for form in _forms(entry)
        )


def listed(gazetteer: Gazetteer, wanted: Filter) -> list[Entry]:
    """The entries that are asked for, institutions first, by id.

    Raises AffilError for a type that there is not, or a parent.
    """
    if wanted.type and normalise(wanted.type) not in TYPES:
        hint = f"types are {', '.join(sorted(TYPES))}"
        raise AffilError(f"there is no type '{wanted.type}'", hint=hint)
    if wanted.parent:
        entry_named(gazetteer, wanted.parent)
    return [entry for entry in gazetteer.entries if wanted.admits(entry)]


def entry_named(gazetteer: Gazetteer, entry_id: str) -> Entry:
    """The entry with this id.

    Raises AffilError for an id that is not there, with the nearest one that is.
    """
    found = gazetteer.institution(entry_id) or gazetteer.service_line(entry_id)
    if found is not None:
        return found
    from rapidfuzz import fuzz, process

    ids = [entry.id for entry in gazetteer.entries]
    near = process.extractOne(entry_id, ids, scorer=fuzz.ratio, score_cutoff=70)
    hint = f"did you mean '{near[0]}'? " if near else ""
    raise AffilError(
        f"no entry has the id '{entry_id}'", hint=f"{hint}`affil gazetteer find NAME` looks it up"
    )


def family(gazetteer: Gazetteer, one: Institution) -> tuple[list[Institution], list[Institution]]:
    """The line of an institution's parents, the nearest first, and its children by id."""
    line: list[Institution] = []
    above = gazetteer.institution(one.parent) if one.parent else None
    while above is not None and above not in line and above != one:
        line.append(above)
        above = gazetteer.institution(above.parent) if above.parent else None
    return line, [child for child in gazetteer.institutions if child.parent == one.id]


def _forms(entry: Entry) -> Iterator[str]:
    yield entry.id
    yield from (entry.name, *entry.aliases, *entry.acronyms)
    yield from (former.name for former in getattr(entry, "former_names", ()))
