"""A party of an acquisition that hands over something of its own sells; it is not itself bought."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from affilcli.pipeline.deal import sellers
from affilcli.pipeline.deal.sellers import signs
from affilcli.pipeline.page import Page


def roles(nlp: Language, text: str) -> dict[str, str]:
    attributes = nlp(text)._
    return {
        attributes.affil_institutions[p["value"]["institution"]]["name"]: p["value"]["role"]
        for p in attributes.affil_parties
        if p["taken"]
    }


def test_a_company_among_three_sells_though_no_word_beside_it_says_so(nlp: Language) -> None:
    doc = nlp(
        "Oakline Health will acquire Mercer Hospital under an agreement with Tarnwick Health.\n"
    )
    institutions, sorts = doc._.affil_institutions, ("health-system", "hospital", "company")
    assert len(institutions) == len(sorts)
    for one, sort in zip(institutions, sorts, strict=True):
        one["type"] = sort
    balance = {0: 3.0, 1: -2.0, 2: 0.5}
    assert sellers.sellers(Page(doc), institutions, balance) == {2}


@pytest.mark.parametrize(
    "bought",
    [
        "Mercer Hospital, Fellwood Hospital, Detroit Medical Center and Tampa General Hospital",
        "HCA Healthcare and Tenet Healthcare",
        "Mercer Hospital",
    ],
)
def test_what_changes_hands_itself_sells_nothing(nlp: Language, bought: str) -> None:
    told = roles(nlp, f"Oakline Health has signed an agreement to acquire {bought}.\n")
    assert len(told) > 1
    assert "seller" not in told.values()


def test_what_is_sold_buys_nothing_though_the_buyer_is_unknown(nlp: Language) -> None:
    text = "HCA Healthcare has agreed to sell Mission Hospital, officials said Monday.\n"
    assert roles(nlp, text) == {"HCA Healthcare": "seller", "Mission Hospital": "acquired"}


@given(st.lists(st.floats(-5, 5), min_size=1, max_size=3))
def test_somebody_buys_however_much_speaks_for_selling(balance: list[float]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sellers, "signs", lambda *_: {i: {"told": 9.0} for i in range(len(balance))})
        assert sellers.sellers(None, [], dict(enumerate(balance))) == set()  # type: ignore[arg-type]


def test_the_one_that_leads_is_marked_and_the_sort_of_each(nlp: Language) -> None:
    doc = nlp("Oakline Health System will buy Mercer Hospital, the two said Monday.\n")
    institutions = doc._.affil_institutions
    institutions[0]["type"], institutions[1]["type"] = "company", "hospital"
    told = signs(Page(doc), institutions, {0: 2.0, 1: -1.0})
    assert [told[i]["leading"] for i in (0, 1)] == [1.0, 0.0]
    assert [told[i]["company"] for i in (0, 1)] == [1.0, 0.0]
    assert [told[i]["house"] for i in (0, 1)] == [0.0, 1.0]
    assert all(one["more"] == 0.0 for one in told.values())
