"""Signs that the text gives a name to something new.

`called X`, `to form X`, `X, a joint venture`.
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


@cache
def _before() -> Matcher:
    table = load("agreement")["names"]
    return Matcher(
        {label: table[label] for label in ("introduced", "termed", "created", "apposed")}
    )


@cache
def _behind() -> Matcher:
    return Matcher({"apposed": load("agreement")["names"]["behind"]})


def introductions(page: Page, start: int, end: int) -> set[str]:
    """How the words beside `text[start:end]` introduce it: introduced, termed, created, apposed."""
    floor = max(page.sentence_at(start)["start"], start - REACH)
    gap = _GAP.search(page.text, floor, start)
    stop = gap.start() if gap else start
    labels = {hit.label for hit in _before().find(page.text, floor, start) if hit.end >= stop}
    between = _BETWEEN.match(page.text, end)
    # The article before the words belongs to them: a phrase may begin with it.
    if between and _behind().find(page.text, between.end() - 3, between.end() + REACH_BEHIND):
        labels.add("apposed")
    return labels
