"""Finds the words in a text that name a date: "Oct. 12", "in the fall of 2022", "by the end of the year".

An `Expression` holds what the words say; `edtf.resolve` counts from the publication date to a value.
Words are looked up one by one in a table of those that can begin a date, so that a pattern is tried
only where it may fit; the time a text takes grows with its length alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from affilcli.pipeline.cues import words_of

Unit = Literal[
    "day", "weekday", "week", "month", "season", "quarter", "half", "year", "decade", "span", "same", "vague"
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Expression:
    """A date as the words give it; whatever they leave open is None.

    `number` is the month (1-12), season (21-24), quarter, half, weekday (Monday is 0), or for a `span`
    how many units; `shift` is -1 for "last", 0 for "this", 1 for "next". `ends` says that the end of
    the unit is meant ("the end of June"), `by` that any day up to it will do, `past` that the words
    themselves look back ("this past summer").
    """

    start: int
    end: int
    unit: Unit
    year: int | None = None
    number: int | None = None
    day: int | None = None
    shift: int | None = None
    year_shift: int | None = None
    span: str | None = None
    by: bool = False
    ends: bool = False
    fiscal: bool = False
    past: bool = False
    through: Expression | None = None

    @property
    def precise(self) -> bool:
        """Is a single day meant?"""
        return self.unit in ("day", "weekday", "same")


MONTHS = {name: i for i, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
WEEKDAYS = {name: i for i, name in enumerate("mon tue wed thu fri sat sun".split())}
SEASONS = {"spring": 21, "summer": 22, "fall": 23, "autumn": 23, "winter": 24}
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
SHIFTS = {"last": -1, "past": -1, "previous": -1, "this": 0, "the": 0, "current": 0, "next": 1, "coming": 1, "following": 1}
COUNTS = {
    word: i for i, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)
} | {"a": 1, "an": 1, "fifteen": 15, "eighteen": 18, "thirty": 30, "sixty": 60, "ninety": 90}

_MONTH = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?\b(?!:\d|%|\.\d|,\d{3}|/)"
_YEAR = r"(?P<year>(?:19|20)\d\d)\b(?!,\d{3}\b|-bed|%)"
_REL = r"(?:(?P<rel>this|last|next)\s+year|the\s+same\s+year)"
_WEEKDAY = r"(?P<weekday>Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b\.?"
_OF_YEAR = rf"(?:,?\s+(?:of\s+|in\s+)?(?:{_YEAR}|{_REL}|(?P<the>the\s+year)\b))?"
_COUNT = r"(?:an?|\d{1,3}|" + "|".join(w for w in COUNTS if len(w) > 2) + r")"

_PATTERNS = {
    "month": rf"(?:{_WEEKDAY},?\s+)?{_MONTH}(?:\s+{_DAY}(?:[-–]\d\d?\b)?)?(?:(?:,\s*|\s+)(?:of\s+)?(?:{_YEAR}|{_REL}))?",
    "day": rf"{_DAY}(?:\s+day)?(?:\s+of)?[\s-]{_MONTH}(?:[,\s-]\s?{_YEAR})?",
    "weekday": rf"{_WEEKDAY},?\s+(?:the\s+)?{_DAY}(?:\s+of)?\s+{_MONTH}(?:,?\s+{_YEAR})?",
    "alone": r"(?P<weekday>Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b(?:\s+(?:morning|afternoon|evening|night))?",
    "iso": r"(?P<year>(?:19|20)\d\d)-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?=T\d|\b)",
    "numeric": r"(?P<first>[0-3]?\d)(?P<mark>[/.])(?P<second>[0-3]?\d)(?P=mark)(?P<year>(?:19|20)\d\d|\d\d)\b(?![/.]\d)",
    "season": rf"(?P<season>spring|summer|fall|autumn|winter)(?:time)?\b{_OF_YEAR}",
    "quarter": r"(?P<nth>first|second|third|fourth|final|[1-4](?:st|nd|rd|th))[\s-]+(?P<what>quarter|half)\b"
    rf"(?:,?\s+(?:of\s+|in\s+)?(?:(?P<fiscal>fiscal)(?:\s+year)?\s+)?(?:{_YEAR}|{_REL}|(?P<the>the\s+year)\b))?",
    "q": r"(?:Q(?P<q>[1-4])|(?P<qq>[1-4])Q|H(?P<h>[12]))[\s,-]{0,2}(?:of\s+|FY\s?)?(?P<year>(?:20)?\d\d)\b",
    "fiscal": r"(?:fiscal(?:\s+year)?\s+|FY[\s-]?)(?P<year>20\d\d|\d\d)(?:[-–/]\d\d)?\b",
    "decade": r"(?P<decade>(?:19|20)\d)0s\b",
    "year": _YEAR,
    "deictic": r"(?P<word>today|tonight|yesterday|tomorrow)\b(?!['’]s\b)",
    "this": r"this\s+(?P<word>morning|afternoon|evening)\b",
    "shifted": r"(?P<shift>last|this|next|past|coming)\s+(?:past\s+|coming\s+)?(?:(?:early|mid|late|calendar)[\s-]+)?"
    rf"(?:(?P<unit>week|month|year|quarter)\b(?:end)?|(?P<season>spring|summer|fall|autumn|winter)\b|(?P<weekday>Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|{_MONTH}(?:\s+{_DAY})?)(?!['’]s\s+end)",
    "the": r"(?:the|this)\s+(?:calendar\s+)?(?P<unit>year|month|week|quarter)\b(?![\s-]+(?:of|before|after|that|which|in|to))",
    "closing": r"(?P<closing>year|month|week)(?:['’]s)?[\s-]end\b",
    "end": r"end\s+of\s+(?P<closing>year|month|week)\b",
    "new year": r"first\s+of\s+(?:the|next)\s+(?:new\s+|calendar\s+)?year\b",
    "fiscal year": r"(?:fiscal|financial)\s+year\b(?!\s+\d)",
    "span": rf"(?P<lead>within|in|over)\s+(?:the\s+|about\s+|approximately\s+)?(?P<next>(?:next|coming|following)\s+)?(?:{_COUNT}\s+to\s+|\d+\s?[-–]\s?)?(?P<count>{_COUNT})\s+(?:business\s+|calendar\s+)?(?P<span>day|week|month|year)s?\b(?!['’]|\s+(?:of|after|ago|later|earlier|before|since|from\s+the))",
    "ago": rf"(?P<count>{_COUNT})\s+(?P<span>day|week|month|year)s?\s+ago\b(?!\s+(?:today|in|this|on))",
    "vague": r"(?:the\s+)?(?:coming|next\s+(?:several|few|couple\s+of))\s+(?:days|weeks|months|years)\b|(?:the\s+)?(?:weeks|months)\s+ahead\b|(?:the\s+)?near\s+future\b",
    "same": r"(?:that\s+same|the\s+same|that)\s+day\b",
}
PATTERNS = {name: re.compile(source, re.IGNORECASE) for name, source in _PATTERNS.items()}

#: which patterns can begin with a word; those that say more come first
_BY_WORD: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(SEASONS, ("season",)),
    **dict.fromkeys(("first", "second", "third", "fourth", "final", "1st", "2nd", "3rd", "4th"), ("new year", "quarter", "day")),
    **dict.fromkeys(("today", "tonight", "yesterday", "tomorrow"), ("deictic",)),
    **dict.fromkeys(("last", "next", "past"), ("vague", "shifted")),
    **dict.fromkeys(("within", "over"), ("span",)),
    **dict.fromkeys((w for w in COUNTS), ("ago",)),
    **dict.fromkeys(("month", "week", "year"), ("closing",)),
    **dict.fromkeys(("weeks", "months", "near"), ("vague",)),
    "in": ("span",), "coming": ("vague", "shifted"), "this": ("this", "shifted"), "the": ("same", "vague", "the"),
    "that": ("same",), "fiscal": ("fiscal", "fiscal year"), "financial": ("fiscal year",), "end": ("end",),
}  # fmt: skip
_BY_SHAPE = [
    (re.compile(r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"), ("month",)),
    (re.compile(r"(?:mon|tue|wed|thu|fri|sat|sun)(?:[a-z]*day|s?|rs?|nes|ur)$"), ("month", "weekday", "alone")),
    (re.compile(r"[1-4]q|q[1-4]|h[12]"), ("q",)),
    (re.compile(r"fy"), ("fiscal",)),
    (re.compile(r"\d"), ("iso", "numeric", "day", "decade", "year", "ago")),
]

#: what may stand before a month, a season or a quarter that has neither day nor year
_LEADS = re.compile(
    r"(?i)(?:\b(?:in|by|of|last|next|this|early|late|mid|since|until|till|through|before|after|from|to|and|or|between"
    r"|during|around|for|starting|beginning|effective|the|that|at|over|on)|[–—(-])[\s-]*$"
)
_BOUND = re.compile(
    r"(?i)(?:\b(?P<by>by|before|prior\s+to|no\s+later\s+than|not\s+later\s+than|on\s+or\s+before)\s+)?"
    r"(?:(?:the\s+)?(?P<edge>end|close|beginning|start|middle|latter\s+part|early\s+part|first\s+part)\s+of\s+)?"
    r"(?:the\s+)?(?:(?:early|mid|late|middle|end|later|earlier|calendar)(?:[\s-]+(?:in|of|the))*[\s-]+)?(?:the\s+)?$"
)
_RANGE = re.compile(r"(?i)\s*(?:-|–|—|to|and|or|through|until)\s*(?:the\s+|early\s+|late\s+|mid-?\s?)?$")
_BETWEEN = re.compile(r"(?i)\b(?:between|from|either)\s+(?:the\s+|early\s+|late\s+|mid-?\s?)?$")
_DAY_FIRST = re.compile(
    r"(?i)\bNHS\b|\b(?:London|Australia|Queensland|Victoria|Sydney|Melbourne|England|Scotland|Wales|Ireland|Zealand)\b"
    r"|£|A\$|\b(?:organisation|programme|centre|paediatric|specialis|organis)"
)


def british(text: str) -> bool:
    """Does the text write numeric dates day first, to judge by its spelling and places?"""
    return sum(1 for _ in zip(_DAY_FIRST.finditer(text), range(3))) >= 3  # noqa: B905 - stops at three


def find(text: str, start: int = 0, end: int | None = None, day_first: bool = False) -> list[Expression]:
    """The dates that `text[start:end]` names, in order; none overlaps another."""
    stop = len(text) if end is None else end
    found = [_bounded(text, e, start) for e in _scan(text, start, stop, day_first)]
    return _ranges(text, found)


def _scan(text: str, start: int, stop: int, day_first: bool) -> Iterator[Expression]:
    position = start
    for word in words_of(text):
        if word.start >= stop:
            return
        if word.start < position:
            continue
        for name in _names(word.lower):
            if (match := PATTERNS[name].match(text, word.start, stop)) and (found := _read(name, match, day_first)):
                yield found
                position = found.end
                break


def _names(word: str) -> Iterator[str]:
    yield from _BY_WORD.get(word, ())
    for shape, names in _BY_SHAPE:
        if shape.match(word):
            yield from names


def _read(name: str, match: re.Match[str], day_first: bool) -> Expression | None:
    """The expression that a match of the named pattern stands for, or None if it is none after all."""
    got = {key: value for key, value in match.groupdict().items() if value}
    begin, end = match.span()
    if name in ("month", "day", "weekday"):
        return _calendar(match, got)
    if name == "numeric":
        return _numeric(match, got, day_first)
    if name == "alone":
        capital = match.group()[0].isupper()
        return Expression(begin, end, "weekday", number=_weekday(got["weekday"])) if capital else None
    if name == "iso":
        return Expression(begin, end, "day", int(got["year"]), int(got["month"]), int(got["day"]))
    if name == "season":
        return _season(match, got)
    if name in ("quarter", "q"):
        return _quarter(match, got)
    if name == "fiscal":
        return Expression(begin, end, "year", year=_full_year(got["year"]), fiscal=True)
    if name == "decade":
        return Expression(begin, end, "decade", number=int(got["decade"]))
    if name == "year":
        return Expression(begin, end, "year", year=int(got["year"]))
    return _relative(name, match, got)


def _calendar(match: re.Match[str], got: dict[str, str]) -> Expression | None:
    """A month by its name, with day and year where they are given."""
    text, month = match.string, match.start("month")
    if not text[month].isupper():
        return None
    day = int(got["day"]) if "day" in got else None
    year = int(got["year"]) if "year" in got else None
    rel = SHIFTS[got["rel"].lower()] if "rel" in got else None
    if day is None and year is None and rel is None:
        if not _LEADS.search(text, max(0, month - 14), month) or _continues_name(text, match.end()):
            return None
    end = match.end()
    if day is None and year is None and rel is None and text[end - 1] == ".":
        end -= end >= len(text) or not re.match(r"\s+[a-z]", text[end : end + 3])
    unit: Unit = "month" if day is None else "day"
    return Expression(match.start(), end, unit, year, MONTHS[got["month"][:3].lower()], day, year_shift=rel)


def _continues_name(text: str, end: int) -> bool:
    """Does a capitalised word follow, as in the names "April Jones" and "June Smith"?"""
    return bool(re.match(r" [A-Z][a-z]", text[end : end + 3]))


def _numeric(match: re.Match[str], got: dict[str, str], day_first: bool) -> Expression | None:
    first, second = int(got["first"]), int(got["second"])
    month, day = (second, first) if day_first or got["mark"] == "." and first > 12 else (first, second)
    if month > 12:
        month, day = day, month
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return Expression(*match.span(), "day", _full_year(got["year"]), month, day)


def _season(match: re.Match[str], got: dict[str, str]) -> Expression | None:
    year = int(got["year"]) if "year" in got else None
    rel = SHIFTS[got["rel"].lower()] if "rel" in got else None
    before = re.compile(r"(?i)\b(?:in|by|the|early|late|mid|until|since|of|from|to|and|or|through)[\s-]*$")
    if year is None and rel is None and not before.search(match.string, max(0, match.start() - 9), match.start()):
        return None
    return Expression(*match.span(), "season", year, SEASONS[got["season"].lower()], year_shift=rel)


def _quarter(match: re.Match[str], got: dict[str, str]) -> Expression | None:
    """ "the third quarter of 2017", "Q3 2017", "the first half of the year"."""
    half = got.get("what", "").lower() == "half" or "h" in got
    number = ORDINALS[got["nth"].lower()] if "nth" in got else int(got.get("q") or got.get("qq") or got["h"])
    digits = got.get("year")
    year = _full_year(digits) if digits else None
    rel = SHIFTS[got["rel"].lower()] if "rel" in got else (0 if "the" in got else None)
    if half and year is None and rel is None:
        return None
    if half and number > 2:
        return None
    if "fiscal" in got and year is not None:
        return Expression(*match.span(), "year", year, fiscal=True)
    return Expression(*match.span(), "half" if half else "quarter", year, number, year_shift=rel)


def _relative(name: str, match: re.Match[str], got: dict[str, str]) -> Expression | None:
    begin, end = match.span()
    if name in ("deictic", "this"):
        shift = {"yesterday": -1, "tomorrow": 1}.get(got["word"].lower(), 0)
        return Expression(begin, end, "day", shift=shift)
    if name == "shifted":
        return _shifted(match, got)
    if name == "new year":
        return Expression(begin, end, "day", number=1, day=1)
    if name in ("the", "closing", "end"):
        unit = (got.get("unit") or got["closing"]).lower()
        return Expression(begin, end, unit, shift=0, ends="closing" in got)
    if name == "span":
        if "next" not in got and (got["lead"].lower() == "over" or re.search(r"(?i)\bthe\b", match.group())):
            return None
        by = got["lead"].lower() == "within" or "next" in got
        return Expression(begin, end, "span", number=_count(got["count"]), span=got["span"].lower(), by=by)
    if name == "ago":
        return Expression(begin, end, "span", number=-_count(got["count"]), span=got["span"].lower())
    return Expression(begin, end, "same" if name == "same" else "vague")


def _shifted(match: re.Match[str], got: dict[str, str]) -> Expression | None:
    """ "last Friday", "this summer", "next April", "last year"."""
    begin, end = match.span()
    shift: int | None = SHIFTS[got["shift"].lower()]
    past = bool(re.match(r"(?i)(?:this\s+)?past", match.group()))
    if past:
        shift = None if "season" in got or "month" in got else -1
    if "unit" in got:
        return Expression(begin, end, got["unit"].lower(), shift=shift)
    if "season" in got:
        return Expression(begin, end, "season", number=SEASONS[got["season"].lower()], shift=shift, past=past)
    if "weekday" in got:
        return Expression(begin, end, "weekday", number=_weekday(got["weekday"]), shift=shift)
    if not match.string[match.start("month")].isupper():
        return None
    day = int(got["day"]) if "day" in got else None
    month = MONTHS[got["month"][:3].lower()]
    return Expression(begin, end, "month" if day is None else "day", None, month, day, shift=shift, past=past)


def _bounded(text: str, found: Expression, start: int) -> Expression:
    """With the words before it that bound it: "by", "the end of", "early"."""
    before = _BOUND.search(text, max(start, found.start - 50), found.start)
    if not before or not before.group().strip():
        return found
    opening = before.start() + len(before.group()) - len(before.group().lstrip())
    ends = (before["edge"] or "").lower() in ("end", "close") or found.ends
    return replace(found, start=opening, by=found.by or bool(before["by"]), ends=ends)


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
    same = first.unit == second.unit and first.unit in ("month", "quarter", "half", "season", "year", "day")
    loose = bool(re.fullmatch(r"\s*[-–—]\s*|\s*or\s*", between, re.IGNORECASE))
    return same and first.shift is None and (loose or bool(_BETWEEN.search(text, max(0, first.start - 20), first.start)))


def _weekday(word: str) -> int:
    return WEEKDAYS[word[:3].lower()]


def _count(word: str) -> int:
    return int(word) if word.isdigit() else COUNTS[word.lower()]


def _full_year(digits: str) -> int:
    """A year of two digits is one of this age: "17" is 2017."""
    year = int(digits)
    return year if year > 99 else year + (1900 if year > 60 else 2000)
