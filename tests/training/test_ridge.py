"""Words get the weight that the examples give them, and each answer weights of its own."""

from __future__ import annotations

import numpy as np
import pytest

from affilcli.pipeline.bare_words import BIAS
from training.ridge import having, ridge

#: twenty examples of each kind: words, and are the two answers right?
EXAMPLES = [{"lease", "both"}, {"merge", "both"}, {"both"}] * 20
RIGHT = np.array([[1, 0], [0, 1], [0, 0]] * 20, dtype=float)
WORDS = ["both", "lease", "merge"]


def test_a_word_speaks_for_the_answer_it_stands_with() -> None:
    found = ridge(EXAMPLES, RIGHT, WORDS, 1.0)
    assert found["lease"][0] > 0 > found["lease"][1]
    assert found["merge"] == pytest.approx(found["lease"][::-1], abs=0.01)


def test_weights_are_those_where_the_loss_is_least() -> None:
    found = ridge(EXAMPLES, RIGHT, WORDS, 1.0)
    odds = np.array([np.add.reduce([found[w] for w in (BIAS, *sorted(ex))]) for ex in EXAMPLES])
    errors = 1 / (1 + np.exp(-odds)) - RIGHT
    of_lease = np.array(["lease" in one for one in EXAMPLES])
    assert (errors[of_lease].sum(axis=0) + found["lease"]) == pytest.approx([0, 0], abs=0.05)


def test_weights_held_strongly_stay_near_nothing() -> None:
    found = ridge(EXAMPLES, RIGHT, WORDS, 1000.0)
    assert max(abs(x) for row in found.values() for x in row) < 0.1


def test_a_word_that_no_example_has_gets_no_weight() -> None:
    assert "unseen" not in ridge(EXAMPLES, RIGHT, [*WORDS, "unseen"], 1.0)


def test_words_are_counted_by_documents() -> None:
    documents = ["one", "one", "two"]
    assert having(documents, [{"often"}, {"often", "both"}, {"both"}], 2) == ["both"]
