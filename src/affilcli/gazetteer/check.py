"""What is wrong with a gazetteer that can be read: claims that clash, links that lead nowhere."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from affilcli.gazetteer import identifiers
from affilcli.gazetteer.entries import Entry, Institution, ServiceLineEntry
from affilcli.gazetteer.loading import read_rows
from affilcli.gazetteer.names import normalise

TYPES = frozenset({
    "health-system", "hospital", "childrens-hospital", "psychiatric-hospital",
    "rehabilitation-hospital", "academic-medical-center", "university", "medical-school",
    "physician-group", "clinic", "cancer-center", "network", "company", "institute", "organization",
})  # fmt: skip
RELATIONS = frozenset({"part-of", "merged-into"})

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_COUNTRY = re.compile(r"[A-Z]{2}")
_STATE = re.compile(r"[A-Za-z0-9]{1,3}")  # the part of an ISO 3166-2 code behind the country
_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")


class Problem(NamedTuple):
    """What is wrong, and the ids of the entries in which it is."""

    ids: tuple[str, ...]
    what: str

    def __str__(self) -> str:
        return f"{', '.join(self.ids)}: {self.what}"


def check(path: Path) -> list[Problem]:
    """The problems of one file; an empty list is a sound gazetteer."""
    return check_entries([row.entry for row in read_rows(path)])


def check_entries(entries: Sequence[Entry]) -> list[Problem]:
    """The problems of `entries` taken together."""
    institutions = [entry for entry in entries if isinstance(entry, Institution)]
    lines = [entry for entry in entries if isinstance(entry, ServiceLineEntry)]
    return [
        *_duplicate_ids(entries),
        *_missing_sources(entries),
        *_repeated_forms(entries),
        *_malformed(institutions),
        *_dangling_parents(institutions),
        *_cycles(institutions),
        *_duplicates(institutions),
        *_contested_names(institutions),
        *_contested_identifiers(institutions),
        *_unmatchable(lines),
    ]


def _duplicate_ids(entries: Iterable[Entry]) -> Iterator[Problem]:
    seen: set[str] = set()
    for entry in entries:
        if entry.id in seen:
            yield Problem((entry.id,), "the id is given twice")
        if not _ID.fullmatch(entry.id):
            yield Problem((entry.id,), "the id is not kebab-case")
        seen.add(entry.id)


def _missing_sources(entries: Iterable[Entry]) -> Iterator[Problem]:
    return (Problem((entry.id,), "no source") for entry in entries if not entry.source)


def _repeated_forms(entries: Iterable[Entry]) -> Iterator[Problem]:
    for entry in entries:
        forms = Counter([*map(normalise, entry.aliases), *entry.acronyms])
        for form in sorted(form for form, times in forms.items() if times > 1):
            yield Problem((entry.id,), f"'{form}' is listed twice")


def _malformed(institutions: Iterable[Institution]) -> Iterator[Problem]:
    for entry in institutions:
        for column, value, is_sound in _shapes(entry):
            if value is not None and not is_sound(value):
                yield Problem((entry.id,), f"malformed {column} '{value}'")
        if entry.type not in TYPES:
            yield Problem((entry.id,), f"unknown type '{entry.type or ''}'")
        if entry.relation not in RELATIONS | {None}:
            yield Problem((entry.id,), f"unknown relation '{entry.relation}'")
        for start, end in _spans(entry):
            if start and end and end < start:
                yield Problem((entry.id,), f"ends in {end}, before it begins in {start}")


def _shapes(entry: Institution) -> Iterator[tuple[str, str | None, Callable[[str], object]]]:
    """The cells that have a form, and what tells whether they have it."""
    yield "ror", entry.ror, identifiers.is_ror
    yield "ccn", entry.ccn, identifiers.is_ccn
    yield "country", entry.country, _COUNTRY.fullmatch
    yield "state", entry.state, _STATE.fullmatch
    yield "valid_from", entry.valid_from, _DATE.fullmatch
    yield "valid_to", entry.valid_to, _DATE.fullmatch
    for former in entry.former_names:
        yield "former_names", former.start, _DATE.fullmatch
        yield "former_names", former.end, _DATE.fullmatch


def _spans(entry: Institution) -> Iterator[tuple[str | None, str | None]]:
    yield entry.valid_from, entry.valid_to
    for former in entry.former_names:
        yield former.start, former.end


def _dangling_parents(institutions: Sequence[Institution]) -> Iterator[Problem]:
    known = {entry.id for entry in institutions}
    for entry in institutions:
        if entry.parent is not None and entry.parent not in known:
            yield Problem((entry.id,), f"the parent '{entry.parent}' is not in the file")
        if (entry.parent is None) != (entry.relation is None):
            yield Problem((entry.id,), "parent and relation go together")


def _cycles(institutions: Sequence[Institution]) -> Iterator[Problem]:
    parents = {entry.id: entry.parent for entry in institutions}
    for start, parent in parents.items():
        seen = {start}
        step = parent
        while step is not None and step not in seen:
            seen.add(step)
            step = parents.get(step)
        if step == start:
            yield Problem((start,), "is its own ancestor")


def _duplicates(institutions: Sequence[Institution]) -> Iterator[Problem]:
    """One name at one place; namesakes elsewhere are no problem."""
    claims: defaultdict[tuple[str | None, ...], set[str]] = defaultdict(set)
    for entry in institutions:
        place = (entry.city and normalise(entry.city), entry.state, entry.country)
        claims[normalise(entry.name), *place].add(entry.id)
    for (name, *_), ids in claims.items():
        if len(ids) > 1:
            yield Problem(tuple(sorted(ids)), f"the name '{name}' at the same place")


def _contested_names(institutions: Sequence[Institution]) -> Iterator[Problem]:
    """An alias or acronym that is another institution's name, alias or acronym too."""
    names: defaultdict[str, set[str]] = defaultdict(set)
    claims: defaultdict[str, set[str]] = defaultdict(set)
    for entry in institutions:
        names[normalise(entry.name)].add(entry.id)
        for form in (*map(normalise, entry.aliases), *entry.acronyms):
            claims[form].add(entry.id)
    for form, ids in sorted(claims.items()):
        if len(everybody := ids | names.get(form, set())) > 1:
            yield Problem(tuple(sorted(everybody)), f"all claim the name '{form}'")


def _contested_identifiers(institutions: Sequence[Institution]) -> Iterator[Problem]:
    claims: defaultdict[str, set[str]] = defaultdict(set)
    for entry in institutions:
        for identifier in filter(None, (entry.ror, entry.ccn)):
            claims[identifier].add(entry.id)
    for identifier, ids in sorted(claims.items()):
        if len(ids) > 1:
            yield Problem(tuple(sorted(ids)), f"all claim the identifier '{identifier}'")


def _unmatchable(lines: Iterable[ServiceLineEntry]) -> Iterator[Problem]:
    for entry in lines:
        if not entry.aliases:
            yield Problem((entry.id,), "no alias")
        for modifier in entry.modifiers:
            if " " in modifier:
                yield Problem((entry.id,), f"the modifier '{modifier}' is not a single word")
