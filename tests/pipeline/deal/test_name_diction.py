"""The words beside a phrase, and in it, tell of its being the name of a deal."""

from __future__ import annotations

import pytest
from spacy.language import Language

from affilcli.pipeline.deal.beside import Words
from affilcli.pipeline.deal.name_diction import beside, leaning, leanings_known, within
from affilcli.pipeline.page import Page

TEXT = "Oakline Health broke ground on Tarn Cancer Institute with two others.\n"


def test_words_and_pairs_are_told_apart_by_where_they_stand(nlp: Language) -> None:
    start = TEXT.index("Tarn")
    page = Page(nlp(TEXT))
    around = beside(Words(page), start, start + len("Tarn Cancer Institute"))
    assert around == {
        ("before", "on"), ("ahead", "ground"), ("ahead", "broke"), ("ahead", "(name)"),
        ("leading", "ground on"),
        ("behind", "with"), ("beyond", "two"), ("beyond", "others"), ("beyond", "."),
        ("following", "with two"),
    }  # fmt: skip


def test_the_first_and_the_last_word_of_a_name_count_by_themselves_too() -> None:
    assert within("Tarn Institute") == {
        ("within", "tarn"), ("within", "institute"), ("first", "tarn"), ("last", "institute"),
    }  # fmt: skip


def test_words_of_all_mentions_speak_for_a_name(monkeypatch: pytest.MonkeyPatch) -> None:
    here, there = ("before", "on"), ("behind", "said")
    monkeypatch.setitem(leanings_known(), here, 2.0)
    monkeypatch.setitem(leanings_known(), there, -3.0)
    assert leaning({here, there}) == -1.0
    assert leaning(set()) == 0.0
