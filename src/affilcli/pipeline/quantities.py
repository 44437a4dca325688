"""Quantities as writers put them: sums of money, percentages, spans of time, beds, people.

"$2 billion to $3 billion", "five (5) years", "more than a dozen doctors", "A$40m", "50-50": each comes
out as a number and a unit. A range gives its lower end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from affilcli.vocabulary import load


class Quantity(NamedTuple):
    """A number with its unit, and where the words stand; `measure` is money, percent, time, beds or people."""

    measure: str
    value: int | float
    unit: str
    start: int
    end: int


SMALL = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
        " sixteen seventeen eighteen nineteen".split()
    )
}
TENS = {word: 10 * n for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
MULTIPLES = {"dozen": 12, "hundred": 100, "thousand": 1000}
MAGNITUDES = {
    "million": 10**6, "billion": 10**9, "thousand": 10**3, "trillion": 10**12,
    "bn": 10**9, "mn": 10**6, "m": 10**6, "b": 10**9, "k": 10**3, "mil": 10**6,
}  # fmt: skip
#: percent for the last word of a share written out, times the number before it ("three-quarters")
PARTS = {"half": 50, "third": 100 / 3, "quarter": 25, "fourth": 25, "fifth": 20, "tenth": 10}

_ONES = "|".join(sorted(SMALL, key=len, reverse=True))
_BASIC = rf"(?:(?:{'|'.join(TENS)})(?:[ -](?:{_ONES}))?|{_ONES})"
_MULTIPLE = "|".join(MULTIPLES)
_WORDS = rf"(?:(?:(?:half )?an? |{_BASIC}[ -])?(?:{_MULTIPLE})(?:[ -](?:and )?{_BASIC}\b(?:[ -]hundred\b)?)?|{_BASIC})"
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_NUMBER = rf"(?:{_DIGITS}|\b{_WORDS}\b)(?:\s?\(\d[\d,]*\))?"
_TO = r"(?:-?\s(?:to|or)\s|\s?[-–—]\s?)"
#: after "between", "and" joins the ends of a range too
_RANGE = rf"(?:{_TO}|(?(between)\sand\s|(?!)))"
_BETWEEN = r"(?P<between>between\s)?"
_MAGNITUDE = r"(?:\s|-)?(?:million|billion|thousand|trillion|mil\b|(?:bn|mn|m|b|k)\b)"
_SYMBOL = r"(?:US|AU|NZ|CA|CDN|A|C|HK|S)?\$|[£€]|(?:USD|EUR|GBP|AUD|CAD|CHF|NZD)\s?(?=\d)"
MONEY = re.compile(
    rf"{_BETWEEN}(?P<symbol>{_SYMBOL})\s?(?P<low>{_DIGITS})(?P<magnitude>{_MAGNITUDE})?"
    rf"(?:{_RANGE}(?:{_SYMBOL})?(?:{_DIGITS})(?P<later>{_MAGNITUDE})?)?(?![\d,]*\d)",
    re.IGNORECASE,
)
MONEY_IN_WORDS = re.compile(
    rf"(?P<low>{_NUMBER})(?P<magnitude>{_MAGNITUDE})?\s(?P<unit>(?:us |u\.s\. |australian |canadian )?dollars?|euros?|pounds(?: sterling)?|swiss francs|usd|eur|gbp|aud|cad)\b",
    re.IGNORECASE,
)
PERCENT = re.compile(rf"{_BETWEEN}(?P<low>{_NUMBER})(?:{_RANGE}(?:{_DIGITS}))?(?:\s|-)?(?:%|percent\b|per cent\b|pct\b)", re.IGNORECASE)
SPLIT = re.compile(r"\b(?P<one>\d\d)\s?(?:-|–|/|to)\s?(?P<other>\d\d)\b(?!\s?(?:%|percent|years?|beds?|[-–/]))|\bfifty[- ]fifty\b", re.IGNORECASE)
TIME = re.compile(
    rf"{_BETWEEN}(?P<low>{_NUMBER}|\ba(?=[ -]decade))(?:{_RANGE}(?:{_NUMBER}))?(?:\s|-)(?:more |additional |full |calendar |business |consecutive )?(?P<unit>decade|year|month|week|day)s?\b(?![- ]olds?\b)",
    re.IGNORECASE,
)
_UP_TO_FIVE_WORDS = r"(?:(?:[\w’'()/&-]+,?\s){0,5}?)"
QUALIFIER = re.compile(
    r"(?:(?:about|around|roughly|approximately|nearly|almost|some|over|up to|at least|more than|as many as|as much as|no fewer than|no less than|not less than|less than|fewer than|better than|close to|an estimated|an additional|another|a minimum of|a total of|the remaining|upwards of|all)\s(?:an? )?){1,2}$",
    re.IGNORECASE,
)
LONGER = {"week": ("day", 7), "decade": ("year", 10)}
UNITS = {
    "$": "USD", "us$": "USD", "usd": "USD", "au$": "AUD", "a$": "AUD", "aud": "AUD", "c$": "CAD", "ca$": "CAD",
    "cdn$": "CAD", "cad": "CAD", "nz$": "NZD", "nzd": "NZD", "hk$": "HKD", "s$": "SGD", "£": "GBP", "gbp": "GBP",
    "€": "EUR", "eur": "EUR", "chf": "CHF",
}  # fmt: skip
CURRENCY_WORDS = {"aud": "AUD", "cad": "CAD", "eur": "EUR", "gbp": "GBP", "australian": "AUD", "canadian": "CAD", "pound": "GBP", "swiss": "CHF"}


def quantities(text: str, start: int, end: int) -> Iterator[Quantity]:
    """The quantities in `text[start:end]`, measure by measure."""
    for found in _measured(text, start, end):
        before = QUALIFIER.search(text, max(start, found.start - 40), found.start)
        yield found._replace(start=before.start()) if before else found


def _measured(text: str, start: int, end: int) -> Iterator[Quantity]:
    yield from _money(text, start, end)
    yield from _shares(text, start, end)
    for found in TIME.finditer(text, start, end):
        unit, times = LONGER.get(found["unit"].lower(), (found["unit"].lower(), 1))
        yield Quantity("time", number(found["low"]) * times, unit, *found.span())
    for measure, unit in (("beds", "bed"), ("people", "person")):
        for found in _counted(measure).finditer(text, start, end):
            yield Quantity(measure, number(found["low"]), unit, *found.span())


def _money(text: str, start: int, end: int) -> Iterator[Quantity]:
    for found in MONEY.finditer(text, start, end):
        magnitude = found["magnitude"] or found["later"] or ""
        yield Quantity("money", _scaled(found["low"], magnitude), UNITS[found["symbol"].strip().lower()], *found.span())
    for found in MONEY_IN_WORDS.finditer(text, start, end):
        unit = next((code for word, code in CURRENCY_WORDS.items() if word in found["unit"].lower()), "USD")
        yield Quantity("money", _scaled(found["low"], found["magnitude"] or ""), unit, *found.span())


def _shares(text: str, start: int, end: int) -> Iterator[Quantity]:
    for found in PERCENT.finditer(text, start, end):
        yield Quantity("percent", number(found["low"]), "percent", *found.span())
    for found in SPLIT.finditer(text, start, end):
        parts = (50, 50) if found["one"] is None else (int(found["one"]), int(found["other"]))
        if sum(parts) == 100:
            yield from (Quantity("percent", part, "percent", *found.span()) for part in sorted(set(parts)))
    for found in _equal_parts().finditer(text, start, end):
        yield Quantity("percent", _part(found.group().lower()), "percent", *found.span())


@cache
def _counted(measure: str) -> re.Pattern[str]:
    """A number, at most five words, and one of the nouns that are counted."""
    nouns = "|".join(re.escape(noun) for noun in load("figures")["nouns"][measure])
    range_end = rf"(?:{_RANGE}(?:{_NUMBER}))?"
    return re.compile(rf"{_BETWEEN}(?P<low>{_NUMBER}){range_end}(?:\s|-){_UP_TO_FIVE_WORDS}(?:{nouns})\b", re.IGNORECASE)


@cache
def _equal_parts() -> re.Pattern[str]:
    phrases = "|".join(re.escape(p).replace(r"\ ", r"[\s-]+") for p in load("figures")["nouns"]["equal"])
    return re.compile(rf"\b(?:{phrases})\b", re.IGNORECASE)


def _part(written: str) -> int:
    """Percent of a share in words: "two-thirds" is 67, every way of saying half is 50."""
    how_many, _, part = written.replace(" ", "-").partition("-")
    share = PARTS.get(part.rstrip("s"))
    return 50 if share is None or part == "half" else round(share * SMALL.get(how_many, 1))


def _scaled(low: str, magnitude: str) -> int | float:
    return _plain(number(low) * MAGNITUDES.get(magnitude.strip(" -").lower(), 1))


def number(written: str) -> int | float:
    """The value of a number in digits or words: "2.4", "1,145", "twenty-five", "half a dozen"."""
    bare = re.sub(r"\s?\([\d,]*\)", "", written).strip().lower()
    if bare == "a":
        return 1
    if bare[:1].isdigit():
        return _plain(float(bare.replace(",", "")))
    total = current = 0
    for word in re.split(r"[ -]+", bare.replace("half a", "half").replace("half an", "half")):
        if word in MULTIPLES:
            current = (current or 1) * MULTIPLES[word]
            total, current = (total + current, 0) if word == "thousand" else (total, current)
        else:
            current += SMALL.get(word, 0) + TENS.get(word, 0)
    return (total + current) // 2 if bare.startswith("half") else total + current


def _plain(value: float) -> int | float:
    rounded = round(value, 4)
    return int(rounded) if rounded == int(rounded) else rounded
