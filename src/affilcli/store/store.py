"""Records kept from one run to the next: one SQLite file, a few rows for every document.

Nothing in it is needed: whatever is missing or damaged is extracted again. So trouble with the file
is told once, and the run goes on without it.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType, TracebackType
from typing import Final, Self, TypeVar

from affilcli.folders import make_cache_folder
from affilcli.store import files, rows
from affilcli.store.entry import Entry, Origin
from affilcli.store.layout import prepare

ATTEMPTS: Final = 3
"""Times to begin anew when the file is set aside, by this process or by another."""

SUFFIX: Final = ".sqlite"
"""Only a damaged file that is called so is set aside: any other may be a slip of the pen in
AFFIL_STORE, and somebody's own."""

GO_ON = "name another file in AFFIL_STORE, or AFFIL_STORE=off"

UNKNOWN: Final[Mapping[str, str]] = MappingProxyType({})
"""What made a record, where nobody says."""

T = TypeVar("T")


class Store:
    """The store in `file`, made when it is not there. Close it, or use it as a context manager.

    No method ever raises: without the file nothing is found and nothing kept, and `warn` hears
    why, once. A method that writes leaves all behind that it was asked for, or nothing: a process
    that is killed loses at most what it was about to put in.
    """

    def __init__(self, file: str, warn: Callable[[str], None]) -> None:
        self.file = file
        self.warn = warn
        self.connection: sqlite3.Connection | None = None
        self.identity: tuple[int, int] | None = None
        self.writes = True
        self._open()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def is_open(self) -> bool:
        """Can the file be used?"""
        return self.connection is not None

    def get(self, path: str) -> list[Entry]:
        """What is kept of the document at this absolute path, what was put in last first."""
        return self.get_many([path]).get(path, [])

    def get_many(self, paths: Iterable[str]) -> dict[str, list[Entry]]:
        """What is kept of each of these documents; those of which there is nothing are left out."""
        return self._do(lambda connection: rows.of(connection, paths), {})

    def put(
        self, entry: Entry, text: str | None = None, made_by: Mapping[str, str] = UNKNOWN
    ) -> None:
        """Keep a record, at once, in the place of the one that was made in the same way.

        With it are kept the document's text, and what the parts of the fingerprint are. What was
        put in longest ago is dropped when there are too many records of the document.
        """
        if self.writes:
            self._do(lambda connection: rows.put(connection, entry, text, made_by), None)

    def renew(self, entry: Entry) -> None:
        """Make this entry the one that was put in last."""
        if self.writes:
            self._do(lambda connection: rows.renew(connection, entry), None)

    def text(self, sha256: str, media_type: str) -> str | None:
        """The text of a document with this content, as it was when its record was made."""
        return self._do(lambda connection: rows.text(connection, sha256, media_type), None)

    def paths(self, identifier: str | None = None) -> list[str]:
        """The documents of which something is kept, or those with a record of this id; by path."""
        return self._do(lambda connection: rows.paths(connection, identifier), [])

    def origins(self) -> list[Origin]:
        """What every record was made of, by path, what was put in last first."""
        return self._do(rows.origins, [])

    def drop(self, numbers: Sequence[int]) -> bool:
        """Forget these records; was it done?"""
        return self.writes and self._do(lambda connection: rows.drop(connection, numbers), False)

    def close(self) -> None:
        """Let go of the file."""
        if self.connection:
            self.connection.close()
            self.connection = None

    def _do(self, work: Callable[[sqlite3.Connection], T], otherwise: T) -> T:
        if not self.connection:
            return otherwise
        try:
            return work(self.connection)
        except UnicodeEncodeError:
            return otherwise  # a name or a text in which there are halves of characters
        except sqlite3.Error as error:
            if _only_writing(error):
                self.writes = False
                self.warn(f"records cannot be kept in {self.file}: {error}; {GO_ON}")
            elif self._give_up(error):
                self._open()
            return otherwise

    def _open(self) -> None:
        for _ in range(ATTEMPTS):  # a damaged file is set aside, and a new one begun
            try:
                self._connect()
            except (OSError, ValueError, sqlite3.Error) as error:  # ValueError: a NUL in the name
                if self._give_up(error):
                    continue
            return

    def _connect(self) -> None:
        make_cache_folder(os.path.dirname(os.path.abspath(self.file)))
        files.adopt(self.file)
        self.identity = files.identity(self.file)
        self.connection = files.connect(self.file)
        prepare(self.connection)
        # With a log beside the file, this loses nothing when the process is killed, and at most
        # the last records when the power fails; what a disk loses beyond that, checksums notice.
        self.connection.execute("PRAGMA synchronous = NORMAL")

    def _give_up(self, error: Exception) -> bool:
        """Go on without the file, and tell why; was it damaged, and is out of the way now?"""
        self.close()
        if not _is_damaged(error) or not self.file.endswith(SUFFIX):
            self.warn(f"the store {self.file} cannot be used: {_reason(error)}; {GO_ON}")
            return False
        try:
            kept = files.set_aside(self.file, self.identity)
        except (OSError, sqlite3.Error) as second:
            self.warn(f"the store {self.file} is damaged and cannot be moved: {_reason(second)}")
            return False
        if kept:
            self.warn(f"the store {self.file} cannot be read: {error}; it is now {kept}")
        return True


def _is_damaged(error: Exception) -> bool:
    return _code(error) in {sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT}


def _only_writing(error: Exception) -> bool:
    """Is the file there to be read all the same: write-protected, or on a full disk?"""
    return _code(error) in {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_FULL}


def _code(error: Exception) -> int:
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF  # the rest says in which way


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)
