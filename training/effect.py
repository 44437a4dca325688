"""What weights do to the record: the scores of `affil evaluate`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from affilcli import vocabulary
from affilcli.evaluate.cases import Case
from affilcli.evaluate.judging import judge
from affilcli.evaluate.page import Page
from affilcli.evaluate.report import Report, report
from affilcli.extract import extract
from affilcli.pipeline.build import load_pipeline
from affilcli.reading import read_document
from affilcli.records import Record
from affilcli.settings import Settings

Tables = Mapping[tuple[str, str], Mapping[str, float]]
"""Weights by subject and decision."""


def scored(cases: Sequence[Case], tables: Tables) -> Report:
    """Scores of the texts by these weights, and by the present ones for all other decisions."""
    with using(tables):
        made = records(cases)
    pages = {case.id: Page(_text(case)) for case in cases}
    return report(judge(cases, made, pages))


@contextmanager
def using(tables: Tables) -> Iterator[None]:
    """Weigh with these weights for a while."""
    kept = {place: dict(vocabulary.weights(*place)) for place in tables}
    try:
        for place, weights in tables.items():
            vocabulary.weights(*place).update(weights)
        yield
    finally:
        for place, weights in kept.items():
            vocabulary.weights(*place).clear()
            vocabulary.weights(*place).update(weights)


def records(cases: Sequence[Case]) -> dict[str, Record]:
    """The records of the texts, by their ids."""
    nlp = load_pipeline(Settings())
    return {case.id: extract(nlp, read_document(str(case.document))) for case in cases}


def _text(case: Case) -> str:
    return read_document(str(case.document)).text
