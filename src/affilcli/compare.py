"""Records side by side: what is the same, similar, different, or said in only one of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

import msgspec

from affilcli.align import Aligned, align, ranked
from affilcli.gazetteer import Gazetteer
from affilcli.records import (
    FIELDS,
    Comparison,
    Field,
    Pair,
    Part,
    Record,
    Row,
    Similarity,
    Verdict,
)
from affilcli.relate import JUDGES, told
from affilcli.vocabulary import load

VERDICTS: tuple[Verdict, ...] = ("same", "similar", "different")
"""From the best to the worst."""


def compare(records: Sequence[Record], gazetteer: Gazetteer) -> Comparison:
    """Lay two or more records side by side.

    It makes no difference in which order they come, but for that of the cells and pairs.
    """
    aligned = align(records, gazetteer)
    if len(records) == 2:
        pairs = [Pair(a=0, b=1, similarity=_similarity(aligned))]
    else:
        pairs = _pairs(records, gazetteer)
    return Comparison(
        records=list(records),
        rows=[_row(one, len(records)) for one in aligned],
        pairs=pairs,
        similarity=mean([pair.similarity for pair in pairs]),
    )


def similarities(records: Sequence[Record], gazetteer: Gazetteer) -> Comparison:
    """How alike each two of the records are, without the rows."""
    pairs = _pairs(records, gazetteer)
    found = mean([pair.similarity for pair in pairs])
    return Comparison(records=list(records), rows=[], pairs=pairs, similarity=found)


def nearest(
    record: Record, others: Iterable[Record], gazetteer: Gazetteer, number: int
) -> list[Comparison]:
    """The record beside each of the `number` others that are most like it, the nearest first.

    Others that are equally near come by their ids.
    """
    found = [compare((record, other), gazetteer) for other in others]
    return sorted(found, key=_nearness)[:number]


def _nearness(comparison: Comparison) -> tuple[float, str, str]:
    other = comparison.records[1]
    score = comparison.similarity.score
    return (1.0 if score is None else -score, other.id, other.source.sha256)


def _pairs(records: Sequence[Record], gazetteer: Gazetteer) -> list[Pair]:
    """How alike each two of the records are, as if there were no others."""
    ranks = ranked(records)
    pairs = []
    for a, b in combinations(range(len(records)), 2):
        rows = align((records[a], records[b]), gazetteer, (ranks[a], ranks[b]))
        pairs.append(Pair(a=a, b=b, similarity=_similarity(rows)))
    return pairs


def mean(similarities: Sequence[Similarity]) -> Similarity:
    """The mean of several similarities, of each part over those that have it."""
    scores = [one.score for one in similarities if one.score is not None]
    parts: dict[Field, list[Part]] = {}
    for part in (part for one in similarities for part in one.parts):
        parts.setdefault(part.field, []).append(part)
    return Similarity(
        score=_mean(scores) if scores else None,
        parts=[
            Part(field=field, score=_mean([part.score for part in found]), weight=found[0].weight)
            for field in FIELDS
            if (found := parts.get(field))
        ],
    )


def _similarity(rows: Sequence[Aligned]) -> Similarity:
    """How alike two aligned records are: Gower's coefficient over their fields.

    A part is the weighted mean likeness of a field's rows, where a term without a counterpart
    counts 0 (a Jaccard index with shades); fields that are empty in both records have no say.
    J. C. Gower, A general coefficient of similarity and some of its properties, Biometrics 27
    (1971).
    """
    weights: dict[Field, float] = load("comparison")["weights"]
    parts = [
        Part(field=field, score=round(score, 3), weight=float(weights[field]))
        for field in FIELDS
        if field in weights and (score := _part(rows, field)) is not None
    ]
    total = sum(part.weight for part in parts)
    score = sum(part.score * part.weight for part in parts) / total if total else None
    return Similarity(score=None if score is None else round(score, 3), parts=parts)


def _part(rows: Iterable[Aligned], field: Field) -> float | None:
    """How alike two records are in one field; None where nothing in it counts."""
    likenesses = [
        (JUDGES[field].weight(row.items), row.relations[0].likeness if row.relations else 0.0)
        for row in rows
        if row.field == field
    ]
    total = sum(weight for weight, _ in likenesses)
    return sum(weight * likeness for weight, likeness in likenesses) / total if total else None


def _mean(values: Sequence[float]) -> float:
    return round(sum(values) / len(values), 3)


def _row(aligned: Aligned, records: int) -> Row:
    cells: list[int | None] = [None] * records
    for item in aligned.items:
        cells[item.deal] = item.position
    reasons = told(reason for relation in aligned.relations for reason in relation.reasons)
    return Row(
        field=aligned.field,
        label=JUDGES[aligned.field].label(aligned.items),
        verdict=_verdict(aligned),
        reasons=reasons,
        cells=cells,
    )


def _verdict(aligned: Aligned) -> Verdict:
    """The worst verdict on any two of the row."""
    if len(aligned.items) == 1:
        return "only"
    return max((relation.verdict for relation in aligned.relations), key=VERDICTS.index)


def differences(comparison: Comparison) -> Comparison:
    """The comparison without the rows in which all records say the same."""
    rows = [row for row in comparison.rows if row.verdict != "same" or None in row.cells]
    return msgspec.structs.replace(comparison, rows=rows)
