"""Weights follow what predicts, and stay where nothing speaks against them."""

from __future__ import annotations

import pytest

from training.examples import Example
from training.fit import fit

PRIOR = {"bias": 0.0, "tells": 0.0, "noise": 0.5, "unseen": -1.5}


def examples(*, right_when_told: bool = True) -> list[Example]:
    """Forty texts: `tells` says which candidates are right, `noise` says nothing."""
    return [
        Example(
            document=str(number),
            features={"tells": float(number % 2), "noise": float(number % 4 < 2)},
            right=(number % 2 == 1) == right_when_told,
            answer=number,
        )
        for number in range(40)
    ]


def test_a_feature_that_predicts_gets_weight() -> None:
    found = fit(examples(), PRIOR, 1.0, exclusive=False)
    assert found["tells"] > 2
    assert found["bias"] < -1
    assert abs(found["noise"]) < 0.5


def test_a_feature_of_what_is_wrong_gets_weight_against_it() -> None:
    found = fit(examples(right_when_told=False), PRIOR, 1.0, exclusive=False)
    assert found["tells"] < -2


def test_a_feature_that_no_example_has_keeps_its_weight() -> None:
    assert fit(examples(), PRIOR, 0.1, exclusive=False)["unseen"] == PRIOR["unseen"]


def test_a_strong_hold_keeps_the_present_weights() -> None:
    assert fit(examples(), PRIOR, 1e6, exclusive=False) == PRIOR


def test_without_examples_the_weights_stay() -> None:
    assert fit([], PRIOR, 1.0, exclusive=True) == PRIOR


def test_a_feature_without_weight_is_a_mistake() -> None:
    unknown = Example("a", {"unknown": 1.0}, right=True, answer="a")
    with pytest.raises(KeyError, match="unknown"):
        fit([unknown], PRIOR, 1.0, exclusive=False)


def rivals(document: str, right: str) -> list[Example]:
    """Two values of a text of which one holds: the one that is said."""
    return [
        Example(
            document, {f"tie_{value}": 1.0, "said": float(value == right)}, value == right, value
        )
        for value in ("merger", "alliance")
    ]


def test_of_values_that_exclude_each_other_what_speaks_for_the_right_one_counts() -> None:
    prior = {"bias": 0.7, "tie_merger": 0.0, "tie_alliance": 0.0, "said": 0.0}
    texts = [rivals(str(n), "merger" if n % 4 else "alliance") for n in range(40)]
    found = fit([one for text in texts for one in text], prior, 1.0, exclusive=True)
    assert found["said"] > 1
    assert found["tie_merger"] > found["tie_alliance"]
    # What is the same for all values decides nothing between them.
    assert found["bias"] == 0.7


def test_a_text_without_the_right_value_teaches_nothing() -> None:
    prior = {"bias": 0.0, "tie_merger": 0.0, "tie_alliance": 0.0, "said": 0.0}
    wrong = [one for one in rivals("a", "merger") if not one.right]
    assert fit(wrong, prior, 0.1, exclusive=True) == prior
