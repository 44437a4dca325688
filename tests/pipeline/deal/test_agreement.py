from __future__ import annotations

import pytest
from spacy.language import Language

PAIR = "Mercer Hospital and Oakline Health"


def taken(nlp: Language, text: str, attribute: str) -> str | None:
    return next((p["value"] for p in getattr(nlp(text)._, attribute) if p["taken"]), None)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"{PAIR} have signed an agreement to merge.", "merger"),
        (f"{PAIR} will form a joint venture to build a rehabilitation hospital.", "joint-venture"),
        ("Oakline Health has acquired Mercer Hospital.", "acquisition"),
        ("Oakline Health will become the sole corporate member of Mercer Hospital.", "acquisition"),
        (
            "Oakline Health will manage Mercer Hospital under a management services agreement.",
            "management-agreement",
        ),
        ("Mercer Hospital joins the Oakline Cancer Network.", "network-membership"),
        (f"{PAIR} will build a hospital in Dover and own it together.", "joint-venture"),
        ("Mercer Hospital's trustees voted to hand over control to Oakline Health.", "acquisition"),
        (f"{PAIR} signed a combination agreement and will become one system.", "merger"),
        (f"{PAIR} signed a clinical affiliation agreement.", "affiliation"),
        (f"{PAIR} announced a strategic alliance.", "alliance"),
        (f"{PAIR} have teamed up to offer heart care.", "collaboration"),
        (
            ("Stonewell University's school of medicine and Mercer Hospital signed an academic "
            "affiliation."),
            "academic-affiliation",
        ),
    ],
)  # fmt: skip
def test_kind_of_agreement(nlp: Language, text: str, kind: str) -> None:
    assert taken(nlp, text + "\n", "affil_kinds") == kind


def test_what_the_deal_is_said_not_to_be_does_not_count(nlp: Language) -> None:
    text = f"{PAIR} signed an affiliation agreement. It is not a merger.\n"
    assert taken(nlp, text, "affil_kinds") == "affiliation"


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        (f"{PAIR} called off their merger on Monday.", "ended"),
        (f"{PAIR} have parted ways, ending the affiliation.", "ended"),
        (f"{PAIR} signed a nonbinding letter of intent.", "letter-of-intent"),
        (f"{PAIR} are in talks about a possible merger.", "exploring"),
        (
            (f"{PAIR} signed a definitive agreement. "
            "The merger is subject to regulatory approval and expected to close in May."),
            "pending",
        ),
        (
            ("Oakline Health has completed its acquisition of Mercer Hospital. "
            "Mercer Hospital is now part of Oakline Health."),
            "effective",
        ),
        (f"{PAIR} have signed a clinical affiliation agreement.", "signed"),
        (
            ("Oakline Health has agreed to buy Mercer Hospital. The competition commission has "
            "been notified, and the parties hope to complete before Christmas."),
            "pending",
        ),
        (
            ("Shareholders of Mercer Hospital have still to vote on a conditional agreement "
            "with Oakline Health, and regulators to approve it."),
            "pending",
        ),
        (
            ("Since July 1 the doctors of Oakline Health have been on the wards of "
            "Mercer Hospital under a partnership."),
            "effective",
        ),
        (f"The plan to fold Mercer Hospital into Oakline Health is dead, {PAIR} said.", "ended"),
        (
            (f"{PAIR} signed a management agreement. "
            "If the emergency room closes, the county could terminate the contract."),
            "signed",
        ),
    ],
)  # fmt: skip
def test_stage_of_agreement(nlp: Language, text: str, stage: str) -> None:
    assert taken(nlp, text + "\n", "affil_stages") == stage


def test_the_words_that_decided_are_the_evidence(nlp: Language) -> None:
    text = f"{PAIR} met. They signed a joint venture agreement on Monday.\n"
    (best,) = [p for p in nlp(text)._.affil_kinds if p["taken"]]
    assert [text[a:b] for a, b in best["evidence"]][-1].startswith("They signed a joint venture")


def test_the_name_of_a_new_entity(nlp: Language) -> None:
    text = (
        f"{PAIR} have formed a Pediatric Care Alliance. "
        "The Pediatric Care Alliance starts in May.\n"
    )
    assert taken(nlp, text, "affil_names") == "Pediatric Care Alliance"


def test_a_generic_phrase_is_no_name(nlp: Language) -> None:
    assert taken(nlp, f"{PAIR} have formed an alliance for heart care.\n", "affil_names") is None


def test_days_tell_how_far_an_agreement_stands(nlp: Language) -> None:
    text = f"{PAIR} signed an affiliation agreement on May 3, 2021. It took effect on July 1, 2021."
    doc = nlp(f"July 9, 2021\n\n{text}\n")
    [effective] = (p for p in doc._.affil_stages if p["value"] == "effective")
    assert effective["features"]["effective_began"] > 0
    assert effective["features"]["effective_agreed"] > 0
    assert effective["features"]["effective_hoped"] == 0
