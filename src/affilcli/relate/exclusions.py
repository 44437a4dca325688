"""Exclusions: by the words that say what is kept outside."""

from __future__ import annotations

from collections.abc import Sequence

from affilcli.gazetteer import Gazetteer
from affilcli.relate.relation import SAME, Item, Reason, Relation
from affilcli.relate.wording import telling_words, words

NEARLY = 0.6
"""Exclusions with this much of their telling words in common are put beside each other."""


def relate(a: Item, b: Item, gazetteer: Gazetteer) -> Relation | None:
    """Judge two wordings by Dice's coefficient of their telling words; None below `NEARLY`."""
    if words(a.term.text) == words(b.term.text):
        return SAME
    one, two = telling_words(a.term.text), telling_words(b.term.text)
    share = 2 * len(one & two) / (len(one) + len(two)) if one and two else 0.0
    if share < NEARLY:
        return None
    return Relation(share * 0.9, "similar", share * 0.9, (Reason(f"wording {share:.0%} alike"),))


def label(items: Sequence[Item]) -> str:
    """Exclusions have no labels of their own."""
    return "excluded"


def rank(item: Item) -> tuple[int, ...]:
    """As the text puts them."""
    return (item.position,)
