"""The date that a document itself bears."""

from __future__ import annotations

import pytest
from spacy.language import Language

STORY = "Lakeside Hospital and Mercy Health will merge, the two announced on May 4, 2015."


def published(nlp: Language, text: str, given: str | None = None) -> str | None:
    doc = nlp.make_doc(text)
    doc._.affil_given_published = given
    value: str | None = nlp.get_pipe("affil_days")(
        nlp.get_pipe("affil_zones")(doc)
    )._.affil_published
    return value


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("October 12, 2020", "2020-10-12"),
        ("Posted: Mar 24, 2017 4:51 PM EDT", "2017-03-24"),
        ("17:06, 9 MAY 2018", "2018-05-09"),
        ("Published 4:52 p.m. ET June 14, 2022", "2022-06-14"),
        ("Tues., Oct. 15, 2013", "2013-10-15"),
        ("News Release 16-Nov-2020", "2020-11-16"),
        ("By Ann Roe | Sep. 21, 2016, 4:30 p.m.", "2016-09-21"),
        ("MAY 22, 2015 | HEALTH CARE", "2015-05-22"),
        ("9/6/2008", "2008-09-06"),
        (
            "Mar. 30, 2021 10:19 AM ETMercy Health Inc. (MRCY)By: Ann Roe, Staff Editor",
            "2021-03-30",
        ),
        ("March 2019", "2019-03"),
        ("Minutes of the meeting held on Tuesday 4 March 2014 in the Guildhall", "2014-03-04"),
        ("Regular Meeting of March 4, 2014", "2014-03-04"),
        ("TO: All staff\nDATE: March 4, 2014", "2014-03-04"),
        ("From the March 4, 2014 edition", "2014-03-04"),
        ("Last updated March 5, 2014. First published March 4, 2014.", "2014-03-04"),
        ("Story by Ann Roe / March 4, 2014 / 3 min read", "2014-03-04"),
        ("Next meeting: March 4, 2014", None),
        ("Letter of intent signed: March 4, 2014", None),
        ("Rochester, 22 December 2022", "2022-12-22"),
        ("The Friday note for staff of Lakeside Health | May 2, 2025", "2025-05-02"),
        ("News for friends of Lakeside, July 2015", "2015-07"),
        ("Lakeside Bulletin, Vol. 9, No. 3 (March 2010)", "2010-03"),
        ("News for friends of Lakeside, Fall 2015", "2015-23"),
        ("Doors open on Thursday, May 4, 2015", None),
        ("This page was last updated on May 4, 2015, and will be again.", "2015-05-04"),
        ("As of May 4, 2015, Lakeside has 40 beds.", None),
    ],
)
def test_stands_on_a_date_line(nlp: Language, line: str, day: str | None) -> None:
    assert published(nlp, f"Two hospitals to merge\n\n{line}\n\n{STORY}\n") == day


@pytest.mark.parametrize(
    ("opening", "day"),
    [
        ("LAFAYETTE, La., August 1, 2017 (GLOBE NEWSWIRE) -- ", "2017-08-01"),
        ("KNOXVILLE, Tenn. (June 15, 2020) – ", "2020-06-15"),
        ("HOUSTON — (Feb. 13, 2024) — ", "2024-02-13"),
        ("RENO, Nev., Aug. 26, 2020 /PRNewswire/ -- ", "2020-08-26"),
        ("AKRON, Ohio, March 4, 2014 ", "2014-03-04"),
        ("Berlin, 4 March 2014. ", "2014-03-04"),
        ("As of today, March 4, 2014, one system serves the valley. ", "2014-03-04"),
        ("On March 4, 2014 Lakeside chose a partner. ", None),
        ("RICHMOND, Va., May 9 — ", None),
        ("", None),
    ],
)
def test_stands_in_a_dateline_with_a_year(nlp: Language, opening: str, day: str | None) -> None:
    assert published(nlp, f"Two hospitals to merge\n\n{opening}{STORY}\n") == day


def test_the_day_it_was_posted_counts_more_than_the_day_it_was_changed(nlp: Language) -> None:
    lines = "Updated: Sep 3, 2022\nPosted: Sep 1, 2022"
    assert published(nlp, f"Two to merge\n\n{lines}\n\n{STORY}\n") == "2022-09-01"


@pytest.mark.parametrize(
    "line",
    ["Published in News on June 9, 2015 1:46 PM", "This story was first posted June 9, 2015."],
)
def test_stands_below_the_story_where_the_line_says_so(nlp: Language, line: str) -> None:
    assert published(nlp, f"Two to merge\n\n{STORY}\n\n{STORY}\n\n{line}\n") == "2015-06-09"


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("The Lakeside Sentinel, Sept. 14, 2016", "2016-09-14"),
        ("- Ann Roe, Business Wire; posted 25 March 2016", "2016-03-25"),
        ("This was made on deadline. Aired on Morning Report, June 9, 2015.", "2015-06-09"),
        ("The vote is on Thursday, June 9, 2015.", None),
        ("Photo: the east wing, June 9, 2015", None),
    ],
)
def test_stands_in_the_imprint_below_the_story(nlp: Language, line: str, day: str | None) -> None:
    assert published(nlp, f"Two to merge\n\n{STORY}\n\n{STORY}\n\n{line}\n") == day


def test_a_given_day_wins(nlp: Language) -> None:
    assert published(nlp, f"Two to merge\n\nMay 5, 2015\n\n{STORY}\n", "2015-05-06") == "2015-05-06"


def test_a_contract_has_none(nlp: Language) -> None:
    text = (
        "AFFILIATION AGREEMENT\n\nJune 9, 2025\n\n"
        "THIS AGREEMENT is entered into as of June 9, 2025, by and between Lakeside and Mercy.\n\n"
        "WHEREAS, the parties wish to work together; and\n"
    )
    assert published(nlp, text) is None


def test_later_lines_with_other_days_do_not_count(nlp: Language) -> None:
    text = f"Two to merge\n\n{STORY}\n\n{STORY}\n\n{STORY}\n\nSave the date: June 9, 2015, noon\n"
    assert published(nlp, text) is None
