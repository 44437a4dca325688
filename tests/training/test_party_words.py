"""What the words beside names say is learnt from names that gold has as parties, or has not."""

from __future__ import annotations

import tomllib

import pytest

from affilcli.evaluate.selection import Fold
from affilcli.pipeline.deal.beside import PLACES, leanings_known
from training.party_words import LEAST, TEXTS, PartyWords, Told, fitted, saying

OURS, THEIRS, BOTH = ("behind", "sold"), ("before", 'the "former"'), ("ahead", "of")
TOLD = [
    Told(str(number), [{BOTH, OURS if number % 2 else THEIRS}], right=bool(number % 2))
    for number in range(4 * TEXTS)
]


def test_words_lean_to_the_side_beside_which_they_stand() -> None:
    rows = fitted(TOLD)
    assert rows[OURS] >= LEAST
    assert rows[THEIRS] <= -LEAST
    assert BOTH not in rows


def test_words_that_few_texts_have_are_left_out() -> None:
    assert not fitted([one for one in TOLD if int(one.document) < TEXTS])


def test_a_text_does_not_teach_what_it_is_judged_by(monkeypatch: pytest.MonkeyPatch) -> None:
    words = PartyWords([])
    monkeypatch.setattr(words, "told", TOLD)
    fold = Fold(frozenset({1}), 2)
    outside = [one for one in TOLD if not fold.has(one.document)]
    assert 0 < len(outside) < len(TOLD)
    assert words.rows(fold) == fitted(outside)


def test_the_file_says_what_was_learnt(monkeypatch: pytest.MonkeyPatch) -> None:
    words = PartyWords([])
    monkeypatch.setattr(words, "told", TOLD)
    tables = tomllib.loads(words.file())
    assert tuple(tables) == PLACES
    read = {(place, word): x for place in PLACES for word, x in tables[place].items()}
    assert read == pytest.approx(words.rows())


def test_words_say_something_else_for_a_while() -> None:
    before = dict(leanings_known())
    with saying({OURS: 9.0}):
        assert leanings_known() == {OURS: 9.0}
    assert leanings_known() == before
