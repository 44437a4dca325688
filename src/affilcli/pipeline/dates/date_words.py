"""What the words of a date say: from a match of a pattern to an `Expression`."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import cast

from affilcli.pipeline.cues import Word
from affilcli.pipeline.dates.date_expression import Expression, Unit
from affilcli.pipeline.dates.date_patterns import (
    COUNTS,
    MONTHS,
    ORDINALS,
    SEASONS,
    SHIFTS,
    WEEKDAYS,
    patterns_at,
)

#: what may stand before a month or a season that has neither day nor year
_LEADS = re.compile(
    r"(?i)(?:\b(?:in|by|of|as|last|next|this|early|late|mid|since|until|till|through|before|after"
    r"|from|to|and|or|between|during|around|about|for|starting|beginning|effective|come|the|that|at|over|on|a)"
    r"|[–—(-])[\s-]*$"
)
_LEAD_LENGTH = 14
_GOES_ON = re.compile(r"\s+\w")
#: before a last "today" in the sense of nowadays: "the contracts they have today."
_STATES = re.compile(r"(?i)\b(?:have|has|is|are|do|does|stands?|exists?|as|than)\s+$")
Groups = dict[str, str]


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
    return _READERS[name](match, got)


def _calendar(match: re.Match[str], got: Groups) -> Expression | None:
    """A month by its name, with day and year where they are given."""
    text, month = match.string, match.start("month")
    if not text[month].isupper():
        return None
    day = 1 if got.get("day") == "first" else _number(got, "day")
    year, rel = _number(got, "year"), _shift(got, "rel")
    end = match.end()
    if day is None and year is None and rel is None:
        before = text[max(0, month - _LEAD_LENGTH) : month]
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
    return Expression(*match.span(), "weekday", number=WEEKDAYS[got["weekday"][:3]])


def _season(match: re.Match[str], got: Groups) -> Expression | None:
    """Such as "fall of 2022", "spring"; a bare word needs one before it that makes it a time."""
    year, rel = _number(got, "year"), _year_shift(got)
    before = match.string[max(0, match.start() - _LEAD_LENGTH) : match.start()]
    if year is None and rel is None and not _LEADS.search(before):
        return None
    return Expression(*match.span(), "season", year, SEASONS[got["season"]], year_shift=rel)


def _quarter(match: re.Match[str], got: Groups) -> Expression | None:
    """Such as "third quarter of 2017", "first half of the year"; of a fiscal year just the year."""
    half, number = got["what"] == "half", ORDINALS[got["nth"]]
    year, rel = _number(got, "year"), _year_shift(got)
    if half and (number > 2 or (year is None and rel is None)):
        return None
    if "fiscal" in got and year is not None:
        return Expression(*match.span(), "year", year, fiscal=True)
    return Expression(*match.span(), "half" if half else "quarter", year, number, year_shift=rel)


def _first_months(match: re.Match[str], got: Groups) -> Expression:
    """Such as "the first three months of 2026"."""
    last = got["nth"] in ("last", "final")
    half = got["count"] in ("six", "6")
    number = (2 if half else 4) if last else 1
    year, rel = _number(got, "year"), _year_shift(got)
    return Expression(*match.span(), "half" if half else "quarter", year, number, year_shift=rel)


def _holiday(match: re.Match[str], got: Groups) -> Expression | None:
    """Christmas, New Year's Eve, the Fourth of July: as a time, not in a name."""
    before = match.string[max(0, match.start() - _LEAD_LENGTH) : match.start()]
    if not _LEADS.search(before):
        return None
    fixed = {"c": (12, 24 if "eve" in got else 25), "n": (12, 31) if "eve" in got else (1, 1)}
    month, day = fixed.get(got["holiday"][0], (7, 4))
    return Expression(*match.span(), "day", _number(got, "year"), month, day)


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


def _deictic(match: re.Match[str], got: Groups) -> Expression | None:
    text, (begin, end) = match.string, match.span()
    if _STATES.search(text, max(0, begin - _LEAD_LENGTH), begin) and not _GOES_ON.match(text, end):
        return None
    shift = {"y": -1, "l": -1}.get(got["word"][0], int(got["word"] == "tomorrow"))
    return Expression(*match.span(), "day", shift=shift)


def _shifted(match: re.Match[str], got: Groups) -> Expression | None:
    """Such as "last Friday", "this past summer", "next April", "last year"."""
    begin, end = match.span()
    shift = _shift(got, "shift")
    past = bool(re.match(r"(?i)(?:this\s+)?past", match.group()))
    if past:
        shift = None if "season" in got or "month" in got else -1
    if "unit" in got:
        return Expression(begin, end, cast(Unit, got["unit"]), shift=shift)
    if "season" in got:
        number = SEASONS[got["season"]]
        return Expression(begin, end, "season", number=number, shift=shift, past=past)
    if "weekday" in got:
        number = WEEKDAYS[got["weekday"][:3]]
        return Expression(begin, end, "weekday", number=number, shift=shift)
    if not match.string[match.start("month")].isupper():
        return None
    day, month = _number(got, "day"), MONTHS[got["month"][:3]]
    unit: Unit = "month" if day is None else "day"
    return Expression(begin, end, unit, None, month, day, shift=shift, past=past)


