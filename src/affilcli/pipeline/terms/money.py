"""Sums of money: `$5 million`, `A$40m`, `Rs 4,000 crore`, `one trillion won`; a bare dollar is that
of the places which a text names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

from affilcli.pipeline.spots import Cover
from affilcli.pipeline.terms.numbers import (
    BETWEEN,
    DIGITS,
    NUMBER,
    TO,
    Quantity,
    magnitudes,
    pattern,
    scaled,
)
from affilcli.vocabulary import load

#: so much of a text is searched for the places that tell whose dollar it is, in characters
OPENING = 3000
#: fewer of a currency that is told by its word alone are something else: "two won"
FEW = 1000
#: a number of a room or a grant: "R01"
PADDED = re.compile(r"0\d")


def sums(text: str, start: int, end: int, lower: str) -> Iterator[Quantity]:
    """The sums of money in `text[start:end]`, which is `lower` in small letters."""
    signed = list(_signed(text, start, end)) if _signs().search(text, start, end) else []
    yield from signed
    if any(word in lower for word in _words()):
        yield from _in_words(text, start, end, signed)


def _signed(text: str, start: int, end: int) -> Iterator[Quantity]:
    for found in _with_symbol().finditer(text, start, end):
        symbol = found["symbol"].strip(" .").upper()
        magnitude = found["magnitude"] or found["later"] or ""
        if symbol in _currencies()["short"] and not (magnitude or _grouped(found["low"])):
            continue
        unit = dollar_of(text) if symbol == "$" else _symbols()[symbol]
        yield Quantity("money", scaled(found["low"], magnitude), unit, *found.span())


def _grouped(low: str) -> bool:
    """Is a number written as sums are, in thousands: "1,500"?"""
    return "," in low and not PADDED.match(low)


def _in_words(text: str, start: int, end: int, signed: list[Quantity]) -> Iterator[Quantity]:
    """The sums told by a word; those that are `signed` are of no other currency."""
    told = Cover([(one.start, one.end) for one in signed])
    for found in _with_word().finditer(text, start, end):
        value, word = _value(found), found["word"].lower()
        if value < FEW and word not in _currencies()["few"]:
            continue
        if word in _currencies()["doubtful"] and not found["whose"]:
            if not (found["magnitude"] or found["plural"]):
                continue  # "40,000 won a raise"
            if told.touches(found.start(), found.start() + 1):
                continue  # "the $40 million won them over"
        whose = (found["whose"] or "").lower().replace(".", "").strip()
        unit = _currencies()["whose"].get(whose) or _words()[word]
        yield Quantity("money", value, unit, *found.span())


def _value(found: re.Match[str]) -> int | float:
    """Of "a billion dollars" and "half a million euros" too."""
    low, magnitude = found["low"].lower(), found["magnitude"] or ""
    if low.endswith(("a", "an")):
        return scaled("0.5" if low.startswith("half") else "1", magnitude)
    return scaled(low, magnitude)


@lru_cache(maxsize=8)
def dollar_of(text: str) -> str:
    """The currency that a bare "$" means in this text, from the places it names."""
    opening = text[:OPENING]
    if re.search(r"\bU\.?S\.?\b|United States|American\b", opening):
        return "USD"
    places: dict[str, list[str]] = load("figures")["dollars"]
    named = {
        currency: len(re.findall(rf"\b(?:{'|'.join(names)})\b", opening))
        for currency, names in places.items()
    }
    best = max(named, key=lambda currency: named[currency])
    return best if named[best] >= 2 else "USD"


def _currencies() -> dict[str, Any]:
    currencies: dict[str, Any] = load("figures")["currencies"]
    return currencies


def _symbols() -> dict[str, str]:
    symbols: dict[str, str] = _currencies()["symbols"]
    return symbols


def _words() -> dict[str, str]:
    words: dict[str, str] = _currencies()["words"]
    return words


@cache
def _magnitude() -> str:
    """`million`; letters such as the m of `$5m` stand right at the number, and end a word."""
    long, short = (
        "|".join(sorted(map(re.escape, words), key=len, reverse=True))
        for words in (
            [word for word in magnitudes() if len(word) > 3],
            [word for word in magnitudes() if len(word) <= 3],
        )
    )
    return rf"(?:\s|-)?(?:{long}|(?:{short})\b)"


@cache
def _symbol() -> str:
    """Any symbol, in its own letters; such as begin with one stand behind none."""
    signs = sorted(_symbols(), key=len, reverse=True)
    either = "|".join(
        (r"(?<![A-Za-z])" if sign[0].isalpha() else "") + re.escape(sign) for sign in signs
    )
    return rf"(?-i:(?:{either}))\.?"


@cache
def _signs() -> re.Pattern[str]:
    return pattern(rf"{_symbol()}\s?\d")


@cache
def _with_symbol() -> re.Pattern[str]:
    return pattern(
        rf"{BETWEEN}(?P<symbol>{_symbol()})\s?(?P<low>{DIGITS})(?P<magnitude>{_magnitude()})?"
        rf"(?:{TO}(?:{_symbol()}\s?)?{DIGITS}(?P<later>{_magnitude()})?)?(?![\d,]*\d)"
    )


@cache
def _with_word() -> re.Pattern[str]:
    words = "|".join(sorted(_words(), key=len, reverse=True))
    whose = "|".join(map(re.escape, _currencies()["whose"]))
    return pattern(
        rf"(?P<low>{NUMBER}|\b(?:half\s)?an?(?=\s(?:m|b|tr)illion))(?P<magnitude>{_magnitude()})?\s"
        rf"(?P<whose>(?:u\.s\.|{whose})\s)?(?P<word>{words})(?P<plural>s)?\b"
    )
