"""Institutions that a name may mean, with how well it fits and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from rapidfuzz import fuzz

from affilcli.gazetteer.entries import Institution
from affilcli.gazetteer.names import key_of, normalise

#: how well a form fits that is written just so
NAME, ALIAS, SHORT, FORMER, ACRONYM = 1.0, 0.98, 0.96, 0.95, 0.9
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


class Form(NamedTuple):
    """One way of writing an institution's name: how well it speaks for it, and what it is."""

    institution: Institution
    fit: float
    what: str


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

    def __init__(self, institutions: Iterable[Institution]) -> None:
        self.forms: defaultdict[str, list[Form]] = defaultdict(list)
        self.ids: dict[str, Institution] = {}
        for one in institutions:
            self.ids[one.id] = one
            for text, form in _forms(one):
                self.forms[text].append(form)

    def find(self, name: str, near: Place | None = None, most: int = 10) -> list[Found]:
        """The institutions that the name may mean, the best first, and of equals by id."""
        best: dict[str, Found] = {}
        for fit, form, reason in self._hits(name):
            found = _placed(form.institution, fit, reason, near)
            known = best.get(form.institution.id)
            if known is None or found.score > known.score:
                best[form.institution.id] = found
        ranked = sorted(best.values(), key=lambda f: (-f.score, f.institution.id))
        return [found for found in ranked if found.score >= LEAST][:most]

    def _hits(self, name: str) -> Iterator[tuple[float, Form, str]]:
        if meant := self.ids.get(name.strip()):
            yield NAME, Form(meant, NAME, "its id"), "its id"
        whole = key_of(name)
        for key in dict.fromkeys((whole, name.strip())):
            for form in self.forms.get(key, ()):
                yield form.fit, form, form.what
        for text in self._alike(whole):
            likeness = _likeness(whole, text)
            for form in self.forms[text]:
                if form.what != "its acronym":
                    yield ALIKE * likeness * form.fit, form, f"much like '{text}'"

    def _alike(self, whole: str) -> set[str]:
        """The forms that share one of the name's rarest words with it."""
        words = {word for word in whole.split() if word in self._by_word}
        rarest = sorted(words, key=lambda word: (len(self._by_word[word]), word))[:RAREST]
        shared = [self._by_word[word] for word in rarest if len(self._by_word[word]) <= COMMON]
        return set().union(*shared) - {whole}

    @cached_property
    def _by_word(self) -> dict[str, set[str]]:
        found: defaultdict[str, set[str]] = defaultdict(set)
        for text in self.forms:
            for word in text.split():
                found[word].add(text)
        return found


def _likeness(whole: str, text: str) -> float:
    if text.startswith(f"{whole} "):
        return BEGINS
    spelling = fuzz.token_sort_ratio(whole, text) / 100
    return max(spelling, HOLDS) if set(whole.split()) <= set(text.split()) else spelling


def _forms(one: Institution) -> Iterator[tuple[str, Form]]:
    yield key_of(one.name), Form(one, NAME, "its name")
    if one.short_name:
        yield key_of(one.short_name), Form(one, SHORT, "its short name")
    for alias in one.aliases:
        yield key_of(alias), Form(one, ALIAS, "one of its aliases")
    for former in one.former_names:
        span = f" ({former.start or ''}/{former.end or ''})" if former.start or former.end else ""
        yield key_of(former.name), Form(one, FORMER, f"a former name{span}")
    for acronym in one.acronyms:
        yield acronym, Form(one, ACRONYM, "its acronym")


def _placed(one: Institution, fit: float, reason: str, near: Place | None) -> Found:
    """A hit with what the place says of it."""
    there = near.holds(one) if near else None
    if there is None:
        return Found(one, round(fit, 3), (reason,))
    where = ", ".join(part for part in (one.city, one.state) if part)
    score = min(1.0, fit + HERE) if there else fit - ELSEWHERE
    return Found(one, round(score, 3), (reason, f"in {where}" if there else f"but in {where}"))
