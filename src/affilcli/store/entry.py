"""What the store keeps of a document."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from affilcli.records import Record


class Entry(NamedTuple):
    """A record, and what it was made of.

    `path` is absolute; `published` is the day that the user gave for the document; `fingerprint`
    stands for the program that made the record; `record` is None when it cannot be read any more.
    """

    path: str
    sha256: str
    published: str | None
    fingerprint: str
    record: Record | None


class Origin(NamedTuple):
    """What an entry was made of, without its record: quick to read for a whole store.

    `parts` name what made the record (see `fingerprint.parts`); none of an entry that was kept by a
    version of affilcli that did not store them.
    """

    number: int
    path: str
    sha256: str
    id: str
    fingerprint: str
    parts: Mapping[str, str]
