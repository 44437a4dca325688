"""Words of texts: where they stand, and what they are folded to."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from affilcli.gazetteer.index.words import content, folded, words_of, written


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("St. Mary’s Hospital", "Saint Mary's  hospital"),
        ("Hôpital", "Hopital"),
        ("Ho\u0302pital", "Hôpital"),
        ("Mount Sinai—Beth Israel", "Mt. Sinai Beth Israel"),
        ("Smith & Nephew", "SMITH AND NEPHEW"),
        ("The Children’s Centre", "children's center"),
        ("Straße", "STRASSE"),
        ("hos\u00adpital", "hospital"),
        ("Køge Łódź", "Koge Lodz"),
    ],
)
def test_what_writers_vary_without_meaning_is_folded(one: str, other: str) -> None:
    assert folded(one) == folded(other)


def test_an_article_before_an_apostrophe_is_a_word_of_its_own() -> None:
    assert folded("Hôpital de l’Enfant") == ["hopital", "de", "l", "enfant"]


def test_a_name_of_nothing_but_the_keeps_it() -> None:
    assert folded("The") == ["the"]


def test_abbreviations_and_other_languages_come_to_one_word() -> None:
    assert content(folded("Univ. Hosp. of Geneva")) == content(folded("Université Hôpital Geneva"))


def test_words_bear_their_places_though_folding_makes_them_longer() -> None:
    text = "Die Großklinik Æsir"
    assert [text[w.start : w.end] for w in words_of(text)] == ["Die", "Großklinik", "Æsir"]
    assert [w.folded for w in words_of(text)] == ["die", "grossklinik", "aesir"]


@given(st.text(max_size=80))
def test_words_stand_in_their_order_and_never_overlap(text: str) -> None:
    found = words_of(text)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert [text[w.start : w.end] for w in found] == written(text)
