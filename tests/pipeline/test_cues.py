from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from affilcli.pipeline.cues import Matcher, words_of
from affilcli.pipeline.notation import folded, parsed


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("letter~ of intent", "two letters of intent"),
        ("acquire~", "is acquiring it"),
        ("carry~ out", "carried out"),
        ("plan~", "planned"),
        ("use~", "using"),
        ("regulat*", "regulatory"),
        ("(board|council) vote~", "the council voted"),
        ("(fully)? own~", "fully owned"),
        ("(fully)? own~", "owns"),
        ("will .. board", "will name half of the board"),
        ("# year~", "ten years"),
        ("# year~", "a 5-year term"),
        ("won't join", "it won’t join"),
        ("buy out", "buy-out"),
    ],
)
def test_phrase_is_found_in_text(phrase: str, text: str) -> None:
    assert Matcher({"x": [phrase]}).find(text)


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("own~", "downtown"),
        ("merge~", "emerged"),
        ("will .. board", "It will close. A board meets."),
        ("will .. board", "will one two three four five six seven board"),
        ("# year~", "years ago"),
    ],
)
def test_phrase_is_not_found_in_text(phrase: str, text: str) -> None:
    assert not Matcher({"x": [phrase]}).find(text)


def test_a_hit_says_what_was_found_and_where() -> None:
    (hit,) = Matcher({"ended": ["call~ off"]}).find("They called off the deal")
    assert (hit.label, hit.phrase, hit.start, hit.end) == ("ended", "call~ off", 5, 15)


def test_a_search_stays_within_its_bounds() -> None:
    text = "merger here. merger there"
    hits = Matcher({"x": ["merger"]}).find(text, 10, len(text))
    assert [hit.start for hit in hits] == [13]


PHRASES = [
    *(
        "own~",
        "use~",
        "co-own~",
        "won't (join|merge)",
        "(fully)? own~",
        "(the|its own)? board vote~",
    ),
    *(
        "will .. board",
        "(will|shall) (not)? .. (own~|use~)",
        "# year~",
        "over #",
        "in (2021|24 hours)",
    ),
    *("college~ board", "regulat*", "buy-out of", "U.S. board"),
]
PIECES = [
    *(
        "own",
        "owned",
        "OWNING",
        "used",
        "co-owning",
        "won’t",
        "won't",
        "join",
        "fully",
        "the",
        "its",
    ),
    *(
        "Board",
        "votes",
        "will",
        "shall",
        "not",
        "ten",
        "24",
        "2021",
        "5-year",
        "years",
        "hours",
        "over",
    ),
    *("in", "college's", "regulatory", "buy–out", "of", "U.S.", ".", ", ", "$", "€5", "İstanbul"),
]


@given(st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join))
def test_looking_at_the_beginnings_of_two_words_loses_nothing(text: str) -> None:
    expected = {
        (phrase, word.start)
        for phrase in PHRASES
        for word in words_of(text)
        if re.compile(parsed(phrase).source).match(folded(text), word.start)
    }
    assert {(hit.phrase, hit.start) for hit in Matcher({"x": PHRASES}).find(text)} == expected


@given(st.text(max_size=300))
def test_hits_lie_in_the_text_whatever_it_is(text: str) -> None:
    for hit in Matcher({"x": ["will .. board", "# year~", "own~"]}).find(text):
        assert 0 <= hit.start < hit.end <= len(text)
