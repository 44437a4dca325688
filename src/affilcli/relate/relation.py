"""What is asked of two terms, and what the answer is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from affilcli.records import Record, Verdict


class Item(NamedTuple):
    """A term and where it stands: the record's number and the term's position in its field.

    `place` is the row of the party that a person speaks for, None for all other terms.
    """

    deal: int
    position: int
    term: Any
    record: Record
    place: int | None = None


class Relation(NamedTuple):
    """How two terms relate.

    `pairing`, above 0 and up to 1, says how much they belong on one row; `likeness`, from 0 to 1,
    how much they say the same, for the similarity of their deals. `reasons` say in a few words why
    two terms that are not the same share a row, and in what they differ.
    """

    pairing: float
    verdict: Verdict
    likeness: float
    reasons: tuple[str, ...] = ()


SAME = Relation(1.0, "same", 1.0)


def either(values: Iterable[str], order: Iterable[str] = ()) -> str:
    """The different values, `a / b`, in the given order or the alphabet's: never in the deals'."""
    ranks = {value: rank for rank, value in enumerate(order)}
    return " / ".join(sorted(set(values), key=lambda value: (ranks.get(value, len(ranks)), value)))
