"""Quantities as writers put them: sums of money, percentages, spans of time, beds, people.

"$2 billion to $3 billion", "five (5) years", "more than a dozen doctors", "A$40m", "50-50": each
comes out as a number and a unit. A range gives its lower end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from affilcli.vocabulary import load


class Quantity(NamedTuple):
    """A number with its unit, and where the words stand.

    `measure` is money, percent, time, beds or people.
    """

    measure: str
    value: int | float
    unit: str
    start: int
    end: int
    in_words: bool = False
    as_adjective: bool = False
    part: bool = False


SMALL = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip
MULTIPLES = {"dozen": 12, "hundred": 100, "thousand": 1000}
MAGNITUDES = {
    "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12,
    "k": 10**3, "m": 10**6, "mn": 10**6, "mil": 10**6, "b": 10**9, "bn": 10**9,
}  # fmt: skip
CURRENCIES = {
    "$": "USD", "us$": "USD", "usd": "USD", "a$": "AUD", "au$": "AUD", "aud": "AUD",
    "c$": "CAD", "ca$": "CAD", "cdn$": "CAD", "cad": "CAD", "nz$": "NZD", "nzd": "NZD",
    "hk$": "HKD", "s$": "SGD", "£": "GBP", "gbp": "GBP", "€": "EUR", "eur": "EUR", "chf": "CHF",
}  # fmt: skip
#: beginnings of a currency written after the sum; all others are dollars
CURRENCY_WORDS = {
    "australian": "AUD", "aud": "AUD", "canadian": "CAD", "cad": "CAD", "eur": "EUR",
    "gbp": "GBP", "pound": "GBP", "swiss": "CHF",
}  # fmt: skip
#: percent for the last word of a share in words, times the number before it ("three-quarters")
PARTS = {"half": 50, "third": 100 / 3, "quarter": 25, "fourth": 25, "fifth": 20, "tenth": 10}
UNITS = {"beds": "bed", "people": "person", "percent": "percent"}
LONGER = {"week": ("day", 7), "decade": ("year", 10)}

_ONES = "|".join(sorted(SMALL, key=len, reverse=True))
_BASIC = rf"(?:(?:{'|'.join(TENS)})(?:[ -](?:{_ONES}))?|{_ONES})"
_WORDS = (
    rf"(?:(?:(?:half )?an? |{_BASIC}[ -])?(?:{'|'.join(MULTIPLES)})"
    rf"(?:[ -](?:and )?{_BASIC}\b(?:[ -]hundred\b)?)?|{_BASIC})"
)
_DIGITS = r"(?<!\d)(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
#: a number, perhaps said twice: "five (5)"
_NUMBER = rf"(?:{_DIGITS}|\b{_WORDS}\b)(?:\s?\(\d[\d,]*\))?"
_BETWEEN = r"(?P<between>between\s)?"
#: what joins the ends of a range; after "between" that is "and" too
_TO = r"(?:-?\s(?:to|or)\s|\s?[-–—]\s?|(?(between)\sand\s|(?!)))"
_RANGE = rf"{_BETWEEN}(?P<low>{_NUMBER})(?:{_TO}(?:{_NUMBER}))?"
#: beds and people are whole: "3.3 UMMC may rotate its residents" is a section
_WHOLE = rf"(?!\d+\.\d){_RANGE}"
_MAGNITUDE = r"(?:\s|-)?(?:million|billion|thousand|trillion|(?:mil|bn|mn|m|b|k)\b)"
_SYMBOL = r"(?:(?:US|AU|NZ|CA|CDN|A|C|HK|S)?\$|[£€]|(?:USD|EUR|GBP|AUD|CAD|CHF|NZD)\s?(?=\d))"


def _pattern(source: str) -> re.Pattern[str]:
    return re.compile(source, re.IGNORECASE)


NUMERIC = _pattern(
    rf"\d|\b(?:{_ONES}|{'|'.join(TENS)}|{'|'.join(PARTS)}|dozen|decade|halves|equal(?:ly)?)"
)
MONEY = _pattern(
    rf"{_BETWEEN}(?P<symbol>{_SYMBOL})\s?(?P<low>{_DIGITS})(?P<magnitude>{_MAGNITUDE})?"
    rf"(?:{_TO}{_SYMBOL}?{_DIGITS}(?P<later>{_MAGNITUDE})?)?(?![\d,]*\d)"
)
MONEY_IN_WORDS = _pattern(
    rf"(?P<low>{_NUMBER})(?P<magnitude>{_MAGNITUDE})?\s(?P<unit>(?:(?:us|u\.s\.|australian|canadian)\s)?"
    r"dollars?|euros?|pounds(?: sterling)?|swiss francs|usd|eur|gbp|aud|cad)\b"
)
PERCENT = _pattern(rf"{_RANGE}(?:\s|-)?(?:%|(?:percent|per cent|pct)\b)")
SPLIT = _pattern(
    r"\b(?P<one>\d\d)\s?(?:-|–|/|to)\s?(?P<other>\d\d)\b(?!\s?(?:%|percent|years?|beds?|[-–/]))"
    r"|\b(?P<word>fifty|sixty|seventy|eighty|ninety)[ -](?:fifty|forty|thirty|twenty|ten)\b"
)
TIME = _pattern(
    rf"(?:{_RANGE}|\ba(?=[ -](?:decade|year)\b))(?:\s|-)"
    r"(?:(?:more|additional|full|calendar|business|consecutive)\s)?"
    r"(?P<unit>decade|year|month|week|day)s?\b(?![- ]olds?\b)"
)
#: what makes "a year" a rate: "$6 million a year"
RATE = re.compile(r"(?:\d|million|billion|thousand)\s$", re.IGNORECASE)
#: so far before a part the noun is looked for that it is part of
BACK = 250
NUMERIC_YEAR = re.compile(r"(?:19|20)\d\d")
#: "95 of whom", "some 170,", "another 40", "30 more", "all 300.", "and 36 for rehabilitation"
PART = _pattern(
    rf"(?<![/\d.,+$£€])(?<!\bthe\s)(?P<low>{_NUMBER})\s(?:of\s(?:them|whom|these|those|us|which)|who)\b"
    rf"|(?<=,\s)(?:some|about|around|nearly|roughly|all|almost)\s(?P<some>{_NUMBER})(?=[,.;](?!\d))"
    rf"|\b(?:another|the\s(?:other|last|remaining|rest,))\s(?P<rest>{_NUMBER})"
    r"(?=[,.;)]|\s(?:at|in|for|from|will|would|are|were|who|before|after|by|on|to)\b)"
    rf"|(?<![/\d.,+$£€])(?P<more>{_NUMBER})\smore(?=[,.;)]|\s(?:of|at|in|for|will|would|are|by|to)\b)"
    rf"|(?<=\band\s)(?P<also>{_NUMBER})(?=\s(?:for|in)\s(?!each|all))"
)
#: the groups of PART that hold a number
PARTS_OF = ("low", "some", "rest", "more", "also")
QUALIFIER = _pattern(
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
    if any(code.lower() in lower for code in ("$", "£", "€", *set(CURRENCIES.values()))):
        yield from _money(text, start, end)
    if any(word in lower for word in ("dollar", "euro", "pound", "franc")):
        yield from _money_in_words(text, start, end)
    yield from _shares(text, start, end, lower)
    if any(unit in lower for unit in ("decade", "year", "month", "week", "day")):
        for found in TIME.finditer(text, start, end):
            before = max(start, found.start() - 12)
            if not found["low"] and RATE.search(text, before, found.start()):
                continue
            unit, times = LONGER.get(found["unit"].lower(), (found["unit"].lower(), 1))
            yield Quantity("time", number(found["low"] or "one") * times, unit, *found.span())
    yield from _parts(text, start, end)
    for measure in ("beds", "people"):
        if any(noun in lower for noun in load("figures")["nouns"][measure]):
            for found in _counted(measure).finditer(text, start, end):
                yield Quantity(
                    measure,
                    number(found["low"]),
                    UNITS[measure],
                    *found.span(),
                    as_adjective=found.group().lower().endswith(("-bed", " bed")),
                )


def _parts(text: str, start: int, end: int) -> Iterator[Quantity]:
    """Numbers of what was counted before: "95 of whom", "another 40", "the remaining 20"."""
    nouns = load("figures")["nouns"]
    for found in PART.finditer(text, start, end):
        low = next(found[name] for name in PARTS_OF if found[name])
        before = text[max(0, found.start() - BACK) : found.start()].lower()
        last = {
            measure: max(before.rfind(f" {noun}") for noun in nouns[measure])
            for measure in ("beds", "people")
        }
        last["percent"] = max(before.rfind(sign) for sign in ("%", " percent", " per cent"))
        measure = max(last, key=lambda name: last[name])
        if last[measure] >= 0 and not NUMERIC_YEAR.fullmatch(low):
            yield Quantity(measure, number(low), UNITS[measure], *found.span(), part=True)


@lru_cache(maxsize=8)
def dollar_of(text: str) -> str:
    """The currency that a bare "$" means in this text, from the places it names."""
    opening = text[:3000]
    if re.search(r"\bU\.?S\.?\b|United States|American\b", opening):
        return "USD"
    places: dict[str, list[str]] = load("figures")["dollars"]
    named = {
        currency: len(re.findall(rf"\b(?:{'|'.join(names)})\b", opening))
        for currency, names in places.items()
    }
    best = max(named, key=lambda currency: named[currency])
    return best if named[best] >= 2 else "USD"


def _money(text: str, start: int, end: int) -> Iterator[Quantity]:
    for found in MONEY.finditer(text, start, end):
        value = _scaled(found["low"], found["magnitude"] or found["later"] or "")
        symbol = found["symbol"].strip().lower()
        unit = dollar_of(text) if symbol == "$" else CURRENCIES[symbol]
        yield Quantity("money", value, unit, *found.span())


def _money_in_words(text: str, start: int, end: int) -> Iterator[Quantity]:
    for found in MONEY_IN_WORDS.finditer(text, start, end):
        value, written = _scaled(found["low"], found["magnitude"] or ""), found["unit"].lower()
        unit = next((u for word, u in CURRENCY_WORDS.items() if written.startswith(word)), "USD")
        yield Quantity("money", value, unit, *found.span())


def _shares(text: str, start: int, end: int, lower: str) -> Iterator[Quantity]:
    if any(sign in lower for sign in ("%", "percent", "per cent", "pct")):
        for found in PERCENT.finditer(text, start, end):
            if text[max(0, found.start() - 1)] in "+−":  # the change of a share price
                continue
            yield Quantity("percent", number(found["low"]), "percent", *found.span())
    for found in SPLIT.finditer(text, start, end):
        word = TENS[found["word"].lower()] if found["word"] else None
        parts = (word, 100 - word) if word else (int(found["one"]), int(found["other"]))
        for part in sorted(set(parts)) if sum(parts) == 100 else ():
            yield Quantity("percent", part, "percent", *found.span())
    for found in _in_words().finditer(text, start, end):
        share = _share(found.group().lower())
        yield Quantity("percent", share, "percent", *found.span(), in_words=True)


@cache
def _counted(measure: str) -> re.Pattern[str]:
    """A number, at most five words, and one of the nouns that are counted.

    Not "24/7 physician coverage", "two organizations' groups", "three operating rooms", "two
    wards and add six beds", "a 120-bed hospital for people".
    """
    vocabulary = load("figures")["nouns"]
    nouns, counted_instead, used_otherwise, between, others = (
        "|".join(re.escape(noun) for noun in vocabulary[name])
        for name in (
            measure,
            "counted instead",
            "used otherwise",
            "not between",
            "people" if measure == "beds" else "beds",
        )
    )
    first = rf"(?:\s|-(?!hospital))(?!(?:{counted_instead})\b(?!-stay|-case))"
    stop = rf"(?!(?:{between}|{others}|{_ONES}|{'|'.join(TENS)})(?![\w-]))"
    word = rf"(?:{stop}[^\W\d][\w’'()/&-]*\s|\([\w’'-]+\)\s)"
    last = rf"(?<!operating )(?<!procedure )(?:{nouns})\b(?![ -](?:{used_otherwise})\b)"
    return _pattern(rf"(?<![/\d.,+$]){_WHOLE}{first}{word}{{0,5}}?{last}")


@cache
def _in_words() -> re.Pattern[str]:
    phrases = sorted(load("figures")["nouns"]["share"], key=len, reverse=True)
    either = "|".join(re.escape(p).replace(r"\ ", r"[\s-]+") for p in phrases)
    return _pattern(
        rf"(?<!first )(?<!second )(?<!latter )(?<!last )(?<!next )\b(?:{either})\b"
        r"(?! (?:an? |the )?(?:dozen|hour|day|week|month|year|decade|century|mile|million|billion"
        r"|(?:19|20)\d\d))"
    )


def _share(written: str) -> int:
    """Percent of a share in words: "two-thirds" is 67; every way of saying half is 50."""
    how_many, _, part = written.replace(" ", "-").partition("-")
    share = PARTS.get(part.rstrip("s"), 50)
    return 50 if share == 50 else round(share * SMALL.get(how_many, 1))


def _scaled(low: str, magnitude: str) -> int | float:
    return _plain(number(low) * MAGNITUDES.get(magnitude.strip(" -").lower(), 1))


def number(written: str) -> int | float:
    """The value of a number in digits or words: "2.4", "1,145", "twenty-five", "half a dozen"."""
    bare = re.sub(r"\s?\([\d,]*\)", "", written).strip().lower()
    if bare[0].isdigit():
        return _plain(float(bare.replace(",", "")))
    total = current = 0
    for word in re.split(r"[ -]+", bare):
        if word in MULTIPLES:
            current = (current or 1) * MULTIPLES[word]
        else:
            current += SMALL.get(word, 0) + TENS.get(word, 0)
        if word == "thousand":
            total, current = total + current, 0
    return (total + current) // 2 if bare.startswith("half") else total + current


def _plain(value: float) -> int | float:
    rounded = round(value, 4)
    return int(rounded) if rounded == int(rounded) else rounded
