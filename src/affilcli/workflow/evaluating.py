"""Texts with gold to records, and records to what they are worth."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from affilcli.errors import AffilError
from affilcli.reading import Discovery, read_document
from affilcli.records import Record
from affilcli.settings import Settings
from affilcli.workflow.bench import Bench
from affilcli.workflow.extraction import documents_in, results
from affilcli.workflow.observer import SILENT, Failure, Observer
from affilcli.workflow.texts import text_of

if TYPE_CHECKING:
    from affilcli.evaluate.cases import Case
    from affilcli.evaluate.judging import Judged
    from affilcli.evaluate.page import Page


def choose_cases(gold: str, ids: Sequence[str] = (), fold: str | None = None) -> list[Case]:
    """The gold under a path, less what the ids and the fold leave out.

    Raises AffilError when there is none, and for ids and folds that mean nothing.
    """
    from affilcli.evaluate.cases import load_cases
    from affilcli.evaluate.selection import parse_fold, select

    return select(load_cases(gold), ids, parse_fold(fold) if fold else None)


def extract_cases(
    cases: Sequence[Case],
    settings: Settings,
    observer: Observer = SILENT,
    paths: Sequence[str] = (),
) -> Iterator[Record | Failure]:
    """The record of the document of every case, or its failure.

    The documents are those beside the gold, or those under `paths` that are called like a case.
    Raises AffilError when there are none, or when the model cannot be loaded.
    """
    found = _named(cases, paths) if paths else _beside(cases)
    with Bench(settings, observer) as bench:
        yield from results(found, bench, observer)


def judge_records(
    cases: Sequence[Case],
    records: Iterable[Record],
    *,
    again: bool = False,
    least: float = 0.0,
) -> list[Judged]:
    """Every case against the record of a document that is called like it.

    Evidence is held against the text beside the gold; or, where `again`, against the documents that
    the records were made of, and AffilError is raised when one has changed since.
    """
    from affilcli.evaluate.judging import judge

    made = by_stem(records)
    pages = _pages_of(made) if again else _pages_beside(cases)
    return judge(cases, made, pages, least=least)


def judge_again(
    now: Sequence[Judged], records: Iterable[Record], *, least: float = 0.0
) -> list[Judged]:
    """The same cases and texts against other records."""
    from affilcli.evaluate.judging import judge

    pages = {one.case.id: one.page for one in now if one.page}
    return judge([one.case for one in now], by_stem(records), pages, least=least)


def by_stem(records: Iterable[Record]) -> dict[str, Record]:
    """Records by what their documents are called: so they meet their gold."""
    return {stem_of(record.source.path or record.id): record for record in records}


def stem_of(path: str) -> str:
    """`deal` for `news/deal.txt`."""
    return os.path.splitext(os.path.basename(path))[0]


def _beside(cases: Sequence[Case]) -> Discovery:
    paths = [str(case.document) for case in cases if case.document]
    if paths:
        return Discovery(paths, [], [])
    raise AffilError(
        "there is no text beside the gold", hint="name the folder of the documents, or --records"
    )


def _named(cases: Sequence[Case], paths: Sequence[str]) -> Discovery:
    found = documents_in(list(paths))
    known = {case.id for case in cases}
    chosen = [path for path in found.paths if stem_of(path) in known or not os.path.exists(path)]
    if chosen:
        return found._replace(paths=chosen)
    raise AffilError(
        f"none of the documents in {', '.join(paths)} has gold",
        hint="gold of ID.txt is called ID.json",
    )


def _pages_beside(cases: Iterable[Case]) -> dict[str, Page]:
    """The texts that can be read, by id; of the others was told when they were to be extracted."""
    from affilcli.evaluate.page import Page

    found = {}
    for case in cases:
        with suppress(AffilError):
            if case.document:
                found[case.id] = Page(read_document(str(case.document)).text)
    return found


def _pages_of(records: Mapping[str, Record]) -> dict[str, Page]:
    from affilcli.evaluate.page import Page

    return {name: Page(text_of(record).text) for name, record in records.items()}
