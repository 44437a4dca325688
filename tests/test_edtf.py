"""What a date of EDTF can mean."""

from __future__ import annotations

from datetime import date

import pytest

from affilcli.edtf import days_of, parse_day, precision


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2021-02-01", date(2021, 2, 1), date(2021, 2, 1)),
        ("2021-02", date(2021, 2, 1), date(2021, 2, 28)),
        ("2021", date(2021, 1, 1), date(2021, 12, 31)),
        ("2021~", date(2021, 1, 1), date(2021, 12, 31)),
        ("2021-24", date(2021, 12, 1), date(2022, 2, 28)),
        ("2021-34", date(2021, 4, 1), date(2021, 6, 30)),
        ("2021-41", date(2021, 7, 1), date(2021, 12, 31)),
        ("2021-07/2021-12", date(2021, 7, 1), date(2021, 12, 31)),
        ("../2021-12-31", date(2021, 12, 31), date(2021, 12, 31)),
        ("2021-02/..", date(2021, 2, 1), date(2021, 2, 28)),
    ],
)
def test_a_value_means_its_days(value: str, first: date, last: date) -> None:
    assert days_of(value) == (first, last)


@pytest.mark.parametrize("value", ["", "202X", "XXXX-07", "0000", "2021-99", "2021-02-30", "so"])
def test_what_is_no_day_means_none(value: str) -> None:
    assert days_of(value) is None


@pytest.mark.parametrize(
    ("value", "expected"),
    [("2021-02-01", 0), ("2021-02", 1), ("2021-33", 1), ("2021", 2), ("2021~", 2),
     ("../2021-12-31", 0), ("2021-02/..", 1), ("2021-02-01/2021-03", 1)],
)  # fmt: skip
def test_precision_is_that_of_the_less_exact_end(value: str, expected: int) -> None:
    assert precision(value) == expected


def test_a_month_is_dated_by_its_middle() -> None:
    assert parse_day("2021-02") == (date(2021, 2, 15), False)
    assert parse_day("2021-02-30") is None
