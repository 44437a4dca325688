"""One document to its record: the one in the store while nothing behind it has changed."""

from __future__ import annotations

import os
from functools import cached_property
from types import TracebackType
from typing import TYPE_CHECKING, Self

import msgspec

from affilcli.errors import AffilError
from affilcli.reading import STDIN, read_document
from affilcli.reading.read import shown
from affilcli.records import Document, Record
from affilcli.settings import Settings
from affilcli.workflow.observer import Failure, Observer
from affilcli.workflow.texts import hold_text

if TYPE_CHECKING:
    from affilcli.store import Entry, Store


class Bench:
    """Where one run makes its records; a context manager that closes the store behind it.

    `remembering` gives a document the day of publication that the last extraction of it was given.
    """

    def __init__(
        self, settings: Settings, observer: Observer, *, remembering: bool = False
    ) -> None:
        self.settings = settings
        self.observer = observer
        self.remembering = remembering
        self.held: dict[str, Record] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if "store" in self.__dict__ and self.store:
            self.store.close()

    @cached_property
    def store(self) -> Store | None:
        """The store, opened when it is first asked for something."""
        if self.settings.store is None:
            return None
        from affilcli.store import Store

        return Store(self.settings.store, self.observer.warned)

    @cached_property
    def fingerprint(self) -> str:
        """What records are made by in this run."""
        from affilcli.fingerprint import fingerprint

        return fingerprint(self.settings)

    def result(self, path: str) -> Record | Failure:
        """The record of one document, or why there is none.

        Raises AffilError for what no document could do better with: a model that is missing.
        """
        if path != STDIN and (held := self.held.get(os.path.abspath(path))):
            return moved(held, shown(path))
        kept = self._kept(path)
        published = self.settings.published
        if self.remembering and not published and kept:
            published = kept.published
        try:
            document = read_document(path, published=published)
        except AffilError as error:
            return Failure(path, error)
        if kept and kept.record and self._is_fresh(kept, document, published):
            return moved(kept.record, document.path)
        return self._made(path, document, published)

    def hold(self, record: Record) -> None:
        """Give this record when its document is asked for again in this run."""
        self.held[os.path.abspath(record.source.path)] = record

    def _kept(self, path: str) -> Entry | None:
        return self.store.get(os.path.abspath(path)) if _can_keep(path) and self.store else None

    def _is_fresh(self, kept: Entry, document: Document, published: str | None) -> bool:
        return (kept.sha256, kept.published, kept.fingerprint) == (
            document.sha256,
            published,
            self.fingerprint,
        )

    def _made(self, path: str, document: Document, published: str | None) -> Record | Failure:
        try:
            record = extract_record(document, self.settings)
        except AffilError:
            raise  # a missing model, a broken gazetteer: no document could do better
        except Exception as error:  # noqa: BLE001 - a fault of ours must not cost the others
            return Failure(path, _fault(document.path, error))
        if not _can_keep(path):
            hold_text(document)
        elif self.store:
            from affilcli.store import Entry

            place = os.path.abspath(path)
            self.store.put(Entry(place, document.sha256, published, self.fingerprint, record))
        return record


def extract_record(document: Document, settings: Settings | None = None) -> Record:
    """The record of one document, for Python callers; the pipeline is loaded once and kept.

    Nothing is looked up in the store or put there. Raises AffilError when the model that the
    settings name cannot be loaded.
    """
    # spaCy takes seconds to import: not before there is a document to work on.
    from affilcli.extract import extract as terms_of
    from affilcli.pipeline.build import load_pipeline

    return terms_of(load_pipeline(settings or Settings()), document)


def moved(record: Record, path: str) -> Record:
    """The same record of a document that is named in another way."""
    source = msgspec.structs.replace(record.source, path=path)
    return msgspec.structs.replace(record, source=source)


def _can_keep(path: str) -> bool:
    """Standard input and pipes have no name under which they could be met again."""
    return path != STDIN and os.path.isfile(path)


def _fault(path: str, error: Exception) -> AffilError:
    what = f"{path}: extraction broke off: {type(error).__name__}: {error}"
    fault = AffilError(what, hint="this is a fault of affilcli; --debug shows where", exit_code=1)
    fault.__cause__ = error
    return fault
