"""Candidates beside each other."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from affilcli.gazetteer import Gazetteer, Institution
from affilcli.gazetteer.linking import Linker
from affilcli.gazetteer.linking.candidate import Candidate
from affilcli.gazetteer.linking.mention import Mention
from affilcli.gazetteer.linking.scene import Scene

PLACES = [("Portland", "ME"), ("Portland", "OR"), ("Iowa City", "IA"), (None, "ME"), (None, None)]
ENTRIES = [
    Institution(id=f"{name}-{n}", name=name, city=city, state=state, country="US")
    for name in ("Mercy Hospital", "The Mercy Hospitals", "Hospital of Mercy")
    for n, (city, state) in enumerate(PLACES)
]
LINKER = Linker(Gazetteer.of(ENTRIES).index)
PARTS = ["Mercy Hospital", "The Mercy Hospitals", "Portland", "Maine", "Iowa City, IA"]
TEXTS = st.lists(st.sampled_from(PARTS), min_size=1, max_size=4).map(", ".join)


@given(TEXTS)
def test_as_likely_are_those_who_bear_the_name_no_less_and_are_placed_no_worse(text: str) -> None:
    mention = Mention(text)
    found = LINKER.candidates.of(mention)
    scene = Scene(mention, found, LINKER.featuring.facts, LINKER.candidates.rarity.weight)

    def placed(one: Candidate) -> float:
        return scene.placed(one.institution, one.start, one.end)

    exact = [one for one in found if one.exact]
    for one in exact:
        equal = [
            other
            for other in exact
            if (other.start, other.end) == (one.start, one.end)
            and placed(other) >= placed(one)
            and other.literal >= one.literal
        ]
        assert scene.as_likely(one) == len(equal)
