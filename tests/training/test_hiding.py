"""Cues are hidden from whole choices, and from the same ones whenever the seed is the same."""

from __future__ import annotations

from training.examples import Example
from training.hiding import Hiding

CUES = ("planned_",)


def choices() -> list[Example]:
    """A hundred choices between two statuses, each with a cue and a tense."""
    return [
        Example(
            "a",
            {f"{status}.planned_hoped": 1.0, f"{status}.tense_future": 1.0},
            right=status == "planned",
            answer=status,
            choice=number,
        )
        for number in range(100)
        for status in ("planned", "existing")
    ]


def hidden(examples: list[Example]) -> set[object]:
    """The choices whose candidates have no cue left."""
    return {one.choice for one in examples if len(one.features) == 1}


def test_about_the_share_asked_for_loses_its_cues_and_nothing_else() -> None:
    found = Hiding(0.2, seed=1).of(choices(), CUES)
    assert 10 <= len(hidden(found)) <= 30
    assert all(f"{one.answer}.tense_future" in one.features for one in found)


def test_all_candidates_of_a_choice_lose_their_cues_together() -> None:
    found = Hiding(0.2, seed=1).of(choices(), CUES)
    assert sum(len(one.features) == 1 for one in found) == 2 * len(hidden(found))


def test_the_seed_says_which() -> None:
    first, again = (Hiding(0.2, seed=1).of(choices(), CUES) for _ in range(2))
    assert first == again
    assert hidden(first) != hidden(Hiding(0.2, seed=2).of(choices(), CUES))


def test_nothing_is_hidden_unless_asked() -> None:
    assert Hiding().of(choices(), CUES) == choices()
