"""Institutions of one house, as the text says or their names show: `X, a member of Y`, `Y’s X`,
UW Medicine beside the University of Washington.

A unit and the system that acts through it are one party.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import pairwise

from affilcli.pipeline.annotations import Institution
from affilcli.pipeline.cues import Matcher
from affilcli.pipeline.deal.sides import sounds_like
from affilcli.pipeline.institutions.name_words import is_common, word_list
from affilcli.pipeline.page import Page
from affilcli.vocabulary import load

#: are two institutions, by their indices, of one house?
Tied = Callable[[int, int], bool]

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


def ties(page: Page, institutions: Sequence[Institution]) -> Tied:
    """Tells of two institutions whether they are of one house."""
    said = {frozenset(pair) for pair in _said(page)}

    # All pairs that names tie could be as many as the square of the institutions.
    def tied(first: int, second: int) -> bool:
        one, other = institutions[first], institutions[second]
        return (
            frozenset((first, second)) in said
            or _bears_acronym(one, other)
            or _bears_acronym(other, one)
        )

    return tied


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


def _bears_acronym(one: Institution, other: Institution) -> bool:
    """Does a name begin with the acronym of another's?"""
    first = one["name"].split()[0]
    if not _SHORT.fullmatch(first):
        return False
    return first in other["acronyms"] or (
        first in _initials(other["name"]) and not _is_above(one, other)
    )


def _is_above(one: Institution, other: Institution) -> bool:
    """Is one a system and the other a hospital, whose initials it then has by chance: CHI Health
    and Children's Hospital of Illinois?
    """
    lone = "hospital" in word_list(other["name"]) and not sounds_like(other, "system")
    return lone and sounds_like(one, "system")


def _initials(name: str) -> set[str]:
    """The first letters of a name, three or more: of all its words, or without common ones at its
    end (KSB of Katherine Shaw Bethea Hospital). And the first two, if the second is a place's: UW.
    """
    words = [word for word in word_list(name) if word not in _SMALL]
    whole = "".join(word[0] for word in words).upper()
    found = {whole[:length] for length in range(max(3, _own_words(words)), len(whole) + 1)}
    places = load("institutions")["shortening"]["not_places"]
    return found | {whole[:2]} if words[1:] and words[1] in places else found


def _own_words(words: Sequence[str]) -> int:
    """How many words are left of a name without the common ones at its end."""
    return next((i for i in range(len(words), 0, -1) if not is_common(words[i - 1])), 0)
