"""The text behind a record: documents are read again, or found in the store."""

from __future__ import annotations

import os
from collections.abc import Iterable

from affilcli.errors import AffilError
from affilcli.reading import STDIN, read_document
from affilcli.records import Document, Record
from affilcli.workflow.observer import SILENT, Observer


def text_of(
    record: Record,
    kept: Iterable[Document] = (),
    store: str | None = None,
    observer: Observer = SILENT,
) -> Document:
    """The document that the record was made of: one of those `kept` by `find`, else read again.

    Where it is gone or is not the same any more, its text is taken from the file `store`, if that
    has it; without a day of publication, which only its reader knew. The observer hears what is
    wrong with the store. Raises AffilError otherwise.
    """
    source = record.source
    for document in kept:
        if (document.path, document.sha256) == (source.path, source.sha256):
            return document
    try:
        return _read_again(record)
    except AffilError:
        if stored := _stored(record, store, observer):
            return stored
        raise


def _read_again(record: Record) -> Document:
    source = record.source
    if source.path == STDIN:
        raise AffilError(
            f"{record.id}: the text came through standard input and is gone",
            hint="save it to a file",
        )
    document = read_document(source.path)
    if document.sha256 != source.sha256:
        raise AffilError(
            f"{source.path}: has changed since its record was made", hint="extract it again"
        )
    return document


def _stored(record: Record, file: str | None, observer: Observer) -> Document | None:
    if file is None or not os.path.exists(file):
        return None
    from affilcli.store import Store

    source = record.source
    with Store(file, observer.warned) as store:
        text = store.text(source.sha256, source.media_type)
    if text is None:
        return None
    return Document(
        path=source.path,
        text=text,
        sha256=source.sha256,
        media_type=source.media_type,
        title=source.title,
    )
