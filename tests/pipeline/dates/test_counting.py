"""Date expressions and their EDTF values: examples, and properties of any text."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from affilcli.pipeline.dates import counting
from affilcli.pipeline.dates.expressions import british, find

PUBLISHED = "2021-03-10"  # a Wednesday


def values(
    text: str, published: str | None = PUBLISHED, tense: counting.Tense | None = None
) -> list[str | None]:
    return [counting.resolve(found, published, tense) for found in find(text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("at the weekend", "2021-05-01/2021-05-02"),
        ("this weekend", "2021-05-01/2021-05-02"),
        ("next weekend", "2021-05-08/2021-05-09"),
        ("last weekend", "2021-04-24/2021-04-25"),
    ],
)
def test_on_a_sunday_the_weekend_is_the_one_that_runs(text: str, value: str) -> None:
    assert values(text, "2021-05-02") == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("on Oct. 12, 2020", "2020-10-12"),
        ("on Tuesday, Feb. 5, 2019, that", "2019-02-05"),
        ("the 1st day of July, 2014", "2014-07-01"),
        ("1 January 2023", "2023-01-01"),
        ("Monday, the 5th of May 2014", "2014-05-05"),
        ("16-Nov-2020", "2020-11-16"),
        ("9/6/2008", "2008-09-06"),
        ("24/03/2017", "2017-03-24"),
        ("2014-05-05T12:00", "2014-05-05"),
        ("March 2020", "2020-03"),
        ("Thursday of last week", "2021-03-04"),
        ("Thursday last week", "2021-03-04"),
        ("14 June last year", "2020-06-14"),
        ("by New Year's", "../2021-01-01"),
        ("a few minutes ago", PUBLISHED),
        ("It begins at once.", PUBLISHED),
        ("at the weekend", "2021-03-06/2021-03-07"),
        ("next weekend", "2021-03-13/2021-03-14"),
        ("the end of June 2021", "2021-06"),
        ("by the end of June 2021", "../2021-06-30"),
        ("by the end of 2021", "../2021-12-31"),
        ("no later than June 30, 2019", "../2019-06-30"),
        ("no earlier than spring 2022", "2022-21/.."),
        ("not before June 1, 2021", "2021-06-01/.."),
        ("before Christmas 2021", "../2021-12-25"),
        ("the first three months of 2022", "2022-33"),
        ("today, April 28, 2022, all", "2022-04-28"),
        ("2020/11/16", "2020-11-16"),
        ("early in 2018", "2018"),
        ("before 2021 is out", "../2021-12-31"),
        ("around June 2021", "2021-06~"),
        ("the March quarter of 2022", "2022-33"),
        ("mid-2021", "2021"),
        ("by mid-2021", "2021"),
        ("By the Middle of 2021", "2021"),
        ("by the middle of next year", "2022"),
        ("a fortnight ago", "2021-02-24"),
        ("in the fall of 2022", "2022-23"),
        ("in spring 2026", "2026-21"),
        ("the third quarter of 2017", "2017-35"),
        ("Q1 2021", "2021-33"),
        ("1Q21", "2021-33"),
        ("the first half of 2022", "2022-40"),
        ("fiscal 2021", "2021~"),
        ("FY22", "2022~"),
        ("early 2030s", "203X"),
        ("late 2021 or early 2022", "2021/2022"),
        ("between July and December of this year", "2021-07/2021-12"),
        ("from July 1, 2020 to June 30, 2021", "2020-07-01/2021-06-30"),
    ],
)
def test_says_all_that_a_value_needs(text: str, value: str) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("today", "2021-03-10"),
        ("yesterday", "2021-03-09"),
        ("this morning", "2021-03-10"),
        ("Wednesday", "2021-03-10"),
        ("Monday night", "2021-03-08"),
        ("last Friday", "2021-03-05"),
        ("next Monday", "2021-03-15"),
        ("earlier this week", "2021-03-08/2021-03-10"),
        ("last week", "2021-03-01/2021-03-07"),
        ("last month", "2021-02"),
        ("later this year", "2021"),
        ("early next year", "2022"),
        ("last fall", "2020-23"),
        ("by next spring", "../2022-21"),
        ("later this summer", "2021-22"),
        ("last October", "2020-10"),
        ("the second half of the year", "2021-41"),
        ("by the end of the year", "../2021-12-31"),
        ("by year's end", "../2021-12-31"),
        ("by the end of the month", "../2021-03-31"),
        ("within 60 days", "../2021-05-09"),
        ("two years ago", "2019"),
        ("in six months", "2021-09"),
        ("over the next several months", None),
    ],
)
def test_counts_from_the_publication(text: str, value: str | None) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "tense", "value"),
    [
        ("Dec. 18", None, "2020-12-18"),
        ("Dec. 18", "future", "2021-12-18"),
        ("Sept. 3", None, "2021-09-03"),
        ("in April", "past", "2020-04"),
        ("in April", "future", "2021-04"),
        ("on Saturday", "past", "2021-03-06"),
        ("on Saturday", "future", "2021-03-13"),
        ("by the fall", "future", "../2021-23"),
    ],
)
def test_without_a_year_the_tense_tells_the_side(
    text: str, tense: counting.Tense | None, value: str
) -> None:
    assert values(text, tense=tense) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("on July 26", "XXXX-07-26"),
        ("in October", "XXXX-10"),
        ("by March 31", "../XXXX-03-31"),
        ("today", None),
        ("by the end of the year", None),
        ("last fall", None),
        ("on Monday", None),
        ("in 2028", "2028"),
    ],
)
def test_invents_no_year_without_a_publication(text: str, value: str | None) -> None:
    assert values(text, published=None) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "They may come. We March on.",
        "April Jones and June Smith",
        "2,021 patients, 2021% and 2000-bed",
        "falls are common",
        "in the twelve months ended",
        "room 12/34/5678",
        "laſt ſummer",
    ],
)
def test_is_not_fooled_by_words_that_look_like_dates(text: str) -> None:
    assert values(text) == []


def test_a_month_alone_stands_for_its_publication() -> None:
    assert values("announced today", "2021-03") == ["2021-03"]
    assert values("on Monday", "2021-03") == [None]


def test_numbers_are_day_first_in_british_texts() -> None:
    text = "The NHS trust, an organisation with a programme in London, wrote on 03/04/2018."
    assert british(text)
    assert counting.resolve(find(text, day_first=True)[-1]) == "2018-04-03"


WORDS = (
    "by the end of last next this early mid late in on within 60 days months year's year quarter "
    "half first second fiscal 2021 2030s Jan. May March 31 1st 30, 2/30/2021 Monday Sat. spring "
    "fall a ago today between and to – or until Q4 FY99 same day later 99"
)
DATE_TEXT = st.lists(st.sampled_from(WORDS.split()), max_size=12).map(" ".join)
PUBLISHED_DAYS = st.none() | st.dates(date(1, 1, 1), date(9999, 12, 31)).map(date.isoformat)


@given(st.text() | DATE_TEXT, PUBLISHED_DAYS, st.sampled_from([None, "past", "future"]))
@settings(max_examples=400, deadline=None)
def test_any_text_resolves_without_an_error(
    text: str, published: str | None, tense: counting.Tense | None
) -> None:
    found = find(text)
    assert all(one.end <= after.start for one, after in pairwise(found))
    for one in found:
        assert 0 <= one.start < one.end <= len(text)
        value = counting.resolve(one, published, tense)
        assert value is None or re.fullmatch(r"(?:\.\./)?[\dX~-]+(?:/[\dX~-]+)?", value)


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_a_formatted_day_comes_back(day: date) -> None:
    iso = day.isoformat()
    for form in ("%B %d, %Y", "%b. %d, %Y", "%d %B %Y", "%A, %B %d, %Y", "%Y-%m-%d", "%m/%d/%Y"):
        written = day.strftime(form)
        assert values(f"It was signed {written}.", None) == [iso], written


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(-180, 180))
def test_a_day_without_a_year_is_the_nearest(published: date, off: int) -> None:
    day = published + timedelta(days=off)
    written = f"{day:%B} {day.day}"
    assert values(f"on {written}", published.isoformat()) in ([day.isoformat()], [None])


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(0, 6))
def test_a_weekday_lies_within_a_week(published: date, back: int) -> None:
    day = published - timedelta(days=back)
    assert values(f"said {day:%A}", published.isoformat(), "past") == [day.isoformat()]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It is to open in May. Lawyers will do the rest.", "2021-05"),
        ("It is to open next Thursday, March 18, at noon.", "2021-03-18"),
        ("It is to open in three to five years.", "2024/2026"),
        ("Joining the two will take 12 to 24 months.", "2022-03/2023-03"),
        ("Joining the two could take as long as 12 months.", "../2022-03-10"),
        ("It is done within twelve (12) months.", "../2022-03-10"),
        ("It is to close at the turn of the year.", "2021-12/2022-01"),
        ("It is to close before the year is out.", "../2021-12-31"),
        ("It is to close by mid-year.", "../2021"),
        ("It is to close early in the new year.", "2022"),
        ("It is to close on New Year's Eve.", "2021-12-31"),
        ("It is to close on the Fourth of July.", "2021-07-04"),
        ("It is to close by Thanksgiving.", "../2021-11-25"),
        ("It is to open next winter.", "2021-24"),
        ("By Christmas Lakeside will be ours.", "../2021-12-25"),
        ("It is to close by the end of the new year.", "../2022-12-31"),
        ("It is to come up at its April meeting.", "2021-04"),
        ("It is to close after Labor Day.", "2021-09-06"),
        ("It is to close on Memorial Day.", "2021-05-31"),
        ("It is to close by Labour Day 2022.", "../2022-09-05"),
        ("It is to close before the new year.", "../2021-12-31"),
        ("It is to close before New Year's.", "../2021-12-31"),
        ("It is to close by the new year.", "../2022-01"),
        ("It is to close in Q4.", "2021-36"),
        ("It is to close six weeks from today.", "2021-04-21"),
    ],
)
def test_spans_and_turns_of_the_year(text: str, value: str) -> None:
    assert values(text, tense="future") == [value]


def test_what_they_have_today_is_no_day() -> None:
    assert values("Doctors keep the contracts they have today.") == []
    assert values("The two have today agreed on a contract.") == [PUBLISHED]


def test_names_with_words_of_a_date_are_none() -> None:
    assert values("New Year's Eve Hospital and Q4-Health Fourth of July Fund join.") == []
    assert values("A gift to the Memorial Day Fund, and one of the Labor Day Care.") == []


@pytest.mark.parametrize(
    ("words", "published", "value"),
    [
        ("next year", "2015-23", "2016"),
        ("in two years", "2015-23", "2017"),
        ("next month", "2015-23", None),
        ("in six months", "2015-23", None),
        ("last month", "2021-24", None),
        ("last year", "2021-24", None),
    ],
)
def test_from_a_season_years_are_counted_and_from_a_winter_nothing(
    words: str, published: str, value: str | None
) -> None:
    [found] = find(f"It happens {words}.")
    assert counting.resolve(found, published) == value
