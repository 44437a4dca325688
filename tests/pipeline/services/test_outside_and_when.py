"""The families of ways to say that something stays outside, comes later, or was there before."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.pipeline.services.announcement import HEAD, lines

#: what stands between the opening of a story and the sentence in question
STORY = (
    "The boards met in May. Neither chairman would say more about it, and no vote was needed.\n\n"
    "Lakeside lies twelve miles north of the city, at the end of a road that floods in spring."
    " Its founders were farmers.\n\n"
)
#: missed since the words of the sentence weigh: few texts have these
UNSEEN = pytest.mark.xfail(strict=True, reason="its words lean to what is included")


def exclusions(nlp: Language, text: str) -> list[str]:
    return [p["value"] for p in nlp(HEAD + text)._.affil_exclusions if p["taken"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Elm Street pharmacy was never on offer.", ["The Elm Street pharmacy"]),
        ("The sleep lab isn't for sale.", ["The sleep lab"]),
        ("Pathology is carved out.", ["Pathology"]),
        ("Kidney dialysis was discussed and left out.", ["Kidney dialysis"]),
        ("Ambulances will go on being run by the county.", ["Ambulances"]),
        ("Open-heart surgery will still be done downtown at Summit.", ["Open-heart surgery"]),
        ("The birthing center remains the property of the diocese.", ["The birthing center"]),
        ("The dental clinic stays Riverton's.", ["The dental clinic"]),
        ("The clinics in Troy will stay with Premier.", ["The clinics in Troy"]),
        ("The deal leaves the dental school untouched.", ["the dental school"]),
        ("Nothing in this agreement touches the Troy clinic.", ["the Troy clinic"]),
        (
            "Mercy has three hospice houses in the county; these are not part of the agreement.",
            ["three hospice houses in the county"],
        ),
        ("Lakeside runs a sleep lab, and it is not part of the deal.", ["a sleep lab"]),
        (
            "They do much together, including newborn care at Elm, which isn't part of this.",
            ["newborn care at Elm"],
        ),
        (
            "Over the years they shared doctors, among them the eye doctors, who are not covered.",
            ["the eye doctors"],
        ),
    ],
)
def test_what_stays_outside_is_said_in_many_ways(
    nlp: Language, text: str, expected: list[str]
) -> None:
    assert exclusions(nlp, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The burn unit, which treats children too, and the hospice are not included.",
            {"The burn unit", "the hospice"},
        ),
        (
            "The Elm clinic's lab, its pharmacy and its nursing beds are not included.",
            {"The Elm clinic's lab", "pharmacy", "nursing beds"},
        ),
        ("The Elm and Oak clinics are not part of the deal.", {"The Elm and Oak clinics"}),
        (
            "The foundation isn't affected, nor is the gift shop.",
            {"The foundation", "the gift shop"},
        ),
        (
            "The laboratory stays with Riverton. So does the dialysis unit.",
            {"The laboratory", "the dialysis unit"},
        ),
        (
            "Lakeside Manor, the county's nursing home, is outside the agreement.",
            {"Lakeside Manor"},
        ),
        (
            "Troy will go on with trauma and burns, which are not covered by the pact.",
            {"trauma", "burns"},
        ),
        (
            "The contract under which Summit reads films isn't part of the deal.",
            {"The contract under which Summit reads films"},
        ),
    ],
)
def test_remarks_between_commas_hide_no_part_of_the_name(
    nlp: Language, text: str, expected: set[str]
) -> None:
    assert {name.removeprefix("its ") for name in exclusions(nlp, text)} == expected


@pytest.mark.parametrize(
    "text",
    [
        "The hospital is not for sale.",
        "Lakeside Hospital is not being sold.",
        "Mercy Health and Lakeside Hospital won't be joining forces with anyone else.",
    ],
)
def test_the_parties_are_not_kept_outside(nlp: Language, text: str) -> None:
    assert exclusions(nlp, text) == []


@pytest.mark.parametrize(
    ("text", "line", "status"),
    [
        ("The two will also weigh a dialysis unit.", "nephrology", "planned"),
        ("A sleep lab is on the drawing board.", "sleep-medicine", "planned"),
        ("Plans for a stroke center are being drawn up.", "stroke", "planned"),
        ("Mercy spoke of podiatry and a vein clinic.", "podiatry", "planned"),
        ("The partners are looking into a shared cancer clinic.", "oncology", "planned"),
        ("An eating disorders program comes later.", "behavioral-health", "planned"),
        pytest.param(
            "Dermatology isn't in the first phase.", "dermatology", "planned", marks=UNSEEN
        ),
        ("Eye surgery could follow.", "ophthalmology", "planned"),
        ("What the money would buy:\n\n* A new dialysis unit\n", "nephrology", "planned"),
        ("Mercy's nurses have looked after Lakeside's NICU since 2014.", "neonatology", "existing"),
        ("Labor and delivery stays with Lakeside's doctors.", "obstetrics", "excluded"),
        ("Babies who need surgery will still travel to Troy.", "surgery", "excluded"),
        ("Mothers and babies will be cared for on the new ward.", "obstetrics", "included"),
        ("Physiotherapy will be available on site.", "rehabilitation", "included"),
        ("Doctors' offices will move to the new building.", "primary-care", "included"),
        ("The rest home will join the network.", "skilled-nursing", "included"),
    ],
)
def test_the_status_is_read_from_tense_and_construction(
    nlp: Language, text: str, line: str, status: str
) -> None:
    assert (line, status) in lines(nlp, STORY + text)


def test_a_semicolon_parts_what_is_new_from_what_was_before(nlp: Language) -> None:
    text = "Mercy will bring a podiatry clinic; its stroke doctors have come since 2012."
    assert ("podiatry", "included") in lines(nlp, STORY + text)


@pytest.mark.parametrize("text", ["Cardiology? It's next.", "What’s next is a cardiology clinic."])
def test_a_shortened_is_says_when(nlp: Language, text: str) -> None:
    assert ("cardiology", "planned") in lines(nlp, text)


@pytest.mark.parametrize(
    "text",
    [
        "Mercy will staff Lakeside Hospital's next cardiology clinic.",
        "Under the agreement Mercy will run Lakeside’s already strong cardiology program.",
    ],
)
def test_a_possessive_is_no_shortened_is(nlp: Language, text: str) -> None:
    assert lines(nlp, text) == {("cardiology", "included")}


def test_a_possessive_does_not_say_that_a_service_was_there_before(nlp: Language) -> None:
    text = "The agreement covers Lakeside's already strong cardiology program."
    assert ("cardiology", "existing") not in lines(nlp, text)
