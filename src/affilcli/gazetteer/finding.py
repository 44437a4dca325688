"""Institutions that a name may mean, with how well it fits and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rapidfuzz import fuzz

from affilcli.gazetteer.entries import Institution
from affilcli.gazetteer.index import Index, Kind, as_written, content, hashed
from affilcli.gazetteer.index.forms import called
from affilcli.gazetteer.index.words import folded, written
from affilcli.gazetteer.names import normalise

#: how well a form fits that is written just so
FITS = {
    Kind.NAME: 1.0,
    Kind.ALIAS: 0.98,
    Kind.SHORT: 0.96,
    Kind.FORMER: 0.95,
    Kind.ACRONYM: 0.9,
}
#: the most that a name gets which is only alike, and the least that is worth a look
ALIKE, LEAST = 0.9, 0.6
#: how alike a form is that begins with the whole name, or has all its words somewhere
BEGINS, HOLDS = 0.95, 0.8
#: so many of a name's words, the rarest, lead to what is alike
RAREST = 3
#: a word in more forms than this leads nowhere by itself
COMMON = 2000
#: what the right place adds, and another takes away
HERE, ELSEWHERE = 0.15, 0.35


class Hit(NamedTuple):
    """An institution by a form of its name: how well that fits, and what it is."""

    institution: Institution
    fit: float
    reason: str


class Found(NamedTuple):
    """An institution, how well it fits from 0 to 1, and the reasons, the weightiest first."""

    institution: Institution
    score: float
    reasons: tuple[str, ...]


class Place(NamedTuple):
    """Where an institution should be: a city, a state or both."""

    city: str | None
    state: str | None

    @classmethod
    def read(cls, text: str) -> Place:
        """`Boston, MA`, `Boston/MA`, `MA` or `Boston`; two capitals are a state."""
        parts = [part.strip() for part in text.replace("/", ",").split(",") if part.strip()]
        state = next((p for p in parts if len(p) == 2 and p.isupper()), None)
        city = next((p for p in parts if p != state), None)
        return cls(city, state)

    def holds(self, one: Institution) -> bool | None:
        """Is it there? None where the gazetteer does not say."""
        told = [
            normalise(wanted) == normalise(held)
            for wanted, held in ((self.city, one.city), (self.state, one.state))
            if wanted and held
        ]
        return all(told) if told else None


class Finder:
    """Looks institutions up by any form of their names, exact or alike."""

    def __init__(self, index: Index) -> None:
        self.index = index

    def find(self, name: str, near: Place | None = None, most: int = 10) -> list[Found]:
        """The institutions that the name may mean, the best first, and of equals by id."""
        best: dict[str, Found] = {}
        for hit in self._hits(name):
            found = _placed(hit, near)
            known = best.get(hit.institution.id)
            if known is None or found.score > known.score:
                best[hit.institution.id] = found
        ranked = sorted(best.values(), key=lambda f: (-f.score, f.institution.id))
        return [found for found in ranked if found.score >= LEAST][:most]

    def _hits(self, name: str) -> Iterator[Hit]:
        number = self.index.number_of(name.strip())
        if number is not None:
            yield Hit(self.index.institution(number), FITS[Kind.NAME], "its id")
        words = folded(name)
        for numbers in ([*map(hashed, words)], [*map(as_written, written(name))]):
            for end, forms in self.index.in_order(numbers):
                if end == len(numbers):
                    yield from map(self._exact, forms)
        for form in self._sharing(content(words)):
            yield self._alike(" ".join(words), form)

    def _exact(self, number: int) -> Hit:
        form = self.index.form(number)
        return Hit(self._owner(number), FITS[form.kind], called(form))

    def _alike(self, whole: str, number: int) -> Hit:
        form = self.index.form(number)
        text = " ".join(folded(form.text))
        fit = ALIKE * _likeness(whole, text) * FITS[form.kind]
        return Hit(self._owner(number), fit, f"much like '{form.text}'")

    def _owner(self, form: int) -> Institution:
        return self.index.institution(self.index.owners[form])

    def _sharing(self, words: Iterable[str]) -> list[int]:
        """The forms that share one of the name's rarest words with it."""
        index = self.index
        known = {word for each in words if (word := index.word(hashed(each))) is not None}
        rarest = sorted(known, key=lambda word: (index.frequency(word), word))[:RAREST]
        few = (word for word in rarest if index.frequency(word) <= COMMON)
        return sorted({form for word in few for form in index.with_word(word)})


def _likeness(whole: str, text: str) -> float:
    if text.startswith(f"{whole} "):
        return BEGINS
    spelling = fuzz.token_sort_ratio(whole, text) / 100
    return max(spelling, HOLDS) if set(whole.split()) <= set(text.split()) else spelling


def _placed(hit: Hit, near: Place | None) -> Found:
    """A hit with what the place says of it."""
    one, fit, reason = hit
    there = near.holds(one) if near else None
    if there is None:
        return Found(one, round(fit, 3), (reason,))
    where = ", ".join(part for part in (one.city, one.state) if part)
    score = min(1.0, fit + HERE) if there else fit - ELSEWHERE
    return Found(one, round(score, 3), (reason, f"in {where}" if there else f"but in {where}"))
