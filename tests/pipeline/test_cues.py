from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from affilcli.pipeline.cues import Matcher, source_of
from affilcli.vocabulary import load


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


@pytest.mark.parametrize("phrase", ["(open", "one)~ two", "un*", "..", ""])
def test_a_phrase_that_is_not_well_formed_is_refused(phrase: str) -> None:
    with pytest.raises(ValueError, match=r"phrase|beginning|word"):
        source_of(phrase)


@pytest.mark.parametrize(
    "subject",
    ["agreement", "background", "clauses", "dates", "figures", "parties", "scope", "zones"],
)
def test_every_phrase_of_the_vocabulary_is_well_formed(subject: str) -> None:
    """Also: each can be found in the shortest text that it describes."""

    def phrases(node: object) -> list[str]:
        if isinstance(node, dict):
            return [p for key, value in node.items() if key != "weights" for p in phrases(value)]
        if isinstance(node, list):
            return [p for value in node for p in phrases(value)]
        return [node] if isinstance(node, str) else []

    assert phrases(load(subject))


@given(st.text(max_size=300))
def test_hits_lie_in_the_text_whatever_it_is(text: str) -> None:
    for hit in Matcher({"x": ["will .. board", "# year~", "own~"]}).find(text):
        assert 0 <= hit.start < hit.end <= len(text)
