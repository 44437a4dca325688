"""The text behind a record: documents are read again, they are not kept."""

from __future__ import annotations

from affilcli.errors import AffilError
from affilcli.reading import STDIN, read_document
from affilcli.records import Document, Record
from affilcli.settings import Settings

_STREAMS: dict[tuple[str, str], Document] = {}
"""What came through standard input and pipes in this process, by path and hash."""


def hold_text(document: Document) -> None:
    """Keep a document that cannot be read twice, for as long as the process lives."""
    _STREAMS[document.path, document.sha256] = document


def text_of(record: Record, settings: Settings) -> Document:
    """The document that the record was made of.

    Raises AffilError when it is gone, or is not the same any more.
    """
    source = record.source
    if held := _STREAMS.get((source.path, source.sha256)):
        return held
    if source.path == STDIN:
        raise AffilError(
            f"{record.id}: the text came through standard input and is gone",
            hint="save it to a file",
        )
    document = read_document(source.path, published=settings.published)
    if document.sha256 != source.sha256:
        raise AffilError(
            f"{source.path}: has changed since its record was made", hint="extract it again"
        )
    return document
