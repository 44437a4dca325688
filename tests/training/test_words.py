"""Words of other texts say what a text is, never its own."""

from __future__ import annotations

import tomllib
from pathlib import Path

import msgspec
import pytest

from affilcli.evaluate.cases import Case
from affilcli.evaluate.gold import gold_from_json
from affilcli.evaluate.selection import Fold
from affilcli.pipeline.build import load_pipeline
from affilcli.settings import Settings
from training.examples import Read
from training.words import TEXTS, WordsOf

EMPTY = Path(__file__).parents[1] / "evaluate" / "small" / "c.json"


@pytest.fixture(scope="module")
def words() -> WordsOf:
    """Texts of which every second tells of a deal; each has a word of its own."""
    nlp, gold = load_pipeline(Settings()), gold_from_json(EMPTY.read_bytes())
    read: list[Read] = []
    for number, own in enumerate("abcdefghijklmnopqrst"):
        deal = number % 2 == 0
        told = "Trustees agreed" if deal else "Runners gathered"
        case = Case(str(number), msgspec.structs.replace(gold, relevant=deal), EMPTY, None, {})
        read.append(Read(case, nlp(f"{told} on Monday, own{own}.\n")))
    return WordsOf(read)


def test_words_that_tell_get_weight_and_words_of_few_texts_are_left_out(words: WordsOf) -> None:
    found = words.weights()
    assert found["agreed"] > 0 > found["gathered"]
    assert words.vocabulary == ["agreed", "gathered"]
    assert TEXTS > 1


def test_what_is_held_out_teaches_nothing(words: WordsOf) -> None:
    every = Fold(frozenset({1}), 1)
    assert not any(words.weights(every).values())


def test_the_words_of_a_text_are_weighed_by_what_others_teach(words: WordsOf) -> None:
    words.hold_out()
    scores = [one.doc._.affil_relevance["features"]["words"] for one in words.read]
    assert all(score > 0 for score in scores[::2])
    assert all(score < 0 for score in scores[1::2])


def test_the_file_holds_the_weights_and_no_word_without(words: WordsOf) -> None:
    table = tomllib.loads(words.file())["weights"]["relevance"]
    assert table == {word: x for word, x in words.weights().items() if x or word == "bias"}
