"""Numbers as writers put them, in digits and words, and the quantities that they make."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from affilcli.vocabulary import load


class Quantity(NamedTuple):
    """A number with its unit, and where the words stand.

    `measure` is money, percent, time, beds or people. A `part` is one of what was counted before,
    a `bare` one perhaps.
    """

    measure: str
    value: int | float
    unit: str
    start: int
    end: int
    in_words: bool = False
    as_adjective: bool = False
    part: bool = False
    bare: bool = False


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
UNITS = {"beds": "bed", "people": "person", "percent": "percent"}

ONES = "|".join(sorted(SMALL, key=len, reverse=True))
_BASIC = rf"(?:(?:{'|'.join(TENS)})(?:[ -](?:{ONES}))?|{ONES})"
_WORDS = (
    rf"(?:(?:(?:half )?an? |{_BASIC}[ -])?(?:{'|'.join(MULTIPLES)})"
    rf"(?:[ -](?:and )?{_BASIC}\b(?:[ -]hundred\b)?)?|{_BASIC})"
)
#: in digits; of more than these nobody has so many of anything
DIGITS = r"(?<!\d)(?:\d{1,3}(?:,\d{3}){1,5}(?:\.\d{1,15})?|\d{1,15}(?!\d)(?:\.\d{1,15})?)"
#: a number, perhaps said twice: "five (5)"
NUMBER = rf"(?:{DIGITS}|\b{_WORDS}\b)(?:\s?\(\d[\d,]*\))?"
BETWEEN = r"(?P<between>between\s)?"
#: what joins the ends of a range; after "between" that is "and" too
TO = r"(?:-?\s(?:to|or)\s|\s?[-–—]\s?|(?(between)\sand\s|(?!)))"
RANGE = rf"{BETWEEN}(?P<low>{NUMBER})(?:{TO}(?:{NUMBER}))?"


def pattern(source: str) -> re.Pattern[str]:
    """A pattern to which case does not matter."""
    return re.compile(source, re.IGNORECASE)


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


def scaled(low: str, magnitude: str) -> int | float:
    """A number times "million", "bn", "lakh crore" …"""
    return _plain(number(low) * magnitudes().get(magnitude.strip(" -").lower(), 1))


@cache
def magnitudes() -> dict[str, int]:
    """What words behind a number multiply it with."""
    return {word: int(times) for word, times in load("figures")["magnitudes"].items()}


def _plain(value: float) -> int | float:
    rounded = round(value, 4)
    return int(rounded) if rounded == int(rounded) else rounded
