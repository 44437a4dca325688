"""Dates: of one type, the same or so far apart."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import get_args

from affilcli.edtf import Period, days_of, precision
from affilcli.gazetteer import Gazetteer
from affilcli.records import DateTerm, DateType
from affilcli.relate.relation import SAME, Item, Reason, Relation
from affilcli.relate.wording import words

CLOSE = 31
"""Days between two dates that pass for about the same time."""

YEAR = dt.timedelta(days=365)

TYPES: tuple[str, ...] = get_args(DateType)


def relate(a: Item, b: Item, gazetteer: Gazetteer) -> Relation | None:
    """Judge two dates of one type; dates of different types answer different questions."""
    one, two = a.term, b.term
    if one.type != two.type:
        return None
    if one.value and one.value == two.value:
        return SAME
    shared = 0.1 if set(one.about) & set(two.about) else 0.0
    found = _by_value(one, two)
    return found._replace(pairing=min(1.0, found.pairing + shared))


def _by_value(one: DateTerm, two: DateTerm) -> Relation:
    """Far dates belong together no more than farther ones: there the order of the texts decides."""
    if not (one.value and two.value):
        return _undated(one, two)
    if "XXXX" in one.value + two.value:
        return _without_year(one.value, two.value)
    first, second = days_of(one.value), days_of(two.value)
    if not (first and second):
        return Relation(0.5, "different", 0.0, (Reason("too vague to compare"),))
    gap = _gap(_reach(one.value, first), _reach(two.value, second))
    if gap <= 0:
        return Relation(0.8, "similar", 0.75, (Reason("not said equally exactly"),))
    apart = _apart(first[0], second[0], max(precision(one.value), precision(two.value)))
    if gap <= CLOSE:
        return Relation(0.75, "similar", 0.5, (apart,))
    return Relation(0.5, "different", 0.0, (apart,))


def _reach(value: str, days: Period) -> Period:
    """The days with an open side: "by the end of 2021" is some day of the year before it."""
    if value.startswith("../"):
        return days[0] - min(YEAR, days[0] - dt.date.min), days[1]
    return (days[0], dt.date.max) if value.endswith("/..") else days


def _gap(one: Period, two: Period) -> int:
    """Days from the end of the earlier to the beginning of the later; 0 or less if they overlap."""
    return (max(one[0], two[0]) - min(one[1], two[1])).days


def _undated(one: DateTerm, two: DateTerm) -> Relation:
    if not (one.value or two.value) and words(one.text) == words(two.text):
        if [span.text for span in one.evidence] == [span.text for span in two.evidence]:
            return SAME  # the same sentence: one release, told twice
        return Relation(0.6, "similar", 0.5, (Reason("the same words, undated"),))
    undated = "one is undated" if one.value or two.value else "undated"
    return Relation(0.45, "different", 0.0, (Reason(f"cannot be compared: {undated}"),))


def _without_year(one: str, two: str) -> Relation:
    """A day or month whose year stands in none of the texts, or just in one."""
    if one.partition("-")[2] == two.partition("-")[2]:
        return Relation(0.8, "similar", 0.5, (Reason("the year is open"),))
    return Relation(0.5, "different", 0.0, (Reason("another day of the year"),))


def _apart(one: dt.date, two: dt.date, unit: int) -> Reason:
    """How far apart, in whole units no finer than `unit` (0 days, 1 months, 2 years)."""
    days = abs((one - two).days)
    months = abs((one.year - two.year) * 12 + one.month - two.month)
    if unit == 2 or months >= 24:
        return Reason(_counted(max(abs(one.year - two.year), 1), "year"), days)
    if unit == 1 or days >= 60:
        return Reason(_counted(max(months, 1), "month"), days)
    return Reason(_counted(days, "day"), days)


def _counted(number: int, unit: str) -> str:
    return f"{number} {unit}{'s' * (number != 1)} apart"


def label(items: Sequence[Item]) -> str:
    """The type that all of them are of."""
    return str(items[0].term.type)


def rank(item: Item) -> tuple[int | str, ...]:
    """By type, then by time."""
    return (TYPES.index(item.term.type), item.term.value or "")
