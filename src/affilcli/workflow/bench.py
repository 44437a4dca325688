"""One document to its record: the one in the store while nothing behind it has changed."""

from __future__ import annotations

import os
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, NamedTuple, Self

import msgspec

from affilcli.errors import AffilError
from affilcli.reading import STDIN, read_document
from affilcli.reading.read import shown
from affilcli.records import Document, Record
from affilcli.settings import Settings
from affilcli.workflow.observer import Failure, Observer

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from affilcli.store import Entry, Store
    from affilcli.workflow.workers import Workers


class Task(NamedTuple):
    """A document that was read, the day that the user gave for it, and what the store has of it."""

    path: str
    document: Document
    published: str | None
    kept: list[Entry]


class Bench:
    """Where one run makes its records; a context manager that closes the store behind it, and ends
    the worker processes.

    `remembering` gives a document the day of publication that the last extraction of the same
    content was given. `keep` is handed each document that cannot be read a second time.
    """

    def __init__(
        self,
        settings: Settings,
        observer: Observer,
        *,
        remembering: bool = False,
        keep: Callable[[Document], None] | None = None,
    ) -> None:
        self.settings = settings
        self.observer = observer
        self.remembering = remembering
        self.keep = keep
        self.held: dict[str, Record | Failure] = {}
        self.expected: dict[str, list[Entry]] = {}
        self.looked_up: frozenset[str] = frozenset()
        self.stamps: list[tuple[int, int] | None] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if "workers" in self.__dict__:
            self.workers.close()
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
    def workers(self) -> Workers:
        """The worker processes; none is started before there is a document for it."""
        from affilcli.gazetteer import load_gazetteer
        from affilcli.workflow.workers import Workers

        # Else each of them would prepare it by itself, and nobody would hear of it.
        load_gazetteer([Path(path) for path in self.settings.gazetteer])
        return Workers(self.settings)

    @cached_property
    def made_by(self) -> dict[str, str]:
        """What records are made by in this run."""
        from affilcli.fingerprint import parts, stamps

        self.stamps = stamps(self.settings)  # first, so that an edit in between is noticed
        return parts(self.settings)

    @cached_property
    def fingerprint(self) -> str:
        """The same as one hash."""
        from affilcli.fingerprint import hashed

        return hashed(self.made_by)

    def expect(self, paths: Sequence[str]) -> None:
        """Look up at once what the store has of these documents, which are asked for next."""
        places = [_place(path) for path in paths if _can_keep(path)]
        if places and self.store:
            self.expected = self.store.get_many(places)
            self.looked_up = frozenset(places)

    def result(self, path: str) -> Record | Failure:
        """The record of one document, or why there is none; made in this process.

        Raises AffilError for what no document could do better with: a model that is missing.
        """
        found = self.look(path)
        if isinstance(found, Task):
            return self.kept(found, limited(found.document, self.settings))
        return found

    def look(self, path: str) -> Record | Failure | Task:
        """The record of one document or why there is none, or else what has to be made of it."""
        if held := self.held.get(_place(path)):
            return held if isinstance(held, Failure) else moved(held, shown(path))
        try:
            task = self._read(path)
        except AffilError as error:
            return Failure(path, error)
        if fresh := self._fresh(task):
            return fresh
        if self.settings.prefilter and (unread := _passed_over(task.document)):
            return self.kept(task, unread)
        return task

    def kept(self, task: Task, outcome: Record | AffilError) -> Record | Failure:
        """What became of a document: its record, which is kept, or its failure."""
        path, document = task.path, task.document
        if isinstance(outcome, AffilError):
            return Failure(path, outcome)
        if not _can_keep(path):
            if self.keep:
                self.keep(document)
        # A gazetteer may have been edited in the meantime; then nobody knows what this is made by.
        elif self.store and self._gazetteers_are_the_same():
            from affilcli.store import Entry

            made_of = (_place(path), document.sha256, task.published, self.fingerprint)
            self.store.put(Entry(*made_of, outcome), document.text, self.made_by)
        return outcome

    def fresh(self, path: str) -> Record | None:
        """The record of one document, if nothing has to be made for it; None also where the
        document cannot be read.
        """
        if held := self.held.get(_place(path)):
            return None if isinstance(held, Failure) else moved(held, shown(path))
        try:
            return self._fresh(self._read(path))
        except AffilError:
            return None

    def hold(self, path: str, result: Record | Failure) -> None:
        """Give this when the document is asked for again in this run."""
        self.held[_place(path)] = result

    def _read(self, path: str) -> Task:
        kept: list[Entry] = []
        if _can_keep(path) and self.store:
            _ = self.fingerprint  # is taken before anything is read that it stands for
            kept = self._kept(_place(path))
        document = read_document(path, published=self.settings.published)
        published = self.settings.published
        if self.remembering and not published:
            same = (entry.published for entry in kept if entry.sha256 == document.sha256)
            if published := next(same, None):
                document = msgspec.structs.replace(document, published=published)
        return Task(path, document, published, kept)

    def _kept(self, place: str) -> list[Entry]:
        if place in self.looked_up:
            return self.expected.get(place, [])
        return self.store.get(place) if self.store else []

    def _fresh(self, task: Task) -> Record | None:
        for number, entry in enumerate(task.kept):
            made_of = (entry.sha256, entry.published, entry.fingerprint)
            wanted = (task.document.sha256, task.published, self.fingerprint)
            if entry.record and made_of == wanted:
                if number and self.store and not self.remembering:
                    self.store.renew(entry)  # is the last one again, whose day is remembered
                return moved(entry.record, task.document.path)
        return None

    def _gazetteers_are_the_same(self) -> bool:
        from affilcli.fingerprint import stamps

        return stamps(self.settings) == self.stamps


