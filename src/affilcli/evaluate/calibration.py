"""Does confidence mean what it says? Of the terms given 0.9, nine in ten should be right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from affilcli.evaluate.judging import Judged
from affilcli.evaluate.measures import Measure
from affilcli.records import FIELDS, Struct, Term

BINS = 10
"""Of equal width, from 0 to 1."""

SCORED: tuple[Measure, ...] = FIELDS
"""The measures whose findings are of terms that carry a confidence."""


class Bin(Struct, frozen=True):
    """The terms of a confidence from `low` to below `high`: their mean confidence (`expected`) and
    the share of them that is right (`observed`); precision and recall of all terms from `low` up.
    """

    low: float
    high: float
    terms: int
    expected: float
    observed: float
    precision: float
    recall: float


class Reliability(Struct, frozen=True):
    """`error` is the expected calibration error: how far apart expected and observed are on average
    over all terms. The bins come from the top down; empty ones are left out.
    """

    terms: int
    error: float
    bins: list[Bin]


class _Scored(NamedTuple):
    confidence: float
    right: bool


def reliability(judged: Sequence[Judged]) -> Reliability:
    """Over all terms that are right or wrong; what may be given or not counts for neither."""
    terms = list(_scored(judged))
    wanted = sum(_wanted(one) for one in judged)
    bins = list(_bins(terms, wanted))
    apart = sum(one.terms * abs(one.expected - one.observed) for one in bins)
    return Reliability(terms=len(terms), error=apart / len(terms) if terms else 0.0, bins=bins)


def _scored(judged: Sequence[Judged]) -> Iterator[_Scored]:
    for one in judged:
        for measure in SCORED:
            for verdict, _, given in one.findings.get(measure, []):
                if verdict != "optional" and isinstance(given, Term):
                    yield _Scored(given.confidence, verdict == "right")


def _wanted(one: Judged) -> int:
    """How many terms a perfect record would have."""
    found = (finding for measure in SCORED for finding in one.findings.get(measure, []))
    return sum(finding.verdict in ("right", "missed") for finding in found)


def _bins(terms: Sequence[_Scored], wanted: int) -> Iterator[Bin]:
    from_here_up: list[_Scored] = []
    for number in reversed(range(BINS)):
        inside = [term for term in terms if _bin(term.confidence) == number]
        from_here_up += inside
        right = sum(term.right for term in from_here_up)
        if inside:
            yield Bin(
                low=number / BINS,
                high=(number + 1) / BINS,
                terms=len(inside),
                expected=sum(term.confidence for term in inside) / len(inside),
                observed=sum(term.right for term in inside) / len(inside),
                precision=right / len(from_here_up),
                recall=right / wanted if wanted else 1.0,
            )


def _bin(confidence: float) -> int:
    return min(int(confidence * BINS), BINS - 1)