def _running(match: re.Match[str], got: Groups) -> Expression:
    """Such as "the year", "year's end"."""
    unit = cast(Unit, got.get("unit") or got["closing"])
    return Expression(*match.span(), unit, shift=0, ends="closing" in got)


def _new_year(match: re.Match[str], got: Groups) -> Expression:
    return Expression(*match.span(), "day", number=1, day=1)


def _span(match: re.Match[str], got: Groups) -> Expression | None:
    """Such as "within 60 days"; "in the twelve months" says how long, not when."""
    if "next" not in got and (got["lead"] == "over" or "the" in got):
        return None
    by = got["lead"] == "within" or "next" in got or "most" in got
    last = Expression(*match.span(), "span", number=_count(got["count"]), span=got["span"], by=by)
    if by or "low" not in got:
        return last
    return replace(last, number=_count(got["low"]), through=last)


def _from_now(match: re.Match[str], got: Groups) -> Expression:
    return Expression(*match.span(), "span", number=_count(got["count"]), span=got["span"])


def _coming_year(match: re.Match[str], got: Groups) -> Expression:
    """Such as "in the new year"."""
    return Expression(*match.span(), "year", shift=1)


def _turn(match: re.Match[str], got: Groups) -> Expression:
    """The turn of the year is December or January."""
    january = Expression(*match.span(), "month", number=1)
    return replace(january, number=12, through=january)


def _named_quarter(match: re.Match[str], got: Groups) -> Expression:
    """Such as "the March quarter", the one that ends with that month."""
    year, number = _number(got, "year"), MONTHS[got["month"][:3]] // 3
    return Expression(*match.span(), "quarter", year, number, year_shift=_year_shift(got))


def _ago(match: re.Match[str], got: Groups) -> Expression:
    return Expression(*match.span(), "span", number=-_count(got["count"]), span=got["span"])


def _day_after(match: re.Match[str], got: Groups) -> Expression:
    back = got.get("way") in ("before", "earlier")
    return Expression(*match.span(), "same", shift=-1 if back else 1)


def _later(match: re.Match[str], got: Groups) -> Expression:
    """Such as "three days later"; a month is not counted to the day."""
    back = -1 if got["way"] == "earlier" else 1
    number = back * _count(got["count"]) * {"day": 1, "week": 7, "month": 30}[got["span"]]
    return Expression(*match.span(), "same", shift=number, span=got["span"])


def _same(match: re.Match[str], got: Groups) -> Expression:
    return Expression(*match.span(), "same", shift=0)


def _vague(match: re.Match[str], got: Groups) -> Expression:
    return Expression(*match.span(), "vague")


_READERS: dict[str, Callable[[re.Match[str], Groups], Expression | None]] = {
    **dict.fromkeys(("month", "first", "day", "weekday"), _calendar),
    **dict.fromkeys(("deictic", "night", "this"), _deictic),
    **dict.fromkeys(("the", "closing", "end", "out", "midyear"), _running),
    **dict.fromkeys(("vague", "fiscal year"), _vague),
    "ago": _ago,
    "alone": _alone,
    "day after": _day_after,
    "decade": _decade,
    "first months": _first_months,
    "fiscal": _fiscal,
    "from now": _from_now,
    "holiday": _holiday,
    "iso": _iso,
    "later": _later,
    "named quarter": _named_quarter,
    "new year": _new_year,
    "q": _short_quarter,
    "q alone": _short_quarter,
    "quarter": _quarter,
    "same": _same,
    "season": _season,
    "shifted": _shifted,
    "span": _span,
    "the new year": _coming_year,
    "turn": _turn,
    "year": _year,
}


def _number(got: Groups, name: str) -> int | None:
    return int(got[name]) if name in got else None


def _shift(got: Groups, name: str) -> int | None:
    return SHIFTS[got[name]] if name in got else None


def _year_shift(got: Groups) -> int | None:
    """Such as "of last year", "of the year"."""
    return 0 if "the" in got else _shift(got, "rel")


def _count(word: str) -> int:
    return int(word) if word.isdigit() else COUNTS[word]


def _full_year(digits: str) -> int:
    """A year of two digits is one of this age: "17" is 2017."""
    year = int(digits)
    return year if year > 99 else year + (1900 if year > 60 else 2000)
