"""Dates of a story that are not those of its agreement."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.pipeline.dates.stories import Reader, story, taken


@pytest.mark.parametrize(
    "sentence",
    [
        "Mercy was founded in 1892 by the Sisters.",
        "Lakeside has been ranked among the top hospitals since 2015.",
        "In 2018, Mercy acquired St. Luke's Hospital in Dayton.",
        "Revenue rose to $2 billion in fiscal 2020.",
        "A public hearing is scheduled for April 12 at 6 p.m. in the high school.",
        "The Federal Trade Commission cleared the merger on March 2.",
        "Dr. Smith joined Lakeside in 2014.",
        "A similar merger between Alpha and Beta collapsed in 2017.",
        "Kaufman Hall counted 92 hospital deals in 2019.",
    ],
)
def test_lets_go_of_other_dates(read: Reader, sentence: str) -> None:
    assert story(read, sentence) == []


def test_a_plan_that_was_told_of_in_the_past_is_no_expectation(read: Reader) -> None:
    assert not story(read, "They first announced plans to merge in 2019.")


def test_a_deal_of_a_party_with_someone_else_has_no_dates_here(nlp: Language) -> None:
    doc = nlp(
        "Mercy Health and Lakeside Hospital sign affiliation agreement\n\n"
        "CLEVELAND (May 3, 2021) — Mercy Health and Lakeside Hospital today signed an affiliation"
        " agreement. They will share records. They will share staff. They serve Ohio.\n\n"
        "The leaders met with staff at both hospitals to explain it to them all in person.\n\n"
        "In March, Mercy Health announced a joint venture with Bayview Medical Center.\n"
    )
    assert "2021-03" not in {p["value"]["value"] for p in taken(doc)}


@pytest.mark.parametrize(
    "sentence",
    [
        "Mercy has managed the hospital for a fee since 2007.",
        "The fee is adjusted every January 1.",
        "A similar deal was rejected on June 1.",
        "The union contract ran out on May 31, 2019.",
    ],
)
def test_what_is_no_date_of_the_deal(read: Reader, sentence: str) -> None:
    assert story(read, sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Talks with Mercy began in December.",
        "The waiting period ran out on Feb. 26.",
        "Due diligence ended on Feb. 26.",
        "Dr. Ada Kern, until December our chief executive, leads the group.",
        "Mercy offers 37 percent more than Monday's close.",
        "Day one looks much like the day before.",
    ],
)
def test_what_begins_or_ends_but_is_not_the_deal(read: Reader, sentence: str) -> None:
    assert story(read, sentence) == []


def test_the_date_that_a_document_bears_is_not_told_in_it(read: Reader) -> None:
    doc = read("Lakeside joins Mercy\n\nPosted on the hospital's news page on March 10, 2021\n")
    assert doc._.affil_published == "2021-03-10"
    assert taken(doc) == []
