"""Which side words speak for is learnt from the parties of texts, whatever their family."""

from __future__ import annotations

import tomllib

import pytest

from affilcli.evaluate.selection import Fold
from affilcli.pipeline.deal.role_words import PLACES
from affilcli.vocabulary import rows_of
from training.examples import Example
from training.role_words import RoleWords

EXAMPLES = [
    Example(str(number), {words: 1.0}, right, right)
    for number in range(40)
    for words, right in (("behind buys", True), ("before buys", False))
]


@pytest.fixture
def words(monkeypatch: pytest.MonkeyPatch) -> RoleWords:
    words = RoleWords([])
    monkeypatch.setattr(words, "examples", EXAMPLES)
    return words


def test_words_speak_for_the_side_beside_which_they_stand(words: RoleWords) -> None:
    rows = words.rows()
    assert rows["behind", "buys"] > 0 > rows["before", "buys"]


def test_a_file_has_a_table_for_each_place_and_all_that_was_learnt(words: RoleWords) -> None:
    tables = tomllib.loads(words.file())
    assert tuple(tables) == PLACES
    read = {
        (place, word): number
        for place in PLACES
        for word, (number,) in rows_of(tables[place]["words"]).items()
    }
    assert read == pytest.approx(words.rows())


def test_words_of_few_texts_say_nothing_and_a_fold_teaches_the_others_less(
    words: RoleWords, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = words.rows(Fold(frozenset({1}), 2))
    assert 0 < held["behind", "buys"] < words.rows()["behind", "buys"]
    monkeypatch.setattr(words, "examples", EXAMPLES[:8])
    assert words.rows() == {}
