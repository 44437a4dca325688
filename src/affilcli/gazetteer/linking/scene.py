"""A mention with all its candidates: what each of them is beside the others."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Sequence
from functools import cached_property

from affilcli.gazetteer.index import Kind
from affilcli.gazetteer.linking.candidate import Candidate
from affilcli.gazetteer.linking.company import Company
from affilcli.gazetteer.linking.facts import Facts
from affilcli.gazetteer.linking.heads import classes_of
from affilcli.gazetteer.linking.mention import Mention

Span = tuple[int, int]


class Scene:
    """What is known of a mention once its candidates are."""

    def __init__(
        self,
        mention: Mention,
        found: Sequence[Candidate],
        facts: Callable[[int], Facts],
        weigh: Callable[[int], float],
    ) -> None:
        self.mention = mention
        self.facts = {one.institution: facts(one.institution) for one in found}
        self.weights = [weigh(token.number) for token in mention.tokens]
        self.classes = self._classes()
        self.firm = _outermost([one for one in found if _is_firm(one)])
        self.spans = sorted({(one.start, one.end) for one in self.firm})
        self._starts = [start for start, _ in self.spans]
        self._place_of = {part: place for place, part in enumerate(mention.parts)}
        self.spelled = {one.institution for one in found if one.kind != Kind.ACRONYM}
        #: who bears the name at each stretch of tokens, and whether it stands there word for word
        self._claimants: defaultdict[Span, dict[int, bool]] = defaultdict(dict)
        #: how well they are placed, once it was asked
        self._ranks: dict[Span, tuple[list[float], list[float]]] = {}
        for one in found:
            if one.exact:
                bearers = self._claimants[one.start, one.end]
                bearers[one.institution] = one.literal or bearers.get(one.institution, False)

    def _classes(self) -> list[str | None]:
        """The class of each token, by the words of its part."""
        found: list[str | None] = []
        for start, end in self.mention.parts.values():
            found += classes_of([token.text for token in self.mention.tokens[start:end]])
        return found

    @cached_property
    def explained(self) -> list[bool]:
        """For each token, does it stand in a name that is firm?"""
        inside = [False] * len(self.weights)
        for start, end in self.spans:
            inside[start:end] = [True] * (end - start)
        return inside

    @cached_property
    def unknown(self) -> dict[str, Span]:
        """The classes of words that stand in no firm name, and where the first and last do."""
        found: dict[str, Span] = {}
        for place, said in enumerate(self.classes):
            if said and not self.explained[place]:
                first, _ = found.get(said, (place, place))
                found[said] = (first, place)
        return found

    @cached_property
    def company(self) -> Company:
        """The firm names, as others see them."""
        return Company(self.firm, self.facts)

    def names_city(self, number: int, start: int, end: int) -> tuple[bool, bool]:
        """Does the string name an institution's city, beside the name at these tokens and in it?"""
        facts = self.facts[number]
        times = self.mention.spoken.count(f" {facts.city} ") if facts.city else 0
        if not times:
            return False, False
        name = {token.text for token in self.mention.tokens[start:end]}
        within = facts.city_words <= name
        return times > within, within

    def placed(self, number: int, start: int, end: int) -> float:
        """How well the places that the string names, beside a name, agree with an institution's."""
        facts, mention = self.facts[number], self.mention
        beside, _ = self.names_city(number, start, end)
        state = facts.state in mention.places.states and facts.country in ("US", "CA")
        country = facts.country in mention.places.countries
        wrong = bool(mention.places.countries and facts.country) and not country
        return 4 * beside + 2 * state + country - wrong

    def parts_of(self, one: Candidate) -> tuple[int, int]:
        """The parts of the string that a name begins and ends in, counted from 0."""
        tokens, place_of = self.mention.tokens, self._place_of
        return place_of[tokens[one.start].part], place_of[tokens[one.end - 1].part]

    def part_of(self, one: Candidate) -> tuple[int, int]:
        """Where the part that a name stands in begins and ends; the parts, where it is in two."""
        tokens, parts = self.mention.tokens, self.mention.parts
        return parts[tokens[one.start].part][0], parts[tokens[one.end - 1].part][1]

    def is_nested(self, one: Candidate) -> bool:
        """Does it lie in a longer name that is firm?"""
        # None of the spans lies in another, so that of two the one that begins later ends later.
        place = bisect_right(self._starts, one.start) - 1
        if place < 0:
            return False
        start, end = self.spans[place]
        return one.end <= end and (start, end) != (one.start, one.end)

    def as_likely(self, one: Candidate) -> int:
        """How many bear the name as it stands there and are placed as well by the string."""
        span = one.start, one.end
        if span not in self._ranks:
            self._ranks[span] = self._ranks_at(*span)
        all_, literal = self._ranks[span]
        ranks = literal if one.literal else all_
        return max(1, len(ranks) - bisect_left(ranks, self.placed(one.institution, *span)))

    def _ranks_at(self, start: int, end: int) -> tuple[list[float], list[float]]:
        """How well those who bear the name at some tokens are placed, the worst first: of all of
        them, and of those whose name stands there word for word.
        """
        bearers = self._claimants.get((start, end), {})
        ranks = sorted(
            (self.placed(other, start, end), literal) for other, literal in bearers.items()
        )
        return [placed for placed, _ in ranks], [placed for placed, literal in ranks if literal]

    def rare(self, places: Iterable[int], but: Container[str]) -> float:
        """What the words at these places tell, but for those of a class and some others: 0 for
        nothing, 1 for a rare word or two.
        """
        told = sum(
            max(0.0, self.weights[at] - COMMON)
            for at in places
            if self.classes[at] is None and self.mention.tokens[at].text not in but
        )
        return min(told, 2 * RARE) / RARE


#: a word tells something from this weight on, and from so much more it is rare
COMMON, RARE = 4.0, 6.0


def _is_firm(one: Candidate) -> bool:
    return one.exact and one.in_order and one.end - one.start > 1


def _outermost(found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates that lie in no longer one."""
    outer: set[Span] = set()
    reached = 0
    for start, end in sorted({(one.start, one.end) for one in found}, key=_longest_first):
        if end > reached:
            outer.add((start, end))
            reached = end
    return [one for one in found if (one.start, one.end) in outer]


def _longest_first(span: Span) -> Span:
    """Sorts by where they begin, and of those the longest first."""
    start, end = span
    return start, -end


def logarithm(count: float) -> float:
    """Of a count that may be nothing."""
    return math.log(1 + count)
