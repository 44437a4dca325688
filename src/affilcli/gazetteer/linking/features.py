"""What speaks for a candidate, and against it: named features with values from 0 to 1 or so.

Weights of these names are in `vocabulary/linking.toml`; `training/linking.py` fits them.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from affilcli.gazetteer.entries import Institution
from affilcli.gazetteer.index import Index, Kind
from affilcli.gazetteer.index.words import folded
from affilcli.gazetteer.linking.candidates import Candidate, Candidates
from affilcli.gazetteer.linking.mention import Mention

#: words that tell of the care of patients
CARE = frozenset({"hospital", "clinic", "medical", "health", "infirmary"})

Features = dict[str, float]

#: types that care for patients
CARING = frozenset({
    "academic-medical-center", "cancer-center", "childrens-hospital", "clinic", "health-system",
    "hospital", "psychiatric-hospital", "rehabilitation-hospital",
})  # fmt: skip
#: types with a feature of their own
TYPED = frozenset({"company", "institute", "organization", "medical-school", "network"})


class Facts(NamedTuple):
    """What of an institution is asked for each candidate."""

    type: str
    caring: bool
    city: str
    state: str | None
    country: str | None
    parent: int | None
    children: int
    aliases: int
    giving: bool
    ror: str | None
    closed: bool


def facts_of(index: Index, number: int) -> Facts:
    """The facts of an institution."""
    one = index.institution(number)
    kind = one.type or ""
    return Facts(
        kind, kind in CARING, " ".join(folded(one.city or "")), one.state, one.country,
        index.number_of(one.parent) if one.parent else None, index.children(number),
        len(one.aliases), _gives(one), one.ror, one.valid_to is not None,
    )  # fmt: skip


def _gives(one: Institution) -> bool:
    """Is it a foundation or a trust, which is named for what it supports?"""
    return not {"foundation", "trust", "fund"}.isdisjoint(folded(one.name))


class Weighed(NamedTuple):
    """The best candidate of an institution, and its features."""

    candidate: Candidate
    features: Features


class Featuring:
    """Turns candidates into features."""

    def __init__(self, index: Index, candidates: Candidates) -> None:
        self.index = index
        self.candidates = candidates
        self.facts = lru_cache(4096)(lambda number: facts_of(index, number))

    def of(self, mention: Mention, found: Sequence[Candidate]) -> list[Weighed]:
        """Each institution once, by the best of its candidates, in the order of their numbers.

        Entries of one ROR id, as two gazetteers laid over each other may have, are one institution.
        """
        scene = Scene(self, mention, found)
        best: dict[str | int, tuple[float, Weighed]] = {}
        for one in found:
            weighed = Weighed(one, scene.features(one))
            rank = _rank(one, weighed.features)
            same = self.facts(one.institution).ror or one.institution
            if same not in best or rank > best[same][0]:
                best[same] = rank, weighed
        return sorted((one for _, one in best.values()), key=lambda one: one.candidate.institution)


def _rank(one: Candidate, features: Features) -> float:
    """How well one of several candidates of an institution speaks for it."""
    return (
        4 * one.exact + features["told"] + 2 * features.get("whole_part", 0)
        - 5 * features.get("nested", 0) + one.in_order + one.covers + one.covered
    )  # fmt: skip


class Scene:
    """A mention with all its candidates: what each of them is beside the others."""

    def __init__(self, featuring: Featuring, mention: Mention, found: Sequence[Candidate]) -> None:
        self.featuring = featuring
        self.mention = mention
        self.place_of = {part: place for place, part in enumerate(mention.parts)}
        self.agreement: dict[int, int] = {}
        self.facts = {one.institution: featuring.facts(one.institution) for one in found}
        self.long = sorted({
            (one.start, one.end) for one in found if one.exact and one.end - one.start > 1
        })  # fmt: skip
        self.claimants: dict[tuple[int, int], set[int]] = {}
        for one in found:
            if one.exact:
                self.claimants.setdefault((one.start, one.end), set()).add(one.institution)
        self.parents = {facts.parent for facts in self.facts.values()}
        named = [one for one in found if one.exact and one.end - one.start > 1]
        self.university = any(self.facts[one.institution].type == "university" for one in named)
        self.hospital = any(self.facts[one.institution].caring for one in named)
        self.starts = [one.start for one in named]
        self.ends = [one.end for one in named]
        self.spelled = {one.institution for one in found if one.kind != Kind.ACRONYM}

    def features(self, one: Candidate) -> Features:
        """The features of a candidate; those that are 0 are left out."""
        found = {"bias": 1.0}
        for told in (self._form(one), self._place(one), self._site(one), self._sort(one)):
            found.update((name, float(value)) for name, value in told if value)
        found.setdefault("told", 0.0)
        return found

    def _form(self, one: Candidate) -> Iterable[tuple[str, float]]:
        """How the name stands there."""
        tokens = self.mention.tokens[one.start : one.end]
        told = sum(self.featuring.candidates.weight(n) for n in {t.number for t in tokens})
        length = one.end - one.start
        acronym = one.kind == Kind.ACRONYM
        yield "told", min(told, 40.0) / 20
        yield "says_little", max(0.0, 10 - told) / 10
        yield "exact", one.exact
        if not one.exact:
            yield "covers", one.covers
            yield "covered", one.covered
        yield "alias", one.kind == Kind.ALIAS
        yield "former", one.kind == Kind.FORMER
        yield "short", one.kind == Kind.SHORT
        yield "acronym", acronym
        yield "acronym_alone", acronym and len(self.mention.tokens) > length
        yield "acronym_spelled", acronym and one.institution in self.spelled
        yield "one_word", length == 1 and not acronym
        yield "two_words", length == 2
        yield "in_order", one.in_order
        yield "namesakes", math.log(self._as_likely(one))

    def _as_likely(self, one: Candidate) -> int:
        """How many bear the name that stands there and are placed as well by the string."""
        others = self.claimants.get((one.start, one.end), {one.institution})
        placed = self._placed(one.institution)
        return sum(self._placed(other) >= placed for other in others) or 1

    def _placed(self, number: int) -> int:
        """How well the places that the string names agree with an institution's."""
        if number not in self.agreement:
            facts, mention = self.facts[number], self.mention
            city = bool(facts.city) and mention.names_place(facts.city)
            state = facts.state in mention.states and facts.country in ("US", "CA")
            country = facts.country in mention.countries
            wrong = bool(mention.countries) and not country
            self.agreement[number] = 4 * city + 2 * state + country - wrong
        return self.agreement[number]

    def _place(self, one: Candidate) -> Iterable[tuple[str, float]]:
        """Where it lies, and what the string says of that."""
        mention, facts = self.mention, self.facts[one.institution]
        window = {token.text for token in mention.tokens[one.start : one.end]}
        city = bool(facts.city) and mention.names_place(facts.city)
        within = city and window.issuperset(facts.city.split())
        yield "city", city and not within
        yield "city_within", within
        yield "state", facts.state in mention.states and facts.country in ("US", "CA")
        yield "country", facts.country in mention.countries
        yield "other_country", bool(mention.countries) and facts.country not in mention.countries

    def _site(self, one: Candidate) -> Iterable[tuple[str, float]]:
        """Which part of the string it is, and what is said around it."""
        first, last = self.mention.tokens[one.start].part, self.mention.tokens[one.end - 1].part
        place = self.place_of[first]
        start, _ = self.mention.parts[first]
        _, end = self.mention.parts[last]
        yield "crosses", first != last
        yield (
            "nested",
            any(
                s <= one.start and one.end <= e and e - s > one.end - one.start
                for s, e in self.long
            ),
        )
        yield "whole_part", first == last and (start, end) == (one.start, one.end)
        yield "begins_part", start == one.start
        yield "ends_part", end == one.end
        yield ("first_part", "second_part", "later_part")[min(place, 2)], True
        yield from self._order(one)
        yield "last_part", self.place_of[last] == len(self.place_of) - 1
        yield "whole", (one.start, one.end) == (0, len(self.mention.tokens))

    def _order(self, one: Candidate) -> Iterable[tuple[str, float]]:
        """Where it stands among the names, and whether words of care stand beside it."""
        sort = self._sorted(one)
        first = not any(end <= one.start for end in self.ends)
        last = not any(start >= one.end for start in self.starts)
        yield f"{sort}_alone" if first and last else f"{sort}_first", first
        yield f"{sort}_last", last and not first
        yield f"{sort}_between", not first and not last
        begin, end = self.mention.parts[self.mention.tokens[one.start].part]
        inside = any(t.text in CARE for t in self.mention.tokens[one.start : one.end])
        before = any(t.text in CARE for t in self.mention.tokens[begin : one.start])
        behind = any(t.text in CARE for t in self.mention.tokens[one.end : end])
        yield f"{sort}_with_care", inside
        yield f"{sort}_before_care", behind
        yield f"{sort}_behind_care", before
        yield f"{sort}_nested_across", any(
            s <= one.start and one.end <= e and e - s > one.end - one.start
            and self.mention.tokens[s].part != self.mention.tokens[e - 1].part
            for s, e in self.long
        )  # fmt: skip

    def _sorted(self, one: Candidate) -> str:
        facts = self.facts[one.institution]
        if facts.caring:
            return "caring"
        return "university" if facts.type == "university" else "other"

    def _sort(self, one: Candidate) -> Iterable[tuple[str, float]]:
        """What kind of institution it is, beside the others."""
        facts = self.facts[one.institution]
        university = facts.type == "university"
        yield "parent_of_other", one.institution in self.parents
        yield "child_of_other", facts.parent in self.facts
        yield "university", university
        yield "caring", facts.caring
        if facts.type in TYPED:
            yield facts.type, True
        yield "caring_beside_university", facts.caring and self.university
        yield "university_beside_caring", university and self.hospital
        yield (
            "unit_beside_other",
            facts.type in ("institute", "organization") and (self.university or self.hospital),
        )
        yield "school_beside_university", facts.type == "medical-school" and self.university
        yield "known_well", math.log(1 + facts.aliases)
        yield "children", math.log(1 + facts.children)
        yield "child", facts.parent is not None
        yield "giving", facts.giving
        yield "closed", facts.closed
