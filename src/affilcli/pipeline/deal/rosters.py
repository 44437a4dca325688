"""Lists of those who enter an agreement: `A, B and C`, and how many the text says they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import pairwise

from affilcli.pipeline.annotations import Institution
from affilcli.pipeline.cues import Matcher
from affilcli.pipeline.page import Page
from affilcli.pipeline.terms.numbers import number
from affilcli.vocabulary import load

#: so many names and more make a list whose length tells something, and so many at most
LEAST, MOST = 3, 12
#: what stands between two names of a list
_JOINED = re.compile(r"(?:\s?\([^)]*\))?(?:\s?[,;]\s(?:and\s)?|\s(?:and|&)\s)(?:the\s)?")
_NUMBER = re.compile(r"\d+(?:,\d{3})*|[^\W\d]\w*(?:-\w+)?")


@cache
def _sizes() -> Matcher:
    return Matcher(load("parties")["rosters"])


def listed_with(
    page: Page, institutions: Sequence[Institution], sure: set[int], deal: set[int]
) -> set[int]:
    """The institutions that a sentence of `deal` lists with one of `sure`, those among them."""
    spots = sorted(
        (mention["start"], mention["end"], index)
        for index, one in enumerate(institutions)
        for mention in one["mentions"]
        if page.index_at(mention["start"]) in deal
    )
    found: set[int] = set()
    group: set[int] = set()
    for before, after in pairwise([*spots, (len(page.text), 0, -1)]):
        group.add(before[2])
        if not _JOINED.fullmatch(page.text, before[1], after[0]):
            if group & sure:
                found |= group
            group = set()
    return found


def counted(page: Page, named: Mapping[int, set[int]], telling: Iterable[int]) -> set[int]:
    """The institutions that one of the `telling` sentences names, just as many as the text says
    that there are (`six other health systems`, and a sentence with seven names).
    """
    lists = [named[i] for i in telling if LEAST <= len(named.get(i, ())) <= MOST]
    sizes = _told(page) if lists else set[int]()
    return set[int]().union(*(names for names in lists if len(names) in sizes))


def _told(page: Page) -> set[int]:
    """How many hospitals, systems, partners … the text speaks of."""
    found = set[int]()
    for hit in _sizes().find(page.text):
        first = _NUMBER.match(page.text, hit.start)
        if first:
            found.add(int(number(first.group())) + (hit.label == "others"))
    return found
