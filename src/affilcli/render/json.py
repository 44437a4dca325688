"""Records as JSON: an array of them, or one a line, piece by piece; and what compares, rates or
explains them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from json import dumps
from typing import TYPE_CHECKING, Any, Final

import msgspec

from affilcli.errors import AffilError
from affilcli.explanation import Explanation
from affilcli.records import Comparison, Record, Row, Similarity, terms_of, to_json
from affilcli.render.labelled import Deal, labelled

if TYPE_CHECKING:
    from affilcli.evaluate.evaluation import Evaluation

COMPARISON: Final = "affil-comparison/1"
"""The schema that comparisons follow; their terms are those of `records.SCHEMA`."""

EVALUATION: Final = "affil-evaluation/1"
"""The schema that evaluations follow."""

EXPLANATION: Final = "affil-explanation/1"
"""The schema that explanations follow; their terms are those of `records.SCHEMA`."""

# A terminal obeys these, or hides or reorders what stands beside them: C1 controls, marks of
# direction, characters without a width, private ones. JSON allows them, and writes them otherwise.
_OBEYED = re.compile(
    "[\x7f-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\ue000-\uf8ff\ufeff\ufff9-\ufffb\U0001d173-\U0001d17a\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)


def escaped(data: bytes) -> str:
    """The JSON in `data`, with escapes for the characters in it that a terminal would obey."""
    return _OBEYED.sub(lambda found: dumps(found.group())[1:-1], data.decode())


def array(records: Iterable[object]) -> Iterator[str]:
    """A JSON array, indented for people; `[]` when there are no records."""
    opening = "[\n"
    for record in records:
        yield opening + _indented(record)
        opening = ",\n"
    yield "[]\n" if opening == "[\n" else "\n]\n"


def lines(records: Iterable[object]) -> Iterator[str]:
    """JSON Lines: each record is one line."""
    for record in records:
        yield escaped(to_json(record)) + "\n"


def failure(path: str, error: AffilError) -> str:
    """Why there is no record of a document, on one line.

    `exit_code` is 2 where something is wrong with the document, 1 where it is with affilcli.
    """
    # Names of files may be any bytes, and stand in the message too.
    path, message = (text.encode(errors="replace").decode() for text in (path, error.message))
    what = message.removeprefix(f"{path}: ")
    told = {"path": path, "what": what, "hint": error.hint, "exit_code": error.exit_code}
    return escaped(msgspec.json.encode(told)) + "\n"


def _indented(record: object) -> str:
    text = escaped(msgspec.json.format(to_json(record), indent=2))
    return "  " + text.replace("\n", "\n  ")


def comparison(one: Comparison) -> str:
    """Records side by side: `rows[].cells` has the terms, in the order of `deals`, or null.

    Deals that share an id have different labels; pairs name their deals by label.
    """
    deals = labelled(one.records)
    return _object(
        COMPARISON,
        deals=[_deal(deal) for deal in deals],
        similarity=_similarity(one.similarity),
        pairs=[
            {"deals": [deals[pair.a].label, deals[pair.b].label], **_similarity(pair.similarity)}
            for pair in one.pairs
        ],
        rows=[_row(row, one.records) for row in one.rows],
    )


def nearest(found: Sequence[Comparison]) -> str:
    """The deals that a first one is compared with, the most similar first."""
    records = [found[0].records[0], *(one.records[1] for one in found)]
    deals = [_deal(deal) for deal in labelled(records)]
    return _object(
        COMPARISON,
        deal=deals[0],
        nearest=[
            {**deal, **_similarity(one.similarity)}
            for deal, one in zip(deals[1:], found, strict=True)
        ],
    )


def evaluation(one: Evaluation) -> str:
    """Scores, and beside them what else was asked for; numbers to four digits."""
    report, *rest = msgspec.structs.asdict(one).items()
    asked = {name: part for name, part in rest if part is not None}
    return _object(EVALUATION, **_rounded(report[1]), **_rounded(asked))


def explanation(one: Explanation) -> str:
    """How the values of a deal were chosen, question by question; log-odds to four digits."""
    deal = {**_deal(labelled([one.record])[0]), "relevant": one.record.relevant}
    return _object(EXPLANATION, deal=deal, choices=_rounded(one.choices))


def _rounded(value: Any) -> Any:
    """The value as plain JSON types, with all its fractions to four digits."""
    if isinstance(value, float):
        return round(value, 4)
    if isinstance(value, dict):
        return {key: _rounded(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_rounded(item) for item in value]
    return _rounded(msgspec.to_builtins(value)) if isinstance(value, msgspec.Struct) else value


def _object(schema: str, **fields: Any) -> str:
    data = msgspec.json.encode({"schema": schema, **fields})
    return escaped(msgspec.json.format(data, indent=2)) + "\n"


def _deal(deal: Deal) -> dict[str, Any]:
    source = deal.record.source
    return {
        "id": deal.record.id,
        "label": deal.label,
        "path": source.path,
        "sha256": source.sha256,
        "published": source.published,
    }


def _similarity(one: Similarity) -> dict[str, Any]:
    return {"score": one.score, "parts": {part.field: part.score for part in one.parts}}


def _row(row: Row, records: Sequence[Record]) -> dict[str, Any]:
    placed = zip(records, row.cells, strict=True)
    return {
        "field": row.field,
        "label": row.label,
        "verdict": row.verdict,
        "reasons": row.reasons,
        "cells": [None if at is None else terms_of(record, row.field)[at] for record, at in placed],
    }
