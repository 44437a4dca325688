"""Look-ups by offset find just what going through all spots would."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from affilcli.pipeline.spots import Cover, first_from, last_before, starting_in, touching

offsets = st.integers(0, 40)
spots = st.lists(offsets, unique=True, max_size=12).map(
    lambda cuts: [spot for spot in list(pairwise(sorted(cuts)))[::2] if spot[0] < spot[1]]
)


@given(spots, offsets, offsets)
def test_spots_of_a_stretch_are_those_that_begin_or_lie_in_it(
    found: list[tuple[int, int]], start: int, end: int
) -> None:
    assert starting_in(found, start, end) == [s for s in found if start <= s[0] < end]
    if start < end:
        assert touching(found, start, end) == [s for s in found if s[0] < end and start < s[1]]


@given(spots, offsets)
def test_the_nearest_spot_is_found_on_either_side(
    found: list[tuple[int, int]], offset: int
) -> None:
    assert last_before(found, offset) == next((s for s in reversed(found) if s[1] <= offset), None)
    assert first_from(found, offset) == next((s for s in found if s[0] >= offset), None)


@given(st.lists(st.tuples(offsets, offsets).map(lambda ab: (min(ab), max(ab)))), offsets, offsets)
def test_a_cover_knows_whether_one_of_its_stretches_holds_or_touches_another(
    stretches: list[tuple[int, int]], start: int, end: int
) -> None:
    holding = any(a <= start and end <= b for a, b in stretches)
    assert Cover(stretches).holds(start, end) == holding
    touched = any(a < end and start < b for a, b in stretches)
    assert Cover(stretches).touches(start, end) == touched
