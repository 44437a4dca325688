from __future__ import annotations

import pytest
from spacy.language import Language

from affilcli import vocabulary
from affilcli.pipeline import bare_words
from affilcli.pipeline.bare_words import relevance
from affilcli.pipeline.deal.diction import (
    leanings,
    leanings_known,
    values_of,
    words_of_deal,
    words_told,
)
from affilcli.pipeline.page import Page


def page(nlp: Language, text: str) -> Page:
    return Page(nlp(text + "\n"))


def test_a_word_counts_once_and_names_do_not(nlp: Language) -> None:
    told = page(nlp, "Mercer Hospital’s trustees agreed. The trustees didn’t pay Oakline Health.")
    assert words_told(told) == {"trustees", "agreed", "didn't", "pay"}


def test_what_is_no_part_of_the_story_does_not_count(nlp: Language) -> None:
    told = page(nlp, "Oakline Health joins.\n\nAbout Oakline Health\nOakline Health runs clinics.")
    assert "clinics" not in words_told(told)


def test_the_log_odds_are_those_of_the_known_words(
    nlp: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = vocabulary.weights("words", "relevance")
    monkeypatch.setitem(known, "bias", -1.0)
    monkeypatch.setitem(known, "trustees", 1.5)
    monkeypatch.setitem(known, "gathered", -0.25)
    monkeypatch.setattr(bare_words, "MANY", 2)
    assert relevance(words_told(page(nlp, "Our trustees gathered."))) == pytest.approx(0.25)
    assert "xyzzy" not in known
    assert relevance(words_told(page(nlp, "The xyzzy."))) == 0.0
    assert relevance(words_told(page(nlp, "The trustees."))) == pytest.approx(1.5 - 1.0 / 2)


def test_words_of_other_matters_do_not_lean(nlp: Language) -> None:
    told = page(nlp, "Oakline Health Joins Mercer\n\nThe two merge. Wolves howled.")
    told.background = [0.0, 0.0, 0.9]
    assert {"joins", "merge"} <= words_of_deal(told)
    assert "howled" not in words_of_deal(told)


def test_words_lean_to_each_value_by_what_is_known_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    values, known = values_of("stage"), leanings_known("stage")
    monkeypatch.setitem(known, "xyzzy", [float(value == "ended") for value in values])
    monkeypatch.setitem(known, "plugh", [0.5] * len(values))
    found = leanings({"xyzzy", "plugh", "unheard-of"}, "stage")
    assert found == {value: 1.5 if value == "ended" else 0.5 for value in values}


@pytest.mark.parametrize("decision", ["kind", "stage"])
def test_every_word_says_something_of_every_value(decision: str) -> None:
    sizes = {len(row) for row in leanings_known(decision).values()}
    assert sizes == {len(values_of(decision))}


def test_pairs_of_words_and_those_of_the_opening_are_told_apart(nlp: Language) -> None:
    told = words_of_deal(page(nlp, "Oakline Health Joins Mercer\n\nOakline has joined Mercer."))
    assert {"joins", "^joins", "has joined"} <= told
    assert "joined mercer" not in told
