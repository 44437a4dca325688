"""Words tell what the sentences state that hold them."""

from __future__ import annotations

import tomllib

from affilcli.pipeline.terms.term_words import answers_of, rows_known
from training.term_words import TEXTS, Lesson, file, fitted


def lessons(word: str, right: list[bool]) -> list[Lesson]:
    return [Lesson(f"{word}{n}", frozenset({word, "the"}), right) for n in range(TEXTS * 3)]


def test_a_word_tells_of_the_sentences_that_hold_it() -> None:
    found = fitted(lessons("tower", [True, False]) + lessons("board", [False, True]))
    assert found["tower"][0] > 0 > found["tower"][1]


def test_a_word_of_few_texts_is_left_out() -> None:
    rare = lessons("rare", [True, False])[: TEXTS - 1]
    assert "rare" not in fitted(rare + lessons("board", [False, True]))


def test_the_file_is_what_the_pipeline_reads() -> None:
    rows = {"clauses": rows_known("clauses")}
    read = tomllib.loads(file(rows))["clauses"]
    assert read == {"answers": answers_of("clauses"), "words": rows["clauses"]}
