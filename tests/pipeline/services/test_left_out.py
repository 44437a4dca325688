"""The words of a sentence say that something is left out, where no known phrase does."""

from __future__ import annotations

from affilcli.pipeline.services.left_out import LEAST, MOST, leaning, wording


def test_words_and_pairs_count_and_names_are_one_word() -> None:
    assert wording("The ward at Elm Hospital isn’t sold; it stays.") == {
        *("the", "ward", "at", "NAME", "isn't", "sold", ";", "it", "stays"),
        *("the ward", "ward at", "at NAME", "NAME isn't", "isn't sold", "sold ;", "; it"),
        "it stays",
    }


def test_the_first_word_is_no_name() -> None:
    assert "nor" in wording("Nor is the clinic.")


def test_a_sentence_that_leaves_something_out_leans_to_it() -> None:
    left_out = leaning("The burn unit is not covered and stays with its present owner for now.")
    assert MOST >= left_out > 0 > leaning("The two hospitals will open a clinic next year.")


def test_other_words_hardly_speak_against_it() -> None:
    assert leaning("") >= LEAST
    assert leaning("He said the board of the system will name a chief this year.") == LEAST
