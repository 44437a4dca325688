from __future__ import annotations

import pytest
from spacy.language import Language

from affilcli.pipeline.deal.sides import networks_of
from affilcli.pipeline.page import Page

DIGEST = (
    "Hospital update: 11 recent deals\n\nEleven transactions have been announced since May:\n\n"
    "1. Oakline Health will buy Mercer Hospital.\n\n2. Stonewell Health joins Elm Health.\n"
)
RATING = (
    "Agency affirms rating of Oakline Health\n\nThe credit rating agency affirmed the A rating "
    "of Oakline Health, which merged with Mercer Hospital in 2015.\n"
)


def roles(nlp: Language, text: str) -> dict[str, str]:
    doc = nlp(text)
    return {
        doc._.affil_institutions[p["value"]["institution"]]["name"]: p["value"]["role"]
        for p in doc._.affil_parties
        if p["taken"]
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "Oakline Health acquires Mercer Hospital\n\n"
                "Oakline Health has acquired Mercer Hospital, the two said Monday.\n"
            ),
            {"Oakline Health": "acquirer", "Mercer Hospital": "acquired"},
        ),
        (
            (
                "Mercer Hospital becomes part of Oakline Health\n\n"
                "Mercer Hospital will become part of Oakline Health "
                "under an acquisition agreement.\n"
            ),
            {"Oakline Health": "acquirer", "Mercer Hospital": "acquired"},
        ),
        (
            (
                "The plan to fold Mercer Hospital into Oakline Health is moving ahead. "
                "Oakline Health would acquire it.\n"
            ),
            {"Oakline Health": "acquirer", "Mercer Hospital": "acquired"},
        ),
        (
            (
                "Oakline Health will manage Mercer Hospital under a management services agreement "
                "signed Monday.\n"
            ),
            {"Oakline Health": "manager", "Mercer Hospital": "managed"},
        ),
        (
            (
                "Mercer Children's Hospital will bring its specialists to Oakline Health under a "
                "collaboration, the two said Monday.\n"
            ),
            {"Mercer Children's Hospital": "provider", "Oakline Health": "host"},
        ),
        (
            (
                "Oakline Health and Mercer Children's Hospital will bring specialists to the "
                "county under a collaboration, the two said Monday. Oakline Health and Mercer "
                "Children's Hospital will open clinics in three towns.\n"
            ),
            {"Mercer Children's Hospital": "partner", "Oakline Health": "partner"},
        ),
        (
            "Mercer Hospital and Oakline Health have signed an agreement to merge.\n",
            {"Oakline Health": "partner", "Mercer Hospital": "partner"},
        ),
        (
            "Mercer Hospital has joined the stroke network of Oakline Health.\n",
            {"Oakline Health": "network", "Mercer Hospital": "member"},
        ),
        (
            (
                "Stonewell University and Mercer Hospital signed an academic affiliation "
                "agreement. Students of Stonewell University will train at Mercer Hospital.\n"
            ),
            {"Stonewell University": "school", "Mercer Hospital": "hospital"},
        ),
    ],
)
def test_who_enters_the_agreement_and_as_what(
    nlp: Language, text: str, expected: dict[str, str]
) -> None:
    assert roles(nlp, text) == expected


def test_regulators_and_bystanders_are_no_parties(nlp: Language) -> None:
    text = (
        "Mercer Hospital to join Oakline Health\n\n"
        "Mercer Hospital and Oakline Health said Monday they will merge. "
        "The Federal Trade Commission must approve it. "
        "Mercer Hospital had talks with Stonewell Health in 2011.\n"
    )
    assert set(roles(nlp, text)) == {"Mercer Hospital", "Oakline Health"}


def test_a_campus_of_a_party_is_no_party(nlp: Language) -> None:
    text = (
        "Oakline Health and Mercer Hospital signed an affiliation agreement on Monday. "
        "Specialists of Oakline Health will see patients. "
        "Patients can also go to Oakline North Hospital.\n"
    )
    assert set(roles(nlp, text)) == {"Oakline Health", "Mercer Hospital"}


def test_every_candidate_says_what_speaks_for_it(nlp: Language) -> None:
    doc = nlp("Mercer Hospital and Oakline Health have signed an agreement to merge.\n")
    best = max(doc._.affil_parties, key=lambda p: p["score"])
    assert best["features"]["lead"] == 1.0
    assert best["evidence"] == [[0, 69]]


@pytest.mark.parametrize(
    ("text", "relevant"),
    [
        ("Mercer Hospital and Oakline Health have signed an agreement to merge.\n", True),
        ("Mercer Hospital named Ann Roe chief nurse on Monday. She joined it in 2011.\n", False),
        ("The Papermakers Credit Union and the Caregivers Credit Union will merge.\n", False),
        ("The council voted on Tuesday to repave Main Street.\n", False),
        (DIGEST, False),
        (RATING, False),
        ("", False),
    ],
)  # fmt: skip
def test_what_is_about_an_agreement_of_health_care(
    nlp: Language, text: str, relevant: bool
) -> None:
    assert nlp(text)._.affil_relevance["taken"] is relevant


