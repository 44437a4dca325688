"""What is put in comes out again, in any process; and trouble with the file costs nothing else."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from affilcli.store import Entry, Store, files
from affilcli.store.layout import LAYOUT
from affilcli.store.rows import ASKED
from affilcli.store.store import GO_ON
from tests import samples


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "records.sqlite"


@pytest.fixture
def warnings() -> list[str]:
    return []


def entry(path: str = "/news/a.txt", identifier: str = "lurie-rush") -> Entry:
    record = samples.renamed(samples.full(), identifier)
    return Entry(path, "0" * 64, "2021-01-26", "made by", record)


def opened(file: Path) -> Store:
    return Store(str(file), pytest.fail)


def fill(file: Path) -> None:
    with opened(file) as store:
        store.put(entry())


def test_what_is_put_in_comes_out_in_the_next_run(file: Path) -> None:
    fill(file)
    with opened(file) as store:
        assert store.get("/news/a.txt") == [entry()]
        assert store.get("/news/b.txt") == []


@pytest.mark.parametrize("published", ["2021-01-26", None])
def test_what_is_made_in_the_same_way_takes_the_place_of_the_one_before(
    file: Path, published: str | None
) -> None:
    with opened(file) as store:
        again = entry()._replace(published=published, sha256="1" * 64)
        store.put(again._replace(sha256="2" * 64))
        store.put(again)
        assert store.get("/news/a.txt") == [again]


def test_what_is_made_in_different_ways_is_kept_the_last_one_first(file: Path) -> None:
    with opened(file) as store:
        made = [entry(), entry()._replace(published=None), entry()._replace(fingerprint="other")]
        for one in made:
            store.put(one)
        assert store.get("/news/a.txt") == made[::-1]
        store.put(made[0])
        assert store.get("/news/a.txt") == [made[0], made[2], made[1]]
        assert store.paths() == store.paths("lurie-rush") == ["/news/a.txt"]


def test_only_the_last_few_records_of_a_document_are_kept(file: Path) -> None:
    with opened(file) as store:
        store.put(entry("/news/b.txt"))
        for number in range(9):
            store.put(entry()._replace(fingerprint=str(number)))
        assert [one.fingerprint for one in store.get("/news/a.txt")] == ["8", "7", "6", "5"]
        assert store.get("/news/b.txt") == [entry("/news/b.txt")]


def test_many_documents_are_looked_up_at_once(file: Path) -> None:
    with opened(file) as store:
        for number in range(3 * ASKED // 2):
            store.put(entry(f"/news/{number}.txt"))
        wanted = [f"/news/{number}.txt" for number in range(2 * ASKED)]
        found = store.get_many([*wanted, "/news/\udcff.txt"])
        assert sorted(found) == sorted(wanted[: 3 * ASKED // 2])
        assert found["/news/7.txt"] == [entry("/news/7.txt")]


def test_the_text_of_a_document_is_kept_as_long_as_a_record_of_it(file: Path) -> None:
    with opened(file) as store:
        store.put(entry(), "the text")
        store.put(entry("/copy.txt"), "the text")
        store.put(entry()._replace(sha256="1" * 64), "changed")
        assert store.text("0" * 64, "text/plain") == "the text"
        assert store.text("1" * 64, "text/plain") == "changed"
        assert store.text("0" * 64, "text/markdown") is None
        store.put(entry("/copy.txt")._replace(sha256="1" * 64), "changed")
        assert store.text("0" * 64, "text/plain") is None


def test_what_made_a_record_is_known_part_by_part(file: Path) -> None:
    with opened(file) as store:
        store.put(entry(), "the text", {"version": "1"})
        store.put(entry()._replace(fingerprint="other"))
        assert [(one.id, one.fingerprint, one.parts) for one in store.origins()] == [
            ("lurie-rush", "other", {}),
            ("lurie-rush", "made by", {"version": "1"}),
        ]


def test_a_renewed_entry_is_the_last_one_again(file: Path) -> None:
    with opened(file) as store:
        store.put(entry(), "the text", {"version": "1"})
        store.put(entry()._replace(fingerprint="other"))
        store.renew(entry())
        assert [one.fingerprint for one in store.get("/news/a.txt")] == ["made by", "other"]
        assert store.text("0" * 64, "text/plain") == "the text"


def test_dropped_records_and_what_belongs_to_them_are_gone(file: Path) -> None:
    with opened(file) as store:
        store.put(entry("/news/b.txt"), "b" * 100_000, {"version": "1"})
        store.put(entry()._replace(sha256="1" * 64))
        before = files.size(str(file))
        assert store.drop([one.number for one in store.origins() if one.path == "/news/b.txt"])
        assert store.paths() == ["/news/a.txt"]
        assert store.text("0" * 64, "text/plain") is None
        assert files.size(str(file)) < before - 100_000


def test_documents_are_found_by_the_id_of_their_record(file: Path) -> None:
    with opened(file) as store:
        for path, identifier in [("/c", "x"), ("/b", "y"), ("/a", "x")]:
            store.put(entry(path, identifier))
        assert store.paths("x") == ["/a", "/c"]
        assert store.paths("z") == []
        assert store.paths() == ["/a", "/b", "/c"]


def test_a_new_folder_is_marked_as_a_cache_and_a_folder_that_was_there_is_not(
    file: Path, tmp_path: Path
) -> None:
    fill(file)
    assert (file.parent / "CACHEDIR.TAG").read_text().startswith("Signature: 8a477f597d28d172")
    fill(tmp_path / "records.sqlite")
    assert not (tmp_path / "CACHEDIR.TAG").exists()


def test_what_is_put_in_is_there_at_once_for_others(file: Path) -> None:
    with opened(file) as one, opened(file) as other:
        one.put(entry())
        other.put(entry("/news/b.txt"))
        assert one.paths() == other.paths() == ["/news/a.txt", "/news/b.txt"]


def test_a_record_that_no_longer_decodes_is_none(file: Path) -> None:
    fill(file)
    with sqlite3.connect(file) as connection:
        connection.execute('UPDATE records SET record = \'{"schema": "affil/0"}\'')
    connection.close()
    with opened(file) as store:
        assert store.get("/news/a.txt") == [entry()._replace(record=None)]


def test_a_name_that_is_no_text_is_not_kept(file: Path) -> None:
    with opened(file) as store:
        store.put(entry("/news/\udcff.txt"))
        assert store.get("/news/\udcff.txt") == []
        store.put(entry())
        assert store.paths() == ["/news/a.txt"]


ROUNDS, PROCESSES = 4, 5

PUT = """
import sys
from affilcli.store import Entry, Store
from tests import samples
print(flush=True)
sys.stdin.readline()
with Store(sys.argv[1], lambda _: None) as store:
    store.put(Entry(sys.argv[2], "0" * 64, None, "made by", samples.full()))
