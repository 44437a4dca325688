"""Dates as EDTF (ISO 8601-2) writes them: the days that a value can mean.

Of EDTF what records use: days, months, years, seasons (21-24), quarters (33-36), halves (40, 41),
ranges, open beginnings (`../2021-12-31`), about (`2021~`), and years left open (`XXXX-07-26`).
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

Period = tuple[date, date]
"""The first and the last day."""

_DAY = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?\Z")
MIDDLE = 15
#: the month that a season is counted from; that of a winter can be of this year or the next
MIDDLES = {21: 4, 22: 7, 23: 10}


def parse_day(value: str | None) -> tuple[date, bool] | None:
    """The date of an EDTF day, month or season but winter, and whether it says the day; None for
    anything else.
    """
    match = _DAY.match(value or "")
    if not match:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    if not day and month in MIDDLES:
        month = MIDDLES[month]
    try:
        return date(year or 1, month or 1, day or MIDDLE), day is not None
    except ValueError:
        return None


def is_season(value: str | None) -> bool:
    """Is a value a season, as of a magazine: from which no months are counted?"""
    match = _DAY.match(value or "")
    return match is not None and match[2] in ("21", "22", "23", "24")


def add_months(day: date, months: int) -> date:
    """The same day so many months later, or the last one of a shorter month."""
    total = day.year * 12 + day.month - 1 + months
    year, month = divmod(total, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def shifted(value: str | None, days: int) -> str | None:
    """The day so many days after another; None when that one is not a day, or the last of all."""
    known = parse_day(value)
    try:
        return (known[0] + timedelta(days=days)).isoformat() if known and known[1] else None
    except OverflowError:
        return None


def precision(value: str) -> int:
    """How exactly the less exact end of a value is said: 0 to the day, 1 month or part of a year,
    2 year.
    """
    ends = value.removeprefix("../").removesuffix("/..").split("/")
    return 2 - min(end.rstrip("~").count("-") for end in ends)


def days_of(value: str) -> Period | None:
    """The first and last day that a value can mean; of an open interval those of its one end."""
    first, _, last = value.removeprefix("../").removesuffix("/..").partition("/")
    begin, end = _period(first), _period(last or first)
    return (begin[0], end[1]) if begin and end else None


def _period(value: str) -> Period | None:
    """First and last day of a year, a part of it or a day."""
    match = re.match(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", value)
    if not match or not match[1].strip("0"):
        return None
    year, code, day = (int(part) if part else None for part in match.groups())
    month, months = _MONTHS_OF.get(code or 0, (code or 1, 1))
    try:
        begin = date(year or 1, month, day or 1)
        return begin, begin if day else add_months(begin, months) - timedelta(days=1)
    except (ValueError, OverflowError):
        return None


#: first month and how many, of the codes for seasons, quarters and halves; 0 is a whole year
_MONTHS_OF = {
    0: (1, 12),
    21: (3, 3),
    22: (6, 3),
    23: (9, 3),
    24: (12, 3),
    33: (1, 3),
    34: (4, 3),
    35: (7, 3),
    36: (10, 3),
    40: (1, 6),
    41: (7, 6),
}
