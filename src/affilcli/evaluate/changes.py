"""Two runs over the same texts: which terms were gained, and which were lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from affilcli.evaluate.findings import Finding
from affilcli.evaluate.judging import Judged
from affilcli.evaluate.labels import given_label
from affilcli.evaluate.measures import MEASURES, Measure
from affilcli.records import Struct

Turn = Literal["gained", "lost", "false alarm", "false alarm gone"]


class Change(Struct, frozen=True):
    """`gained`: wanted, missed before and right now. `lost`: the other way round. A `false alarm`
    is given now and is not wanted; one that was given before may be gone.
    """

    measure: Measure
    document: str
    turn: Turn
    term: str


class _Said(NamedTuple):
    """What is counted on both sides."""

    is_right: bool
    term: str


def changes(before: Sequence[Judged], now: Sequence[Judged]) -> list[Change]:
    """What changed, measure by measure; both runs must be over the same texts in one order."""
    return [
        change
        for measure in MEASURES
        for old, new in zip(before, now, strict=True)
        for change in _changed(measure, old, new)
    ]


def _changed(measure: Measure, old: Judged, new: Judged) -> Iterator[Change]:
    was = Counter(_said(measure, old.findings.get(measure, [])))
    is_now = Counter(_said(measure, new.findings.get(measure, [])))
    for said in (is_now - was).elements():
        turn: Turn = "gained" if said.is_right else "false alarm"
        yield Change(measure=measure, document=new.case.id, turn=turn, term=said.term)
    for said in (was - is_now).elements():
        turn = "lost" if said.is_right else "false alarm gone"
        yield Change(measure=measure, document=new.case.id, turn=turn, term=said.term)


def _said(measure: Measure, findings: Iterable[Finding]) -> Iterator[_Said]:
    for verdict, gold, given in findings:
        if verdict == "right":
            yield _Said(True, gold.label)
        elif verdict == "wrong" and given is not None:
            yield _Said(False, given_label(measure, given) or "")
