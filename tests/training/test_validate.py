"""Texts are held out whole, and what is held out is not learnt from."""

from __future__ import annotations

import pytest

from affilcli.evaluate.selection import Fold
from training.decisions import Decision
from training.examples import Example, Examples
from training.validate import Judged, cross_validated, outside, scores

PRIOR = {"bias": 0.0} | {f"of {number}": 0.0 for number in range(30)}
DECISION = Decision("any", "any", "any", lambda _: ((), 0))


def secretive() -> Examples:
    """Every text has a feature of its own, by which its answers could be known if it leaked."""
    return Examples(
        [
            Example(str(number), {f"of {number}": 1.0}, right=number % 2 == 0, answer=answer)
            for number in range(30)
            for answer in range(8)
        ]
    )


def test_what_only_a_text_itself_tells_does_not_help_to_judge_it() -> None:
    judged = cross_validated(DECISION, secretive(), PRIOR, 0.1)
    assert len(judged) == len(secretive().found)
    assert all(one.probability == pytest.approx(0.5, abs=0.2) for one in judged)


def test_a_fold_takes_all_examples_of_a_text() -> None:
    fold = Fold(frozenset({1}), 3)
    kept = {one.document for one in outside(fold, secretive()).found}
    assert kept
    assert not any(fold.has(document) for document in kept)


def judged(document: str, probability: float, *, right: bool, answer: object = "a") -> Judged:
    return Judged(Example(document, {}, right, answer), probability)


def test_the_likeliest_of_those_that_say_the_same_is_taken() -> None:
    told_twice = [judged("a", 0.9, right=True), judged("a", 0.2, right=True)]
    assert scores(DECISION, Examples(), told_twice).f1 == 1.0


def test_a_right_answer_that_is_no_candidate_is_missed() -> None:
    examples = Examples()
    examples.unseen["a"] = 1
    assert scores(DECISION, examples, [judged("a", 0.9, right=True)]).f1 == 2 / 3


def test_of_values_that_exclude_each_other_one_is_taken_of_each_text() -> None:
    exclusive = DECISION._replace(exclusive=True, single=True)
    values = [judged("a", 0.4, right=True, answer=1), judged("a", 0.3, right=False, answer=2)]
    found = scores(exclusive, Examples(), values)
    assert found.f1 == 1.0
    assert found.error == pytest.approx(0.6)


def test_probabilities_that_are_borne_out_have_no_error() -> None:
    ten = [judged(str(number), 0.8, right=number < 8) for number in range(10)]
    assert scores(DECISION, Examples(), ten).error < 0.001
