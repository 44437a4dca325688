"""Dates that are counted from another one, or from the day of the text."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.pipeline.dates.stories import PUBLISHED, Reader, story, taken


def test_the_same_day_is_the_day_named_last(read: Reader) -> None:
    text = "The board approved the plan on Oct. 2, 2015. We announced it the same day."
    assert story(read, text, None) == ["announced 2015-10-02", "signed 2015-10-02"]


def test_warns_of_words_that_need_a_publication_date(read: Reader) -> None:
    text = "Two join\n\nThe merger will be completed by the end of the year.\n"
    warning = "no publication date: 'by the end of the year' left unresolved"
    assert read(text)._.affil_warnings == [warning]
    assert not read(text, PUBLISHED)._.affil_warnings


def test_the_end_of_the_year_that_something_follows(read: Reader) -> None:
    sentence = "A program will start by the end of the year that provides new treatments."
    [found] = [p["value"] for p in taken(read(f"Lakeside and Mercy join\n\n{sentence}\n"))]
    assert (found["type"], found["value"]) == ("expected", None)
    assert found["text"] == "by the end of the year"


def test_a_date_in_a_list_goes_with_the_one_before_it(read: Reader) -> None:
    sentence = "The merger is expected to bring a clinic in May, and a ward in June."
    assert story(read, sentence) == ["expected 2021-05", "expected 2021-06"]


def test_days_are_counted_on_from_the_last_one(read: Reader) -> None:
    assert story(read, "Trustees voted on Feb. 8 and signed the agreement a week later.") == [
        "signed 2021-02-08",
        "signed 2021-02-15",
    ]


def test_that_month_is_of_the_year_named_last(read: Reader) -> None:
    text = "The two announced in March 2011 that they were talking and signed that September."
    assert "signed 2011-09" in story(read, text, "2012-09-11")


@pytest.mark.parametrize("day", ["on October 20 of that year", "on 20 October that same year"])
def test_a_day_of_that_year_is_of_the_year_named_last(read: Reader, day: str) -> None:
    text = f"They announced the plan on May 4, 2019, and signed the agreement {day}."
    assert "signed 2019-10-20" in story(read, text, "2021-03-10")


@pytest.mark.parametrize(
    ("when", "value"),
    [
        ("in the fall of that year", "2019-23"),
        ("in the third quarter of that same year", "2019-35"),
        ("in the second half of that year", "2019-41"),
        ("in the last three months of the same year", "2019-36"),
    ],
)
def test_a_part_of_that_year_is_of_the_year_named_last(read: Reader, when: str, value: str) -> None:
    text = f"They announced the plan on May 4, 2019, and signed the agreement {when}."
    assert f"signed {value}" in story(read, text, "2021-03-10")


def test_days_are_counted_from_the_season_of_a_magazine(nlp: Language) -> None:
    text = "Lakeside and Mercy plan to join.\n\nThe merger is expected next spring.\n"
    doc = nlp(f"News for friends of Lakeside, Fall 2015\n\n{text}")
    assert [p["value"]["value"] for p in taken(doc)] == ["2016-21"]
