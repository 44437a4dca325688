"""Figures: of one kind, equal or so many times as much."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

from affilcli.gazetteer import Gazetteer
from affilcli.records import Figure, FigureKind
from affilcli.relate.relation import SAME, Item, Reason, Relation, unlike

CLOSE = 0.8
"""The smaller of two amounts that pass for much the same, as a share of the larger."""

MONTHS = 12

KINDS: tuple[str, ...] = get_args(FigureKind)


def relate(a: Item, b: Item, gazetteer: Gazetteer) -> Relation | None:
    """Judge two figures of one kind; amounts in different units are not compared."""
    one, two = a.term, b.term
    if one.kind != two.kind:
        return None
    (first, unit), (second, other) = _measured(one), _measured(two)
    if unit != other:
        return Relation(0.3, "different", 0.0, (unlike("unit", one.unit, two.unit),))
    if first == second:
        return SAME
    small, large = sorted((first, second))
    share = small / large if small > 0 else 0.0
    if share >= CLOSE:
        return Relation(0.5 + share / 2.5, "similar", share, (_apart(share),))
    factor = (_apart(share),) if share else ()
    return Relation(0.5 + share / 2.5, "different", share, factor)


def _apart(share: float) -> Reason:
    """How far apart two amounts are of which one is this share of the other."""
    if share > 0.99:
        return Reason("less than 1% apart", 1 / share)
    if share >= CLOSE:
        return Reason(f"{1 - share:.0%} apart", 1 / share)
    return Reason(f"a factor of {1 / share:,.{0 if share < 0.1 else 1}f}", 1 / share)


def _measured(figure: Figure) -> tuple[float, str]:
    """Years count as months; other units stay as they are."""
    if figure.unit == "year":
        return figure.value * MONTHS, "month"
    return figure.value, figure.unit


def label(items: Sequence[Item]) -> str:
    """The kind that all of them are of."""
    return str(items[0].term.kind)


def rank(item: Item) -> tuple[int, ...]:
    """By kind, then as the text puts them."""
    return (KINDS.index(item.term.kind), item.position)


def weight(items: Sequence[Item]) -> float:
    """Only what both texts put in numbers counts: most texts leave most numbers out."""
    return 1.0 if len(items) > 1 else 0.0
