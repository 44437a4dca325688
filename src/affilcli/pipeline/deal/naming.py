"""Signs that the text gives a name to something new.

`called X`, `to form X`, `X, a joint venture`, `X, as the new group is called`, `X was formed by`,
and in distinction from it a new name for what there was before: `the hospital will be called X`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from affilcli.pipeline.cues import Matcher
from affilcli.pipeline.page import Page
from affilcli.pipeline.spots import starting_in
from affilcli.vocabulary import load

#: signs of a name (tables of `vocabulary/deal_names.toml`; `renamed` is told from the others)
SIGNS = (
    "introduced", "named", "termed", "created", "apposed", "described", "joined", "renamed",
)  # fmt: skip
#: those that give a name, to something new or to something old
NAMING = frozenset({"introduced", "named"})
#: those of something new
NOVELTY = frozenset(SIGNS) - {"joined", "renamed"}
#: how far before a name its introduction is looked for, in characters
REACH = 60
#: and how far behind it, what it is: `X, a new joint venture`
REACH_BEHIND = 90
_GAP = re.compile(r"[\s“\"‘'–—,:?]*(?:\b(?:[Tt]he|an?)\s+[“\"‘']?)?$")
_BETWEEN = re.compile(
    r"[”\"’']?\s?(?:\([^)]{1,20}\))?"
    r"(?:,\s|\s?[–—]\s?|\.\s(?:That[’']s|That is|This is|It[’']s|It is)\s)"
    r"(?=(?:an?|the|its|their)\s)"
)
#: a short form in brackets or a comma between a name and what becomes of it
_ONWARD = re.compile(r"[”\"’']?(?:\s\([^)]{1,30}\))?,?\s")
_LEGAL = re.compile(r",? (?:LLC|L\.L\.C\.|Inc\.?|Ltd\.?|LP)$")
#: a sentence that begins so has its subject in the one before
_PRONOUN = re.compile(r"(?:It|They|That|This)\b")
#: `X, as it'll be known`, `X, as the new group is to be called`
_AS_CALLED = re.compile(
    r"[”\"’']?,\sas\s(?:[\w’'-]+\s){0,6}?(?:(?:is|are|was|be|been|being|now)|\w+[’']s)\s"
    r"(?:to\sbe\s|now\s|being\s)?(?:called|named|known|dubbed|styled|titled|branded)\b"
)


@cache
def _before() -> Matcher:
    table = load("deal_names")["names"]
    return Matcher(
        {
            label: table[label]
            for label in ("introduced", "named", "termed", "created", "apposed", "joined", "at")
        }
    )


@cache
def _behind() -> Matcher:
    return Matcher({"apposed": load("deal_names")["names"]["behind"]})


@cache
def _become() -> Matcher:
    return Matcher({"described": load("deal_names")["names"]["described"]})


@cache
def _subjects() -> Matcher:
    table = load("deal_names")["names"]
    return Matcher({label: table[label] for label in ("new", "old")})


def introductions(page: Page, start: int, end: int) -> set[str]:
    """How the words beside `text[start:end]` introduce it: introduced, named, termed, created …"""
    floor = max(page.sentence_at(start)["start"], start - REACH)
    gap = _GAP.search(page.text, floor, start)
    stop = gap.start() if gap else start
    labels = {hit.label for hit in _before().find(page.text, floor, start) if hit.end >= stop}
    between = _BETWEEN.match(page.text, end)
    if between and _behind().at(page.text, between.end(), between.end() + REACH_BEHIND):
        labels.add("apposed")
    onward = _ONWARD.match(page.text, end)
    if onward and _become().at(page.text, onward.end(), onward.end() + REACH_BEHIND):
        labels.add("described")
    if _AS_CALLED.match(page.text, end):
        labels.add("named")
    return labels | {"introduced"} if "named" in labels else labels


def renames(page: Page, start: int, end: int, spots: Sequence[tuple[int, int]]) -> bool:
    """Does the name that stands here go to what had one before?

    So it is where the words before tell of one institution (`spots`: where each is mentioned, in
    order) or of
    a hospital, and of nothing new or joint.
    """
    index = page.index_at(start)
    if index and _PRONOUN.match(page.text, page.sentences[index]["start"]):
        index -= 1
    floor = page.sentences[index]["start"]
    called = _AS_CALLED.match(page.text, end)
    said = {hit.label for hit in _subjects().find(page.text, floor, start)}
    if called:
        said |= {hit.label for hit in _subjects().find(page.text, end, called.end())}
    subjects = {index for _, index in starting_in(spots, floor, start)}
    return "new" not in said and len(subjects) < 2 and ("old" in said or bool(subjects))


def is_programme(name: str) -> bool:
    """Is this the name of a programme or network, not of a system that is called so?

    A Nursery Alliance is one, a Health Network is not.
    """
    creations = load("institutions")["creations"]
    words = _LEGAL.sub("", name).split()
    if any(word in creations["heads"] and after == "for" for word, after in pairwise(words)):
        return True
    if words[0] in creations["heads"]:
        return True
    headed = len(words) > 1 and words[-1] in creations["heads"]
    return headed and words[-2] not in creations["systems"]
