"""Finds the words in a text that name a date: "Oct. 12", "by the end of the year".

An `Expression` holds what they say; `counting.resolve` counts from the publication date to a value.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from affilcli.pipeline.cues import words_of
from affilcli.pipeline.dates.date_expression import Expression
from affilcli.pipeline.dates.date_words import at

__all__ = ["Expression", "british", "find"]

_BOUND = re.compile(
    r"(?i)(?:\b(?:(?P<after>(?:no|not)\s+(?:earlier|sooner)\s+than|not\s+(?:before|until))"
    r"|(?P<by>by|before|prior\s+to|(?:no|not)\s+later\s+than|on\s+or\s+before))\s+)?"
    r"(?:\b(?P<about>around|about|approximately|roughly|circa)\s+)?"
    r"(?:(?:\bthe\s+)?\b(?P<edge>end|close|beginning|start|middle|(?:latter|early|first)\s+part)"
    r"\s+of\s+)?(?:\bthe\s+)?"
    r"(?:\b(?:(?P<part>early|mid|late)|later|earlier|calendar)(?:[\s-]+(?:in|of|the))*[\s-]+)?"
    r"(?:\bthe\s+)?$"
)
_BETWEEN = re.compile(r"(?i)\b(?:between|from|either)\s+(?:the\s+|early\s+|late\s+|mid-?\s?)?$")
_DAY_FIRST = re.compile(
    r"(?i)\b(?:NHS|London|Australia|Queensland|Victoria|Sydney|Melbourne|England|Scotland|Wales"
    r"|Ireland|Zealand)\b|£|A\$|\b(?:organis|programme|centre|paediatric|specialis)"
)
_NEW_YEAR = re.compile(r"(?i)(?:the\s+)?new\s+year")
_SAME_DAY = re.compile(r",?\s+[(–—]?\s?")
#: so many of these marks make a text British
MARKS = 3


def british(text: str) -> bool:
    """Does the text write numeric dates day first, to judge by its spelling and places?"""
    return len(list(islice(_DAY_FIRST.finditer(text), MARKS))) == MARKS


def find(
    text: str, start: int = 0, end: int | None = None, day_first: bool = False
) -> list[Expression]:
    """The dates that `text[start:end]` names, in order; none overlaps another."""
    stop = len(text) if end is None else end
    found = [_bounded(text, one, start) for one in _scan(text, start, stop, day_first)]
    return _ranges(text, found)


def _scan(text: str, start: int, stop: int, day_first: bool) -> Iterator[Expression]:
    position, words = start, words_of(text)
    for index in range(first_word(text, start), len(words)):
        word = words[index]
        if word.start >= stop:
            return
        if word.start >= position and (found := at(text, word, stop, day_first)):
            said = _said_again(text, found, stop, day_first)
            yield said
            position = said.end


def _said_again(text: str, found: Expression, stop: int, day_first: bool) -> Expression:
    """The day itself where one such as "today, April 28, 2022" is said twice."""
    if not (found.unit == "weekday" or (found.unit == "day" and found.day is None)):
        return found
    gap = _SAME_DAY.match(text, found.end, stop)
    following = first_word(text, gap.end()) if gap else -1
    words = words_of(text)
    if not gap or following >= len(words) or words[following].start != gap.end():
        return found
    day = at(text, words[following], stop, day_first)
    return replace(day, start=found.start) if day and day.day is not None else found


def first_word(text: str, start: int) -> int:
    """Index of the first word that begins at `start` or later."""
    return bisect_left(words_of(text), start, key=lambda word: word.start)


def _bounded(text: str, found: Expression, start: int) -> Expression:
    """With the words before it that bound it: "by", "the end of", "early"."""
    before = _BOUND.search(text, max(start, found.start - 50), found.start)
    if not before or not before.group().strip():
        return found
    opening = before.start() + len(before.group()) - len(before.group().lstrip())
    by, after = found.by or bool(before["by"]), bool(before["after"])
    edge = (before["edge"] or "").lower()
    if by and not (before["part"] or edge) and _NEW_YEAR.match(text, found.start):
        found = _by_new_year(found, said=before["by"])
    elif found.unit == "year" and (before["part"] or edge == "middle"):
        by = False  # "by mid-2021" names the year as "in mid-2021" does
    about = bool(before["about"])
    ends = edge in ("end", "close") or found.ends
    return replace(found, start=opening, by=by, after=after, ends=ends, about=about)


def _by_new_year(found: Expression, said: str | None) -> Expression:
    """Before the new year is in this one; by the new year it may be January too."""
    if said and said.lower() in ("before", "prior to"):
        return replace(found, unit="year", number=None, day=None, shift=0, ends=True)
    if found.unit == "year":
        return replace(found, unit="month", number=1, shift=None, year_shift=1)
    return found


def _ranges(text: str, found: list[Expression]) -> list[Expression]:
    """Joins "between July and December of this year" and "late 2021 or early 2022" to one range."""
    out: list[Expression] = []
    for one in found:
        last = out[-1] if out else None
        if last and not last.through and _joins(text, last, one):
            first = last
            if last.year is None and last.year_shift is None and last.shift is None:
                first = replace(last, year=one.year, year_shift=one.year_shift)
            out[-1] = replace(first, end=one.end, through=one)
        else:
            out.append(one)
    return out


def _joins(text: str, first: Expression, second: Expression) -> bool:
    between = text[first.end : second.start]
    if first.by or not re.fullmatch(r"(?i)\s*(?:-|–|—|to|and|or|through)\s*", between):
        return False
    same = first.unit == second.unit and first.unit in (
        "month",
        "quarter",
        "half",
        "season",
        "year",
        "day",
    )
    loose = bool(re.fullmatch(r"\s*[-–—]\s*|\s*or\s*", between, re.IGNORECASE))
    return (
        same
        and first.shift is None
        and (loose or bool(_BETWEEN.search(text, max(0, first.start - 20), first.start)))
    )
