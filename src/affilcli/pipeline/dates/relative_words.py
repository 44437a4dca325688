"""What words say that count from another day: "last Friday", "three weeks later", "at once"."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import cast

from affilcli.pipeline.dates.date_expression import Expression, Unit
from affilcli.pipeline.dates.date_patterns import (
    LEAD_LENGTH,
    MONTHS,
    SEASONS,
    WEEKDAYS,
    Groups,
    count_of,
    number_in,
    shift_in,
)

_GOES_ON = re.compile(r"\s+\w")
#: before a last "today" in the sense of nowadays: "the contracts they have today."
_STATES = re.compile(r"(?i)\b(?:have|has|is|are|do|does|stands?|exists?|as|than)\s+$")


def _deictic(match: re.Match[str], got: Groups) -> Expression | None:
    text, (begin, end) = match.string, match.span()
    if _STATES.search(text, max(0, begin - LEAD_LENGTH), begin) and not _GOES_ON.match(text, end):
        return None
    shift = {"y": -1, "l": -1}.get(got["word"][0], int(got["word"] == "tomorrow"))
    return Expression(*match.span(), "day", shift=shift)


def _shifted(match: re.Match[str], got: Groups) -> Expression | None:
    """Such as "last Friday", "this past summer", "next April", "last year"."""
    begin, end = match.span()
    shift = shift_in(got, "shift")
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
    day, month = number_in(got, "day"), MONTHS[got["month"][:3]]
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
    last = Expression(*match.span(), "span", number=count_of(got["count"]), span=got["span"], by=by)
    if by or "low" not in got:
        return last
    return replace(last, number=count_of(got["low"]), through=last)


def _from_now(match: re.Match[str], got: Groups) -> Expression:
    return Expression(*match.span(), "span", number=count_of(got["count"]), span=got["span"])


def _coming_year(match: re.Match[str], got: Groups) -> Expression:
    """Such as "in the new year"."""
    return Expression(*match.span(), "year", shift=1)


def _ago(match: re.Match[str], got: Groups) -> Expression:
    return Expression(*match.span(), "span", number=-count_of(got["count"]), span=got["span"])


def _day_after(match: re.Match[str], got: Groups) -> Expression:
    back = got.get("way") in ("before", "earlier")
    return Expression(*match.span(), "same", shift=-1 if back else 1)


def _later(match: re.Match[str], got: Groups) -> Expression:
    """Such as "three days later"; a month is not counted to the day."""
    back = -1 if got["way"] == "earlier" else 1
    number = back * count_of(got["count"]) * {"day": 1, "week": 7, "month": 30}[got["span"]]
    return Expression(*match.span(), "same", shift=number, span=got["span"])


def _same(match: re.Match[str], got: Groups) -> Expression:
    return Expression(*match.span(), "same", shift=0)


def _vague(match: re.Match[str], got: Groups) -> Expression:
    return Expression(*match.span(), "vague")


def _weekend(match: re.Match[str], got: Groups) -> Expression:
    """Such as "at the weekend", "last weekend"."""
    return Expression(*match.span(), "weekend", shift=shift_in(got, "shift"))


def _now(match: re.Match[str], got: Groups) -> Expression:
    """Such as "a few minutes ago", "at once"."""
    return Expression(*match.span(), "day", shift=0)


def _that_month(match: re.Match[str], got: Groups) -> Expression:
    """Such as "that September", "that July 1": of the year that was named last."""
    if "season" in got:
        return Expression(*match.span(), "season", number=SEASONS[got["season"]], same_year=True)
    month, day = MONTHS[got["month"][:3]], number_in(got, "day")
    unit: Unit = "month" if day is None else "day"
    return Expression(*match.span(), unit, number=month, day=day, same_year=True)


def _turn(match: re.Match[str], got: Groups) -> Expression:
    """The turn of the year is December or January."""
    january = Expression(*match.span(), "month", number=1)
    return replace(january, number=12, through=january)


#: by the name of their pattern
RELATIVE: Mapping[str, Callable[[re.Match[str], Groups], Expression | None]] = {
    **dict.fromkeys(("deictic", "night", "this"), _deictic),
    **dict.fromkeys(("the", "closing", "end", "out", "midyear"), _running),
    **dict.fromkeys(("vague", "fiscal year"), _vague),
    "ago": _ago,
    "day after": _day_after,
    "from now": _from_now,
    "later": _later,
    "new year": _new_year,
    "same": _same,
    "shifted": _shifted,
    "span": _span,
    "the new year": _coming_year,
    "turn": _turn,
    "weekend": _weekend,
    "that month": _that_month,
    **dict.fromkeys(("moments", "at once"), _now),
}
