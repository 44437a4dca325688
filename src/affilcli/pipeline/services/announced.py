"""Sentences that only announce what stays outside: "Two things won't travel."

What they announce stands in the sentences behind them, each of which may say it in words of its
own: "The ambulances go to a new nonprofit. And the clinic down the road stays independent."
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from affilcli.pipeline.page import Page
from affilcli.pipeline.services.wordlists import any_of, moving
from affilcli.vocabulary import load

#: so many words has such a sentence at most, and so many sentences tell what it announces
MOST_WORDS, MOST_FOLLOWING = 12, 4


@cache
def _announcing() -> re.Pattern[str]:
    words = {name: any_of(listed) for name, listed in load("exclusions")["announcement"].items()}
    things = rf"(?:{words['counts']})\s(?:(?:{words['things']})\s)?(?={_verb(words)})"
    deal = {name: any_of(load("scope")["denied"][name]) for name in ("prepositions", "deals")}
    it = rf"(?:it|(?:the|this)\s(?:{deal['deals']}))\b"
    taken = rf"(?:{words['belonging']})\b(?!\sby\s(?!{it}))"
    belonging = rf"(?:{taken}|(?:{deal['prepositions']})\s{it}|{moving()})"
    not_there = rf"{_denied(words)}\s(?:(?:{words['between']})\s)*{belonging}"
    return re.compile(
        rf"(?i)\W*(?:(?:{words['openings']})\s)?"
        rf"(?:{things}(?:\S+\s){{0,2}}?(?:{not_there}|(?:{words['outside']}|outside\s{it})\s*[.:;])"
        rf"|(?:{words['not_all']})\b"
        rf"|(?:\S+\s){{1,5}}?{_denied(words)}\s(?:\w+\s){{1,3}}?everything\s*[.:])"
    )


def _verb(words: Mapping[str, str]) -> str:
    return rf"(?:{words['verbs']})(?:n[’']t)?\b|can(?:not|[’']t)\b"


def _denied(words: Mapping[str, str]) -> str:
    return rf"(?:\b(?:{words['denied']})|\w+n[’']t)"


def announced(page: Page) -> frozenset[int]:
    """Indices of the sentences that tell what the one before them announces to be outside."""
    found: set[int] = set()
    for index, sentence in page.telling():
        text = page.text_of(sentence)
        if len(text.split()) <= MOST_WORDS and _announcing().match(text):
            found.update(_following(page, index))
    return frozenset(found)


def _following(page: Page, index: int) -> range:
    """The sentences behind one, as far as they go on in its paragraph."""
    zone, end = page.sentences[index]["zone"], index + 1
    last = min(len(page.sentences), end + MOST_FOLLOWING)
    while end < last and page.sentences[end]["zone"] == zone:
        end += 1
    return range(index + 1, end)
