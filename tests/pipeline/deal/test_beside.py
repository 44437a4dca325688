"""The words beside a name, and in it, tell of its being a party."""

from __future__ import annotations

import pytest
from spacy.language import Language

from affilcli.pipeline.deal.beside import Word, Words, leaning, leanings_known
from affilcli.pipeline.page import Page


def beside(nlp: Language, text: str, name: str) -> list[set[Word]]:
    doc = nlp(text)
    (one,) = [one for one in doc._.affil_institutions if one["name"] == name]
    return Words(Page(doc)).beside(one)


def test_words_are_told_apart_by_where_they_stand_and_names_are_one_word(nlp: Language) -> None:
    text = "On Monday the board of Oakline Health sold 12 clinics to Mercer Hospital.\n"
    (around,) = beside(nlp, text, "Oakline Health")
    assert around == {
        ("before", "of"), ("ahead", "board"), ("ahead", "the"),
        ("behind", "sold"), ("beyond", "#"), ("beyond", "clinics"),
        ("within", "oakline"), ("within", "health"),
    }  # fmt: skip
    (around,) = beside(nlp, text, "Mercer Hospital")
    assert {("before", "to"), ("behind", "."), ("beyond", "|")} <= around
    (around,) = beside(nlp, "Oakline Health and Mercer Hospital agree.\n", "Mercer Hospital")
    assert ("ahead", "(name)") in around


def test_words_beyond_the_sentence_do_not_count(nlp: Language) -> None:
    text = "The trustees voted. Oakline Health agreed. Nurses cheered.\n"
    (around,) = beside(nlp, text, "Oakline Health")
    assert {word for _, word in around} == {"|", "agreed", ".", "oakline", "health"}


def test_a_name_leans_as_far_as_its_mentions_do_on_the_whole(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(leanings_known(), ("behind", "xsold"), 1.5)
    monkeypatch.setitem(leanings_known(), ("before", "xrival"), -0.5)
    sold, rival = {("behind", "xsold")}, {("before", "xrival"), ("ahead", "unheard-of")}
    assert leaning([sold, rival]) == pytest.approx(0.5)
    assert leaning([]) == 0.0
