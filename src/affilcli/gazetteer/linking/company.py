"""Who else stands in a string, before a name and behind it.

Looked up by what is asked of them: to go through all the others for each name would take a string
of many names, with many namesakes each, the square of their number.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence

from affilcli.gazetteer.linking.candidate import Candidate
from affilcli.gazetteer.linking.facts import Facts

#: a place in the string, and whose name is there
Standing = tuple[int, int]
#: what is asked of the others: all of them, or those of a sort, a city or the like
EVERYBODY: tuple[str] = ("everybody",)


class Company:
    """The names of a string that are firm, as others see them."""

    def __init__(self, firm: Sequence[Candidate], facts: Mapping[int, Facts]) -> None:
        latest = sorted(firm, key=lambda one: -one.start)
        earliest = sorted(firm, key=lambda one: one.end)
        self.sorts = sorted({facts[one.institution].sort for one in firm})
        self._latest = _outermost(latest, lambda one: one.start, facts)
        self._earliest = _outermost(earliest, lambda one: one.end, facts)

    def sides(self, one: Candidate, *key: Hashable) -> Iterator[str]:
        """On which sides of a name those stand that are meant: `earlier`, `later` or both. What
        overlaps with it, and other names of its own institution, do not count.
        """
        own = one.institution
        if any(end <= one.start and who != own for end, who in self._earliest.get(key, ())):
            yield "earlier"
        if any(start >= one.end and who != own for start, who in self._latest.get(key, ())):
            yield "later"


def _outermost(
    firm: Iterable[Candidate], place: Callable[[Candidate], int], facts: Mapping[int, Facts]
) -> Mapping[Hashable, Sequence[Standing]]:
    """For all that can be asked the first two, of different institutions."""
    found: defaultdict[Hashable, list[Standing]] = defaultdict(list)
    for one in firm:
        for key in _keys(one.institution, facts[one.institution]):
            kept = found[key]
            if not kept or (len(kept) == 1 and kept[0][1] != one.institution):
                kept.append((place(one), one.institution))
    return found


def _keys(number: int, facts: Facts) -> Iterator[tuple[Hashable, ...]]:
    yield EVERYBODY
    yield "sort", facts.sort
    yield "self", number
    yield "city", facts.city
    yield "country", facts.country
    for ancestor in facts.line:
        yield "within", ancestor, facts.sort
