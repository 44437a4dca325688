"""Records kept from one run to the next: one SQLite file, a few rows for every document.

Nothing in it is needed: whatever is missing or damaged is extracted again. So trouble with the file
is told once, and the run goes on without it.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from types import TracebackType
from typing import Any, Final, NamedTuple, Self

import msgspec

from affilcli.records import Record, from_json, to_json

LAYOUT: Final = 2
"""Goes up with every change of the table, together with the name of the file in settings.py."""

APPLICATION: Final = 0x4146464C
"""`AFFL`, written into the file, so that no database of another program is taken for ours."""

PATIENCE = 5.0
"""Seconds to wait while another process writes."""

ROWS: Final = 4
"""Records of one document that are kept: as made with one gazetteer and another, say."""

DAMAGED: Final = ".damaged"
"""Is added to the name of a file that is set aside."""

LOCK: Final = ".lock"
"""Is added to the name of the file that one process holds while it sets the store aside."""

ATTEMPTS: Final = 3
"""Times to begin anew when the file is set aside, by this process or by another."""

TABLES = (
    # Whatever is put in last has the highest number; no day of publication is the empty text,
    # because for SQLite no NULL is equal to another.
    """CREATE TABLE records (
        number INTEGER PRIMARY KEY, path TEXT NOT NULL, fingerprint TEXT NOT NULL,
        published TEXT NOT NULL, sha256 TEXT NOT NULL, id TEXT NOT NULL, record BLOB NOT NULL,
        UNIQUE (path, fingerprint, published)
    )""",
    "CREATE INDEX ids ON records (id, path)",
    f"PRAGMA application_id = {APPLICATION}",
    f"PRAGMA user_version = {LAYOUT}",
)

SUFFIX: Final = ".sqlite"
"""Only a damaged file that is called so is set aside: any other may be a slip of the pen in
AFFIL_STORE, and somebody's own."""

GO_ON = "name another file in AFFIL_STORE, or AFFIL_STORE=off"

CACHE_TAG = """\
Signature: 8a477f597d28d172789f06886806bc55
# This folder is a cache of affilcli: backups can leave it out, and it can be deleted at any time.
"""


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


