"""Words that nobody wrote down as a phrase speak for clauses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from affilcli.pipeline.bare_words import BIAS
from affilcli.pipeline.term_words import (
    answers_of,
    rows_known,
    told,
    words_around,
    words_in,
    words_next_to,
)
from affilcli.records import CLAUSE_CATEGORIES

TABLE = "clauses"


def test_there_is_an_answer_for_every_category() -> None:
    assert answers_of(TABLE) == list(CLAUSE_CATEGORIES)
    assert all(len(row) == len(CLAUSE_CATEGORIES) for row in rows_known(TABLE).values())


def test_a_word_opens_a_sentence_as_it_stands_in_one() -> None:
    text = "It ends. Residents of Oakline rotate."
    assert words_in(text, 9, len(text)) == {"residents", "of", "rotate"}


def test_a_name_at_the_cut_of_a_stretch_is_no_word() -> None:
    text = "So it is. " + "Oakline " * 20 + "pays $5 million for it."
    start = text.index("$5")
    assert words_around(text, (10, len(text)), start, start + 10) == {
        "million",
        "pays",
        "for",
        "it",
    }


def test_what_stands_next_to_a_number_counts_by_its_side() -> None:
    text = "Oakline (of Ohio) pays $5 million for 30 beds."
    start = text.index("$5")
    assert words_next_to(text, (0, len(text)), start, start + 10) == {
        *("Name …", ") …", "pays …"),
        *("… for", "… #", "… beds"),
    }


def test_words_add_up(monkeypatch: pytest.MonkeyPatch) -> None:
    last = len(CLAUSE_CATEGORIES) - 1
    for word, odds in ((BIAS, -3.0), ("rotate", 2.0), ("wards", 0.5)):
        monkeypatch.setitem(rows_known(TABLE), word, [0.0] * last + [odds])
    assert told(TABLE, {"rotate", "wards", "xyzzy"})[CLAUSE_CATEGORIES[-1]] == -0.5


@given(st.sets(st.sampled_from(sorted(rows_known(TABLE)))))
def test_the_order_of_words_does_not_count(words: set[str]) -> None:
    assert told(TABLE, sorted(words)) == told(TABLE, sorted(words, reverse=True))


def test_what_trains_doctors_speaks_for_teaching() -> None:
    words = told(TABLE, {"residents", "rotate", "faculty", "teaching"})
    assert max(words, key=lambda category: words[category]) == "academic"


def test_what_holds_without_any_word_is_no_word_of_the_text() -> None:
    assert told(TABLE, {"board", BIAS}) == told(TABLE, {"board"})
