"""One function a command: puts the stages together, tells an observer, never prints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, Protocol

from affilcli.errors import AffilError
from affilcli.reading import FORMATS, discover, read_document
from affilcli.records import Document, Record
from affilcli.settings import Settings


class Failure(NamedTuple):
    """A document that gave no record, and why; `error.__cause__` is the exception behind it."""

    path: str
    error: AffilError


class Observer(Protocol):
    """Is told how a long job goes on."""

    def found(self, documents: int, skipped: Sequence[str]) -> None:
        """The job is known: this many documents; these files are of no known type."""

    def started(self, path: str) -> None:
        """Work on a document begins."""

    def finished(self, result: Record | Failure) -> None:
        """A document is done."""


class Silent:
    """An observer that does not care."""

    def found(self, documents: int, skipped: Sequence[str]) -> None: ...
    def started(self, path: str) -> None: ...
    def finished(self, result: Record | Failure) -> None: ...


SILENT = Silent()


def extract(
    paths: Iterable[str], settings: Settings, observer: Observer = SILENT
) -> Iterator[Record | Failure]:
    """The record of every document under `paths` (files, folders, `-`), or its failure, in order.

    One bad document never stops the others. Raises AffilError when there is no document at all, or
    when the model cannot be loaded.
    """
    named = list(paths)
    discovery = discover(named)
    if not discovery.paths and not discovery.unreadable:
        raise _nothing(named)
    observer.found(len(discovery.paths) + len(discovery.unreadable), discovery.skipped)
    for folder, reason in discovery.unreadable:
        yield _told(observer, _unreadable(folder, reason))
    for path in discovery.paths:
        observer.started(path)
        yield _told(observer, _result(path, settings))


def extract_record(document: Document, settings: Settings | None = None) -> Record:
    """The record of one document, for Python callers; the pipeline is loaded once and kept.

    Raises AffilError when the model that the settings name cannot be loaded.
    """
    # spaCy takes seconds to import: not before there is a document to work on.
    from affilcli.extract import extract as terms_of
    from affilcli.pipeline.build import load_pipeline

    return terms_of(load_pipeline(settings or Settings()), document)


def _result(path: str, settings: Settings) -> Record | Failure:
    try:
        document = read_document(path, published=settings.published)
    except AffilError as error:
        return Failure(path, error)
    try:
        return extract_record(document, settings)
    except AffilError:
        raise  # a missing model, a broken gazetteer: no document could do better
    except Exception as error:  # noqa: BLE001 - a fault of ours must not cost the other documents
        return Failure(path, _fault(document.path, error))


def _nothing(named: list[str]) -> AffilError:
    suffixes = ", ".join(sorted(FORMATS))
    return AffilError(
        f"no documents in {', '.join(named)}", hint=f"files that can be read: {suffixes}"
    )


def _fault(path: str, error: Exception) -> AffilError:
    what = f"{path}: extraction broke off: {type(error).__name__}: {error}"
    fault = AffilError(what, hint="this is a fault of affilcli; --debug shows where", exit_code=1)
    fault.__cause__ = error
    return fault


def _unreadable(folder: str, reason: str) -> Failure:
    return Failure(
        folder, AffilError(f"{folder}: cannot be listed: {reason}", hint="check its permissions")
    )


def _told(observer: Observer, result: Record | Failure) -> Record | Failure:
    observer.finished(result)
    return result
