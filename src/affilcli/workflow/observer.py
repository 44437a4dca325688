"""How a job that takes long tells what it does; it never prints."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from affilcli.errors import AffilError
from affilcli.records import Record


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

    def warned(self, message: str) -> None:
        """Something is amiss that costs time, but no result."""


class Silent:
    """An observer that does not care."""

    def found(self, documents: int, skipped: Sequence[str]) -> None: ...
    def started(self, path: str) -> None: ...
    def finished(self, result: Record | Failure) -> None: ...
    def warned(self, message: str) -> None: ...


SILENT = Silent()


class Aside:
    """Passes on what happens in a job beside the main one, but none of its results."""

    def __init__(self, observer: Observer) -> None:
        self.observer = observer

    def found(self, documents: int, skipped: Sequence[str]) -> None: ...

    def started(self, path: str) -> None:
        self.observer.started(path)

    def finished(self, result: Record | Failure) -> None: ...

    def warned(self, message: str) -> None:
        self.observer.warned(message)
