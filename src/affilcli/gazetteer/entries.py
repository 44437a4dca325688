"""What the gazetteer holds: institutions, service lines, and the two together.

The fields mirror the columns of `data/gazetteer.csv`: a cell of several values (`a|b`) is a tuple,
an empty cell of one value is None.
"""

from __future__ import annotations

from functools import cached_property

import msgspec


class Institution(msgspec.Struct, frozen=True, kw_only=True):
    """An organisation that may be party to an agreement, and the forms in which it is written.

    `aliases` match whatever their case, `acronyms` only as written; `short_name` is what a reader
    would say in an id, and matches only if `aliases` lists it too (two campuses may share one).
    """

    id: str
    name: str
    short_name: str | None = None
    aliases: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    type: str | None = None
    city: str | None = None
    state: str | None = None
    country: str | None = None
    parent: str | None = None
    relation: str | None = None
    valid_from: str | None = None
    valid_to: str | None = None
    ror: str | None = None
    ccn: str | None = None
    source: str | None = None


class ServiceLineEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A clinical service of the taxonomy and the words that name it.

    `aliases` name it by themselves, whatever their case; `acronyms` only as written; `modifiers`
    are single words that count only beside a service noun ("heart" in "heart center"). `name` is
    a label, not an alias. Where one phrase lies in another, the longer is meant.
    """

    id: str
    name: str
    group: str | None = None
    aliases: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    modifiers: tuple[str, ...] = ()
    source: str | None = None


Entry = Institution | ServiceLineEntry


class Gazetteer(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """All entries, in the order of their ids; `sha256` is that of the bytes they were read from."""

    institutions: tuple[Institution, ...]
    service_lines: tuple[ServiceLineEntry, ...]
    sha256: str

    def institution(self, entry_id: str) -> Institution | None:
        """The institution with this id, or None."""
        return self._institution_by_id.get(entry_id)

    def service_line(self, entry_id: str) -> ServiceLineEntry | None:
        """The service line with this id, or None."""
        return self._service_line_by_id.get(entry_id)

    @cached_property
    def _institution_by_id(self) -> dict[str, Institution]:
        return {entry.id: entry for entry in self.institutions}

    @cached_property
    def _service_line_by_id(self) -> dict[str, ServiceLineEntry]:
        return {entry.id: entry for entry in self.service_lines}
