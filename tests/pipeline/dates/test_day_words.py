"""The words around a day, and what was learnt of them."""

from __future__ import annotations

import pytest

from affilcli import vocabulary
from affilcli.pipeline.dates.choosing import TYPES
from affilcli.pipeline.dates.day_words import MOST, REACH, said_by_words, words_beside

TEXT = "Before. Trustees of Oakline signed off on May 4 in a vote. After."
SENTENCE = (TEXT.index("Trustees"), TEXT.index(" After"))
DAY = (TEXT.index("May 4"), TEXT.index(" in a vote"))


def test_small_words_of_the_sentence_stand_before_or_behind_a_day_and_two_of_them_near() -> None:
    before = {"of … *", "signed … *", "off … *", "on … *", "off *", "on *"}
    behind = {"* … in", "* … vote", "* in"}
    assert words_beside(TEXT, SENTENCE, *DAY) == before | behind


def test_a_word_that_the_reach_cuts_is_left_out() -> None:
    text = f"xun{'c' * REACH} on May 4"
    assert words_beside(text, (0, len(text)), len(text) - 5, len(text)) == {"on … *", "on *"}


def test_what_words_say_is_added_up_and_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = vocabulary.rows("term_words", "dates")
    for word in [*rows]:
        monkeypatch.delitem(rows, word)
    monkeypatch.setitem(rows, "bias", [0.5] * len(TYPES))
    monkeypatch.setitem(rows, "signed … *", [0.0, 9.0, 0.0, -1.0, 0.0])
    assert said_by_words(TEXT, SENTENCE, *DAY) == dict(
        zip(TYPES, [0.5, MOST, 0.5, -0.5, 0.5], strict=True)
    )
