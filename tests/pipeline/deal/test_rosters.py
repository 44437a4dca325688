"""Lists whose length is the number of those who the text says enter the agreement."""

from __future__ import annotations

import pytest
from spacy.language import Language

MEMBERS = "Oakline Health, Mercer Hospital, Elm Health and Stonewell Health"


def counted(nlp: Language, text: str) -> set[str]:
    doc = nlp(text)
    return {
        doc._.affil_institutions[p["value"]["institution"]]["name"]
        for p in doc._.affil_parties
        if p["features"]["counted"]
    }


@pytest.mark.parametrize(
    "said",
    [
        "The four health systems will form an alliance.",
        "Oakline Health and three other hospitals will form an alliance.",
        "The boards of all four hospitals have voted.",
    ],
)
def test_a_list_is_counted_when_it_has_as_many_names_as_are_said(nlp: Language, said: str) -> None:
    names = counted(nlp, f"Alliance takes shape\n\n{said} They are {MEMBERS}.\n")
    assert names == {"Oakline Health", "Mercer Hospital", "Elm Health", "Stonewell Health"}


@pytest.mark.parametrize(
    "said", ["The five health systems will form an alliance.", "Four nurses cheered."]
)
def test_another_number_and_a_number_of_something_else_count_no_list(
    nlp: Language, said: str
) -> None:
    assert not counted(nlp, f"Alliance takes shape\n\n{said} They are {MEMBERS}.\n")


@pytest.mark.parametrize(
    "said", ["Two 12-hospital partners will form an alliance.", "It has 1,200 hospitals in mind."]
)
def test_a_number_that_is_part_of_a_word_or_a_thousand_is_read(nlp: Language, said: str) -> None:
    assert not counted(nlp, f"Alliance takes shape\n\n{said} They are {MEMBERS}.\n")
