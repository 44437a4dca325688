"""What a text says stays outside the deal."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.pipeline.services.announcement import HEAD, exclusions


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dialysis units in Perth are not affected by the agreement.", "Dialysis units in Perth"),
        ("Pediatric services at Elm are not included in the deal.", "Pediatric services at Elm"),
        ("The home health agency, which was sold in 2019, is excluded.", "The home health agency"),
        ("And labor and delivery, down the hall, is not included.", "labor and delivery"),
        ("Smith said Monday that the burn unit is not part of the deal.", "the burn unit"),
        ("Under the agreement, oncology falls outside the alliance.", "oncology"),
        ("That clinic goes on as before and is not part of the agreement.", "That clinic"),
        ("The agreement does not cover the clinic on Elm Street.", "the clinic on Elm Street"),
        ("The deal covers the hospitals but not their nursing homes.", "their nursing homes"),
        ("Left out of the agreement is the dialysis unit.", "the dialysis unit"),
        ("The sale stops short of the pharmacy, which is leased.", "the pharmacy"),
        ("Excluded from the deal: the burn unit.", "the burn unit"),
    ],
)
def test_gives_the_noun_phrase_as_written(nlp: Language, text: str, expected: str) -> None:
    assert exclusions(nlp, text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Elm clinic and the Oak pharmacy are not part of the agreement.",
            ["The Elm clinic", "the Oak pharmacy"],
        ),
        (
            "Neither the Elm clinic nor the Oak pharmacy is part of the agreement.",
            ["the Elm clinic", "the Oak pharmacy"],
        ),
        (
            "Hospice is excluded from the sale, as are the dialysis centers.",
            ["Hospice", "the dialysis centers"],
        ),
        ("Primary care and urgent care are not included.", ["Primary care and urgent care"]),
        (
            "PACE centers, senior living and home medical equipment aren't in the transaction.",
            ["PACE centers", "home medical equipment", "senior living"],
        ),
        (
            "Emergency, orthopedic and obstetric services are not included.",
            ["Emergency, orthopedic and obstetric services"],
        ),
        (
            "Elm Regional Hospital, Troy Hospital and Oak Raleigh Hospital are not in the deal.",
            ["Elm Regional Hospital", "Oak Raleigh Hospital", "Troy Hospital"],
        ),
    ],
)
def test_parts_what_stands_by_itself(nlp: Language, text: str, expected: list[str]) -> None:
    assert exclusions(nlp, text) == expected


def test_takes_the_items_of_a_list_of_exclusions(nlp: Language) -> None:
    text = (
        "This agreement does not extend to:\n\n(a) the home care program of Lakeside;\n"
        "(b) the Elm clinic; or\n(c) hospice, which stands on its own terms.\n"
    )
    assert exclusions(nlp, text) == [
        "hospice",
        "the Elm clinic",
        "the home care program of Lakeside",
    ]


def test_takes_what_a_next_sentence_points_to(nlp: Language) -> None:
    text = "A child who needs dialysis will go downtown. Those services are outside the agreement."
    assert exclusions(nlp, text) == ["dialysis"]


def test_no_is_an_answer(nlp: Language) -> None:
    assert exclusions(nlp, "Q. Is the Elm clinic included?\nA. No.\n") == ["the Elm clinic"]


@pytest.mark.parametrize(
    "text",
    [
        "Financial terms were not included in the announcement.",
        "Lakeside will retain its name, board and Catholic identity.",
        "Both hospitals will remain separate organizations.",
        "Employees will keep their jobs and benefits.",
        "The agreement does not change where patients go for care.",
        "Neither side disclosed terms.",
        "Lakeside's board stays with Lakeside.",
    ],
)
def test_names_boards_and_terms_are_not_kept_outside(nlp: Language, text: str) -> None:
    assert exclusions(nlp, text) == []


def test_gives_each_wording_once(nlp: Language) -> None:
    text = "The Elm clinic is not part of the agreement. The Elm clinic is excluded."
    assert exclusions(nlp, text) == ["The Elm clinic"]


def test_evidence_is_the_sentence(nlp: Language) -> None:
    text = "The boards met. The Elm clinic is not part of the agreement."
    [found] = [p for p in nlp(HEAD + text)._.affil_exclusions if p["taken"]]
    [(start, end)] = found["evidence"]
    assert (HEAD + text)[start:end] == "The Elm clinic is not part of the agreement."
