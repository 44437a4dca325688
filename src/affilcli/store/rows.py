"""What is read from the tables of the store and written to them; all of it raises sqlite3.Error."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from typing import Final
from zlib import crc32

import msgspec

from affilcli.records import Record, from_json, to_json
from affilcli.store.entry import Entry, Origin
from affilcli.store.layout import transaction

ROWS: Final = 4
"""Records of one document that are kept: as made with one gazetteer and another, say."""

ASKED: Final = 500
"""Documents in one query; SQLite takes 999 values at least."""


def of(connection: sqlite3.Connection, paths: Iterable[str]) -> dict[str, list[Entry]]:
    """The entries of each document, the one that was put in last first."""
    wanted = [path for path in paths if is_text(path)]
    found: dict[str, list[Entry]] = {}
    for start in range(0, len(wanted), ASKED):
        part = wanted[start : start + ASKED]
        marks = ",".join("?" * len(part))
        query = (
            "SELECT path, fingerprint, published, sha256, record, checksum "  # noqa: S608
            f"FROM records WHERE path IN ({marks}) ORDER BY number DESC"
        )
        for *row, checksum in connection.execute(query, part):
            path, fingerprint, published, sha256, data = row
            record = _decoded(data) if _is_whole(row, checksum) else None
            entry = Entry(path, sha256, published or None, fingerprint, record)
            found.setdefault(path, []).append(entry)
    return found


def paths(connection: sqlite3.Connection, identifier: str | None) -> list[str]:
    """The documents with a record of this id, or with any."""
    rows = connection.execute(
        "SELECT DISTINCT path FROM records WHERE ?1 IS NULL OR id = ?1 ORDER BY path", (identifier,)
    )
    return [path for (path,) in rows]


def text(connection: sqlite3.Connection, sha256: str, media_type: str) -> str | None:
    """The text that was read out of these bytes."""
    row = connection.execute(
        "SELECT text, checksum FROM texts WHERE sha256 = ? AND media_type = ?",
        (sha256, media_type),
    ).fetchone()
    return row[0] if row and _is_whole(row[:1], row[1]) else None


def origins(connection: sqlite3.Connection) -> list[Origin]:
    """What every record was made of, by path, the one that was put in last first."""
    rows = connection.execute(
        "SELECT number, path, sha256, id, fingerprint, coalesce(parts, '{}') "
        "FROM records LEFT JOIN makers USING (fingerprint) ORDER BY path, number DESC"
    )
    return [Origin._make((*made, _parts(parts))) for *made, parts in rows]


def put(
    connection: sqlite3.Connection, entry: Entry, text: str | None, made_by: Mapping[str, str]
) -> None:
    """Write the entry in the place of the one that was made in the same way."""
    if entry.record is None:
        return
    with transaction(connection):
        _put_record(connection, entry, entry.record)
        if text is not None:
            connection.execute(
                "INSERT OR REPLACE INTO texts (sha256, media_type, text, checksum) "
                "VALUES (?, ?, ?, ?)",
                (entry.sha256, entry.record.source.media_type, text, _checksum([text])),
            )
        if made_by:
            connection.execute(
                "INSERT OR IGNORE INTO makers (fingerprint, parts) VALUES (?, ?)",
                (entry.fingerprint, msgspec.json.encode(dict(made_by)).decode()),
            )


def _put_record(connection: sqlite3.Connection, entry: Entry, record: Record) -> None:
    made = (entry.path, entry.fingerprint, entry.published or "")
    connection.execute(
        "DELETE FROM records WHERE path = ? AND fingerprint = ? AND published = ?", made
    )
    row = (*made, entry.sha256, to_json(record))
    connection.execute(
        "INSERT INTO records (path, fingerprint, published, sha256, record, id, checksum) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        (*row, record.id, _checksum(row)),
    )
    connection.execute(
        "DELETE FROM records WHERE path = ?1 AND number NOT IN "
        "(SELECT number FROM records WHERE path = ?1 ORDER BY number DESC LIMIT ?2)",
        (entry.path, ROWS),
    )


def renew(connection: sqlite3.Connection, entry: Entry) -> None:
    """Give the entry the highest number."""
    connection.execute(
        "UPDATE records SET number = (SELECT max(number) + 1 FROM records) "
        "WHERE path = ? AND fingerprint = ? AND published = ?",
        (entry.path, entry.fingerprint, entry.published or ""),
    )


def drop(connection: sqlite3.Connection, numbers: Sequence[int]) -> bool:
    """Delete these records, all or none, and make the file smaller."""
    with transaction(connection):
        connection.executemany("DELETE FROM records WHERE number = ?", ((n,) for n in numbers))
        connection.execute(
            "DELETE FROM makers WHERE fingerprint NOT IN (SELECT fingerprint FROM records)"
        )
    with suppress(sqlite3.OperationalError):  # another process works with it: another time, then
        connection.execute("VACUUM")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    return True


def is_text(path: str) -> bool:
    """Are there characters for all of the name? Names of files may be any bytes."""
    try:
        path.encode()
    except UnicodeEncodeError:
        return False
    return True


def _parts(data: str) -> dict[str, str]:
    try:
        return msgspec.json.decode(data, type=dict[str, str])
    except msgspec.DecodeError:  # nobody knows what the record was made by, then
        return {}


def _is_whole(values: Sequence[str | bytes], checksum: int | None) -> bool:
    """Are these the values that were put in? SQLite would not notice the loss of half a page, as
    when the power fails; None is the checksum of what was kept by a version without.
    """
    return checksum in (None, _checksum(values))


def _checksum(values: Sequence[str | bytes]) -> int:
    return crc32(
        b"\0".join(
            value if isinstance(value, bytes) else value.encode(errors="replace")
            for value in values
        )
    )


def _decoded(data: bytes) -> Record | None:
    try:
        return from_json(data)
    except msgspec.DecodeError:  # of another schema: it will be made anew
        return None
