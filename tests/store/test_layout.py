"""A file of an earlier layout becomes one of this layout, with all that it holds."""

from __future__ import annotations

import multiprocessing
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from affilcli.records import to_json
from affilcli.store import Entry, Store, layout
from tests import samples

LAYOUT_2 = """
CREATE TABLE records (
        number INTEGER PRIMARY KEY, path TEXT NOT NULL, fingerprint TEXT NOT NULL,
        published TEXT NOT NULL, sha256 TEXT NOT NULL, id TEXT NOT NULL, record BLOB NOT NULL,
        UNIQUE (path, fingerprint, published)
    );
CREATE INDEX ids ON records (id, path);
PRAGMA application_id = 1095124556;
PRAGMA user_version = 2;
"""
"""What affilcli wrote into a new file while layout 2 was the last one."""


def entry(number: int = 0) -> Entry:
    return Entry(f"/news/{number}.txt", "0" * 64, "2021-01-26", "made by", samples.full())


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A store as it was left by a version that knew layout 2 only."""
    file = tmp_path / "records.sqlite"
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript(LAYOUT_2)
        for number in range(3):
            one = entry(number)
            assert one.record
            connection.execute(
                "INSERT INTO records (path, sha256, published, fingerprint, id, record) "
                "VALUES (?, ?, ?, ?, ?, ?)",
                (*one[:4], one.record.id, to_json(one.record)),
            )
        connection.commit()
    return file


def schema(file: Path) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall()


def value(file: Path, pragma: str) -> object:
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute(f"PRAGMA {pragma}").fetchone()[0]


def keep(file: Path, number: int) -> None:
    with Store(str(file), pytest.fail) as store:
        store.put(entry(number), "the text", {"version": "1"})


def test_the_records_of_an_old_file_are_all_there(old: Path) -> None:
    with Store(str(old), pytest.fail) as store:
        assert [store.get(f"/news/{number}.txt") for number in range(3)] == [
            [entry(number)] for number in range(3)
        ]
        assert [origin.parts for origin in store.origins()] == [{}] * 3


def test_an_old_file_becomes_the_same_as_a_new_one(old: Path, tmp_path: Path) -> None:
    new = tmp_path / "new.sqlite"
    keep(old, 7)
    keep(new, 7)
    assert [name for name, _ in schema(old)] == [name for name, _ in schema(new)]
    assert value(old, "user_version") == value(new, "user_version") == layout.LAYOUT
    assert value(old, "journal_mode") == value(new, "journal_mode") == "wal"
    with Store(str(old), pytest.fail) as store:
        assert store.text("0" * 64, "text/plain") == "the text"


def test_several_processes_that_meet_an_old_file_lose_nothing(old: Path) -> None:
    context = multiprocessing.get_context("spawn")
    running = [context.Process(target=keep, args=(old, number)) for number in range(10, 14)]
    for process in running:
        process.start()
    for process in running:
        process.join()
    assert [process.exitcode for process in running] == [0] * 4
    with Store(str(old), pytest.fail) as store:
        assert len(store.paths()) == 7


def test_a_change_of_layout_that_breaks_off_changes_nothing(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = schema(old)
    broken = {**layout.STEPS, 3: (*layout.STEPS[3], "NO SUCH STATEMENT")}
    warnings: list[str] = []
    with monkeypatch.context() as patch:
        patch.setattr(layout, "STEPS", broken)
        with Store(str(old), warnings.append) as store:
            assert store.paths() == []
    assert len(warnings) == 1
    assert schema(old) == before
    with Store(str(old), pytest.fail) as store:
        assert len(store.paths()) == 3


def test_the_store_is_found_under_its_earlier_name(old: Path) -> None:
    earlier = old.rename(old.with_name("records-2.sqlite"))
    with Store(str(old), pytest.fail) as store:
        assert len(store.paths()) == 3
    assert not earlier.exists()


def test_a_store_that_is_there_is_not_given_up_for_one_of_the_earlier_name(old: Path) -> None:
    earlier = old.rename(old.with_name("records-2.sqlite"))
    keep(old.with_name("other.sqlite"), 7)
    old.with_name("other.sqlite").rename(old)
    with Store(str(old), pytest.fail) as store:
        assert store.paths() == ["/news/7.txt"]
    assert earlier.exists()
