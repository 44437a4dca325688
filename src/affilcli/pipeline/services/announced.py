"""Sentences that only announce what stays outside: "Two things won't travel."

What they announce stands in the sentences behind them, each of which may say it in words of its
own: "The ambulances go to a new nonprofit. And the clinic down the road stays independent."
"""

from __future__ import annotations

import re
from functools import cache

from affilcli.pipeline.page import Page
from affilcli.pipeline.services.wordlists import any_of
from affilcli.vocabulary import load

#: so many words has such a sentence at most, and so many sentences tell what it announces
MOST_WORDS, MOST_FOLLOWING = 12, 4


@cache
def _announcing() -> re.Pattern[str]:
    table = load("exclusions")["announcement"]
    counts, things, not_all, denied, outside = (
        any_of(table[key]) for key in ("counts", "things", "not_all", "denied", "outside")
    )
    verbs = (
        r"(?:is|are|was|were|do|does|did|will|would|wo|sits?|stays?|remains?|falls?|stands?|lies?)"
    )
    lead = r"(?i)\W*(?:(?:but|and|still|only|just|then)\s)?"
    no_or_out = rf"(?:\b(?:{denied})\b|n[’']t\b|\b(?:{outside})\b)"
    return re.compile(
        rf"{lead}(?:(?:{counts})\s(?:(?:{things})|(?={verbs}\b))\s?(?:\S+\s){{0,2}}?(?:\S+)?{no_or_out}"
        rf"|(?:{not_all})\b"
        rf"|(?:\S+\s){{1,5}}?(?:(?:{denied})|\w+n[’']t)\s(?:\w+\s){{1,3}}?everything\s*[.:])"
    )


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
