"""What words say is learnt from names that are right or wrong, each text by what others teach."""

from __future__ import annotations

import tomllib

import pytest

from affilcli.evaluate.selection import Fold
from affilcli.vocabulary import rows_of
from training.likelihoods import Learning, Told, fitted, outside, saying, written

LEARNING = Learning(texts=6, smoothing=4.0, least=0.2)
OURS, THEIRS, BOTH = ("behind", "sold"), ("before", 'the "former"'), ("ahead", "of")
TOLD = [
    Told(str(number), [{BOTH, OURS if number % 2 else THEIRS}], right=bool(number % 2))
    for number in range(4 * LEARNING.texts)
]


def test_words_lean_to_the_side_beside_which_they_stand() -> None:
    rows = fitted(TOLD, LEARNING)
    assert rows[OURS] >= LEARNING.least
    assert rows[THEIRS] <= -LEARNING.least
    assert BOTH not in rows


def test_words_that_few_texts_have_are_left_out() -> None:
    assert not fitted([one for one in TOLD if int(one.document) < LEARNING.texts], LEARNING)


def test_a_text_does_not_teach_what_it_is_judged_by() -> None:
    fold = Fold(frozenset({1}), 2)
    left = outside(fold, TOLD)
    assert 0 < len(left) < len(TOLD)
    assert not any(fold.has(one.document) for one in left)
    assert outside(None, TOLD) == TOLD


def test_the_file_says_what_was_learnt() -> None:
    rows, places = fitted(TOLD, LEARNING), ("before", "ahead", "behind")
    tables = tomllib.loads(written(places, rows))
    assert tuple(tables) == places
    read = {
        (place, word): number
        for place in places
        for word, (number,) in rows_of(tables[place]["words"]).items()
    }
    assert read == pytest.approx(rows)


def test_words_say_something_else_for_a_while() -> None:
    known = {BOTH: 1.0}
    with saying(known, {OURS: 9.0}):
        assert known == {OURS: 9.0}
    assert known == {BOTH: 1.0}