@pytest.mark.parametrize(
    "sentence",
    [
        "Mercer Hospital is to be taken over by Oakline Health.",
        "Mercer Hospital signed a deal for Oakline Health to take over its assets.",
        "Oakline Health will swallow up Mercer Hospital under the acquisition.",
        "The sale of Mercer Hospital to Oakline Health was agreed on; the buyer pays cash.",
        "Mercer Hospital was acquired for $5 million by the buyer, Oakline Health.",
        "An agreement makes Oakline Health (the “Buyer”) the owner of Mercer Hospital.",
        "Mercer Hospital is about to acquire a parent, Oakline Health.",
        "Mercer Hospital will throw in its lot with Oakline Health.",
        "Oakline Health would become the sole member of Mercer Hospital.",
    ],
)
def test_sides_follow_from_active_passive_and_genitive(nlp: Language, sentence: str) -> None:
    text = f"{sentence} The acquisition of the hospital will close in May.\n"
    assert roles(nlp, text) == {"Oakline Health": "acquirer", "Mercer Hospital": "acquired"}


def test_a_name_that_looks_like_a_verb_is_no_direction(nlp: Language) -> None:
    text = (
        "Mercer Hospital and Oakline Health will collaborate. Mercer Hospital, said Shelby Running"
        " Crane, looks forward to working with Oakline Health.\n"
    )
    assert set(roles(nlp, text).values()) == {"partner"}


def test_our_opens_the_name_of_our_lady(nlp: Language) -> None:
    text = (
        "Our Lady of the Fern Medical Center and Oakline Health will merge, they said. Our Oakline"
        " Health team agrees.\n"
    )
    assert set(roles(nlp, text)) == {"Our Lady of the Fern Medical Center", "Oakline Health"}


def test_who_is_bought_from_sells(nlp: Language) -> None:
    text = (
        "Oakline Health will buy Mercer Hospital from Tarnwell Healthcare for $5 million."
        " Tarnwell Healthcare and Oakline Health signed the purchase agreement on Monday.\n"
    )
    assert roles(nlp, text) == {
        "Oakline Health": "acquirer",
        "Mercer Hospital": "acquired",
        "Tarnwell Healthcare": "seller",
    }


def test_what_a_party_owns_or_employs_itself_is_no_direction(nlp: Language) -> None:
    text = (
        "Mercer Hospital and Oakline Health will collaborate. Mercer Hospital keeps its own board,"
        " and Oakline Health its medical staff.\n"
    )
    assert set(roles(nlp, text).values()) == {"partner"}


def test_where_nothing_tells_the_sides_apart_neither_is_the_lesser(nlp: Language) -> None:
    text = "Mercer Hospital and Oakline Hospital said the two are part of a stroke network.\n"
    roles = [p["value"]["role"] for p in nlp(text)._.affil_parties if p["taken"]]
    assert roles in (["partner", "partner"], ["member", "network"], ["network", "member"])


def test_what_a_list_of_the_deal_names_with_a_party_is_likelier_one(nlp: Language) -> None:
    listed = nlp(
        "Oakline Health joins a new company\n\nOakline Health said Monday that it formed a "
        "company with others. Oakline Health, Elm Health, Stonewell Health and Mercer Hospital "
        "signed the agreement to form the joint venture.\n"
    )
    assert all(p["features"].get("listed") for p in listed._.affil_parties if p["taken"])
    alone = nlp(
        "Oakline Health acquires Mercer Hospital\n\nOakline Health has acquired Mercer Hospital. "
        "Patients like Stonewell Health, Elm Health and others.\n"
    )
    names = {
        alone._.affil_institutions[p["value"]["institution"]]["name"]
        for p in alone._.affil_parties
        if p["features"].get("listed")
    }
    assert names.isdisjoint({"Stonewell Health", "Elm Health"})


def test_two_institutions_of_one_state_are_of_two_houses(nlp: Language) -> None:
    text = (
        "Virginia Mercer University and Virginia Children's Clinic end talks\n\n"
        "Virginia Mercer University and Virginia Children's Clinic said Monday that they have "
        "ended talks of an affiliation agreement.\n"
    )
    assert len(roles(nlp, text)) == 2


def test_what_two_make_and_name_is_none_of_them(nlp: Language) -> None:
    text = (
        "Oakline Health and Mercer Hospital will merge under an agreement signed Monday. Oakline"
        " Health and Mercer Hospital will form Tarn Fellwood Health. The new parent company will be"
        " called Tarn Fellwood Health, the two said. Tarn Fellwood Health begins in May.\n"
    )
    assert set(roles(nlp, text)) == {"Oakline Health", "Mercer Hospital"}


def test_a_network_belongs_to_the_side_whose_name_it_bears(nlp: Language) -> None:
    text = (
        "Mercer Hospital and Tarn Clinic sign agreement\n\nMercer Hospital and Tarn Clinic signed a"
        " network membership agreement Monday. Patients of the Tarn Cancer Care Network stay where"
        " they are. Tarn Clinic and Mercer Hospital are glad.\n"
    )
    assert roles(nlp, text) == {"Mercer Hospital": "member", "Tarn Clinic": "network"}


def test_from_whom_something_is_bought_sells_it(nlp: Language) -> None:
    text = (
        "Oakline Health, Fellwood Health System close sale\n\nOakline Health has completed the"
        " purchase of Mercer Regional Medical Center in the town of Tarn, Ohio, with 120 beds, from"
        " Fellwood Health System, the two said Monday. Fellwood Health System and Oakline Health"
        " signed an agreement in May.\n"
    )
    assert roles(nlp, text)["Fellwood Health System"] == "seller"


def test_a_network_is_not_named_within_a_word(nlp: Language) -> None:
    text = "Mercer Hospital and Oakline Health signed with Elm-Oakline Care Network.\n"
    assert networks_of(Page(nlp(text))) == ["elm-oakline care network"]
    assert not networks_of(Page(nlp("It joined the pre-Oakline Network and others.\n")))
