"""Scores over many documents: precision, recall and F1, each with the error of sampling."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from affilcli.evaluate.findings import Finding, Findings
from affilcli.evaluate.judging import Judged
from affilcli.evaluate.measures import MEASURES, Measure
from affilcli.records import Struct

SHARES: frozenset[Measure] = frozenset({
    "published", "kind", "stage", "roles", "person_details", "grounding",
})  # fmt: skip
"""Measures of one answer each: the share that is right, left out where nothing was asked."""

DRAWS = 200
"""Samples of the documents, drawn with replacement, behind a standard error."""


class Score(Struct, frozen=True, kw_only=True):
    """One measure; `error` is the standard error of `score` over documents."""

    score: float
    error: float = 0.0
    precision: float
    recall: float
    right: int
    wrong: int
    missed: int


class Report(Struct, frozen=True):
    """All measures and their plain mean; `absent` are documents without a record."""

    mean: float
    error: float
    documents: int
    absent: list[str]
    measures: dict[Measure, Score]


class Tally(NamedTuple):
    """How many findings there are of each verdict that counts."""

    right: int
    wrong: int
    missed: int


class _Tallied(NamedTuple):
    """What a document adds to the scores."""

    relevant: bool
    tallies: dict[Measure, Tally]


def report(judged: Sequence[Judged]) -> Report:
    """The scores over these documents, at least one."""
    documents = [_Tallied(one.case.gold.relevant, _tallies(one.findings)) for one in judged]
    scores, draws = _scores(documents), _draws(documents)
    return Report(
        mean=_mean(scores),
        error=_spread([_mean(draw) for draw in draws]),
        documents=len(judged),
        absent=[one.case.id for one in judged if one.record is None],
        measures={
            measure: _with_error(score, [draw[measure].score for draw in draws if measure in draw])
            for measure, score in scores.items()
        },
    )


def tally(findings: Sequence[Finding]) -> Tally:
    """Count the findings by verdict."""
    counts = Counter(finding.verdict for finding in findings)
    return Tally(counts["right"], counts["wrong"], counts["missed"])


def score(counts: Tally) -> Score:
    """Precision, recall and their harmonic mean; nothing asked and nothing given is perfect."""
    right, wrong, missed = counts
    precision = right / (right + wrong) if right + wrong else 1.0
    recall = right / (right + missed) if right + missed else 1.0
    both = precision + recall
    f1 = 2 * precision * recall / both if both else 0.0
    return _score(f1, precision, recall, counts)


def _tallies(findings: Findings) -> dict[Measure, Tally]:
    return {measure: tally(found) for measure, found in findings.items()}


def _scores(documents: Sequence[_Tallied]) -> dict[Measure, Score]:
    found = {measure: _measured(measure, documents) for measure in MEASURES}
    return {measure: score for measure, score in found.items() if score}


def _measured(measure: Measure, documents: Sequence[_Tallied]) -> Score | None:
    """The score in one measure, or None where the documents have nothing to score."""
    found = [one.tallies[measure] for one in documents if measure in one.tallies]
    counts = Tally(*(sum(column) for column in zip(*found, strict=True))) if found else None
    if measure == "relevance":
        share = _balanced(documents)
        return _score(share, share, share, counts or Tally(0, 0, 0))
    if measure not in SHARES:
        return score(counts or Tally(0, 0, 0))
    if not counts or not counts.right + counts.missed:
        return None
    share = counts.right / (counts.right + counts.missed)
    return _score(share, share, share, counts)


def _balanced(documents: Sequence[_Tallied]) -> float:
    """The mean of the shares right among relevant and among other documents."""
    shares = []
    for kind in (True, False):
        right = [one.tallies["relevance"].right for one in documents if one.relevant is kind]
        if right:
            shares.append(sum(right) / len(right))
    return sum(shares) / len(shares) if shares else 1.0


def _score(value: float, precision: float, recall: float, counts: Tally) -> Score:
    return Score(score=value, precision=precision, recall=recall, **counts._asdict())


def _with_error(one: Score, drawn: Sequence[float]) -> Score:
    return msgspec.structs.replace(one, error=_spread(drawn))


def _draws(documents: Sequence[_Tallied]) -> list[dict[Measure, Score]]:
    """The scores of samples of the documents; the same samples in every run."""
    chance = random.Random(0)  # noqa: S311 - it draws documents, not secrets
    return [_scores([chance.choice(documents) for _ in documents]) for _ in range(DRAWS)]


def _mean(scores: dict[Measure, Score]) -> float:
    return sum(one.score for one in scores.values()) / len(scores)


def _spread(values: Sequence[float]) -> float:
    """The standard deviation of the values, as of a whole population."""
    if not values:
        return 0.0
    mean = sum(values) / len(values)
    return float((sum((value - mean) ** 2 for value in values) / len(values)) ** 0.5)
