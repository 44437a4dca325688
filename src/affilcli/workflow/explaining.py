"""One document that is named, to why its record says what it says."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from affilcli.errors import AffilError
from affilcli.explanation import QUESTIONS, Question
from affilcli.records import Document, Record
from affilcli.settings import Settings
from affilcli.workflow.find import find, is_path
from affilcli.workflow.observer import SILENT, Failure, Observer
from affilcli.workflow.texts import text_of
from affilcli.workflow.time_limit import time_limit

if TYPE_CHECKING:
    from affilcli.explanation import Explanation


def explain_named(
    name: str,
    settings: Settings,
    observer: Observer = SILENT,
    questions: Sequence[Question] = QUESTIONS,
    most: int | None = None,
) -> Explanation | Failure:
    """How the record of a document was made, which is named as `find` takes names; or its failure.

    For each of the questions, candidates that lost are given at most `most`. Raises AffilError as
    `find` does, when several documents are meant, and when the second reading takes too long.
    """
    kept: list[Document] = []
    # The pipeline is needed here anyway: another process would load it a second time.
    alone = is_path(name) and not os.path.isdir(name)
    finding = msgspec.structs.replace(settings, jobs=0) if alone else settings
    found = list(find([name], finding, observer, keep=kept.append))
    if len(found) > 1:
        raise AffilError(
            f"explain takes one document, and '{name}' names {len(found)}",
            hint="name a document or an id",
        )
    (one,) = found
    if isinstance(one, Failure):
        return one
    return _explained(one, text_of(one, kept), settings, questions, most)


def _explained(
    record: Record,
    document: Document,
    settings: Settings,
    questions: Sequence[Question],
    most: int | None,
) -> Explanation:
    """What is weighed is not kept with a record: the document goes through the pipeline again."""
    from affilcli.explain import explain
    from affilcli.pipeline.build import load_pipeline

    dated = msgspec.structs.replace(document, published=record.source.published)
    nlp = load_pipeline(settings)
    with time_limit(document.path, settings.timeout):
        return explain(nlp, dated, questions, most)
