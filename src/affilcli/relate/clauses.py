"""Clauses: both texts say something of the matter; whether the same, their words must tell."""

from __future__ import annotations

from collections.abc import Sequence

from affilcli.gazetteer import Gazetteer
from affilcli.records import CLAUSE_CATEGORIES, Clause
from affilcli.relate.relation import SAME, Item, Reason, Relation
from affilcli.relate.wording import words

LIKENESS = 0.5
"""What it counts that both deals have a clause of one category, without knowing what it says."""


def relate(a: Item, b: Item, gazetteer: Gazetteer) -> Relation | None:
    """Judge two clauses of one category."""
    one, two = a.term, b.term
    if one.category != two.category:
        return None
    if _wording(one) == _wording(two):
        return SAME
    return Relation(0.9, "similar", LIKENESS, (Reason("both address it"),))


def _wording(clause: Clause) -> list[tuple[str, ...]]:
    return sorted(words(span.text) for span in clause.evidence)


def label(items: Sequence[Item]) -> str:
    """The category that all of them are of."""
    return str(items[0].term.category)


def rank(item: Item) -> tuple[int, ...]:
    """In the order of the categories."""
    return (CLAUSE_CATEGORIES.index(item.term.category),)
