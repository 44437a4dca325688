"""The tables of the store, and how a file of an earlier layout becomes one of this."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, Final

APPLICATION: Final = 0x4146464C
"""`AFFL`, written into the file, so that no database of another program is taken for ours."""

STEPS: Final[dict[int, tuple[str, ...]]] = {
    2: (
        # Whatever is put in last has the highest number; no day of publication is the empty text,
        # because for SQLite no NULL is equal to another.
        """CREATE TABLE records (
            number INTEGER PRIMARY KEY, path TEXT NOT NULL, fingerprint TEXT NOT NULL,
            published TEXT NOT NULL, sha256 TEXT NOT NULL, id TEXT NOT NULL, record BLOB NOT NULL,
            UNIQUE (path, fingerprint, published)
        )""",
        "CREATE INDEX ids ON records (id, path)",
    ),
    3: (
        # `parts` is a JSON object: what the fingerprint was taken of.
        "CREATE TABLE makers (fingerprint TEXT PRIMARY KEY, parts TEXT NOT NULL) WITHOUT ROWID",
        # The same bytes can be read in several ways, as plain text and as Markdown.
        """CREATE TABLE texts (
            sha256 TEXT NOT NULL, media_type TEXT NOT NULL, text TEXT NOT NULL,
            PRIMARY KEY (sha256, media_type)
        )""",
        "CREATE INDEX contents ON records (sha256)",
        # A text stays as long as a record that was made of it.
        """CREATE TRIGGER forgotten AFTER DELETE ON records
            WHEN NOT EXISTS (SELECT 1 FROM records WHERE sha256 = old.sha256)
            BEGIN DELETE FROM texts WHERE sha256 = old.sha256; END""",
    ),
    4: (
        # NULL in what was kept before there were any.
        "ALTER TABLE records ADD COLUMN checksum INTEGER",
        "ALTER TABLE texts ADD COLUMN checksum INTEGER",
    ),
}
"""Layout -> the statements that make it of the one before; a new file goes through all of them, so
that no two files of one layout differ."""

LAYOUT: Final = max(STEPS)


def prepare(connection: sqlite3.Connection) -> None:
    """Bring the file to this layout, unless it has it already.

    Raises sqlite3.DatabaseError when the file belongs to another program, or to a later version.
    """
    if _marks(connection) != (APPLICATION, LAYOUT):
        with transaction(connection):
            _advance(connection)
    if _value(connection, "journal_mode") != "wal":
        # Another process may be about to do the same, or use the file in the way it is.
        with suppress(sqlite3.OperationalError):
            connection.execute("PRAGMA journal_mode = WAL")


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All of what is written in this block stays, or nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # SQLite ends some by itself: on a full disk
            connection.execute("ROLLBACK")
        raise


def _advance(connection: sqlite3.Connection) -> None:
    application, layout = _marks(connection)  # another process may just have done it
    if application == APPLICATION:
        _check_known(layout)
    elif application or layout or connection.execute("SELECT 1 FROM sqlite_master").fetchone():
        raise sqlite3.DatabaseError("it is the database of another program")
    for number, statements in STEPS.items():
        if number > layout:
            for statement in statements:
                connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION}")
    connection.execute(f"PRAGMA user_version = {LAYOUT}")


def _check_known(layout: int) -> None:
    if layout not in STEPS:
        raise sqlite3.DatabaseError(
            f"it is of another version of affilcli (layout {layout}, not {LAYOUT}); "
            "name another file or delete this one"
        )


def _marks(connection: sqlite3.Connection) -> tuple[int, int]:
    """Whose file it is, and in which layout; zeros in a new file."""
    return _value(connection, "application_id"), _value(connection, "user_version")


def _value(connection: sqlite3.Connection, pragma: str) -> Any:
    return connection.execute(f"PRAGMA {pragma}").fetchone()[0]