class Store:
    """The store in `file`, made when it is not there. Close it, or use it as a context manager.

    No method ever raises: without the file nothing is found and nothing kept, and `warn` hears
    why, once.
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

    def get(self, path: str) -> list[Entry]:
        """What is kept of the document at this absolute path, what was put in last first."""
        rows = self._rows(
            "SELECT path, sha256, published, fingerprint, record FROM records "
            "WHERE path = ? ORDER BY number DESC",
            path,
        )
        return [
            Entry(place, sha256, published or None, fingerprint, _decoded(data))
            for place, sha256, published, fingerprint, data in rows
        ]

    def put(self, entry: Entry) -> None:
        """Keep a record, at once and whole, in the place of the one that was made in the same way.

        What was put in longest ago is dropped when there are too many records of the document.
        """
        if entry.record is None or not self.writes:
            return
        self._rows(
            "INSERT OR REPLACE INTO records (path, sha256, published, fingerprint, id, record) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            *(entry.path, entry.sha256, entry.published or "", entry.fingerprint),
            *(entry.record.id, to_json(entry.record)),
        )
        if self.writes:
            self._rows(
                "DELETE FROM records WHERE path = ?1 AND number NOT IN "
                "(SELECT number FROM records WHERE path = ?1 ORDER BY number DESC LIMIT ?2)",
                *(entry.path, ROWS),
            )

    def paths(self, identifier: str | None = None) -> list[str]:
        """The documents of which something is kept, or those with a record of this id; by path."""
        if identifier is None:
            rows = self._rows("SELECT DISTINCT path FROM records ORDER BY path")
        else:
            rows = self._rows(
                "SELECT DISTINCT path FROM records WHERE id = ? ORDER BY path", identifier
            )
        return [row[0] for row in rows]

    def close(self) -> None:
        """Let go of the file."""
        if self.connection:
            self.connection.close()
            self.connection = None

    def _rows(self, query: str, *values: object) -> list[Any]:
        if not self.connection:
            return []
        try:
            return self.connection.execute(query, values).fetchall()
        except UnicodeEncodeError:
            return []  # the name of the file is bytes for which no characters stand
        except sqlite3.Error as error:
            if _only_writing(error):
                self.writes = False
                self.warn(f"records cannot be kept in {self.file}: {error}; {GO_ON}")
            elif self._give_up(error):
                self._open()
            return []

    def _open(self) -> None:
        for _ in range(ATTEMPTS):  # a damaged file is set aside, and a new one begun
            try:
                self._connect()
            except (OSError, ValueError, sqlite3.Error) as error:  # ValueError: a NUL in the name
                if self._give_up(error):
                    continue
            return

    def _connect(self) -> None:
        _make_folder(os.path.dirname(os.path.abspath(self.file)))
        self.identity = _identity(self.file)
        self.connection = sqlite3.connect(self.file, timeout=PATIENCE, isolation_level=None)
        if _marks(self.connection) != (APPLICATION, LAYOUT):
            _begin(self.connection)
        self.connection.execute("PRAGMA synchronous = NORMAL")

    def _give_up(self, error: Exception) -> bool:
        """Go on without the file, and tell why; was it damaged, and is out of the way now?"""
        self.close()
        if not _is_damaged(error) or not self.file.endswith(SUFFIX):
            self.warn(f"the store {self.file} cannot be used: {_reason(error)}; {GO_ON}")
            return False
        try:
            kept = _set_aside(self.file, self.identity)
        except (OSError, sqlite3.Error) as second:
            self.warn(f"the store {self.file} is damaged and cannot be moved: {_reason(second)}")
            return False
        if kept:
            self.warn(f"the store {self.file} cannot be read: {error}; it is now {kept}")
        return True


def _marks(connection: sqlite3.Connection) -> tuple[int, int]:
    """Whose file it is, and in which layout; zeros in a new file."""
    names = ("application_id", "user_version")
    application, layout = (connection.execute(f"PRAGMA {name}").fetchone()[0] for name in names)
    return application, layout


def _begin(connection: sqlite3.Connection) -> None:
    """Make the tables, unless another process has just made them.

    Raises sqlite3.DatabaseError when the file belongs to somebody else.
    """
    connection.execute("BEGIN IMMEDIATE")
    application, layout = _marks(connection)
    if (application, layout) == (APPLICATION, LAYOUT):
        connection.execute("COMMIT")
        return
    if application == APPLICATION:
        raise sqlite3.DatabaseError(
            f"it is of another version of affilcli (layout {layout}, not {LAYOUT}); "
            "name another file or delete this one"
        )
    if application or layout or connection.execute("SELECT 1 FROM sqlite_master").fetchone():
        raise sqlite3.DatabaseError("it is the database of another program")
    for statement in TABLES:
        connection.execute(statement)
    connection.execute("COMMIT")


def _decoded(data: bytes) -> Record | None:
    try:
        return from_json(data)
    except msgspec.DecodeError:  # of another schema: it will be made anew
        return None


def _is_damaged(error: Exception) -> bool:
    return _code(error) in {sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT}


def _only_writing(error: Exception) -> bool:
    """Is the file there to be read all the same: write-protected, or on a full disk?"""
    return _code(error) in {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_FULL}


def _code(error: Exception) -> int:
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF  # the rest says in which way


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)


def _make_folder(folder: str) -> None:
    """Make the folder, marked as a cache; one that is there already is left as it is."""
    if os.path.isdir(folder):
        return
    os.makedirs(folder, mode=0o700, exist_ok=True)
    with open(os.path.join(folder, "CACHEDIR.TAG"), "w", encoding="ascii") as file:
        file.write(CACHE_TAG)


def _identity(file: str) -> tuple[int, int] | None:
    """Which file has this name now."""
    try:
        status = os.stat(file)
    except FileNotFoundError:
        return None
    return status.st_dev, status.st_ino


def _set_aside(file: str, damaged: tuple[int, int] | None) -> str | None:
    """Give the file, and what SQLite keeps beside it, a name that no file has; gives that name.

    None when it is not the damaged file any more: another process was faster, and what has the name
    now is new.
    """
    with _alone(file):
        if damaged is None or _identity(file) != damaged:
            return None
        names = (file + DAMAGED, *(f"{file}{DAMAGED}-{number}" for number in range(2, 1000)))
        target = next((name for name in names if not os.path.lexists(name)), names[0])
        for part in ("-journal", ""):
            with suppress(FileNotFoundError):
                os.replace(file + part, target + part)
        return target


@contextmanager
def _alone(file: str) -> Iterator[None]:
    """Only one process at a time comes past here; a database is a lock on every system."""
    lock = sqlite3.connect(file + LOCK, timeout=PATIENCE, isolation_level=None)
    with closing(lock):
        lock.execute("BEGIN EXCLUSIVE")
        yield
