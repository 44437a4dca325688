"""What the gazetteer holds: institutions and service lines.

The fields mirror the columns of `data/gazetteer.csv`: a cell of several values (`a|b`) is a tuple,
an empty cell of one value is None.
"""

from __future__ import annotations

import msgspec


class FormerName(msgspec.Struct, frozen=True):
    """A name that an institution bore, and from when to when; EDTF dates, None where not known."""

    name: str
    start: str | None = None
    end: str | None = None


class Institution(msgspec.Struct, frozen=True, kw_only=True):
    """An organisation that may be party to an agreement, and the forms in which it is written.

    `aliases` match whatever their case, `acronyms` only as written; `short_name` is what a reader
    would say in an id, and matches only if `aliases` lists it too (two campuses may share one).
    `former_names` match like aliases. `valid_from` and `valid_to` (EDTF) bound the time in which
    the institution itself exists, whatever its name. `parent` is the id of the institution that it
    is `relation` to (RELATIONS of check.py). `source` says where all of this stands: `ror:` and
    `cms:` with the registry's number, or addresses of pages, parted by `|`.
    """

    id: str
    name: str
    short_name: str | None = None
    aliases: tuple[str, ...] = ()
    former_names: tuple[FormerName, ...] = ()
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

    @property
    def names(self) -> tuple[str, ...]:
        """Every form that matches whatever its case, the name first."""
        return (self.name, *self.aliases, *(former.name for former in self.former_names))


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
