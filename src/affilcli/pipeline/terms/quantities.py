"""Quantities as writers put them: sums of money, percentages, spans of time, beds, people.

"$2 billion to $3 billion", "five (5) years", "more than a dozen doctors", "A$40m", "50-50": each
comes out as a number and a unit. A range gives its lower end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from affilcli.pipeline.terms.counts import bare, counted, parts
from affilcli.pipeline.terms.money import sums
from affilcli.pipeline.terms.numbers import (
    NUMBER,
    ONES,
    RANGE,
    SMALL,
    TENS,
    Quantity,
    number,
    pattern,
)
from affilcli.vocabulary import load

#: percent for the last word of a share in words, times the number before it ("three-quarters")
PARTS = {"half": 50, "third": 100 / 3, "quarter": 25, "fourth": 25, "fifth": 20, "tenth": 10}
LONGER = {"week": ("day", 7), "decade": ("year", 10)}

NUMERIC = pattern(
    rf"\d|\b(?:{ONES}|{'|'.join(TENS)}|{'|'.join(PARTS)}|dozen|decade|halves|equal(?:ly)?"
    r"|[mb]illion|trillion)"
)
PERCENT = pattern(rf"{RANGE}(?:\s|-)?(?:%|(?:percent|per cent|pct)\b)")
SPLIT = pattern(
    r"\b(?P<one>\d\d)\s?(?:-|–|/|to)\s?(?P<other>\d\d)\b(?!\s?(?:%|percent|years?|beds?|[-–/]))"
    r"|\b(?P<word>fifty|sixty|seventy|eighty|ninety)[ -](?:fifty|forty|thirty|twenty|ten)\b"
)
TIME = pattern(
    rf"(?:{RANGE}|\ba(?=[ -](?:decade|year)\b))(?:\s|-)"
    r"(?:(?:more|additional|full|calendar|business|consecutive)\s)?"
    r"(?P<unit>decade|year|month|week|day)s?\b(?![- ]olds?\b)"
)
#: years named once for two spans: "to spend it in five years and to keep it open for at least ten".
#: Of what is kept or run: other numbers behind "for" are of those cared for ("beds for up to 40").
YEARS_AGAIN = pattern(
    rf"\b(?:for|in|over|within)\s(?:\w+\s){{0,3}}?{NUMBER}\s(?:\(\d+\)\s)?years\b(?!\sago)"
    r"[^.;:]{0,60}?\band\s(?:(?:to|must|shall|will|would)\s)?"
    r"(?:keep|maintain|operate|remain|run|stay)\b[^.;:,]{0,80}?(?<!\bbeds|\bcare|\broom)"
    rf"\sfor\s(?:at\sleast|not?\sless\sthan)\s(?P<low>{NUMBER})(?=[,.;)](?!\d))"
)
#: no span of a hundred years goes without the word
MOST_UNSAID = 99
#: what makes "a year" a span whatever stands around it
SPAN = pattern(
    r"\b(?:by|for|in|within|over|under|after|least|than|about|nearly|almost|around|of|to|lasts?"
    r"|runs?|takes?)\s$"
)
#: words that are not of what is counted: "the two have a year", "both gave it a year"
NOT_COUNTED = (
    r"(?:the|it|(?<!of )them|themselves|has|have|had|gave|gives?|gets?|got|took|takes?|keeps?|kept"
    r"|remains?|waits?|needs?|covers?|spans?|extends?|extended)\b"
)
#: what makes it a rate: a number and at most four words, "$5 million a year", "900 babies a year"
RATE = pattern(
    r"(?:\b(?:once|twice|times|several|single|half|dollars?|[mb]illion|hundreds|thousands)"
    rf"|(?!(?:19|20)\d\d\s){NUMBER}(?:[%+)]|-plus|[a-z]{{1,2}}\b)?)\s"
    rf"(?:(?!{NOT_COUNTED})[^\W\d][\w’'-]*\s){{0,4}}$"
)
#: what makes it a point in time, or of something else: "a year later", "a year's notice"
POINT = pattern(r"[’']|\s(?:ago|after|before|earlier|from|later|off|prior|since)\b")
#: what is asked for a loan is no share: "at interest of five percent", "at 5 percent interest"
LENT = pattern(r"\b(?:at(?:\san?)?\s(?:\w+\s)?(?:interest|rate)|interest\srates?)\s(?:of\s)?$")
AT = pattern(r"\b(?:at|bear|bears|bearing)\s$")
ASKED = pattern(r"\s(?:annual\s)?interest(?P<rate>\srates?)?\b(?!\sin\b)")
QUALIFIER = pattern(
    r"\b(?:(?:about|around|roughly|approximately|nearly|almost|some|over|up to|at least|close to"
    r"|as (?:many|much) as|(?:more|less|fewer|better) than|no (?:fewer|less) than|not less than"
    r"|an estimated|an additional|another|a minimum of|a total of|the remaining|upwards of|all)"
    r"\s(?:an? )?){1,2}$"
)


def quantities(text: str, start: int, end: int) -> Iterator[Quantity]:
    """The quantities in `text[start:end]`, each with its "about", "at least" … before it."""
    if not NUMERIC.search(text, start, end):
        return
    for found in _measured(text, start, end):
        before = QUALIFIER.search(text, max(start, found.start - 40), found.start)
        yield found._replace(start=before.start()) if before else found


def _measured(text: str, start: int, end: int) -> Iterator[Quantity]:
    """Each pattern runs only where a word or sign of its measure stands."""
    lower = text[start:end].lower()
    found = [
        *sums(text, start, end, lower),
        *_shares(text, start, end, lower),
        *_times(text, start, end, lower),
        *parts(text, start, end),
        *counted(text, start, end, lower),
    ]
    yield from found
    yield from bare(text, start, end, found)


def _times(text: str, start: int, end: int, lower: str) -> Iterator[Quantity]:
    if any(unit in lower for unit in ("decade", "year", "month", "week", "day")):
        for found in TIME.finditer(text, start, end):
            spells = found["low"] or text[found.end() : found.end() + 1] == "-"
            if not spells and not _spans(text, start, *found.span()):
                continue
            unit, times = LONGER.get(found["unit"].lower(), (found["unit"].lower(), 1))
            yield Quantity("time", number(found["low"] or "one") * times, unit, *found.span())
        for again in YEARS_AGAIN.finditer(text, start, end):
            if (years := number(again["low"])) <= MOST_UNSAID:
                yield Quantity("time", years, "year", *again.span("low"))


def _spans(text: str, start: int, begin: int, end: int) -> bool:
    """Is "a year" in `text[begin:end]` how long something lasts? No rate, no point in time."""
    if SPAN.search(text, max(start, begin - 12), begin):
        return True
    return not (RATE.search(text, max(start, begin - 60), begin) or POINT.match(text, end))


def _shares(text: str, start: int, end: int, lower: str) -> Iterator[Quantity]:
    if any(sign in lower for sign in ("%", "percent", "per cent", "pct")):
        for found in PERCENT.finditer(text, start, end):
            before = text[max(start, found.start() - 60) : found.start()]
            if before.endswith(("+", "−")) or _lent(before, ASKED.match(text, found.end(), end)):
                continue  # a share price, a loan
            yield Quantity("percent", number(found["low"]), "percent", *found.span())
    for found in SPLIT.finditer(text, start, end):
        word = TENS[found["word"].lower()] if found["word"] else None
        parts = (word, 100 - word) if word else (int(found["one"]), int(found["other"]))
        for part in sorted(set(parts)) if sum(parts) == 100 else ():
            yield Quantity("percent", part, "percent", *found.span())
    for found in _in_words().finditer(text, start, end):
        share = _share(found.group().lower())
        yield Quantity("percent", share, "percent", *found.span(), in_words=True)


def _lent(before: str, asked: re.Match[str] | None) -> bool:
    """Is a percentage the interest on a loan, by what is before it and `asked` right behind?"""
    before = QUALIFIER.sub("", before)
    at = asked and (asked["rate"] or AT.search(before))
    return bool(at or LENT.search(before))


@cache
def _in_words() -> re.Pattern[str]:
    phrases = sorted(load("figures")["nouns"]["share"], key=len, reverse=True)
    either = "|".join(re.escape(p).replace(r"\ ", r"[\s-]+") for p in phrases)
    return pattern(
        rf"(?<!first )(?<!second )(?<!latter )(?<!last )(?<!next )\b(?:{either})\b"
        r"(?! (?:an? |the )?(?:dozen|hour|day|week|month|year|decade|century|mile|million|billion"
        r"|(?:19|20)\d\d))"
    )


def _share(written: str) -> int:
    """Percent of a share in words: "two-thirds" is 67; every way of saying half is 50."""
    how_many, _, part = written.replace(" ", "-").partition("-")
    share = PARTS.get(part.rstrip("s"), 50)
    return 50 if share == 50 else round(share * SMALL.get(how_many, 1))
