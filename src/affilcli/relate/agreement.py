"""The fields that hold one value: kind, stage and name."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from affilcli.gazetteer import Gazetteer
from affilcli.relate.relation import SAME, Item, Reason, Relation, graded, nearly
from affilcli.relate.wording import alike, words
from affilcli.vocabulary import load

NEARLY = 0.85
"""Names this much alike are taken for two spellings or forms of one."""


def choice(groups: str) -> Callable[[Item, Item, Gazetteer], Relation]:
    """A judge of values from a list, of which some are alike by a table of the vocabulary."""

    def relate(a: Item, b: Item, gazetteer: Gazetteer) -> Relation:
        if a.term.value == b.term.value:
            return SAME
        for group in load("comparison")[groups]:
            if {a.term.value, b.term.value} <= set(group["values"]):
                likeness = float(group["likeness"])
                return Relation(1.0, graded(likeness), likeness, (Reason(group["name"]),))
        return Relation(1.0, "different", 0.0)

    return relate


def name(a: Item, b: Item, gazetteer: Gazetteer) -> Relation:
    """Whether two deals go by one name."""
    one, two = words(a.term.value), words(b.term.value)
    if one == two:
        return SAME
    share = alike(one, two)
    if share >= NEARLY:
        return Relation(1.0, "similar", share, (nearly(share),))
    return Relation(1.0, "different", 0.0)


def label(field: str) -> Callable[[Sequence[Item]], str]:
    """The field's own name labels its one row."""
    return lambda items: field


def rank(item: Item) -> tuple[int, ...]:
    """There is one term only."""
    return (item.position,)
