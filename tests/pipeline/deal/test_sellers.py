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


def test_a_company_that_hands_over_hospitals_sells_them(nlp: Language) -> None:
    text = (
        "Oakline Health completes purchase of three hospitals\n\nOakline Health has acquired three"
        " hospitals from Tarn Healthcare Corp., the two said Monday. Tarn Healthcare Corp. had put"
        " the hospitals up for sale. Oakline Health and Tarn Healthcare Corp. signed in May.\n"
    )
    assert roles(nlp, text) == {"Oakline Health": "acquirer", "Tarn Healthcare Corp": "seller"}


def test_a_hospital_that_changes_hands_is_bought(nlp: Language) -> None:
    text = (
        "Oakline Health acquires Mercer Hospital\n\nOakline Health has acquired Mercer Hospital,"
        " the two said Monday. Oakline Health and Mercer Hospital signed in May.\n"
    )
    assert roles(nlp, text) == {"Oakline Health": "acquirer", "Mercer Hospital": "acquired"}


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
    assert all(one["of_two"] == 1.0 and one["more"] == 0.0 for one in told.values())
