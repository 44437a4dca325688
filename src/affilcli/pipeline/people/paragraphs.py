"""What the paragraph about a person, and where the text comes back to one, say of the employer.

Whom a paragraph is about speaks in it, and who speaks names others more than the own house.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import islice

from affilcli.pipeline.page import Page
from affilcli.pipeline.people.cast import Cast
from affilcli.pipeline.people.persons import Named
from affilcli.pipeline.people.titles import Place
from affilcli.pipeline.people.titles_later import returns
from affilcli.pipeline.spots import starting_in, touching
from affilcli.vocabulary import load

#: so far from a name its paragraph is looked at, in characters
REACH = 3000
#: so many of its quotations are
QUOTATIONS = 8
#: so many sentences before a person's the subject of the paragraph is looked for
BACK = 4
#: so far into a sentence its subject begins, in characters
SUBJECT = 25


def paragraph(page: Page, named: Named, cast: Cast) -> dict[str, set[int]]:
    """How institutions are named in a person's paragraph: relation to institutions."""
    start, end = _reach(page, named)
    quotations = list(islice(starting_in(cast.quotes, start, end), QUOTATIONS))
    quoted = [m for opens, closes in quotations for m in starting_in(cast.mentions, opens, closes)]
    return {
        "subject before": {m[2] for m in _subject_before(page, named, cast)},
        "named in the quotation": {m[2] for m in quoted},
        "noun of the quotation": _meant(page.text, quotations, cast),
        "before a later mention": {m[2] for m in _before_returns(page, named, cast)},
    }


def shares(page: Page, named: Named, cast: Cast) -> dict[int, float]:
    """Of the mentions of institutions in a person's paragraph the share that is each one's."""
    counts = Counter(m[2] for m in starting_in(cast.mentions, *_reach(page, named)))
    return {index: count / counts.total() for index, count in counts.items()}


def _reach(page: Page, named: Named) -> tuple[int, int]:
    zone = page.zones[page.sentence_at(named.start)["zone"]]
    return max(zone["start"], named.start - REACH), min(zone["end"], named.end + REACH)


def _told(cast: Cast, start: int, end: int) -> list[Place]:
    """Where institutions are named outside quotation marks."""
    return [m for m in starting_in(cast.mentions, start, end) if not touching(cast.quotes, *m[:2])]


def _subject_before(page: Page, named: Named, cast: Cast) -> list[Place]:
    """The institution with which a sentence shortly before begins: the last one that does."""
    here = page.index_at(named.start)
    zone = page.sentences[here]["zone"]
    for index in range(here - 1, max(-1, here - 1 - BACK), -1):
        sentence = page.sentences[index]
        if sentence["zone"] != zone and index < here - 1:
            break
        found = _told(cast, sentence["start"], sentence["start"] + SUBJECT)
        if found and not sentence["quoted"]:
            return found[:1]
    return []


def _meant(text: str, quotations: list[tuple[int, int]], cast: Cast) -> set[int]:
    """The institutions that a speaker can mean by what they are: `our hospital`."""
    nouns = {
        found["noun"].casefold()
        for opens, closes in quotations
        for found in _spoken_of().finditer(text, opens, closes)
    }
    return set().union(*(cast.called.get(noun, ()) for noun in nouns))


@cache
def _spoken_of() -> re.Pattern[str]:
    nouns = "|".join(map(re.escape, load("people")["employers"]["spoken of"]))
    return re.compile(rf"(?i)\b(?:our|this|the|a)\s(?:\w+\s)?(?P<noun>{nouns})\b")


def _before_returns(page: Page, named: Named, cast: Cast) -> list[Place]:
    """The institutions named last before the person, in sentences that come back to one."""
    spots = (spot.start for spot in returns(page, named))
    told = (_told(cast, page.sentence_at(at)["start"], at) for at in spots)
    return [before[-1] for before in told if before]
