"""Institutions of one house, as the text says or their names show: `X, a member of Y`, `Y’s X`,
UW Medicine beside the University of Washington.

A unit and the system that acts through it are one party.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from affilcli.pipeline.annotations import Institution
from affilcli.pipeline.cues import Matcher
from affilcli.pipeline.institutions.name_words import word_list
from affilcli.pipeline.page import Page
from affilcli.vocabulary import load

#: so far apart two names stand at most of which one is said to be of the other, in characters
REACH = 80
#: what stands before words for a tie, so that they are said aside and nothing that becomes
_ASIDE = re.compile(
    r"(?:\s?\([^()]{1,30}\))?\s?[,(–—-]\s?(?:(?:which|who)\s(?:is|are)\s|now\s|itself\s)?"
)
_ONWARD = re.compile(r",?\s(?:the\s)?")
_OWNS = re.compile(r"[’']s\s(?:own\s)?")
#: letters that an acronym of a name may have: UW, UCSD, HSHS
_SHORT = re.compile(r"[A-Z][A-Za-z]{0,4}[A-Z]")
_SMALL = frozenset({"of", "and", "for", "at", "in", "the"})


@cache
def _cues() -> Matcher:
    return Matcher({"tied": load("parties")["cues"]["tied"]})


def ties(page: Page, institutions: Sequence[Institution]) -> set[frozenset[int]]:
    """The pairs of institutions that are of one house."""
    return {frozenset(pair) for pair in (*_said(page), *_named(institutions)) if pair[0] != pair[1]}


def _said(page: Page) -> Iterator[tuple[int, int]]:
    """Pairs of names of which one is said, right behind the other, to be of its house."""
    for (_, end, one), (start, _, other) in pairwise(page.names):
        if 0 < start - end <= REACH and one != other and _is_tie(page.text, end, start):
            yield one, other


def _is_tie(text: str, start: int, end: int) -> bool:
    if _OWNS.fullmatch(text, start, end):
        return True
    aside = _ASIDE.match(text, start, end)
    hit = _cues().at(text, aside.end(), end) if aside else None
    return hit is not None and _ONWARD.fullmatch(text, hit.end, end) is not None


def _named(institutions: Sequence[Institution]) -> Iterator[tuple[int, int]]:
    """Pairs of which one begins with the acronym of the other."""
    acronyms: dict[str, list[int]] = defaultdict(list)
    for index, one in enumerate(institutions):
        for acronym in {*one["acronyms"], *_initials(one["name"])}:
            acronyms[acronym].append(index)
    for index, one in enumerate(institutions):
        first = one["name"].split()[0]
        if _SHORT.fullmatch(first):
            yield from ((index, other) for other in acronyms.get(first, ()))


def _initials(name: str) -> set[str]:
    """The first letters of a name of three words or more, and of two before a place: UW."""
    words = [word for word in word_list(name) if word not in _SMALL]
    whole = "".join(word[0] for word in words).upper()
    return {whole[:length] for length in range(2, len(whole) + 1)}
