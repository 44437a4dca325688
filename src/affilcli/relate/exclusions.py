"""Exclusions: by the words that say what is kept outside."""

from __future__ import annotations

from collections.abc import Sequence

from affilcli.gazetteer import Gazetteer
from affilcli.relate.relation import SAME, Item, Relation
from affilcli.relate.wording import alike, telling_words, words

NEARLY = 0.7
"""Exclusions with this much of their telling words in common are put beside each other."""


def relate(a: Item, b: Item, gazetteer: Gazetteer) -> Relation | None:
    """Judge two wordings; None when they have too little in common."""
    if words(a.term.text) == words(b.term.text):
        return SAME
    share = alike(telling_words(a.term.text), telling_words(b.term.text))
    if share < NEARLY:
        return None
    return Relation(share * 0.9, "similar", share * 0.9, (f"wording {share:.0%} alike",))


def label(items: Sequence[Item]) -> str:
    """Exclusions have no labels of their own."""
    return "excluded"


def rank(item: Item) -> tuple[int, ...]:
    """As the text puts them."""
    return (item.position,)
