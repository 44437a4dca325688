"""`affil cache`: what is kept, what of it is stale and why, and how it goes."""

from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path

import pytest

from affilcli import fingerprint
from affilcli.store import Store
from tests.cli.conftest import Runner

pytestmark = pytest.mark.usefixtures("settings_used")


@pytest.fixture
def filled(news: Path, affil: Runner) -> Path:
    """Three documents whose records are kept."""
    for name in ("a", "b", "c"):
        (news / f"{name}.txt").write_text(name)
    assert affil("extract", ".").code == 0
    return news


@pytest.fixture
def two_prepared(filled: Path, affil: Runner) -> Path:
    """What is prepared of the shipped gazetteer with one of the user's own, and with another."""
    affil("cache", "clear", "--yes")
    for name, more in (("own", ""), ("other", "x,institution,X Hospital\n")):
        (filled / f"{name}.csv").write_text(f"id,kind,name\n{more}")
        assert affil("gazetteer", "find", "CHOP", "--gazetteer", f"{name}.csv").code == 0
    return filled


def prepared(affil: Runner) -> int:
    files = info(affil)["prepared"]
    assert isinstance(files, list)
    return len(files)


def info(affil: Runner, *args: str) -> dict[str, object]:
    done = affil("cache", "info", "--json", *args)
    assert (done.code, done.err) == (0, "")
    (told,) = json.loads(done.out)
    assert isinstance(told, dict)
    return told


def test_the_group_alone_shows_its_commands(affil: Runner) -> None:
    done = affil("cache")
    assert done.code == 0
    for command in ("info", "clear", "prune"):
        assert command in done.out


