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
_TRAILING = re.compile(r"\s(?:of|at|for|and|or|with|the|from|in)$")
#: since when, until when, how long somebody has had a title is no part of it
_TIMED = re.compile(
    r",?\s(?:since|until|till|through|as of|effective|last|this|starting|beginning"
    r"|(?:for|over|in)\s(?:the\s(?:past|last|first|next)|nearly|almost|about|over|more\sthan|some|\d|\w+\s(?:years?|months?)\b)"
    r"|(?:from|in)\s(?:19|20)\d\d)\b.*$"
)


class Detail(NamedTuple):
    """Title and organisation found for a name; `mention` is where the organisation is named.

    `end` is where the words about the person end; `owned` says that the title is somebody's ("our
    president"), so that the context has to tell whose; `written` are words for an organisation
    that is no mention ("the hospital", "the new company", a name nobody knows), or for a body of
    the one that is: "Acme's board".
    """

    title: str | None
    mention: Place | None
    end: int
    owned: bool = False
    written: str | None = None


@cache
def title_words() -> re.Pattern[str]:
    """Words that make a title: president, chair, chief …"""
    titles = load("people")["titles"]
    words, endings = _any(titles["words"]), _any(titles["endings"])
    return re.compile(
        rf"(?<![\w-])(?:{words}|[a-z]{{2,20}}(?:{endings}))s?"
        r"(?:-(?:designate|elect|emeritus|emerita))?(?![\w])",
        re.IGNORECASE,
    )


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
    filler = rf"(?!(?:the|this|that|an?|{_any(saying_words())})\s)[a-z][\w-]*\s"
    return rf"(?:(?:the|this|that|a|an)\s)?(?:{filler}){{0,2}}?(?:{nouns})(?![\w-])"


#: a capitalised name of up to five words
_NAMED = (
    r"(?:the\s)?(?:(?:St|Mt|Ft)\.\s)?[A-Z][\w&-]*(?:\.\w+)*(?:\s(?:of\s|&\s)?[A-Z][\w&.-]*\w){0,4}"
    r"(?:(?<=Children)[’']s|(?<=Women)[’']s)?"
)


@cache
def _possessor() -> re.Pattern[str]:
    return re.compile(rf"(?P<owner>{_described()}|{_NAMED}|(?:the\s)?[a-z]\w{{2,}})[’']s?\s")


@cache
def _employer() -> re.Pattern[str]:
    return re.compile(
        rf"\s(?:of|at|for|with)\s(?P<owner>(?:the|this|that|a|an|both|all)\s(?:[\w-]+\s){{0,2}}?"
        rf"(?:{_any(load('people')['employers']['nouns'])})(?![\w’'-]))"
    )


@cache
def _described_one() -> re.Pattern[str]:
    nouns = _any(load("people")["employers"]["nouns"])
    return re.compile(rf"\b(?P<owner>the\s(?:[a-z][\w-]*\s){{0,2}}?(?:{nouns}))(?![\w-])")


def possessor(text: str, start: int, end: int) -> re.Match[str] | None:
    """Words for an organisation that own the title behind them: `the hospital's`, `Acme's`."""
    return _possessor().match(text, start, end)


def employer(text: str, start: int, end: int) -> re.Match[str] | None:
    """Words for an organisation behind a title: `of the new hospital`."""
    return _employer().search(text, start, end)


def described(text: str, start: int, end: int) -> re.Match[str] | None:
    """Words for an organisation that what somebody does is about: `chairs the alliance's board`."""
    return _described_one().search(text, start, end)


def is_civic(title: str) -> bool:
    """Is this an office of a county or town?"""
    return bool(_matcher("civic").find(title))


def role_verb(text: str, start: int, end: int) -> int | None:
    """Where a verb that says what somebody does (`chairs`, `runs`) ends at `start`, if one does."""
    found = _matcher("roles").at(text, start, end)
    return found.end if found else None


def is_department(name: str) -> bool:
    """Is this a part of a title that only looks like a name: `Health Affairs`, `Supervisors`?"""
    return name.rsplit(maxsplit=1)[-1].casefold() in load("people")["titles"]["departments"]


def office_words(title: str) -> frozenset[str]:
    """The offices in a title that an organisation has one of, and what schools have."""
    words = load("people")["titles"]
    low = title.casefold()
    return frozenset(word for key in ("offices", "schooled") for word in words[key] if word in low)


def holds_any(title: str | None, key: str) -> bool:
    """Does a title hold any of the words under this key of the vocabulary?"""
    low = (title or "").casefold()
    return any(word in low for word in load("people")["titles"][key])


@cache
def _matcher(key: str) -> Matcher:
    return Matcher({key: load("people")["titles"][key]})


@cache
def _passed_over() -> str:
    words = [
        *saying_words(),
        "who",
        "is",
        "was",
        "will",
        "has",
        "had",
        "of",
        "for",
        "at",
        "in",
        "to",
    ]
    return _any(words)


@cache
def _chain() -> re.Pattern[str]:
    """A further title word behind one: `chief (medical officer)`, `president (and chair)`."""
    return re.compile(
        rf"(?:,\s(?:and\s)?|\s(?:and|&)\s|\s?/\s?|[\s-])(?:(?!(?:{_passed_over()})\b)[\w’'&-]+\s){{0,3}}?"
        rf"{title_words().pattern}",
        re.IGNORECASE,
    )


#: what can follow a title and still belong to it
_GOES_ON = re.compile(
    r"\s(?:of|for|in|at|to|with|on|over|and|&|from|emerit\w+|elect)\b|\s?[,–—/(-]|\s[A-Z]|\W*$"
)


def words_end(text: str, end: int, limit: int) -> int:
    """Where a title stops whose first word ends at `end`: before a small word that is no part of
    it, as a verb; else at `limit`.
    """
    while further := _chain().match(text, end, limit):
        end = further.end()
    return limit if _GOES_ON.match(text, end, limit) else end


def is_verbal(title: str) -> bool:
    """Does a title say what somebody does: `chairs the board`?"""
    return role_verb(title, 0, len(title)) is not None


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
    return _TRAILING.sub("", _TIMED.sub("", bare).strip(" ,")) or None
