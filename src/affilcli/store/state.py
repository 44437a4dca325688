"""What a store holds, and which of its records would be given again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple


class Kept(NamedTuple):
    """A record in the store, and why it is not given any more: nothing where it is fresh.

    `number` is its number in the store. A reason is `document gone`, `document changed`, the name
    of what has changed of that which makes records (see `fingerprint.parts`), or `unknown` where
    an earlier version of affilcli did not keep that.
    """

    number: int
    path: str
    id: str
    why: tuple[str, ...]


class Damaged(NamedTuple):
    """A file that was set aside because it could not be read; its size in bytes."""

    file: str
    size: int


class Prepared(NamedTuple):
    """What is prepared of a gazetteer, in a file of its own; its size in bytes, and whether the
    settings of this run use it.
    """

    file: str
    size: int
    used: bool


class State(NamedTuple):
    """The store in `file`; `size` in bytes, with what SQLite keeps beside it."""

    file: str
    size: int
    records: Sequence[Kept]
    damaged: Sequence[Damaged]
    prepared: Sequence[Prepared] = ()

    @property
    def documents(self) -> int:
        """Documents of which something is kept."""
        return len({one.path for one in self.records})

    @property
    def unused(self) -> list[Prepared]:
        """What is prepared and not for the settings of this run."""
        return [one for one in self.prepared if not one.used]

    @property
    def stale(self) -> list[Kept]:
        """The records that are not given any more."""
        return [one for one in self.records if one.why]


def reasons(stale: Sequence[Kept]) -> dict[str, int]:
    """How many records each reason holds for, the most frequent first."""
    return dict(Counter(reason for one in stale for reason in one.why).most_common())
