"""Two institutions of one house: as the text says aside, by whose they are, by an acronym."""

from __future__ import annotations

from itertools import combinations

import pytest
from spacy.language import Language

from affilcli.pipeline.deal.ties import ties
from affilcli.pipeline.page import Page


def tied(nlp: Language, text: str) -> set[frozenset[str]]:
    doc = nlp(text)
    names = [one["name"] for one in doc._.affil_institutions]
    of_one_house = ties(Page(doc), doc._.affil_institutions)
    pairs = combinations(range(len(names)), 2)
    return {frozenset(names[index] for index in pair) for pair in pairs if of_one_house(*pair)}


@pytest.mark.parametrize(
    "text",
    [
        "Mercer Hospital, a member of Oakline Health System, said so.\n",
        "Mercer Hospital (owned by Oakline Health System) said so.\n",
        "Mercer Hospital and Tarn Clinic agree. Oakline Health System’s Mercer Hospital leads.\n",
        "Mercer Hospital, which is part of Oakline Health System, said so.\n",
    ],
)
def test_what_is_said_aside_to_be_of_another_is_of_its_house(nlp: Language, text: str) -> None:
    assert frozenset({"Mercer Hospital", "Oakline Health System"}) in tied(nlp, text)


@pytest.mark.parametrize(
    "text",
    [
        "Mercer Hospital becomes part of Oakline Health System.\n",
        "Mercer Hospital will be owned by Oakline Health System.\n",
        "Mercer Hospital joined Oakline Health System.\n",
    ],
)
def test_what_comes_to_another_by_the_deal_is_not_of_its_house(nlp: Language, text: str) -> None:
    assert not tied(nlp, text)


def test_a_name_that_begins_with_the_acronym_of_another_is_of_its_house(nlp: Language) -> None:
    text = "Oakline Mercer Tarn Health System said so. OMTHS Riverton Hospital agreed.\n"
    assert not tied(nlp, "Oakline Health System said so. Riverton Hospital agreed.\n")
    assert tied(nlp, text) == {
        frozenset({"Oakline Mercer Tarn Health System", "OMTHS Riverton Hospital"})
    }


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("UW Medicine", "University of Washington"),
        ("UC Riverton Health", "University of California"),
        ("OMT Clinic", "Oakline Mercer Tarn Hospital"),
        ("OMTHS Foundation", "Oakline Mercer Tarn Health System"),
    ],
)
def test_whole_initials_tie_and_two_letters_before_a_place(
    nlp: Language, short: str, long: str
) -> None:
    assert frozenset({short, long}) in tied(nlp, f"{short} agreed. The {long} said so.\n")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("MD Anderson Cancer Center", "Mount Desert Hospital"),
        ("CHI Health", "Children’s Hospital of Illinois"),
        ("OMT Clinic", "Oakline Mercer Tarn Fellwood Hospital"),
    ],
)
def test_initials_that_two_names_have_by_chance_tie_nothing(
    nlp: Language, one: str, other: str
) -> None:
    doc = nlp(f"{one} and {other} have signed an affiliation agreement.\n")
    assert sum(p["taken"] for p in doc._.affil_parties) == len(doc._.affil_institutions) == 2
    assert not tied(nlp, doc.text)
