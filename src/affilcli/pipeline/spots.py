"""Look-ups in what stands in a text, by offset, in a time that hardly grows with how much there is.

Spots are tuples that begin with their start and end, sorted, none overlapping another.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate
from operator import itemgetter
from typing import Any, TypeVar

Spot = TypeVar("Spot", bound=tuple[Any, ...])

_START, _END = itemgetter(0), itemgetter(1)


def starting_in(spots: Sequence[Spot], start: int, end: int) -> Sequence[Spot]:
    """The spots that begin in `[start, end)`."""
    first = bisect_left(spots, start, key=_START)
    return spots[first : bisect_left(spots, end, lo=first, key=_START)]


def touching(spots: Sequence[Spot], start: int, end: int) -> Sequence[Spot]:
    """The spots that share a character with `[start, end)`."""
    first = bisect_right(spots, start, key=_END)
    return spots[first : bisect_left(spots, end, lo=first, key=_START)]


def last_before(spots: Sequence[Spot], offset: int) -> Spot | None:
    """The last spot that ends by `offset`."""
    count = bisect_right(spots, offset, key=_END)
    return spots[count - 1] if count else None


def first_from(spots: Sequence[Spot], offset: int) -> Spot | None:
    """The first spot that begins at `offset` or later."""
    first = bisect_left(spots, offset, key=_START)
    return spots[first] if first < len(spots) else None


class Cover:
    """Stretches that may overlap, asked whether one of them holds or touches another stretch."""

    def __init__(self, stretches: Sequence[tuple[int, int]]) -> None:
        ordered = sorted(stretches)
        self._starts = [start for start, _ in ordered]
        self._reach = list(accumulate((end for _, end in ordered), max))

    def holds(self, start: int, end: int) -> bool:
        """Does one of the stretches hold all of `[start, end)`?"""
        count = bisect_right(self._starts, start)
        return count > 0 and self._reach[count - 1] >= end

    def touches(self, start: int, end: int) -> bool:
        """Does one of the stretches share a character with `[start, end)`?"""
        count = bisect_left(self._starts, end)
        return count > 0 and self._reach[count - 1] > start
