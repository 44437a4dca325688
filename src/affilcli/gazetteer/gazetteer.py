"""The gazetteer as the program uses it: all entries, looked up by id or through its index."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Self

from affilcli.gazetteer.entries import Entry, Institution, ServiceLineEntry
from affilcli.gazetteer.index import Index
from affilcli.gazetteer.index.build import Progress, built, unobserved


class Gazetteer:
    """All entries, in the order of their ids, decoded when somebody asks for them.

    `sha256` is that of the bytes they were read from.
    """

    def __init__(self, index: Index, sha256: str) -> None:
        self.index = index
        self.sha256 = sha256

    @classmethod
    def of(cls, entries: Iterable[Entry], sha256: str = "") -> Self:
        """A gazetteer of these entries, none of which have the same id."""
        return cls(Index(index_of(entries, ""), ""), sha256)

    @cached_property
    def institutions(self) -> tuple[Institution, ...]:
        """All institutions: of many, `index` finds those that are wanted."""
        return tuple(self.index.everybody())

    @property
    def service_lines(self) -> tuple[ServiceLineEntry, ...]:
        """All service lines."""
        return self.index.service_lines

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All of them, institutions first."""
        return (*self.institutions, *self.service_lines)

    def institution(self, entry_id: str) -> Institution | None:
        """The institution with this id, or None."""
        number = self.index.number_of(entry_id)
        return None if number is None else self.index.institution(number)

    def service_line(self, entry_id: str) -> ServiceLineEntry | None:
        """The service line with this id, or None."""
        return self._service_line_by_id.get(entry_id)

    @cached_property
    def _service_line_by_id(self) -> dict[str, ServiceLineEntry]:
        return {entry.id: entry for entry in self.service_lines}


def index_of(entries: Iterable[Entry], key: str, progress: Progress = unobserved) -> bytes:
    """The bytes of an index over these entries; `key` stands for what they were read from."""
    ordered = sorted(entries, key=lambda entry: entry.id)
    institutions = [entry for entry in ordered if isinstance(entry, Institution)]
    lines = [entry for entry in ordered if isinstance(entry, ServiceLineEntry)]
    return built(institutions, lines, key, progress)
