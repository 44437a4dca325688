"""How values read in a table."""

from __future__ import annotations

import pytest

from affilcli.records import DateTerm
from affilcli.render import phrases


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2021-02-21", "2021-02-21"),
        ("2021-21", "2021-21 (spring)"),
        ("../2016-24", "../2016-24 (winter)"),
        ("2021-33/2021-36", "2021-33/2021-36 (1st quarter, 4th quarter)"),
        ("2021-41", "2021-41 (2nd half)"),
        ("2021~", "2021~"),
        (None, "undated: soon"),
    ],
)
def test_dates_with_codes_are_told_in_words(value: str | None, expected: str) -> None:
    date = DateTerm(
        type="expected", value=value, text="soon", about=[], confidence=0.9, evidence=[]
    )
    assert phrases.date(date) == expected