"""


def at_once(file: Path) -> None:
    """Several processes open the store in the same moment, and each puts a record into it."""
    running = [
        subprocess.Popen(
            [sys.executable, "-c", PUT, str(file), str(number)],
            cwd=samples.ROOT,
            bufsize=0,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        for number in range(PROCESSES)
    ]
    for process in running:
        assert process.stdout
        process.stdout.readline()  # it has imported all it needs
    for process in running:
        assert process.stdin
        process.stdin.write(b"\n")
    for process in running:
        process.communicate()


class TestTrouble:
    """Told once; without the file nothing is found and nothing kept."""

    def test_a_file_that_is_no_database_is_set_aside(self, file: Path, warnings: list[str]) -> None:
        for number in range(2):
            file.parent.mkdir(exist_ok=True)
            file.write_text(f"no database, {number}" * 100)
            with Store(str(file), warnings.append) as store:
                store.put(entry())
                assert store.get("/news/a.txt") == [entry()]
        kept = [file.with_name(f"records.sqlite.damaged{suffix}") for suffix in ("", "-2")]
        assert [path.read_text()[:14] for path in kept] == ["no database, 0", "no database, 1"]
        assert warnings == [
            f"the store {file} cannot be read: file is not a database; it is now {path}"
            for path in kept
        ]

    def test_a_store_of_another_layout_is_left_to_the_version_that_made_it(
        self, file: Path, warnings: list[str]
    ) -> None:
        fill(file)
        with sqlite3.connect(file) as connection:
            connection.execute("PRAGMA user_version = 99")
        connection.close()
        before = file.read_bytes()
        with Store(str(file), warnings.append) as store:
            assert store.paths() == []
            store.put(entry())
        assert len(warnings) == 1
        assert f"another version of affilcli (layout 99, not {LAYOUT})" in warnings[0]
        assert file.read_bytes() == before
        assert list(file.parent.glob("*.damaged*")) == []

    def test_whoever_comes_late_does_not_move_the_new_file_away(
        self, file: Path, warnings: list[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        file.parent.mkdir()
        file.write_text("no database" * 100)
        connect = Store._connect
        late: list[Store] = []

        def slowly(store: Store) -> None:
            try:
                connect(store)
            except sqlite3.DatabaseError:
                if not late:  # before it can do anything, another process does it all
                    late.append(store)
                    with Store(str(file), warnings.append) as faster:
                        faster.put(entry())
                raise

        monkeypatch.setattr(Store, "_connect", slowly)
        with opened(file) as store:
            assert store.get("/news/a.txt") == [entry()]
        assert len(warnings) == 1
        assert len(list(file.parent.glob("*.damaged*"))) == 1

    def test_many_processes_set_a_damaged_file_aside_once(self, file: Path) -> None:
        for number in range(ROUNDS):
            place = file.parent / str(number) / "records.sqlite"
            place.parent.mkdir(parents=True)
            place.write_text("no database" * 100)
            at_once(place)
            with opened(place) as store:
                assert store.paths() == [str(one) for one in range(PROCESSES)]
            assert len(list(place.parent.glob("*.damaged*"))) == 1

    def test_a_file_that_is_damaged_inside_is_set_aside(
        self, file: Path, warnings: list[str]
    ) -> None:
        with opened(file) as store:
            for number in range(50):
                store.put(entry(f"/news/{number}.txt"))
        data = file.read_bytes()
        file.write_bytes(data[:4096] + b"\xff" * (len(data) - 4096))
        with Store(str(file), warnings.append) as store:
            assert store.get("/news/7.txt") == []
            store.put(entry())
            assert store.paths() == ["/news/a.txt"]
        assert len(warnings) == 1
        assert "malformed" in warnings[0]

    def test_the_log_of_a_damaged_file_does_not_get_into_the_new_one(
        self, file: Path, warnings: list[str]
    ) -> None:
        with opened(file) as store:
            for number in range(50):
                store.put(entry(f"/news/{number}.txt"))
        data = file.read_bytes()
        with opened(file) as store:
            store.put(entry("/news/last.txt"))
            log = Path(f"{file}-wal").read_bytes()
        file.write_bytes(data[:4096] + b"\xff" * (len(data) - 4096))
        Path(f"{file}-wal").write_bytes(log)
        with Store(str(file), warnings.append) as store:
            assert store.get("/news/7.txt") == []
            store.put(entry())
            assert store.paths() == ["/news/a.txt"]
        assert len(warnings) == 1
        assert files.damaged(str(file)) == [f"{file}.damaged"]
        assert Path(f"{file}.damaged").read_bytes().count(b"\xff") > len(data) // 2

    def test_a_database_of_another_program_is_left_alone(
        self, file: Path, warnings: list[str]
    ) -> None:
        file.parent.mkdir()
        with sqlite3.connect(file) as connection:
            connection.execute("CREATE TABLE theirs (x)")
        connection.close()
        before = file.read_bytes()
        with Store(str(file), warnings.append) as store:
            store.put(entry())
            assert store.get("/news/a.txt") == []
        assert file.read_bytes() == before
        assert len(warnings) == 1
        assert "another program" in warnings[0]

    def test_a_store_that_another_process_does_not_let_go_of(
        self, file: Path, warnings: list[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(files, "PATIENCE", 0.01)
        fill(file)
        other = sqlite3.connect(file, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with Store(str(file), warnings.append) as store:
            assert store.get("/news/a.txt") == [entry()]
            store.put(entry("/news/b.txt"))
            store.put(entry("/news/c.txt"))
            assert store.get("/news/a.txt") == []
        other.close()
        assert warnings == [f"the store {file} cannot be used: database is locked; {GO_ON}"]

    def test_a_place_where_no_file_can_be(self, tmp_path: Path, warnings: list[str]) -> None:
        (tmp_path / "file").write_text("")
        with Store(str(tmp_path / "file" / "records.sqlite"), warnings.append) as store:
            store.put(entry())
            assert store.paths() == []
        assert len(warnings) == 1

    def test_a_name_that_no_file_can_have(self, warnings: list[str]) -> None:
        with Store("a\0b", warnings.append) as store:
            store.put(entry())
            assert store.get("/news/a.txt") == []
        assert warnings == [f"the store a\0b cannot be used: embedded null byte; {GO_ON}"]

    @pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs permissions")
    def test_a_folder_that_cannot_be_written(self, file: Path, warnings: list[str]) -> None:
        file.parent.mkdir(mode=0o500)
        with Store(str(file), warnings.append) as store:
            store.put(entry())
        problem = "unable to open database file"
        assert warnings == [f"the store {file} cannot be used: {problem}; {GO_ON}"]


def test_a_store_on_a_disk_that_is_write_protected_is_read(
    small_disk: Path, warnings: list[str]
) -> None:
    file = small_disk / "records.sqlite"
    fill(file)
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with Store(str(file), warnings.append) as store:
        assert store.get("/news/a.txt") == [entry()]
        assert warnings == []
        store.put(entry("/news/b.txt"))
        assert store.paths() == ["/news/a.txt"]
    assert len(warnings) == 1
    assert warnings[0].startswith(f"records cannot be kept in {file}: ")


def test_a_file_of_the_users_own_is_left_alone(tmp_path: Path, warnings: list[str]) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("mine")
    with Store(str(notes), warnings.append) as store:
        store.put(entry())
        assert store.get("/news/a.txt") == []
    assert notes.read_text() == "mine"
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]
    assert len(warnings) == 1
    assert "AFFIL_STORE" in warnings[0]


def test_a_store_that_cannot_be_written_is_still_read(file: Path, warnings: list[str]) -> None:
    fill(file)
    with Store(str(file), warnings.append) as store:
        assert store.connection
        store.connection.execute("PRAGMA query_only = ON")
        store.put(entry("/news/b.txt"))
        store.put(entry("/news/c.txt"))
        assert store.get("/news/a.txt") == [entry()]
    assert len(warnings) == 1
    assert "cannot be kept" in warnings[0]
