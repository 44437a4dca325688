"""What came of a document in each measure: right, wrong and missed, term by term."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Literal, NamedTuple

from affilcli.evaluate.gold import Wanted
from affilcli.evaluate.measures import Measure
from affilcli.records import Term

Verdict = Literal["right", "wrong", "missed", "optional"]


class Finding(NamedTuple):
    """One thing that gold wants, or that was given, or both.

    `right`: what was given is wanted. `wrong`: it is not. `missed`: it was not given, or something
    else in its place. `optional`: it may be given or not, and counts for nothing.
    `gold` is a Wanted or None; `given` is a term of the record, a bare value, or None.
    """

    verdict: Verdict
    gold: Any
    given: Any


Findings = dict[Measure, list[Finding]]


def pair(
    wanted: Iterable[Wanted], given: Sequence[Term], same: Callable[[Any, Any], bool]
) -> Iterator[Finding]:
    """Match what is wanted with what is given, one to one and greedily, the optional last."""
    left = list(given)
    for gold in sorted(wanted, key=lambda gold: gold.optional):
        found = next((at for at, term in enumerate(left) if same(gold, term)), None)
        if found is not None:
            yield Finding("optional" if gold.optional else "right", gold, left.pop(found))
        elif not gold.optional:
            yield Finding("missed", gold, None)
    yield from (Finding("wrong", None, term) for term in left)


def judged(right: bool, gold: Wanted, given: Term | str | None) -> Finding:
    """Where there is one answer, that is right or else the right one was missed."""
    return Finding("right" if right else "missed", gold, given)
