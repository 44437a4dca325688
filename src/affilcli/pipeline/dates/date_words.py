"""What the words of a date say: from a match of a pattern to an `Expression`."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from affilcli.pipeline.cues import Word
from affilcli.pipeline.dates.date_expression import Expression, Unit
from affilcli.pipeline.dates.date_patterns import (
    HOLIDAYS,
    LEAD_LENGTH,
    MONTHS,
    ORDINALS,
    SEASONS,
    WEEKDAYS,
    Groups,
    number_in,
    of_same_year,
    patterns_at,
    says_year,
    shift_in,
    year_shift_in,
)
from affilcli.pipeline.dates.relative_words import RELATIVE

#: what may stand before a month or a season that has neither day nor year
_LEADS = re.compile(
    r"(?i)(?:\b(?:in|by|of|as|last|next|this|early|late|mid|since|until|till|through|before|after"
    r"|from|to|and|or|between|during|around|about|for|starting|beginning|effective|come|the|that|at|over|on|a|its|their|our)"
    r"|[–—(-])[\s-]*$"
)

_ARTICLE = re.compile(r"(?i)\b(?:the|an?|its|their|our)\s+$")


def at(text: str, word: Word, stop: int, day_first: bool = False) -> Expression | None:
    """The expression that begins at a word of `text[:stop]`, without what stands before it."""
    for name, pattern in patterns_at(word.lower):
        match = pattern.match(text, word.start, stop)
        if match and (found := _read(name, match, day_first)):
            return found
    return None


def _read(name: str, match: re.Match[str], day_first: bool) -> Expression | None:
    """What a match of the named pattern stands for, or None if it is no date after all."""
    got = {key: value.lower() for key, value in match.groupdict().items() if value}
    if not all(value.strip().isascii() for value in got.values()):
        return None  # letters that only fold to ours, and digits of other scripts
    if name == "numeric":
        return _numeric(match, got, day_first)
    found = _READERS[name](match, got)
    return replace(found, same_year=True) if found and of_same_year(got) else found


def _calendar(match: re.Match[str], got: Groups) -> Expression | None:
    """A month by its name, with day and year where they are given."""
    text, month = match.string, match.start("month")
    if not text[month].isupper():
        return None
    day = 1 if got.get("day") == "first" else number_in(got, "day")
    year, rel = number_in(got, "year"), shift_in(got, "rel")
    end = match.end()
    if day is None and not says_year(got):
        before = text[max(0, month - LEAD_LENGTH) : month]
        if not _LEADS.search(before) or re.match(r" [A-Z][a-z]", text[end : end + 3]):
            return None  # "May", "We March on", "April Jones"
        if text[end - 1] == "." and not re.match(r"\s+[a-z]", text[end : end + 3]):
            end -= 1  # the full stop of the sentence
    unit: Unit = "month" if day is None else "day"
    number = MONTHS[got["month"][:3]]
    return Expression(match.start(), end, unit, year, number, day, year_shift=rel)


def _numeric(match: re.Match[str], got: Groups, day_first: bool) -> Expression | None:
    """9/6/2008 is in September, unless the text writes the day first or a month cannot be meant."""
    month, day = int(got["first"]), int(got["second"])
    if day_first or month > 12:
        month, day = day, month
    if month > 12:
        month, day = day, month
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return Expression(*match.span(), "day", _full_year(got["year"]), month, day)


def _iso(match: re.Match[str], got: Groups) -> Expression:
    return Expression(*match.span(), "day", int(got["year"]), int(got["month"]), int(got["day"]))


def _alone(match: re.Match[str], got: Groups) -> Expression | None:
    if not match.group()[0].isupper():
        return None
    number, week = WEEKDAYS[got["weekday"][:3]], shift_in(got, "week")
    span = None if week is None else "week"
    return Expression(*match.span(), "weekday", number=number, shift=week, span=span)


def _season(match: re.Match[str], got: Groups) -> Expression | None:
    """Such as "fall of 2022", "spring"; a bare word needs one before it that makes it a time."""
    year, rel = number_in(got, "year"), year_shift_in(got)
    before = match.string[max(0, match.start() - LEAD_LENGTH) : match.start()]
    if not says_year(got) and not _LEADS.search(before):
        return None
    return Expression(*match.span(), "season", year, SEASONS[got["season"]], year_shift=rel)


def _quarter(match: re.Match[str], got: Groups) -> Expression | None:
    """Such as "third quarter of 2017", "first half of the year"; of a fiscal year just the year."""
    half, number = got["what"] == "half", ORDINALS[got["nth"]]
    year, rel = number_in(got, "year"), year_shift_in(got)
    if half and (number > 2 or not says_year(got)):
        return None
    if "fiscal" in got and year is not None:
        return Expression(*match.span(), "year", year, fiscal=True)
    return Expression(*match.span(), "half" if half else "quarter", year, number, year_shift=rel)


def _first_months(match: re.Match[str], got: Groups) -> Expression:
    """Such as "the first three months of 2026"."""
    last = got["nth"] in ("last", "final")
    half = got["count"] in ("six", "6")
    number = (2 if half else 4) if last else 1
    year, rel = number_in(got, "year"), year_shift_in(got)
    return Expression(*match.span(), "half" if half else "quarter", year, number, year_shift=rel)


def _holiday(match: re.Match[str], got: Groups) -> Expression | None:
    """Christmas, New Year's Eve, the Fourth of July, Labor Day: as a time, not in a name."""
    text, (begin, end) = match.string, match.span()
    before = text[max(0, begin - LEAD_LENGTH) : begin]
    if not _LEADS.search(before) or (
        _ARTICLE.search(before) and re.match(r" [A-Z][a-z]", text[end : end + 3])
    ):
        return None  # "the Memorial Day Fund"
    year = number_in(got, "year")
    if of := next((HOLIDAYS[key] for key in HOLIDAYS if got["holiday"].startswith(key)), None):
        month, day, nth = of
        return Expression(begin, end, "holiday", year, month, day, nth=nth)
    fixed = {"c": (12, 24 if "eve" in got else 25), "n": (12, 31) if "eve" in got else (1, 1)}
    month, day = fixed.get(got["holiday"][0], (7, 4))
    return Expression(begin, end, "day", year, month, day)


