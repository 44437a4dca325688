"""Words of sentences that gold quotes for an exclusion say that something is left out."""

from __future__ import annotations

import tomllib

from affilcli.evaluate.selection import Fold
from affilcli.pipeline.bare_words import BIAS
from training.left_out import TEXTS, LeftOut, Lesson

MANY = TEXTS * 2


def told() -> list[Lesson]:
    """In each text a sentence that leaves something out, and three that do not."""
    return [
        Lesson(str(text), ("ward", "stays" if number == 0 else "opens"), number == 0)
        for text in range(MANY)
        for number in range(4)
    ]


def left_out(lessons: list[Lesson]) -> LeftOut:
    found = LeftOut([])
    found.lessons = lessons
    return found


def test_words_of_sentences_that_leave_something_out_have_weight() -> None:
    found = left_out(told()).weights()
    assert found["stays"] > 0 > found["opens"]
    assert abs(found.get("ward", 0.0)) < found["stays"] / 3


def test_words_of_few_texts_are_left_out() -> None:
    rare = [Lesson(str(text), ("rare",), True) for text in range(TEXTS - 1)]
    assert "rare" not in left_out(rare + told()).weights()


def test_what_is_held_out_teaches_nothing() -> None:
    assert set(left_out(told()).weights(Fold(frozenset({1}), 1))) == {BIAS}


def test_the_file_is_what_the_pipeline_reads() -> None:
    found = left_out(told())
    assert tomllib.loads(found.file())["weights"]["sentence"] == found.weights()
