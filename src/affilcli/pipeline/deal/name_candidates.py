"""Capitalised phrases that could be the name of a deal, its programme or its new entity."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from affilcli.pipeline.deal.naming import NAMING, SIGNS, introductions
from affilcli.pipeline.institutions.name_words import is_head
from affilcli.pipeline.institutions.runs import RUN
from affilcli.pipeline.institutions.trimming import trim
from affilcli.pipeline.page import Page
from affilcli.vocabulary import load

_AND = re.compile(r"\sand\s(?=[A-Z])")
#: a stroke or dash between two names that are one: St. Mary's/Duluth Clinic Health System
_STROKE = re.compile(r"(?:\s?/\s?|–|\s[—-]\s)(?=[A-Z])")
#: what leads to the other side's name in one that both give: X with Y
_WITH = re.compile(r"\s(?:(?:together\s|in\spartnership\s)?with|by)\s(?=[A-Z])")
#: a brand that begins small: eBrightHealth
_BRAND = re.compile(r"(?<![\w’'.@/#-])[a-z]{1,3}[A-Z][a-z]{2,}\w*")
#: a day that ends a sentence behind a name, in capitals as this: joined the Network Tuesday
_DAY = re.compile(r"\s(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$")
#: words that stay small in title case
_SMALL = frozenset({"of", "and", "for", "at", "the", "in", "with", "&"})
_CAMEL = re.compile(r"[a-z][A-Z]")
#: so many words into a name, a word may open it as `Center for …` does
OPENING = 3
#: a short name in quotation marks, which may hold small words: “Bridge to Care,”
_QUOTED = re.compile(r"(?<=[“\"])[A-Z][^“”\"\n.;:?!]{2,60}?(?=[,.]?[”\"])")


def candidates(page: Page) -> Iterator[tuple[int, int]]:
    """Capitalised phrases of the story: two words or more, or one with a capital inside."""
    for _, sentence in page.telling():
        if page.kind(sentence) == "headline":
            continue
        for quoted in _QUOTED.finditer(page.text, sentence["start"], sentence["end"]):
            if introductions(page, *quoted.span()) or _is_titled(quoted.group()):
                yield quoted.span()
        for brand in _BRAND.finditer(page.text, sentence["start"], sentence["end"]):
            yield brand.span()
        taken = 0
        for run in RUN.finditer(page.text, sentence["start"], sentence["end"]):
            if run.start() < taken:
                continue
            start, end = _without_day(page.text, *trim(page.text, *run.span()))
            name = page.text[start:end]
            joined = _joined(page, start, end) or _struck(page, start, run.end())
            if joined:
                yield start, joined
                taken = joined
            # The Center for Infants is no more than the beginning of one for Infants and Children.
            # A name with another's (X with Y), if something is called so, is more than X.
            whole = joined and name and (opens(name.split()) or _is_called(page, start, joined))
            if not whole and (len(name.split()) > 1 or _CAMEL.search(name)):
                yield start, end


def _is_titled(words: str) -> bool:
    """Are these words in title case, and does the last of them head a name?"""
    told = words.split()
    small = [word for word in told if not word[0].isupper()]
    return len(told) > 1 and heads_name(told[-1]) and all(word in _SMALL for word in small)


def _is_called(page: Page, start: int, end: int) -> bool:
    return bool(introductions(page, start, end) & NAMING)


def heads_name(word: str) -> bool:
    """Is this a word that names of organisations, agreements and programmes end with?"""
    return is_head(word) or word in load("deal_names")["names"]["heads"]


def _without_day(text: str, start: int, end: int) -> tuple[int, int]:
    day = _DAY.search(text, start, end)
    return start, day.start() if day else end


def _struck(page: Page, start: int, end: int) -> int | None:
    """Where the second of two names ends that are one: with a stroke between them, if a head word
    closes it or it is introduced, or with `with`, if it is what something is called.
    """
    stroke = _STROKE.match(page.text, end)
    joint = stroke or _WITH.match(page.text, end)
    run = RUN.match(page.text, joint.end()) if joint else None
    if run is None:
        return None
    second, stop = trim(page.text, *run.span())
    if stop <= second:
        return None
    if stroke and heads_name(page.text[second:stop].rsplit(maxsplit=1)[-1]):
        return stop
    return stop if introductions(page, start, stop) & (set(SIGNS) if stroke else NAMING) else None


def in_headlines(page: Page, name: str) -> list[tuple[int, int]]:
    """Where the headlines have a name, however they write it."""
    if name.casefold() not in page.headlines:
        return []
    pattern = re.compile(rf"\b{re.escape(name)}\b", re.IGNORECASE)
    heads = [s for s in page.sentences if page.kind(s) == "headline"]
    return [f.span() for s in heads for f in pattern.finditer(page.text, s["start"], s["end"])]


def _joined(page: Page, start: int, end: int) -> int | None:
    """Where a name that `and` goes through ends.

    `Ely and Bay Hospital` if it is introduced; `Center for Infants and Children` by its beginning,
    `Joint Heart and Lung Program` by its end.
    """
    joint = _AND.match(page.text, end)
    words = page.text[start:end].split()
    if joint is None or not words or is_head(words[-1]):
        return None
    run = RUN.match(page.text, joint.end())
    if run is None:
        return None
    last, creations = run.group().split()[-1], load("institutions")["creations"]["heads"]
    if opens(words) or last in creations:
        return run.end()
    headed = any(map(heads_name, run.group().split()))
    return run.end() if headed and introductions(page, start, run.end()) & set(SIGNS) else None


def opens(words: list[str]) -> bool:
    """Do the words begin as `Center for …` does, or `Texas Center for …`, or `Project …`?"""
    if words[0] in load("deal_names")["names"]["leading"]:
        return True
    first = next((i for i, word in enumerate(words[:OPENING]) if word in _opening()), None)
    if first is None:
        return False
    leading = words[1:-1] if first == 0 else words[first + 1 : first + 2]
    return bool({"for", "of"} & set(leading))


@cache
def _opening() -> frozenset[str]:
    return frozenset(load("deal_names")["names"]["opening"])
