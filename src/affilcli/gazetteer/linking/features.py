"""What speaks for a candidate, and against it: named features with values from 0 to 1 or so.

Weights of these names are in `vocabulary/linking.toml`; `training/linking.py` fits them. Many are
told apart by the sort of the candidate (facts.py): a hospital and its university stand in a string
in different ways.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from affilcli.gazetteer.index import Index, Kind
from affilcli.gazetteer.linking.candidate import Candidate
from affilcli.gazetteer.linking.candidates import Candidates
from affilcli.gazetteer.linking.company import EVERYBODY, Company
from affilcli.gazetteer.linking.facts import Facts, facts_of
from affilcli.gazetteer.linking.mention import Mention
from affilcli.gazetteer.linking.scene import Scene, logarithm
from affilcli.vocabulary import load, weights

Features = dict[str, float]
Told = Iterator[tuple[str, float]]
Said = Iterator[str]

#: words of a short name
TWO = 2
#: countries whose states are told
FEDERAL = frozenset({"US", "CA"})


class Weighed(NamedTuple):
    """The best candidate of an institution, its features, and the log-odds that they come to."""

    candidate: Candidate
    features: Features
    odds: float


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
        known = weights("linking", "link")
        best: dict[str | int, Weighed] = {}
        for one, features in self.all_of(mention, found):
            odds = sum(known.get(name, 0.0) * value for name, value in features.items())
            same = self.facts(one.institution).ror or one.institution
            if same not in best or odds > best[same].odds:
                best[same] = Weighed(one, features, odds)
        return sorted(best.values(), key=lambda one: one.candidate.institution)

    def all_of(
        self, mention: Mention, found: Sequence[Candidate]
    ) -> Iterator[tuple[Candidate, Features]]:
        """All candidates with their features; those that are 0 are left out."""
        scene = Scene(mention, found, self.facts, self.candidates.rarity.weight)
        for one in found:
            yield one, _all(scene, one, scene.facts[one.institution])


def _all(scene: Scene, one: Candidate, facts: Facts) -> Features:
    """What is said of a candidate: names alone count 1."""
    found = dict.fromkeys(_said(scene, one, facts), 1.0)
    found.update(told for told in _told(scene, one, facts) if told[1])
    return found


def _told(scene: Scene, one: Candidate, facts: Facts) -> Told:
    """What there is more or less of."""
    weight = sum(scene.weights[one.start : one.end])
    yield "told", min(weight, 40.0) / 20
    yield "says_little", max(0.0, 10 - weight) / 10
    if one.exact:
        yield "namesakes", logarithm(scene.as_likely(one) - 1)
    else:
        yield "covers", one.covers
        yield "covered", one.covered
        yield f"{facts.sort}_covered", one.covered
        yield "missing", min(one.missing, 16) / 8
        yield "extra", min(one.extra, 16) / 8
    start, end = scene.part_of(one)
    for side, places in (("before", range(start, one.start)), ("behind", range(one.end, end))):
        if places:
            yield f"rare_{side}", scene.rare(places, facts.city_words)
            yield f"words_{side}", min(len(places), 6) / 6
    yield "known_well", logarithm(facts.aliases)
    yield "children", logarithm(facts.children)
    yield "age", facts.age


def _said(scene: Scene, one: Candidate, facts: Facts) -> Said:
    yield "bias"
    if one.kind != Kind.NAME:
        yield "acronym" if one.kind == Kind.ACRONYM else "alias"
    yield from facts.said
    yield from _form(scene, one)
    yield from _place(scene, one, facts)
    yield from _exact(scene, one, facts) if one.exact else _alike(scene, one, facts)
    yield from _left_over(scene, one, facts)
    yield from _beside(scene, one, facts)


def _form(scene: Scene, one: Candidate) -> Said:
    """How the name stands there."""
    length = one.end - one.start
    if one.kind == Kind.ACRONYM:
        if length < len(scene.mention.tokens):
            yield "acronym_alone"
        if one.institution in scene.spelled:
            yield "acronym_spelled"
    elif length <= TWO:
        yield "two_words" if length == TWO else "one_word"
    first, last = scene.parts_of(one)
    if first != last:
        yield "crosses" if one.in_order else "crosses_loosely"
    if scene.is_nested(one):
        yield "nested"


def _exact(scene: Scene, one: Candidate, facts: Facts) -> Said:
    """Where a name stands that is there as it is."""
    start, end = scene.part_of(one)
    first, last = scene.parts_of(one)
    yield "exact"
    if one.in_order:
        yield "in_order"
    if one.literal:
        yield "literal"
    if first == last and (start, end) == (one.start, one.end):
        yield "whole_part" if one.in_order else "whole_part_turned"
    if start == one.start:
        yield "begins_part"
    if end == one.end:
        yield "ends_part"
    if one.end - one.start == len(scene.mention.tokens):
        yield "whole"
    elif scene.mention.tokens[one.start].text in load("linking")["within"]:
        yield "named_unit"
    yield from _part(scene, one, facts.sort)


def _alike(scene: Scene, one: Candidate, facts: Facts) -> Said:
    """What a name lacks that is merely like a whole part of the string, and what it has more."""
    if one.missing == one.extra == 0:
        yield f"{facts.sort}_alike"
        said = {token.text for token in scene.mention.tokens[one.start : one.end]}
        if not facts.city_words.isdisjoint(said):
            yield "alike_here"
    elif one.missing == 0:
        yield "longer"
    elif one.extra == 0:
        yield "shorter"
    yield from _part(scene, one, "alike")


def _part(scene: Scene, one: Candidate, way: str) -> Said:
    """Which part of the string it is."""
    first, last = scene.parts_of(one)
    yield f"{way}_{('first', 'second', 'later')[min(first, 2)]}_part"
    if last == len(scene.mention.parts) - 1:
        yield f"{way}_last_part"


def _place(scene: Scene, one: Candidate, facts: Facts) -> Said:
    """Where it lies, and what the string says of that."""
    mention = scene.mention
    beside, within = scene.names_city(one.institution, one.start, one.end)
    if beside:
        yield "city"
    elif within:
        yield "city_within"
    if facts.state in mention.places.states and facts.country in FEDERAL:
        yield "state"
    if mention.places.countries and facts.country:
        yield "country" if facts.country in mention.places.countries else "other_country"


def _left_over(scene: Scene, one: Candidate, facts: Facts) -> Said:
    """What else its part of the string is said to be, up to an `and`: `Second Hospital of` before a
    university.
    """
    start, end = scene.part_of(one)
    start = max([start, *(at for at in scene.mention.joined if at <= one.start)])
    end = min([end, *(at for at in scene.mention.joined if at >= one.end)])
    for side, places in (("before", range(start, one.start)), ("behind", range(one.end, end))):
        for name in dict.fromkeys(scene.classes[at] for at in places):
            if name:
                yield f"{facts.sort}_{side}_{name}"


def _beside(scene: Scene, one: Candidate, facts: Facts) -> Said:
    """Who else stands in the string, known to the registry or not."""
    sides = scene.company.sides
    for theirs in scene.company.sorts:
        for where in sides(one, "sort", theirs):
            yield f"{facts.sort}_{theirs}_{where}"
        for where in sides(one, "within", one.institution, theirs):
            yield f"parent_of_{theirs}_{where}"
    for above in facts.line:
        for where in sides(one, "self", above):
            yield f"child_of_{scene.facts[above].sort}_{where}"
    if any(sides(one, *EVERYBODY)):
        yield _distance(scene.company, one, facts)
    start, end = scene.part_of(one)
    for name, (first, last) in scene.unknown.items():
        if first < start:
            yield f"{facts.sort}_{name}_unknown_earlier"
        if last >= end:
            yield f"{facts.sort}_{name}_unknown_later"


def _distance(company: Company, one: Candidate, facts: Facts) -> str:
    """How far away the nearest of the others lies."""
    if facts.city and any(company.sides(one, "city", facts.city)):
        return "same_city"
    return "same_country" if any(company.sides(one, "country", facts.country)) else "foreign"
