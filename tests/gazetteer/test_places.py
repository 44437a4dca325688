"""The places that a text or a string names."""

from __future__ import annotations

import pytest

from affilcli.gazetteer import Institution
from affilcli.gazetteer.places import Places


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("in Boston, MA, and elsewhere", {"MA"}),
        ("Boston MA 02115", {"MA"}),
        ("Mercy Hospital (ME)", {"ME"}),
        ("The Texas hospital, Maine's and Ohio’s", {"TX", "ME", "OH"}),
        ("CHARLESTON, W. Va. — It is West Virginia’s.", {"WV"}),
        ("Nashua, N.H., and Lowell, Mass.", {"NH", "MA"}),
        ("in Toronto, Ontario", {"ON"}),
        ("What IN and OR mean", set()),
        ("the mass. of it", set()),
    ],
)
def test_states_are_named_in_full_shortened_or_by_their_codes(text: str, states: set[str]) -> None:
    assert Places(text).states == states


@pytest.mark.parametrize(
    ("text", "in_text", "in_string"),
    [
        ("University of Lagos, Nigeria", set(), {"NG"}),
        ("Dartmouth-Hitchcock in Lebanon, N.H.", {"US"}, {"US", "LB"}),
        ("London's NHS trusts", {"GB"}, set()),
        ("the United States", {"US"}, {"US"}),
        ("it gives us hope", set(), {"US"}),
        ("Toronto, ON", {"CA"}, {"CA"}),
    ],
)
def test_a_country_counts_in_a_string_wherever_it_stands_and_in_a_text_by_telling_words(
    text: str, in_text: set[str], in_string: set[str]
) -> None:
    assert Places(text).countries == in_text
    assert Places(text, short=True).countries == in_string


@pytest.mark.parametrize(
    ("text", "fit"),
    [("Portland, Maine", 7), ("Portland", 4), ("Maine", 3), ("the U.S.", 1), ("portland", 0)],
)
def test_city_counts_more_than_state_and_state_more_than_country(text: str, fit: int) -> None:
    mercy = Institution(id="mercy", name="Mercy", city="Portland", state="ME", country="US")
    assert Places(text).fit(mercy) == fit


def test_an_institution_is_elsewhere_where_other_states_are_named_and_not_its_city() -> None:
    mercy = Institution(id="mercy", name="Mercy", city="Portland", state="ME", country="US")
    assert Places("in Oregon").are_elsewhere(mercy)
    assert not Places("in Portland, Oregon").are_elsewhere(mercy)
    assert not Places("in Oregon").are_abroad(mercy)
    assert Places("in Switzerland").are_abroad(mercy)
