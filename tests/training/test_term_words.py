"""Words tell what the sentences state that hold them."""

from __future__ import annotations

import tomllib

from affilcli.pipeline.bare_words import BIAS
from affilcli.pipeline.term_words import answers_of, rows_known
from affilcli.vocabulary import rows_of
from training.term_words import OF, TABLES, Lesson, file, fitted

TEXTS = TABLES["clauses"].texts


def lessons(word: str, right: list[bool]) -> list[Lesson]:
    return [Lesson(f"{word}{n}", frozenset({word, "the"}), right) for n in range(TEXTS * 3)]


def test_a_word_tells_of_the_sentences_that_hold_it() -> None:
    found = fitted("clauses", lessons("tower", [True, False]) + lessons("board", [False, True]))
    assert found["tower"][0] > 0 > found["tower"][1]


def test_a_word_of_few_texts_is_left_out() -> None:
    rare = lessons("rare", [True, False])[: TEXTS - 1]
    assert "rare" not in fitted("clauses", rare + lessons("board", [False, True]))


def test_the_file_is_what_the_pipeline_reads() -> None:
    rows = {name: rows_known(name) for name in TABLES}
    read = tomllib.loads(file(rows))
    for name in TABLES:
        assert read[name]["answers"] == answers_of(name)
        assert rows_of(read[name]["words"]) == rows[name]


def test_a_word_tells_of_numbers_by_what_they_may_be() -> None:
    def numbers(kind: str, *, right: bool) -> list[Lesson]:
        words = frozenset({"for", f"{kind}{OF}for", f"{kind}{OF}{BIAS}"})
        return [Lesson(f"{kind}{n}", words, [right]) for n in range(TEXTS * 3)]

    found = fitted("figures", numbers("price", right=True) + numbers("term", right=False))
    of = dict(zip(answers_of("figures"), found["for"], strict=True))
    assert of["price"] > of["stake"] > of["term"]
