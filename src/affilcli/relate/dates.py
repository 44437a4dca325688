"""Dates: of one type, the same or so far apart."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

from affilcli.edtf import days_of
from affilcli.gazetteer import Gazetteer
from affilcli.records import DateTerm, DateType
from affilcli.relate.relation import SAME, Item, Relation
from affilcli.relate.wording import words

CLOSE = 31
"""Days between the beginnings of two dates that pass for about the same time."""

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
    if not (one.value and two.value):
        return _undated(one, two)
    if "XXXX" in one.value + two.value:
        return _without_year(one.value, two.value)
    first, second = days_of(one.value), days_of(two.value)
    if not (first and second):
        return Relation(0.5, "different", 0.0, ("too vague to compare",))
    if first[0] <= second[1] and second[0] <= first[1]:
        return Relation(0.8, "similar", 0.75, ("not said equally exactly",))
    days = abs((first[0] - second[0]).days)
    if days <= CLOSE:
        return Relation(0.75, "similar", 0.5, (f"{_span(days)} apart",))
    return Relation(0.5 + 20 / (days + 100), "different", 0.0, (f"{_span(days)} apart",))


def _undated(one: DateTerm, two: DateTerm) -> Relation:
    if one.value or two.value:
        return Relation(0.45, "different", 0.0, ("not all can be dated",))
    if words(one.text) == words(two.text):
        return Relation(0.6, "similar", 0.5, ("the same words, undated",))
    return Relation(0.45, "different", 0.0, ("undated",))


def _without_year(one: str, two: str) -> Relation:
    """A day or month whose year stands in none of the texts, or just in one."""
    if one.partition("-")[2] == two.partition("-")[2]:
        return Relation(0.8, "similar", 0.5, ("the year is open",))
    return Relation(0.5, "different", 0.0, ("the year is open",))


def _span(days: int) -> str:
    """`1 day`, `12 days`, `3 months`, `2 years`: whole ones, rounded."""
    for unit, length, least in (("year", 365.25, 730), ("month", 30.44, 60)):
        if days >= least:
            return f"{round(days / length)} {unit}s"
    return f"{days} day" + "s" * (days != 1)


def label(items: Sequence[Item]) -> str:
    """The type that all of them are of."""
    return str(items[0].term.type)


def rank(item: Item) -> tuple[int | str, ...]:
    """By type, then by time."""
    return (TYPES.index(item.term.type), item.term.value or "")
