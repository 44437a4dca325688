"""Words before a colon that say it of a whole list, and what pronouns point back to."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.pipeline.services.announcement import exclusions, lines

#: missed since words of statuses were learnt from 1458 texts
LOST = pytest.mark.xfail(strict=True, reason="its words lean to another status")


@pytest.mark.parametrize("label", ["Out", "What's out", "Left alone", "Staying put", "Not covered"])
def test_a_label_speaks_for_the_list_behind_it(nlp: Language, label: str) -> None:
    text = f"{label}: the Elm Street pharmacy, which is leased, and the dialysis unit."
    assert exclusions(nlp, text) == ["the Elm Street pharmacy", "the dialysis unit"]


@pytest.mark.parametrize("label", ["Maybe", "Later", "Under study"])
def test_a_label_tells_what_is_planned(nlp: Language, label: str) -> None:
    assert ("sleep-medicine", "planned") in lines(nlp, f"{label}: a sleep lab.")


def test_ordinals_number_a_list_and_put_nothing_off(nlp: Language) -> None:
    text = "Two services come with the deal. First: oncology. Second: cardiology. Then: urology."
    assert not {status for _, status in lines(nlp, text)} & {"planned"}


OUT = "Not part of the deal: the hospice in Elm County; the nursing home, which Mercy runs; and"


def test_a_list_goes_on_over_semicolons(nlp: Language) -> None:
    text = f"{OUT} the Elm Street pharmacy."
    assert len(exclusions(nlp, text)) == 3
    assert {status for _, status in lines(nlp, text)} <= {"excluded"}
    later = lines(nlp, "Later: a sleep lab; dialysis; and a burn unit.")
    assert {("sleep-medicine", "planned"), ("nephrology", "planned")} <= later


@pytest.mark.parametrize("end", ["cardiology will be shared.", "included: cardiology."])
def test_a_list_ends_with_what_is_no_item_of_it(nlp: Language, end: str) -> None:
    found = lines(nlp, f"Not part of the deal: the hospice in Elm County; {end}")
    assert ("cardiology", "included") in found


def test_a_list_may_be_longer_than_any_phrase(nlp: Language) -> None:
    text = (
        "Left alone: Mercy's partnerships in Arizona and in Bend, Oregon, Lakeside's nine clinics"
        " around Seattle, and the contract that the hospital has had with the doctors of Elm"
        " Oncology since the year in which both were founded."
    )
    assert exclusions(nlp, text)[:2] == [
        "Lakeside's nine clinics around Seattle",
        "Mercy's partnerships in Arizona and in Bend, Oregon",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "And the urgent care centers that Mercy already ran in Troy? They are separate.",
            ["the urgent care centers that Mercy already ran in Troy"],
        ),
        (
            "The county would hold on to its nursing home. That sits outside the deal.",
            ["its nursing home"],
        ),
        (
            "Q: What about our contract for dialysis? Answer: outside the alliance.",
            ["our contract for dialysis"],
        ),
    ],
)
def test_a_pronoun_is_given_as_what_it_points_to(
    nlp: Language, text: str, expected: list[str]
) -> None:
    assert exclusions(nlp, text) == expected


@pytest.mark.parametrize(
    ("text", "line", "status"),
    [
        ("Open-heart surgery up here? Later.", "cardiac-surgery", "planned"),
        pytest.param(
            "We'll look into sharing laboratory work.", "laboratory", "planned", marks=LOST
        ),
        ("The psychiatric beds are part of the agreement.", "behavioral-health", "included"),
    ],
)
def test_answers_and_short_forms_tell_the_status(
    nlp: Language, text: str, line: str, status: str
) -> None:
    assert (line, status) in lines(nlp, text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The clinics Mercy has today inside its own buildings aren't part of the agreement.",
            ["The clinics Mercy has today inside its own buildings"],
        ),
        ("What doesn't come over is the hospice in Troy.", ["the hospice in Troy"]),
        ("Mercy shall have no responsibility for the dialysis unit.", ["the dialysis unit"]),
        ("Maternity and trauma have been taken out of the plan.", ["Maternity", "trauma"]),
        ("The maternity wing is not one of the areas chosen.", ["The maternity wing"]),
        (
            "What isn't covered: Mercy's pediatricians, who go on; labor and delivery; and the ER.",
            ["Mercy's pediatricians", "labor and delivery", "the ER"],
        ),
        (
            "9. Excluded Assets. The Elm Foundation; the School of Nursing; and the Troy pharmacy.",
            ["The Elm Foundation", "the School of Nursing", "the Troy pharmacy"],
        ),
        (
            "Pathology goes along. The two dialysis units in Troy don't, because others own them.",
            ["The two dialysis units in Troy"],
        ),
        ("What Lakeside doesn't sell is the nursing home in Troy.", ["the nursing home in Troy"]),
        ("Hospice and the dialysis unit, which Lakeside runs, are included.", []),
    ],
)
def test_ways_to_leave_something_out(nlp: Language, text: str, expected: list[str]) -> None:
    assert exclusions(nlp, text) == expected
