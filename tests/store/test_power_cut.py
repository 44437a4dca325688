"""Of what a power cut tears, nothing comes out again: what is missing is only made anew."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec
import pytest

from affilcli.store import Entry, Store
from tests import samples

DOCUMENTS = 8
#: places at which a file is torn
CUTS = 40
#: bytes that a disk writes at once
SECTOR = 512

Tear = Callable[[bytes, int], bytes]


def cut_off(data: bytes, place: int) -> bytes:
    return data[:place]


def never_written(data: bytes, place: int) -> bytes:
    return data[:place] + bytes(len(data) - place)


def lost_sector(data: bytes, place: int) -> bytes:
    start = place - place % SECTOR
    return (data[:start] + bytes(SECTOR) + data[start + SECTOR :])[: len(data)]


torn = pytest.mark.parametrize("tear", [cut_off, never_written, lost_sector])


class Disk(NamedTuple):
    """What stands on it while a store is in use: half of the records are in the log only."""

    database: bytes
    log: bytes


def entry(number: int) -> Entry:
    path, sha256 = f"/news/{number}.txt", f"{number:064}"
    source = msgspec.structs.replace(samples.full().source, path=path, sha256=sha256)
    record = msgspec.structs.replace(samples.full(), id=f"deal-{number}", source=source)
    return Entry(path, sha256, None, "made by", record)


def text(number: int) -> str:
    return f"the text of {number}; " * 400


def filled(store: Store) -> None:
    for number in range(DOCUMENTS):
        store.put(entry(number), text(number), {"version": "1"})
        if number == DOCUMENTS // 2 - 1:
            assert store.connection
            store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


@pytest.fixture(scope="module")
def disk(tmp_path_factory: pytest.TempPathFactory) -> Disk:
    file = tmp_path_factory.mktemp("disk") / "records.sqlite"
    with Store(str(file), pytest.fail) as store:
        filled(store)
        return Disk(file.read_bytes(), Path(f"{file}-wal").read_bytes())


def left(folder: Path, disks: Iterator[Disk]) -> Iterator[tuple[Store, list[int]]]:
    """For every such disk the store that is on it, and the numbers of records that it has."""
    for number, disk in enumerate(disks):
        file = folder / str(number) / "records.sqlite"
        file.parent.mkdir()
        file.write_bytes(disk.database)
        Path(f"{file}-wal").write_bytes(disk.log)
        with Store(str(file), lambda _: None) as store:
            yield store, [number for number in range(DOCUMENTS) if has(store, number)]


def has(store: Store, number: int) -> bool:
    """Is the record there? If so, and if its text is, it is the one that was put in."""
    wanted = entry(number)
    kept_text = store.text(wanted.sha256, "text/plain")
    assert kept_text in (None, text(number))
    found = [one for one in store.get(wanted.path) if one.record]
    assert found in ([], [wanted])
    return bool(found)


def can_be_filled_again(store: Store) -> bool:
    """In one run more, or in two where the damage shows only while it is written to."""
    filled(store)
    filled(store)
    return all(has(store, number) for number in range(DOCUMENTS))


def places(data: bytes) -> range:
    return range(0, len(data), len(data) // CUTS)


@torn
def test_of_a_torn_log_the_first_records_are_left(tmp_path: Path, disk: Disk, tear: Tear) -> None:
    logs = (disk._replace(log=tear(disk.log, place)) for place in places(disk.log))
    for store, kept in left(tmp_path, logs):
        assert kept == list(range(len(kept)))
        assert len(kept) >= DOCUMENTS // 2
        assert can_be_filled_again(store)


@torn
def test_of_a_torn_database_no_half_record_is_left(tmp_path: Path, disk: Disk, tear: Tear) -> None:
    databases = (
        disk._replace(database=tear(disk.database, place)) for place in places(disk.database)
    )
    for store, _ in left(tmp_path, databases):
        assert can_be_filled_again(store)


def test_what_was_kept_without_a_checksum_is_believed(tmp_path: Path) -> None:
    file = tmp_path / "records.sqlite"
    with Store(str(file), pytest.fail) as store:
        filled(store)
    with sqlite3.connect(file) as connection:
        for table in ("records", "texts"):
            connection.execute(f"UPDATE {table} SET checksum = NULL")
    connection.close()
    with Store(str(file), pytest.fail) as store:
        assert all(has(store, number) for number in range(DOCUMENTS))
        assert store.text(entry(0).sha256, "text/plain") == text(0)
