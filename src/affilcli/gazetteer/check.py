"""What is wrong with a gazetteer that can be read: claims that clash, links that lead nowhere."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from affilcli.gazetteer.entries import Entry, Institution, ServiceLineEntry
from affilcli.gazetteer.loading import read_rows
from affilcli.gazetteer.names import normalise

TYPES = frozenset({
    "health-system", "hospital", "childrens-hospital", "academic-medical-center", "university",
    "medical-school", "physician-group", "company", "network", "cancer-center",
})  # fmt: skip

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_ROR = re.compile(r"https://ror\.org/0[a-hj-km-np-tv-z0-9]{6}[0-9]{2}")
_CCN = re.compile(r"[0-9]{2}[0-9A-Z][0-9]{3}")
_COUNTRY = re.compile(r"[A-Z]{2}")
_DAY = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")


def check(path: Path) -> list[str]:
    """The problems of one file, a sentence each; an empty list is a sound gazetteer."""
    return check_entries([row.entry for row in read_rows(path)])


def check_entries(entries: Sequence[Entry]) -> list[str]:
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
        *_contested_names(institutions),
        *_contested_identifiers(institutions),
        *_unmatchable(lines),
    ]


def _duplicate_ids(entries: Iterable[Entry]) -> Iterator[str]:
    seen: set[str] = set()
    for entry in entries:
        if entry.id in seen:
            yield f"{entry.id}: the id is given twice"
        if not _ID.fullmatch(entry.id):
            yield f"{entry.id}: the id is not kebab-case"
        seen.add(entry.id)


def _missing_sources(entries: Iterable[Entry]) -> Iterator[str]:
    return (f"{entry.id}: no source" for entry in entries if not entry.source)


def _repeated_forms(entries: Iterable[Entry]) -> Iterator[str]:
    for entry in entries:
        forms = [*map(normalise, entry.aliases), *entry.acronyms]
        for form in sorted({form for form in forms if forms.count(form) > 1}):
            yield f"{entry.id}: '{form}' is listed twice"


def _malformed(institutions: Iterable[Institution]) -> Iterator[str]:
    for entry in institutions:
        checks = (
            ("ror", entry.ror, _ROR),
            ("ccn", entry.ccn, _CCN),
            ("country", entry.country, _COUNTRY),
            ("valid_from", entry.valid_from, _DAY),
            ("valid_to", entry.valid_to, _DAY),
        )
        for column, value, pattern in checks:
            if value is not None and not pattern.fullmatch(value):
                yield f"{entry.id}: malformed {column} '{value}'"
        if entry.type not in TYPES:
            yield f"{entry.id}: unknown type '{entry.type or ''}'"


def _dangling_parents(institutions: Sequence[Institution]) -> Iterator[str]:
    ids = {entry.id for entry in institutions}
    for entry in institutions:
        if entry.parent is not None and entry.parent not in ids:
            yield f"{entry.id}: the parent '{entry.parent}' is not in the file"
        if (entry.parent is None) != (entry.relation is None):
            yield f"{entry.id}: parent and relation go together"


def _cycles(institutions: Sequence[Institution]) -> Iterator[str]:
    parents = {entry.id: entry.parent for entry in institutions}
    for start, parent in parents.items():
        seen = {start}
        step = parent
        while step is not None and step not in seen:
            seen.add(step)
            step = parents.get(step)
        if step == start:
            yield f"{start}: is its own ancestor"


def _contested_names(institutions: Sequence[Institution]) -> Iterator[str]:
    claims: defaultdict[str, set[str]] = defaultdict(set)
    for entry in institutions:
        for form in (entry.name, *entry.aliases):
            claims[normalise(form)].add(entry.id)
        for acronym in entry.acronyms:
            claims[acronym].add(entry.id)
    yield from _contested("name", claims)


def _contested_identifiers(institutions: Sequence[Institution]) -> Iterator[str]:
    claims: defaultdict[str, set[str]] = defaultdict(set)
    for entry in institutions:
        for identifier in filter(None, (entry.ror, entry.ccn)):
            claims[identifier].add(entry.id)
    yield from _contested("identifier", claims)


def _contested(what: str, claims: dict[str, set[str]]) -> Iterator[str]:
    for form, ids in sorted(claims.items()):
        if len(ids) > 1:
            yield f"the {what} '{form}' is claimed by {', '.join(sorted(ids))}"


def _unmatchable(lines: Iterable[ServiceLineEntry]) -> Iterator[str]:
    for entry in lines:
        if not entry.aliases:
            yield f"{entry.id}: no alias"
        for modifier in entry.modifiers:
            if " " in modifier:
                yield f"{entry.id}: the modifier '{modifier}' is not a single word"
