"""Sentences that tell of a deal of one party with someone else, whose dates are not this deal's."""

from __future__ import annotations

import re
from bisect import bisect_left

from spacy.tokens import Doc

from affilcli.pipeline.page import Page

#: characters before a name in which it can be said that a deal was made with it
REACH = 60
#: so many sentences open the story, and tell of this deal whomever they name
OPENING = 2
_WITH = re.compile(
    r"(?i)\b(?:(?:ventures?|partnerships?|agreements?|mergers?|affiliations?|deals?|alliances?"
    r"|leases?|contracts?|collaborations?|letters?\s+of\s+intent|memorand\w+\s+of\s+understanding"
    r"|pacts?|talks|ties|partner\w*|merg\w+|affiliat\w+)\s+with"
    r"|acquir\w+|bought|purchas\w+(?:\s+of)?)\s+(?:the\s+)?(?:[\w. ]{1,30}-based\s+)?$"
)
_THE_ONE = re.compile(
    r"(?i)\bthe\s+(?:new\s+)?(?:facility|hospital|center|venture|deal|agreement)\b"
)


def sentences(page: Page) -> set[int]:
    """Indices of the sentences of a deal with someone else, and of those that go on about it."""
    parties = _parties(page.doc)
    found = {
        page.index_at(mention["start"])
        for number, one in enumerate(page.doc._.affil_institutions or [])
        if parties and number not in parties
        for mention in one["mentions"]
        if _made_with(page, mention["start"])
    }
    found = {index for index in found if not _joint(page, index, parties)}
    return found | {index + 1 for index in found if _goes_on(page, index)}


def _parties(doc: Doc) -> dict[int, list[int]]:
    """Where each party is named, in order."""
    named = doc._.affil_institutions or []
    taken = [p["value"]["institution"] for p in doc._.affil_parties or [] if p["taken"]]
    return {number: [m["start"] for m in named[number]["mentions"]] for number in taken}


def _made_with(page: Page, start: int) -> bool:
    """Does "a joint venture with", "acquired" or the like stand before a name?"""
    sentence = page.sentence_at(start)
    return bool(_WITH.search(page.text[max(sentence["start"], start - REACH) : start]))


def _joint(page: Page, index: int, parties: dict[int, list[int]]) -> bool:
    """Does a sentence name two parties, or open the story?"""
    sentence = page.sentences[index]
    inside = [
        number
        for number, places in parties.items()
        if bisect_left(places, sentence["start"]) < bisect_left(places, sentence["end"])
    ]
    return index in page.lead[:OPENING] or len(inside) > 1


def _goes_on(page: Page, index: int) -> bool:
    """Does the next sentence of the paragraph say more of "the" facility or deal?"""
    if index + 1 >= len(page.sentences):
        return False
    following = page.sentences[index + 1]
    same = following["zone"] == page.sentences[index]["zone"]
    return same and bool(_THE_ONE.search(page.text_of(following)))
