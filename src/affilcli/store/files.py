"""The file of the store, its folder, and what SQLite keeps beside it."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Final

PATIENCE = 5.0
"""Seconds to wait while another process writes."""

DAMAGED: Final = ".damaged"
"""Is added to the name of a file that is set aside."""

LOCK: Final = ".lock"
"""Is added to the name of the file that one process holds while it sets the store aside."""

BESIDE: Final = ("-journal", "-wal", "-shm")
"""What SQLite adds to the name of a database for the files that belong to it."""

EARLIER: Final = {"records.sqlite": "records-2.sqlite"}
"""Name of the store -> what it was called while every layout had a file of its own."""


def adopt(file: str) -> None:
    """Where there is no store yet, take the one that bears its earlier name."""
    folder, name = os.path.split(file)
    earlier = os.path.join(folder, EARLIER.get(name, ""))
    if not os.path.isfile(earlier) or os.path.exists(earlier + "-journal"):
        return  # with a journal beside it, it is being written to
    with suppress(OSError):
        os.link(earlier, file)  # fails, other than renaming, when another process was faster
        os.unlink(earlier)


def connect(file: str) -> sqlite3.Connection:
    """Open the database; for reading only where nothing can be written beside it.

    SQLite itself refuses that to a database with a log: it would have to write to know that nobody
    else does. Where nobody can write, nobody does.
    """
    folder = os.path.dirname(os.path.abspath(file))
    if os.path.isfile(file) and not os.access(folder, os.W_OK) and parts(file) == [file]:
        address = f"{Path(file).absolute().as_uri()}?immutable=1"
        return sqlite3.connect(address, uri=True, isolation_level=None)
    return sqlite3.connect(file, timeout=PATIENCE, isolation_level=None)


def identity(file: str) -> tuple[int, int] | None:
    """Which file has this name now."""
    try:
        status = os.stat(file)
    except FileNotFoundError:
        return None
    return status.st_dev, status.st_ino


def size(file: str) -> int:
    """Bytes of the database with all that belongs to it; 0 where there is none."""
    return sum(os.path.getsize(name) for name in parts(file))


def parts(file: str) -> list[str]:
    """The database and all that belongs to it, as far as it is there."""
    return [file + part for part in (*BESIDE, "") if os.path.isfile(file + part)]


def damaged(file: str) -> list[str]:
    """The files that were set aside because they could not be read, the first one first."""
    return [name for name in _names_aside(file) if os.path.lexists(name)]


def set_aside(file: str, unreadable: tuple[int, int] | None) -> str | None:
    """Give the file, and what SQLite keeps beside it, a name that no file has; gives that name.

    None when it is not the damaged file any more: another process was faster, and what has the name
    now is new.
    """
    with _alone(file):
        if unreadable is None or identity(file) != unreadable:
            return None
        names = _names_aside(file)
        target = next((name for name in names if not os.path.lexists(name)), names[0])
        for part in (*BESIDE, ""):
            with suppress(FileNotFoundError):
                os.replace(file + part, target + part)
        return target


def _names_aside(file: str) -> list[str]:
    return [file + DAMAGED, *(f"{file}{DAMAGED}-{number}" for number in range(2, 1000))]


@contextmanager
def _alone(file: str) -> Iterator[None]:
    """Only one process at a time comes past here; a database is a lock on every system."""
    lock = sqlite3.connect(file + LOCK, timeout=PATIENCE, isolation_level=None)
    with closing(lock):
        lock.execute("BEGIN EXCLUSIVE")
        yield
