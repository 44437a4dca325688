"""The words of a person's title: what it is made of, and how it is written down."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from affilcli.pipeline.people.persons import Named
from affilcli.vocabulary import load

#: where an institution is named: start, end, index of the institution
Place = tuple[int, int, int]
ARTICLES = frozenset({"the", "its", "our", "his", "her", "their", "a", "an"})
#: how far before a name the office of an outsider is looked for, in characters
OFFICE_REACH = 30
_LEADING = re.compile(
    r"^(?:\w+[’']s\s)?(?:[’']s?\s)?(?:(?:is|was|will|be|has|been|to|serves|who|the|a|an|its|our|his"
    r"|her|their|currently|now|already|also|as|presently|serving)\s)*",
    re.IGNORECASE,
)
_TRAILING = re.compile(r"\s(?:of|at|for|and|with|the|from)$")


class Detail(NamedTuple):
    """Title and organisation found for a name; `mention` is where the organisation is named.

    `end` is where the words about the person end; `owned` says that the title is somebody's ("our
    president"), so that the context has to tell whose.
    """

    title: str | None
    mention: Place | None
    end: int
    owned: bool = False


@cache
def title_words() -> re.Pattern[str]:
    """Words that make a title: president, chair, chief …"""
    words = _any(load("people")["titles"]["words"])
    return re.compile(rf"(?<![\w-])(?:{words})s?(?![\w])", re.IGNORECASE)


@cache
def degrees() -> re.Pattern[str]:
    """Academic degrees behind a name."""
    words = _any(load("people")["degrees"]["words"])
    return re.compile(rf"(?:,?\s\(?(?:{words})\)?(?![\w]))+")


@cache
def openers() -> frozenset[str]:
    """Words that stand before a title word within a title: senior, interim, the …"""
    return frozenset(load("people")["titles"]["openers"])


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def is_outside(detail: Detail, text: str, named: Named) -> bool:
    """Is this somebody who is not for a party: an official, a journalist?"""
    before = text[max(0, named.start - OFFICE_REACH) : named.start]
    words = f"{detail.title or ''} {before}".casefold()
    return any(role in words for role in load("people")["titles"]["outside"])


def clean(title: str) -> str | None:
    """A title without article, possessor, degrees and loose ends."""
    bare = _LEADING.sub("", re.sub(r"\s+", " ", title).strip(" ,–—-("))
    bare = re.sub(rf"^(?:{degrees().pattern}),?\s*", "", " " + bare).strip(" ,")
    return _TRAILING.sub("", bare) or None
