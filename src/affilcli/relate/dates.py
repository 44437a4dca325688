"""Dates: of one type, the same or so far apart."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import get_args

from affilcli.edtf import days_of, precision
from affilcli.gazetteer import Gazetteer
from affilcli.records import DateTerm, DateType
from affilcli.relate.relation import SAME, Item, Reason, Relation
from affilcli.relate.wording import words

CLOSE = 31
"""Days between two dates that pass for about the same time."""

OPEN = "../"
"""Of EDTF: an interval without a beginning."""

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
    return found._replace(pairing=found.pairing + shared)


def _by_value(one: DateTerm, two: DateTerm) -> Relation:
    """Far dates belong together no more than farther ones: there the order of the texts decides."""
    if not (one.value and two.value):
        return _undated(one, two)
    if "XXXX" in one.value + two.value:
        return _without_year(one.value, two.value)
    first, second = _days(one.value), _days(two.value)
    if not (first and second):
        return Relation(0.5, "different", 0.0, (Reason("too vague to compare"),))
    gap = max(first[0], second[0]) - min(first[1], second[1])
    if gap.days <= 0:
        return Relation(0.8, "similar", 0.75, (Reason("not said equally exactly"),))
    apart = _apart(first[0], second[0], max(precision(one.value), precision(two.value)))
    if gap.days <= CLOSE:
        return Relation(0.75, "similar", 0.5, (apart,))
    return Relation(0.5, "different", 0.0, (apart,))


def _days(value: str) -> Period | None:
    """The days that a value can mean; "by the end of 2021" is some day of the year before it."""
    found = days_of(value)
    if found and value.startswith(OPEN):
        return found[0] - dt.timedelta(days=365), found[1]
    return found


def _undated(one: DateTerm, two: DateTerm) -> Relation:
    if not (one.value or two.value) and words(one.text) == words(two.text):
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