class TestInfo:
    def test_of_a_store_that_is_not_there_says_so_and_makes_none(
        self, affil: Runner, own_store: Path
    ) -> None:
        done = affil("cache", "info")
        assert (done.code, done.err) == (0, "")
        assert f"{own_store} (nothing is kept yet)" in done.out
        assert not own_store.exists()

    def test_counts_documents_and_records(
        self, affil: Runner, filled: Path, own_store: Path
    ) -> None:
        affil("extract", "a.txt", "--published", "2021-01-26")
        told = info(affil)
        assert told.pop("bytes")
        assert told == {
            "store": str(own_store),
            "documents": 3,
            "records": 4,
            "fresh": 4,
            "stale": 0,
            "why": {},
            "damaged": [],
            "prepared": told["prepared"],
        }

    def test_says_why_records_are_stale(
        self, affil: Runner, filled: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (filled / "a.txt").unlink()
        (filled / "b.txt").write_text("changed")
        assert info(affil)["why"] == {"document gone": 1, "document changed": 1}
        (filled / "own.csv").write_text("id,kind,name\n")
        told = info(affil, "--gazetteer", "own.csv")
        assert told["stale"] == 3
        assert told["why"] == {"gazetteer": 3, "document gone": 1, "document changed": 1}
        monkeypatch.setattr(fingerprint, "__version__", "99")
        assert info(affil)["why"] == {"version": 3, "document gone": 1, "document changed": 1}
        done = affil("cache", "info")
        assert "stale      3 (version 3, document gone 1, document changed 1)\n" in done.out

    def test_lists_damaged_files(self, affil: Runner, filled: Path, own_store: Path) -> None:
        own_store.write_text("no database" * 100)
        done = affil("cache", "info")
        assert done.code == 0
        assert "affil: warning: the store" in done.err
        assert f"set aside  {own_store}.damaged, 1.1 kB\n" in done.out
        assert info(affil)["damaged"] == [{"file": f"{own_store}.damaged", "bytes": 1100}]

    def test_counts_what_is_prepared_of_gazetteers_and_says_what_is_in_use(
        self, affil: Runner, two_prepared: Path
    ) -> None:
        told = info(affil, "--gazetteer", "own.csv")["prepared"]
        assert isinstance(told, list)
        assert sorted(one["used"] for one in told) == [False, True]
        assert all(one["bytes"] == Path(one["file"]).stat().st_size for one in told)
        assert "\nprepared   2 gazetteers, " in affil("cache", "info").out
        others = info(affil, "--gazetteer", "other.csv")["prepared"]
        assert isinstance(others, list)
        assert [one["used"] for one in others] == [not one["used"] for one in told]

    @pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv", "markdown"])
    def test_comes_in_every_format(self, affil: Runner, filled: Path, form: str) -> None:
        done = affil("cache", "info", "--format", form)
        assert (done.code, done.err) == (0, "")
        assert "documents" in done.out
        assert "3" in done.out

    def test_of_a_file_that_cannot_be_opened_is_one_line(
        self, affil: Runner, own_store: Path
    ) -> None:
        own_store.mkdir(parents=True)
        done = affil("cache", "info")
        assert done.code == 2
        assert done.err.startswith(f"affil: the store {own_store} cannot be used")
        assert done.err.count("\n") == 1


@pytest.mark.parametrize("command", ["info", "clear", "prune"])
def test_without_a_store_there_is_nothing_to_do(
    affil: Runner, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AFFIL_STORE", "off")
    done = affil("cache", command)
    assert (done.code, done.out) == (2, "")
    assert done.err == "affil: no records are kept: the store is off; AFFIL_STORE names a file\n"


@pytest.mark.parametrize("command", [("info",), ("clear", "--yes")])
def test_a_gazetteer_that_is_gone_is_in_nobodys_way(
    affil: Runner, two_prepared: Path, command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AFFIL_GAZETTEER", str(two_prepared / "gone.csv"))
    assert affil("cache", *command).code == 0
    assert prepared(affil) == (2 if command == ("info",) else 0)


def test_nothing_is_pruned_by_a_gazetteer_that_cannot_be_read(
    affil: Runner, two_prepared: Path
) -> None:
    assert affil("extract", ".").code == 0
    records, files = info(affil)["records"], prepared(affil)
    done = affil("cache", "prune", "--gazetteer", "gone.csv")
    assert (done.code, done.out) == (2, "")
    assert done.err == "affil: gazetteer gone.csv: No such file or directory; Check the path.\n"
    assert (info(affil)["records"], prepared(affil)) == (records, files)


class Terminal(io.StringIO):
    """Somebody who answers."""

    def isatty(self) -> bool:
        return True


class TestClear:
    def test_asks_nobody_where_nobody_can_answer(
        self, affil: Runner, filled: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(sys, "stdin", io.StringIO("y\n"))
        done = affil("cache", "clear")
        assert done.code == 2
        assert done.err == (
            "affil: cache clear asks before it deletes; say --yes where nobody can\n"
        )
        assert info(affil)["records"] == 3

    @pytest.mark.parametrize(("answer", "code", "left"), [("y\n", 0, 0), ("n\n", 130, 3)])
    def test_does_as_it_is_answered(
        self, affil: Runner, filled: Path, monkeypatch: pytest.MonkeyPatch, answer: str,
        code: int, left: int,
    ) -> None:  # fmt: skip
        monkeypatch.setattr(sys, "stdin", Terminal(answer))
        done = affil("cache", "clear")
        assert done.code == code
        assert "Delete 3 records of 3 documents" in done.err
        assert info(affil)["records"] == left

    def test_deletes_records_texts_and_damaged_files(
        self, affil: Runner, filled: Path, own_store: Path
    ) -> None:
        own_store.write_text("no database" * 100)
        affil("extract", ".", "-q")
        done = affil("cache", "clear", "--yes")
        assert (done.code, done.out) == (0, "")
        assert done.err == "3 records of 3 documents and 1 damaged file deleted\n"
        assert not list(own_store.parent.glob("*.damaged*"))
        with Store(str(own_store), pytest.fail) as store:
            assert store.origins() == []
        assert affil("cache", "clear").err == f"nothing is kept in {own_store}\n"
        assert (filled / "a.txt").exists()

    def test_deletes_what_is_prepared_of_gazetteers(
        self, affil: Runner, two_prepared: Path
    ) -> None:
        done = affil("cache", "clear", "--yes")
        assert done.err == "0 records of 0 documents and 2 prepared gazetteers deleted\n"
        assert prepared(affil) == 0


class TestPrune:
    @pytest.fixture
    def stale(self, filled: Path) -> Path:
        (filled / "a.txt").unlink()
        (filled / "b.txt").write_text("changed")
        return filled

    def test_drops_what_is_gone_or_stale_and_says_how_many(
        self, affil: Runner, stale: Path, settings_used: list[object]
    ) -> None:
        done = affil("cache", "prune", "--format", "csv")
        assert done.code == 0
        assert list(csv.reader(io.StringIO(done.out))) == [
            ["id", "why", "path"],
            ["a", "document gone", str(stale / "a.txt")],
            ["b", "document changed", str(stale / "b.txt")],
        ]
        assert done.err == (
            "2 records of 2 documents dropped (document gone 1, document changed 1), 1 kept\n"
        )
        assert info(affil)["records"] == 1
        settings_used.clear()
        affil("extract", "c.txt")
        assert settings_used == []

    def test_only_tells_in_a_dry_run(self, affil: Runner, stale: Path) -> None:
        done = affil("cache", "prune", "--dry-run", "--json")
        assert [one["id"] for one in json.loads(done.out)] == ["a", "b"]
        assert done.err.startswith("2 records of 2 documents would be dropped")
        assert info(affil)["records"] == 3

    @pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv", "markdown"])
    def test_comes_in_every_format(self, affil: Runner, stale: Path, form: str) -> None:
        done = affil("cache", "prune", "--format", form)
        assert done.code == 0
        assert "document gone" in done.out

    def test_has_nothing_to_say_where_all_is_fresh(self, affil: Runner, filled: Path) -> None:
        assert affil("cache", "prune") == (0, "", "0 records of 0 documents dropped, 3 kept\n")

    def test_keeps_what_a_gazetteer_that_is_named_has_made(
        self, affil: Runner, filled: Path
    ) -> None:
        (filled / "own.csv").write_text("id,kind,name\n")
        affil("extract", ".", "--gazetteer", "own.csv")
        assert affil("cache", "prune", "--gazetteer", "own.csv").code == 0
        told = info(affil, "--gazetteer", "own.csv")
        assert (told["records"], told["fresh"]) == (3, 3)

    def test_drops_what_is_prepared_of_gazetteers_that_are_not_in_use(
        self, affil: Runner, two_prepared: Path
    ) -> None:
        own = ("--gazetteer", "own.csv")
        assert "; prepared: 1 gazetteer, " in affil("cache", "prune", "--dry-run", *own).err
        assert prepared(affil) == 2
        assert affil("cache", "prune", *own).code == 0
        files = info(affil, *own)["prepared"]
        assert isinstance(files, list)
        assert [one["used"] for one in files] == [True]
