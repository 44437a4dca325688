"""Signs that the text gives a name to something new.

`called X`, `to form X`, `X, a joint venture`, `X, as the new group is called`.
"""

from __future__ import annotations

import re
from functools import cache

from affilcli.pipeline.cues import Matcher
from affilcli.pipeline.page import Page
from affilcli.vocabulary import load

#: how far before a name its introduction is looked for, in characters
REACH = 60
#: and how far behind it, what it is: `X, a new joint venture`
REACH_BEHIND = 50
_GAP = re.compile(r"[\s“\"‘'–—,:]*(?:\b(?:[Tt]he|an?)\s+[“\"‘']?)?$")
_BETWEEN = re.compile(r"[”\"’']?\s?(?:\([^)]{1,20}\))?(?:,\s|\s?[–—]\s?)(?:an?|the|its|their)\s")
_AS_CALLED = re.compile(
    r"[”\"’']?,\sas\s(?:[\w’'-]+\s){1,6}(?:is|are|will\sbe|was|has\sbeen)\s(?:to\sbe\s)?"
    r"(?:called|named|known|dubbed)\b"
)


@cache
def _before() -> Matcher:
    table = load("deal_names")["names"]
    return Matcher(
        {
            label: table[label]
            for label in ("introduced", "named", "termed", "created", "apposed", "joined")
        }
    )


@cache
def _behind() -> Matcher:
    return Matcher({"apposed": load("deal_names")["names"]["behind"]})


def introductions(page: Page, start: int, end: int) -> set[str]:
    """How the words beside `text[start:end]` introduce it: introduced, named, termed, created …"""
    floor = max(page.sentence_at(start)["start"], start - REACH)
    gap = _GAP.search(page.text, floor, start)
    stop = gap.start() if gap else start
    labels = {hit.label for hit in _before().find(page.text, floor, start) if hit.end >= stop}
    between = _BETWEEN.match(page.text, end)
    # The article before the words belongs to them: a phrase may begin with it.
    if between and _behind().find(page.text, between.end() - 3, between.end() + REACH_BEHIND):
        labels.add("apposed")
    if _AS_CALLED.match(page.text, end):
        labels.add("named")
    return labels | {"introduced"} if "named" in labels else labels