def _short_quarter(match: re.Match[str], got: Groups) -> Expression:
    """Such as "Q3 2017", "1Q21", "H1 2021"."""
    number = int(got.get("q") or got.get("qq") or got["h"])
    unit: Unit = "half" if "h" in got else "quarter"
    return Expression(
        *match.span(), unit, _full_year(got["year"]) if "year" in got else None, number
    )


def _fiscal(match: re.Match[str], got: Groups) -> Expression:
    return Expression(*match.span(), "year", _full_year(got["year"]), fiscal=True)


def _decade(match: re.Match[str], got: Groups) -> Expression:
    return Expression(*match.span(), "decade", number=int(got["decade"]))


def _year(match: re.Match[str], got: Groups) -> Expression:
    return Expression(*match.span(), "year", int(got["year"]), ends="closing" in got)


def _named_quarter(match: re.Match[str], got: Groups) -> Expression:
    """Such as "the March quarter", the one that ends with that month."""
    year, number = number_in(got, "year"), MONTHS[got["month"][:3]] // 3
    return Expression(*match.span(), "quarter", year, number, year_shift=year_shift_in(got))


_READERS: dict[str, Callable[[re.Match[str], Groups], Expression | None]] = {
    **RELATIVE,
    **dict.fromkeys(("month", "first", "day", "weekday"), _calendar),
    "alone": _alone,
    "decade": _decade,
    "first months": _first_months,
    "fiscal": _fiscal,
    "holiday": _holiday,
    "iso": _iso,
    "named quarter": _named_quarter,
    "q": _short_quarter,
    "q alone": _short_quarter,
    "quarter": _quarter,
    "season": _season,
    "year": _year,
}


def _full_year(digits: str) -> int:
    """A year of two digits is one of this age: "17" is 2017."""
    year = int(digits)
    return year if year > 99 else year + (1900 if year > 60 else 2000)
