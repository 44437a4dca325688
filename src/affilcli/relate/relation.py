"""What is asked of two terms, and what the answer is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from affilcli.records import Verdict


class Item(NamedTuple):
    """A term and where it stands: the record's number and the term's position in its field.

    `place` is the row of the party that a person speaks for, None for all other terms.
    """

    deal: int
    position: int
    term: Any
    place: int | None = None


class Reason(NamedTuple):
    """Why two terms share a row, or in what they differ: a `text`, or unlike `values` of a kind.

    Of texts with a `size` (days, a factor) only the largest is worth telling.
    """

    text: str = ""
    size: float = 0.0
    kind: str = ""
    values: tuple[str, ...] = ()


class Relation(NamedTuple):
    """How two terms relate.

    `pairing`, above 0 and up to 1, says how much they belong on one row; `likeness`, from 0 to 1,
    how much they say the same, for the similarity of their deals.
    """

    pairing: float
    verdict: Verdict
    likeness: float
    reasons: tuple[Reason, ...] = ()


SAME = Relation(1.0, "same", 1.0)

SIMILAR = 0.5
"""From this likeness on two unlike values pass for similar."""


def graded(likeness: float) -> Verdict:
    """The verdict on two unlike values."""
    return "similar" if likeness >= SIMILAR else "different"


def nearly(share: float) -> Reason:
    """Two names share so much of their letters."""
    return Reason(f"names {share:.0%} alike" if share < 1 else "the same words in another order")


def unlike(kind: str, *values: str) -> Reason:
    """The values differ, in the order of the alphabet: never in that of the deals."""
    return Reason(kind=kind, values=tuple(sorted(set(values))))


def told(reasons: Iterable[Reason]) -> list[str]:
    """Reasons of several relations in words, no more than a reader needs, in an order of their own.

    >>> told([Reason("12 days apart", 12), Reason("2 years apart", 730), Reason("undated")])
    ['undated', 'up to 2 years apart']
    """
    given = set(reasons)
    texts = sorted(reason.text for reason in given if reason.text and not reason.size)
    sized = sorted((reason for reason in given if reason.size), key=lambda reason: reason.size)
    if sized:
        texts.append(("up to " if len(sized) > 1 else "") + sized[-1].text)
    values: dict[str, set[str]] = {}
    for reason in given:
        values.setdefault(reason.kind, set()).update(reason.values)
    return texts + [" / ".join(sorted(values[kind])) for kind in sorted(values) if values[kind]]
