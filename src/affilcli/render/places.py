"""The words of a term inside the sentences that are its evidence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from affilcli.gazetteer import ServiceLineEntry
from affilcli.records import Span

_VARIANTS = {"'": "['’‘ʼ]", "’": "['’‘ʼ]", "-": "[-‐‑–—]", " ": r"\s+"}
"""Characters that writers vary without meaning."""


class Place(NamedTuple):
    """A stretch of the document's text, end exclusive."""

    start: int
    end: int

    def within(self, other: Place) -> bool:
        return other.start <= self.start and self.end <= other.end


def of_words(words: str, evidence: Iterable[Span]) -> list[Place]:
    """Where the words stand: the first place in every sentence that has them."""
    if not words.strip():
        return []
    pattern = re.compile(_flexible(" ".join(words.split())), re.IGNORECASE)
    found = ((span, pattern.search(span.text)) for span in evidence)
    return [_shifted(span, match.span()) for span, match in found if match]


def of_service(entry: ServiceLineEntry, evidence: Iterable[Span]) -> list[Place]:
    """Where a service line is named by itself; names that overlap make one place."""
    return list(_matches(_names(entry), evidence))


def of_modifiers(entry: ServiceLineEntry, evidence: Iterable[Span]) -> list[Place]:
    """Where a word stands that names the service line beside others: "heart and lung teams"."""
    return list(_matches(_modifiers(entry), evidence))


def outside(places: Iterable[Place], longer: Sequence[Place]) -> list[Place]:
    """The places that are no part of a longer one: there the longer is meant."""
    return [p for p in places if not any(p != other and p.within(other) for other in longer)]


def _matches(pattern: re.Pattern[str] | None, evidence: Iterable[Span]) -> Iterator[Place]:
    for span in evidence if pattern else ():
        last: Place | None = None
        for match in pattern.finditer(span.text) if pattern else ():
            place = _shifted(span, match.span(1))
            if last and place.start <= last.end:
                last = Place(last.start, max(last.end, place.end))
                continue
            if last:
                yield last
            last = place
        if last:
            yield last


@lru_cache(maxsize=256)
def _names(entry: ServiceLineEntry) -> re.Pattern[str] | None:
    words = [f"(?i:{_flexible(name)})" for name in _by_length((entry.name, *entry.aliases))]
    return _anywhere(words + [re.escape(acronym) for acronym in _by_length(entry.acronyms)])


@lru_cache(maxsize=256)
def _modifiers(entry: ServiceLineEntry) -> re.Pattern[str] | None:
    return _anywhere([f"(?i:{_flexible(word)})" for word in _by_length(entry.modifiers)])


def _anywhere(words: list[str]) -> re.Pattern[str] | None:
    """A pattern whose group 1 is one of the words; found matches may overlap."""
    return re.compile(rf"(?<!\w)(?=({'|'.join(words)})(?!\w))") if words else None


def _by_length(names: Iterable[str]) -> list[str]:
    return sorted(names, key=len, reverse=True)


def _flexible(words: str) -> str:
    return "".join(_VARIANTS.get(character) or re.escape(character) for character in words)


def _shifted(span: Span, found: tuple[int, int]) -> Place:
    return Place(span.start + found[0], span.start + found[1])