def prepare(settings: Settings) -> None:
    """Load the pipeline; raises AffilError when the model or a gazetteer cannot be loaded."""
    from affilcli.pipeline.build import load_pipeline

    load_pipeline(settings)


def attempted(document: Document, settings: Settings) -> Record | AffilError:
    """The record of one document, or in what way extraction broke off.

    Raises AffilError for what no document could do better with: a missing model, a broken
    gazetteer.
    """
    try:
        return extract_record(document, settings)
    except AffilError:
        raise
    except Exception as error:  # noqa: BLE001 - a fault of ours must not cost the others
        return _fault(document.path, error)


def limited(document: Document, settings: Settings) -> Record | AffilError:
    """`attempted`, in no more time than the settings give a document."""
    from affilcli.workflow.time_limit import LateError, time_limit

    prepare(settings)  # is no document's fault, however long it takes
    try:
        with time_limit(document.path, settings.timeout):
            return attempted(document, settings)
    except LateError as late:
        return late


def _passed_over(document: Document) -> Record | None:
    from affilcli.pipeline.prefilter import passed_over

    return passed_over(document)


def extract_record(document: Document, settings: Settings | None = None) -> Record:
    """The record of one document, for Python callers; the pipeline is loaded once and kept.

    The document is read in any case; nothing is looked up in the store or put there. Raises
    AffilError when the model that the settings name cannot be loaded.
    """
    # spaCy takes seconds to import: not before there is a document to work on.
    from affilcli.extract import extract as terms_of
    from affilcli.pipeline.build import load_pipeline

    return terms_of(load_pipeline(settings or Settings()), document)


def moved(record: Record, path: str) -> Record:
    """The same record of a document that is named in another way."""
    source = msgspec.structs.replace(record.source, path=path)
    return msgspec.structs.replace(record, source=source)


def _place(path: str) -> str:
    return path if path == STDIN else os.path.abspath(path)


def _can_keep(path: str) -> bool:
    """Standard input and pipes have no name under which they could be met again."""
    return path != STDIN and os.path.isfile(path)


def _fault(path: str, error: Exception) -> AffilError:
    what = f"{path}: extraction broke off: {type(error).__name__}: {error}"
    fault = AffilError(what, hint="this is a fault of affilcli; --debug shows where", exit_code=1)
    fault.__cause__ = error
    return fault
