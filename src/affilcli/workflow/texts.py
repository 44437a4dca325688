"""The text behind a record: documents are read again, they are not kept."""

from __future__ import annotations

from collections.abc import Iterable

from affilcli.errors import AffilError
from affilcli.reading import STDIN, read_document
from affilcli.records import Document, Record


def text_of(record: Record, kept: Iterable[Document] = ()) -> Document:
    """The document that the record was made of: one of those `kept` by `find`, else read again.

    Raises AffilError when it is gone, or is not the same any more.
    """
    source = record.source
    for document in kept:
        if (document.path, document.sha256) == (source.path, source.sha256):
            return document
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
