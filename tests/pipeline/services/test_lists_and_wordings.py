"""Short words in lists of services, words within names, and what stands right before a service."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.pipeline.services.announcement import HEAD, lines


def candidates(nlp: Language, text: str) -> set[str]:
    return {p["value"]["id"] for p in nlp(HEAD + text)._.affil_service_lines}


def exclusions(nlp: Language, text: str) -> list[str]:
    return [p["value"] for p in nlp(HEAD + text)._.affil_exclusions if p["taken"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pulmonary and critical care will be shared.", {"pulmonology", "critical-care"}),
        ("Imaging and laboratory services will be shared.", {"imaging", "laboratory"}),
        ("Orthopedics and sports medicine will be shared.", {"orthopedics", "sports-medicine"}),
    ],
)
def test_a_name_of_two_services_names_both(nlp: Language, text: str, expected: set[str]) -> None:
    assert candidates(nlp, text) == expected


def test_a_hyphen_hides_no_service(nlp: Language) -> None:
    assert "cardiac-surgery" in candidates(nlp, "Mercy will bring a heart-surgery program.")


def test_the_organs_of_a_transplant_are_no_services_by_themselves(nlp: Language) -> None:
    found = candidates(nlp, "Liver, kidney and heart transplants will be done at Mercy.")
    assert found == {"transplant"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mercy will bring specialists for cancer and joints.", {"oncology", "orthopedics"}),
        (
            "The two will offer orthopaedics, eyes and gynaecology.",
            {"orthopedics", "ophthalmology", "womens-health"},
        ),
        ("Lakeside will gain imaging and a lab.", {"imaging", "laboratory"}),
        (
            "Mercy will cover lungs, allergies and dermatology.",
            {"pulmonology", "allergy-immunology", "dermatology"},
        ),
    ],
)
def test_short_words_name_a_service_beside_one_that_is_sure(
    nlp: Language, text: str, expected: set[str]
) -> None:
    assert expected <= candidates(nlp, text)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("The two will keep their eyes on costs.", "ophthalmology"),
        ("Their lungs, they joked, are fine, and their joints.", "orthopedics"),
        ("Mercy will run specialists in heart research.", "cardiology"),
    ],
)
def test_elsewhere_they_name_none(nlp: Language, text: str, line: str) -> None:
    assert line not in candidates(nlp, text)


def test_words_within_the_name_of_a_service_are_no_cues(nlp: Language) -> None:
    """The "long" of "long-term care" tells of no past."""
    text = "Mercy will manage Lakeside's long-term care beds together with Lakeside's nurses."
    assert lines(nlp, text) == {("skilled-nursing", "included")}


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "More dialysis chairs and a geriatrician are wished for, and all will be looked at.",
            "nephrology",
        ),
        ("Dermatology clinics will follow as funding allows.", "dermatology"),
        ("The agreement can be extended to dermatology clinics in 2023.", "dermatology"),
    ],
)
def test_what_is_to_be_looked_at_or_depends_is_planned(nlp: Language, text: str, line: str) -> None:
    assert (line, "planned") in lines(nlp, text)


def test_what_must_stay_open_is_not_kept_out(nlp: Language) -> None:
    text = (
        "Obstetrics must stay open at Lakeside for at least three years."
        " So must the psychiatric beds."
    )
    assert not exclusions(nlp, text)
    assert not {status for _, status in lines(nlp, text)} & {"excluded"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nursing homes are out too.", ["Nursing homes"]),
        ("Children under 18 aren't covered.", ["Children under 18"]),
        (
            "The College of Nursing and the School of Dentistry are not part of the deal.",
            ["The College of Nursing", "the School of Dentistry"],
        ),
        (
            "What Mercy is not taking: the dental clinic and the county ambulances.",
            ["the dental clinic", "the county ambulances"],
        ),
    ],
)
def test_more_ways_to_say_what_stays_outside(nlp: Language, text: str, expected: list[str]) -> None:
    assert exclusions(nlp, text) == expected


def test_a_lease_of_two_things_is_one_thing(nlp: Language) -> None:
    text = "The lease of the clinic and the laboratory is not part of the deal."
    assert exclusions(nlp, text) == ["The lease of the clinic and the laboratory"]


def test_the_words_around_a_line_speak_for_its_being_one_of_the_deal(nlp: Language) -> None:
    """The same line, where words around it are those of an offer, and where they are of talk."""

    def leaning(text: str) -> float:
        found = nlp(HEAD + text)._.affil_service_lines
        return max(float(p["features"]["words"]) for p in found)

    offered = "The agreement will add an inpatient dermatology clinic to Lakeside."
    talked = "He has dermatology on the brain, a friend of his father's said."
    assert leaning(offered) > leaning(talked)
