"""The words of a person's title: what it is made of, and how it is written down."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from affilcli.pipeline.cues import Matcher
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
    president"), so that the context has to tell whose; `written` are words for an organisation
    that is no mention: "the hospital", "the new company", a name nobody knows.
    """

    title: str | None
    mention: Place | None
    end: int
    owned: bool = False
    written: str | None = None


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


@cache
def _described() -> str:
    """`the new hospital`, `the health system`: an organisation that is called what it is."""
    nouns = _any(load("people")["employers"]["nouns"])
    return rf"(?:(?:the|this|that|a|an)\s)?(?:[a-z][\w-]*\s){{0,2}}?(?:{nouns})(?![\w-])"


#: a capitalised name of up to five words
_NAMED = r"(?:the\s)?[A-Z][\w&-]*(?:\.\w+)*(?:\s(?:of\s|&\s)?[A-Z][\w&.-]*\w){0,4}"


@cache
def _possessor() -> re.Pattern[str]:
    return re.compile(rf"(?P<owner>{_described()}|{_NAMED}|(?:the\s)?[a-z]\w{{2,}})[’']s?\s")


@cache
def _employer() -> re.Pattern[str]:
    return re.compile(
        rf"\s(?:of|at|for|with)\s(?P<owner>(?:the|this|that|a|an)\s(?:[a-z][\w-]*\s){{0,2}}?"
        rf"(?:{_any(load('people')['employers']['nouns'])})(?![\w’'-]))"
    )


def possessor(text: str, start: int, end: int) -> re.Match[str] | None:
    """Words for an organisation that own the title behind them: `the hospital's`, `Acme's`."""
    return _possessor().match(text, start, end)


def employer(text: str, start: int, end: int) -> re.Match[str] | None:
    """Words for an organisation behind a title: `of the new hospital`."""
    return _employer().search(text, start, end)


def is_civic(title: str) -> bool:
    """Is this an office of a county or town?"""
    return bool(_matcher("civic").find(title))


def role_verb(text: str, start: int, end: int) -> int | None:
    """Where a verb that says what somebody does (`chairs`, `runs`) ends at `start`, if one does."""
    found = _matcher("roles").at(text, start, end)
    return found.end if found else None


@cache
def _matcher(key: str) -> Matcher:
    return Matcher({key: load("people")["titles"][key]})


@cache
def saying_words() -> frozenset[str]:
    """Verbs that open what a person says: no title begins with one."""
    return frozenset(word.split()[0] for word in load("people")["verbs"]["saying"])


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
