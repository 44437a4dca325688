"""Counts a date expression out to EDTF (ISO 8601-2), from the day the document was published.

Nothing is guessed: without a published day, what needs one to count from gives None, and a day or
month without a year `XXXX-07-26`.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import MAXYEAR, date, timedelta
from functools import partial
from typing import Literal

from affilcli.edtf import MIDDLE, add_months, is_season, parse_day
from affilcli.pipeline.dates.expressions import Expression

Tense = Literal["past", "future"]
#: days of a span that can be counted in days
DAYS = {"day": 1, "week": 7, "fortnight": 14}


def resolve(
    found: Expression, published: str | None = None, tense: Tense | None = None
) -> str | None:
    """The EDTF value of an expression, or None when nothing can be counted from its words.

    A date without a year takes the one that puts it nearest to `published`, or on the side of it
    that the tense of its sentence says.
    """
    counter = _Counter(published, "past" if found.past else tense)
    try:
        value = counter.value(replace(found, through=None))
        if value and found.through:
            later = counter.value(found.through)
            value = f"{value}/{later}" if later and value < later else value
        elif value and found.by and "/" not in value:
            # "by June" is any day up to and in June, "by the end of June" up to its last
            value = f"../{counter.last_day(value) if found.ends else value}"
        elif value and found.after and "/" not in value:
            value = f"{value}/.."
        elif value and found.about and "X" not in value:
            value = f"{value.rstrip('~')}~"
    except (OverflowError, ValueError):
        return None
    return value


class _Counter:
    """Counts from one publication date."""

    def __init__(self, published: str | None, tense: Tense | None) -> None:
        anchor = parse_day(published)
        self.today = anchor[0] if anchor else None
        self.exact = bool(anchor and anchor[1])
        self.by_month = bool(anchor) and not is_season(published)
        self.published = published if anchor else None
        self.tense = tense

    def value(self, found: Expression) -> str | None:
        """EDTF of one expression, its bound left aside."""
        match found.unit:
            case "day":
                return self._day(found)
            case "weekday":
                return self._weekday(found)
            case "holiday":
                return self._holiday(found)
            case "weekend":
                return self._weekend(found.shift)
            case "week":
                return self._week(found.shift or 0)
            case "year":
                year = found.year or self._year(found.shift)
                return f"{year}" + "~" * found.fiscal if year else None
            case "decade":
                return f"{found.number}X"
            case "span":
                return self._span(found)
            case "month" | "season" | "quarter" | "half":
                return self._part(found)
            case _:
                return None

    def _year(self, shift: int | None) -> int | None:
        return self.today.year + shift if self.today and shift is not None else None

    def _day(self, found: Expression) -> str | None:
        if found.day is None:  # today, yesterday
            if self.today and self.exact:
                return (self.today + timedelta(days=found.shift or 0)).isoformat()
            return self.published if found.shift == 0 else None
        month, day = found.number or 1, found.day
        year = found.year or self._year(found.year_shift)
        if year is None and found.year_shift is None and self.today:
            year = self._nearest(self.today, partial(_day_in, month=month, day=day), found.shift)
        if day > calendar.monthrange(year or 2000, month)[1]:
            return None
        return f"{year or 'XXXX'}-{month:02}-{day:02}"

    def _holiday(self, found: Expression) -> str | None:
        """Such as "Thanksgiving", the fourth Thursday of November."""
        on = partial(_nth_weekday, found)
        year = found.year or (self.today and self._nearest(self.today, on, found.shift))
        return on(year).isoformat() if year else None

    def _nearest(self, today: date, on: Callable[[int], date], shift: int | None = None) -> int:
        """The year that puts a day, as it falls in each, nearest to today, or on the side of it
        that the words say.
        """
        years = [today.year + n for n in (-1, 0, 1) if 1 <= today.year + n <= MAXYEAR]
        days = [on(year) for year in years]
        past, future = self.tense == "past" or shift == -1, self.tense == "future" or shift == 1
        if past:
            days = [d for d in days if d <= today + timedelta(days=1)]
        elif future:
            days = [d for d in days if d >= today - timedelta(days=1)]
        return min(days, key=lambda d: abs((d - today).days)).year

    def _weekday(self, found: Expression) -> str | None:
        if not (self.today and self.exact):
            return None
        if found.span == "week":
            monday = self.today - timedelta(days=self.today.weekday())
            return (monday + timedelta(weeks=found.shift or 0, days=found.number or 0)).isoformat()
        back = (self.today.weekday() - (found.number or 0)) % 7
        if found.shift == 1 or (found.shift != -1 and self.tense == "future"):
            ahead = (7 - back) % 7 or (7 if found.shift == 1 else 0)
            return (self.today + timedelta(days=ahead)).isoformat()
        if found.shift == -1:
            back = back or 7
        return (self.today - timedelta(days=back)).isoformat()

    def _week(self, shift: int) -> str | None:
        """Monday to Sunday; this week ends, or for what is to come begins, with the publication."""
        if not (self.today and self.exact):
            return None
        monday = self.today - timedelta(days=self.today.weekday()) + timedelta(weeks=shift)
        first, last = monday, monday + timedelta(days=6)
        if shift == 0:
            first, last = (self.today, last) if self.tense == "future" else (first, self.today)
        return first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"

    def _weekend(self, shift: int | None) -> str | None:
        """Saturday and Sunday: the last ones before the publication, or the next ones after it."""
        if not (self.today and self.exact):
            return None
        weekday = self.today.weekday()
        saturday = self.today + timedelta(days=5 - weekday)
        if weekday < 5:  # on a weekday the nearest weekends are the last one and the coming one
            ahead = self.tense == "future" if shift is None else shift == 1
            ahead = ahead or (shift == 0 and self.tense != "past")
            saturday -= timedelta(weeks=not ahead)
        elif shift:
            saturday += timedelta(weeks=shift)
        return f"{saturday.isoformat()}/{(saturday + timedelta(days=1)).isoformat()}"

    def _span(self, found: Expression) -> str | None:
        """So many days, weeks, months or years from the publication."""
        if not self.today or found.number is None:
            return None
        if not (self.by_month or found.span == "year"):
            return None
        if found.span in DAYS:
            day = self.today + timedelta(days=found.number * DAYS[found.span])
            return day.isoformat() if self.exact else None
        months = found.number * (12 if found.span == "year" else 1)
        day = add_months(self.today, months)
        if found.ends or found.by:
            return day.isoformat()
        return f"{day.year}" if found.span == "year" else f"{day.year}-{day.month:02}"

    def _part(self, found: Expression) -> str | None:
        """A month, season, quarter or half of a year."""
        if found.number is None:
            return self._running(found)
        year = found.year or self._year(found.year_shift)
        month = _first_month(found)
        if year is None and found.year_shift is None and self.today:
            year = self._part_year(self.today, found, month)
        code = _code(found)
        if year is None:
            return f"XXXX-{code}" if found.unit == "month" and found.shift is None else None
        return f"{year}-{code}"

    def _part_year(self, today: date, found: Expression, month: int) -> int:
        if found.unit == "season" and found.shift is not None:
            return today.year + found.shift - (found.number == 24 and _begun(found.shift, today))
        if found.unit == "month" and found.shift is not None:
            return today.year + _turn(found.shift, month, today.month)
        middle = date(today.year, month, MIDDLE)
        if self.tense == "past" and middle.month > today.month:
            return today.year - 1
        if self.tense == "future":
            last = month + (0 if found.unit == "month" else 2)
            return today.year + (last < today.month)
        return (
            today.year
            if self.tense
            else self._nearest(today, partial(_day_in, month=month, day=MIDDLE))
        )

    def _running(self, found: Expression) -> str | None:
        """The last, this or next month or quarter."""
        if not (self.today and self.by_month) or found.shift is None:
            return None
        if found.unit == "quarter":
            day = add_months(self.today.replace(day=1), 3 * found.shift)
            return f"{day.year}-{33 + (day.month - 1) // 3}"
        day = add_months(self.today.replace(day=1), found.shift)
        return f"{day.year}-{day.month:02}"

    def last_day(self, value: str) -> str:
        """The last day of a year, month, quarter or half; other values as they are."""
        if re.fullmatch(r"\d{4}", value):
            return f"{value}-12-31"
        match = re.fullmatch(r"(\d{4})-(\d\d)", value)
        if not match:
            return value
        year, code = int(match[1]), int(match[2])
        month = {33: 3, 34: 6, 35: 9, 36: 12, 40: 6, 41: 12}.get(code, code)
        return value if month > 12 else f"{year}-{month:02}-{calendar.monthrange(year, month)[1]}"


def _day_in(year: int, month: int, day: int) -> date:
    """A day of a year, or the last of the month where that is shorter."""
    return date(year, month, min(day, calendar.monthrange(year, month)[1]))


def _nth_weekday(found: Expression, year: int) -> date:
    """The day of a holiday in a year."""
    month, weekday, nth = found.number or 1, found.day or 0, found.nth or 1
    days = [d for d in calendar.Calendar().itermonthdates(year, month) if d.month == month]
    return [d for d in days if d.weekday() == weekday][nth - (nth > 0)]


def _begun(shift: int, today: date) -> bool:
    """Is a winter of the year before: this one in January, and the next one until December?"""
    return (shift == 0 and today.month <= 2) or (shift > 0 and today.month < 12)


def _turn(shift: int, month: int, now: int) -> int:
    """Years to go for "last April" (-1), "this April" (0) and "next April" (1)."""
    if shift < 0:
        return -1 if month >= now else 0
    return 1 if shift > 0 and month <= now else 0


def _first_month(found: Expression) -> int:
    number = found.number or 1
    match found.unit:
        case "season":
            return {21: 3, 22: 6, 23: 9, 24: 12}[number]
        case "quarter":
            return 3 * number - 2
        case "half":
            return 6 * number - 5
        case _:
            return number


def _code(found: Expression) -> str:
    number = found.number or 0
    return f"{number + {'quarter': 32, 'half': 39}.get(found.unit, 0):02}"
