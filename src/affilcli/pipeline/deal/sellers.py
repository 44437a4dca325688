"""Who sells: a party of an acquisition that gives away something of its own, not itself.

A company or system that hands over hospitals is one, a hospital that changes hands hardly ever.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from affilcli.pipeline.annotations import Institution
from affilcli.pipeline.cues import Matcher
from affilcli.pipeline.page import TELLING, Page
from affilcli.pipeline.weigh import Weigher
from affilcli.vocabulary import load

#: how likely one must be to sell
LIKELY = 0.4
#: a buyer, and what is bought
PAIR = 2
#: how far behind a name its selling is looked for, in characters
SALE_REACH = 60
#: how far before a name the words are looked for that make it a seller, or what is sold
SOLD_REACH = 40
#: before the name of those from whom something is bought
_FROM = re.compile(r"\bfrom (?:the )?$")


@cache
def _weigher() -> Weigher:
    return Weigher("parties", "seller")


@cache
def _sale() -> Matcher:
    return Matcher({"seller": load("parties")["roles"]["acquisition"]["seller"]})


@cache
def _bought() -> Matcher:
    return Matcher({"bought": load("parties")["roles"]["acquisition"]["bought"]})


@cache
def _before_seller() -> Matcher:
    table = load("parties")["roles"]["acquisition"]
    return Matcher({label: table[label] for label in ("sold_by", "owners")})


def sellers(
    page: Page, institutions: Sequence[Institution], balance: Mapping[int, float]
) -> set[int]:
    """The parties that sell; `balance` is how far each leans to the buyer's side.

    Somebody buys; where nobody else is left to be bought, only those that are said to sell do.
    """
    told = signs(page, institutions, balance)
    found = {index for index, one in told.items() if _weigher().probability(one) > LIKELY}
    if len(balance) - len(found) < PAIR:
        found = {index for index in found if told[index]["told"]}
    return found if len(found) < len(balance) else set()


def signs(
    page: Page, institutions: Sequence[Institution], balance: Mapping[int, float]
) -> dict[int, dict[str, float]]:
    """What speaks for each party's selling, by names that `[weights.seller]` has."""
    top = max(balance, key=lambda index: balance[index], default=None)
    return {
        index: {
            "told": float(
                any(_sells(page, m["start"], m["end"]) for m in institutions[index]["mentions"])
            ),
            "leading": float(index == top),
            "more": float(len(balance) > PAIR),
            **_sort(institutions[index]["type"] or ""),
        }
        for index in balance
    }


def _sort(type_: str) -> dict[str, float]:
    """Whether it is a house that may change hands itself, or one that owns such."""
    table = load("parties")["selling_types"]
    return {sort: float(type_ in types) for sort, types in table.items()}


def _sells(page: Page, start: int, end: int) -> bool:
    """Does the institution that is named here sell, by the words before or behind?"""
    sentence = page.sentence_at(start)
    if page.kind(sentence) not in TELLING:
        return False
    floor = max(sentence["start"], start - SOLD_REACH)
    near = {
        hit.label
        for hit in _before_seller().find(page.text, floor, start)
        if page.text[hit.end : start].strip() in ("", "the")
    }
    if near:
        return "owners" not in near
    if _FROM.search(page.text, floor, start) and _bought().find(
        page.text, sentence["start"], floor
    ):
        return True
    return bool(_sale().find(page.text, end, min(sentence["end"], end + SALE_REACH)))
