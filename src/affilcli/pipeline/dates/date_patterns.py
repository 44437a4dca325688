"""The words that name a date, as patterns: "Oct. 12", "last Friday", "Q3 2017", "within 60 days".

Every pattern is listed under the words that it can begin with, so that it is tried only where it
may fit; the time a text takes grows with its length alone.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain

#: what the named groups of a match hold
Groups = dict[str, str]
#: so many characters before a word can tell that it is a time
LEAD_LENGTH = 14
_MONTH_NAMES = "jan feb mar apr may jun jul aug sep oct nov dec"
_DAY_NAMES = "mon tue wed thu fri sat sun"
_SMALL = "one two three four five six seven eight nine ten eleven twelve"
_TENS = {"fifteen": 15, "eighteen": 18, "thirty": 30, "sixty": 60, "ninety": 90}
MONTHS = {name: i for i, name in enumerate(_MONTH_NAMES.split(), 1)}
WEEKDAYS = {name: i for i, name in enumerate(_DAY_NAMES.split())}
SEASONS = {"spring": 21, "summer": 22, "fall": 23, "autumn": 23, "winter": 24}
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4}
ORDINALS |= {"1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
#: how many years, months or weeks off
SHIFTS = {"last": -1, "past": -1, "this": 0, "next": 1, "coming": 1}
#: holidays that no day of a month is bound to: month, weekday (Monday is 0), which of them
HOLIDAYS = {"thanksgiving": (11, 3, 4), "labo": (9, 0, 1), "memorial": (5, 0, -1)}
COUNTS = {word: i for i, word in enumerate(_SMALL.split(), 1)} | {"a": 1, "an": 1} | _TENS

#: a full stop behind a month written in full ends the sentence
_MONTH = (
    r"(?:(?P<month>January|February|March|April|May|June|July|August|September|October|November"
    r"|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)(?!\w)(?:\.(?=\s+\d))?)"
)
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?\b(?!:\d|%|\.\d|,\d{3}|/)"
_YEAR = r"(?P<year>(?:19|20)\d\d)\b(?!,\d{3}\b|-bed|%)"
_REL = r"(?:(?P<rel>this|last|next|that|(?:that|the)\s+same)\s+year\b)"
_WEEKDAY = r"(?P<weekday>Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b\.?"
_FULL_WEEKDAY = r"(?P<weekday>Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
_SEASON = r"(?P<season>spring|summer|fall|autumn|winter)"
_FISCAL = r"(?:(?P<fiscal>fiscal)(?:\s+year)?\s+)?"
_WHICH_YEAR = rf"(?:{_YEAR}|{_REL}|(?P<the>the\s+year)\b)"
_COUNT = r"(?:an?|\d{1,3}|" + "|".join(word for word in COUNTS if len(word) > 2) + r")"

_SOURCES = {
    # Oct. 12 · Tuesday, Feb. 5, 2019 · July of last year · October
    "month": rf"(?:{_WEEKDAY},?\s+)?{_MONTH}(?:\s+(?:the\s+)?{_DAY}(?:[-–]\d\d?\b)?)?"
    rf"(?:(?:,\s*|\s+)(?:of\s+)?(?:{_YEAR}|{_REL}))?",
    # that September · that July 1
    "that month": rf"that\s+(?:same\s+)?(?:{_MONTH}(?:\s+{_DAY})?|{_SEASON})(?!\s+\d)",
    "first": rf"(?P<day>first)(?:\s+day)?\s+of\s+{_MONTH}(?:,?\s+{_YEAR})?",
    # 1 July · 1st day of July, 2014 · 16-Nov-2020
    "day": rf"{_DAY}(?:\s+day)?(?:\s+of)?[\s-]{_MONTH}(?:[,\s-]\s?{_YEAR}|,?\s+(?:of\s+)?{_REL})?",
    "weekday": rf"{_WEEKDAY},?\s+(?:the\s+)?{_DAY}(?:\s+of)?\s+{_MONTH}"
    rf"(?:,?\s+(?:{_YEAR}|(?:of\s+)?{_REL}))?",
    # Tuesday night · Thursday of last week · Tuesday last week
    "alone": rf"{_FULL_WEEKDAY}(?:\s+(?:morning|afternoon|evening|night))?"
    r"(?:\s+(?:of\s+)?(?P<week>last|this|next)\s+week\b)?",
    "weekend": r"(?:(?P<shift>last|this|next|past|coming)\s+)?weekend\b",
    "moments": r"(?:(?:a\s+few|several|some)\s+)?(?:minutes|moments|hours)\s+ago\b",
    "at once": r"at\s+once\b(?=\s*(?:[.,;]|and\b))",
    "iso": r"(?P<year>(?:19|20)\d\d)(?P<mark>[-/.])(?P<month>0[1-9]|1[0-2])"
    r"(?P=mark)(?P<day>0[1-9]|[12]\d|3[01])(?=T\d|\b)",
    "numeric": r"(?P<first>[0-3]?\d)(?P<mark>[/.])(?P<second>[0-3]?\d)(?P=mark)"
    r"(?P<year>(?:19|20)\d\d|\d\d)\b(?![/.]\d)",
    "season": rf"{_SEASON}(?:time)?\b(?:,?\s+(?:of\s+|in\s+)?{_WHICH_YEAR})?",
    # third quarter of 2017 · first half of the year · second quarter of fiscal 2021
    "quarter": r"(?P<nth>first|second|third|fourth|final|[1-4](?:st|nd|rd|th))[\s-]+"
    rf"(?P<what>quarter|half)\b(?:,?\s+(?:of\s+|in\s+)?{_FISCAL}{_WHICH_YEAR})?",
    "first months": r"(?P<nth>first|last|final)\s+(?P<count>three|six|3|6)\s+months\s+of\s+"
    rf"{_WHICH_YEAR}",
    "holiday": r"(?P<holiday>Christmas|New\s+Year(?:['’]?s?\s+(?:Day|(?=Eve))|['’]s(?!\s+\w))"
    r"|July\s+Fourth|Fourth\s+of\s+July|Independence\s+Day|Thanksgiving(?:\s+Day)?(?!\s+Eve)|Labou?r\s+Day"
    r"|Memorial\s+Day)(?:\s*(?P<eve>Eve))?\b"
    rf"(?:,?\s+(?:of\s+)?{_YEAR})?",
    "q": r"(?:Q(?P<q>[1-4])|(?P<qq>[1-4])Q|H(?P<h>[12]))[\s,-]{0,2}(?:of\s+|FY\s?)?"
    r"(?P<year>(?:20)?\d\d)\b",
    "q alone": r"(?:Q(?P<q>[1-4])|H(?P<h>[12]))\b(?![-&])",
    "fiscal": r"(?:fiscal(?:\s+year)?\s+|FY[\s-]?)(?P<year>20\d\d|\d\d)(?:[-–/]\d\d)?\b",
    "fiscal year": r"(?:fiscal|financial)\s+year\b(?!\s+\d)",
    "decade": r"(?P<decade>(?:19|20)\d)0s\b",
    "year": rf"{_YEAR}(?P<closing>\s+is\s+(?:out|over)\b)?",
    "deictic": r"(?P<word>today|tonight|yesterday|tomorrow)\b(?!['’]s\b)",
    "night": r"(?P<word>last\s+(?:night|evening))\b",
    "this": r"this\s+(?P<word>morning|afternoon|evening)\b",
    # last Friday · this past summer · early next year · next April
    "shifted": r"(?P<shift>last|this|next|past|coming)\s+(?:past\s+|coming\s+)?"
    r"(?:(?:early|mid|late|calendar)[\s-]+)?"
    rf"(?:(?P<unit>week|month|year|quarter)\b|{_SEASON}\b|{_FULL_WEEKDAY}|{_MONTH}(?:\s+{_DAY})?)",
    # before the year is out
    "out": r"the\s+(?P<closing>year|month|week)\s+is\s+(?:out|over)\b",
    "the": r"(?:the|this)\s+(?:calendar\s+)?(?P<unit>year|month|week|quarter)\b"
    r"(?![\s-]+(?:of|before|after|in|to|(?:that|which)\s+(?:it|they|we|he|she|the|was|saw|\w+ed|began))\b)",
    # year's end · end of year · first of the year
    "closing": r"(?P<closing>year|month|week)(?:['’]s)?[\s-]end\b",
    "end": r"end\s+of\s+(?P<closing>year|month|week)\b",
    "turn": r"turn\s+of\s+the\s+(?:new\s+|calendar\s+)?year\b",
    # the March quarter, as Australians count
    "named quarter": r"(?P<month>March|June|September|December)\s+quarter\b"
    rf"(?:,?\s+(?:of\s+|in\s+)?{_WHICH_YEAR})?",
    "the new year": r"the\s+new\s+year\b(?!['’])",
    "midyear": r"mid[\s-]?(?P<unit>year)\b",
    "new year": r"first\s+of\s+(?:the|next)\s+(?:new\s+|calendar\s+)?year\b",
    # the same day · the next day · a day earlier
    "same": r"(?:that\s+same|the\s+same|that)\s+(?:day|morning|afternoon|evening|night)\b",
    "day after": r"(?:the|a)\s+(?:(?:next|following)\s+(?:day|morning|evening)|day\s+"
    r"(?P<way>later|earlier|(?:after|before)(?=\s*[.,;:)–—]|\s+(?:that|this)\b)))\b"
    r"(?!\s+(?:of|tomorrow|yesterday))",
    # three days later
    "later": rf"(?P<count>{_COUNT})\s+(?P<span>day|week|month)s?\s+(?P<way>later|earlier)\b"
    r"(?!\s+(?:than|this|in))",
    # within 60 days · in the next 12 to 18 months · in six months
    "span": r"(?P<lead>within|in|over|takes?)\s+(?P<most>(?:as\s+long\s+as|up\s+to)\s+)?"
    r"(?:(?P<the>the)\s+|about\s+|approximately\s+)?"
    rf"(?P<next>(?:next|coming|following)\s+)?(?:(?P<low>{_COUNT})(?:\s+(?:to|or)\s+|\s?[-–]\s?))?"
    rf"(?P<count>{_COUNT})\s+(?:\(\d+\)\s+)?(?:business\s+|calendar\s+)?"
    r"(?P<span>day|week|month|year)s?\b(?:['’]\s+time\b)?"
    r"(?!['’]|\s+(?:of|after|ago|later|earlier|before|since|from\s+the))",
    # six weeks from today
    "from now": rf"(?P<count>{_COUNT})\s+(?P<span>day|week|month|year)s?\s+from\s+(?:now|today)\b",
    "ago": rf"(?P<count>{_COUNT})\s+(?P<span>day|week|fortnight|month|year)s?\s+ago\b"
    r"(?!\s+(?:today|in|this|on))",
    "vague": r"(?:coming|next\s+(?:several|few|couple\s+of))\s+(?:days|weeks|months|years)\b"
    r"|(?:weeks|months)\s+ahead\b|near\s+future\b",
}
PATTERNS = {name: re.compile(source, re.IGNORECASE) for name, source in _SOURCES.items()}

#: the patterns that can begin with a word; those that say more come first
_BY_WORD: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(SEASONS, ("season",)),
    **dict.fromkeys(ORDINALS, ("new year", "holiday", "first", "first months", "quarter", "day")),
    **dict.fromkeys(
        ("christmas", "new", "independence", "thanksgiving", "labor", "labour", "memorial"),
        ("holiday",),
    ),
    **dict.fromkeys(("mid", "midyear"), ("midyear",)),
    **dict.fromkeys(("today", "tonight", "yesterday", "tomorrow"), ("deictic",)),
    **dict.fromkeys(
        ("last", "next", "past", "coming"), ("weekend", "night", "first months", "vague", "shifted")
    ),
    **dict.fromkeys(("within", "over", "in", "take", "takes"), ("span",)),
    **dict.fromkeys(("march", "june", "september", "december"), ("named quarter",)),
    **dict.fromkeys(COUNTS, ("ago", "later", "from now")),
    **dict.fromkeys(("month", "week", "year"), ("closing",)),
    **dict.fromkeys(("weeks", "months", "near"), ("vague",)),
    "a": ("day after", "moments", "ago", "later", "from now"),
    "at": ("at once",),
    "weekend": ("weekend",),
    **dict.fromkeys(("minutes", "moments", "hours", "several", "some"), ("moments",)),
    "july": ("holiday",),
    "end": ("end",),
    "financial": ("fiscal year",),
    "fiscal": ("fiscal", "fiscal year"),
    "that": ("same", "that month"),
    "the": ("same", "the new year", "day after", "out", "the"),
    "this": ("weekend", "this", "shifted"),
    "turn": ("turn",),
}
_WEEKDAY_SHAPE = r"(?:mon|tue|wed|thu|fri|sat|sun)(?:[a-z]*day|s?|rs?|nes|ur)$"
_BY_SHAPE = [
    (re.compile("|".join(MONTHS)), ("month",)),
    (re.compile(_WEEKDAY_SHAPE), ("month", "weekday", "alone")),
    (re.compile(r"[1-4]q|q[1-4]|h[12]"), ("q", "q alone")),
    (re.compile(r"fy"), ("fiscal",)),
    (re.compile(r"\d"), ("iso", "numeric", "day", "decade", "year", "ago", "later", "from now")),
]


@lru_cache(maxsize=4096)
def patterns_at(word: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The patterns, with their names, that can begin with a word in lower case."""
    shaped = (names for shape, names in _BY_SHAPE if shape.match(word))
    return tuple((name, PATTERNS[name]) for name in chain(_BY_WORD.get(word, ()), *shaped))


def number_in(got: Groups, name: str) -> int | None:
    """The number that a group holds."""
    return int(got[name]) if name in got else None


def shift_in(got: Groups, name: str) -> int | None:
    """-1 for "last", 0 for "this", 1 for "next"; None where the word counts from no day."""
    return SHIFTS.get(got[name]) if name in got else None


def year_shift_in(got: Groups) -> int | None:
    """Such as "of last year", "of the year"."""
    return 0 if "the" in got else shift_in(got, "rel")


def says_year(got: Groups) -> bool:
    """Does a match say of which year it is, in figures or words?"""
    return not got.keys().isdisjoint(("year", "rel", "the"))


def of_same_year(got: Groups) -> bool:
    """Is it of the year that was named last: "of that year"?"""
    return "rel" in got and got["rel"] not in SHIFTS


def count_of(word: str) -> int:
    """A number in digits or words."""
    return int(word) if word.isdigit() else COUNTS[word]
