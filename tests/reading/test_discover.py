"""Folders are walked in a stable order, and only what can be read is picked."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import pytest

from affilcli.reading import discover


@pytest.fixture(autouse=True)
def inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def make(names: Iterable[str]) -> None:
    for name in names:
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")


def test_a_folder_is_walked_recursively_and_by_name() -> None:
    make(["news/b.txt", "news/a.md", "news/a/z.txt", "news/c.TXT", "news/a/b/deep.txt"])
    assert discover(["news"]).paths == [
        "news/a/b/deep.txt",
        "news/a/z.txt",
        "news/a.md",
        "news/b.txt",
        "news/c.TXT",
    ]


def test_paths_stay_as_typed() -> None:
    make(["news/a.txt"])
    assert discover(["news/"]).paths == ["news/a.txt"]
    assert discover(["./news"]).paths == ["./news/a.txt"]


def test_unknown_types_in_folders_are_skipped_and_listed() -> None:
    make(["news/a.txt", "news/b.xyz", "news/Makefile"])
    found = discover(["news"])
    assert found.paths == ["news/a.txt"]
    assert found.skipped == ["news/Makefile", "news/b.xyz"]


def test_hidden_files_and_folders_are_passed_over_unless_named() -> None:
    make(["news/.a.txt", "news/.git/b.txt", "news/c.txt"])
    assert discover(["news"]) == (["news/c.txt"], [], [])
    assert discover(["news/.git", "news/.a.txt"]).paths == ["news/.git/b.txt", "news/.a.txt"]


def test_what_is_named_is_kept_whatever_it_is() -> None:
    make(["b.xyz"])
    assert discover(["b.xyz", "missing.txt", "-"]).paths == ["b.xyz", "missing.txt", "-"]


def test_nothing_is_read_twice() -> None:
    make(["news/a.txt", "news/b.txt"])
    assert discover(["news/b.txt", "news", "./news/a.txt", "-", "-"]).paths == [
        "news/b.txt",
        "news/a.txt",
        "-",
    ]


def test_loops_of_links_end_and_dangling_links_are_ignored() -> None:
    make(["news/a.txt", "other/b.txt"])
    os.symlink("..", "news/up")
    os.symlink("loop", "news/loop")
    os.symlink("gone.txt", "news/dangling.txt")
    os.symlink(os.path.abspath("other/b.txt"), "news/linked.txt")
    found = discover(["news"])
    assert found.paths == ["news/a.txt", "news/linked.txt"]
    assert not found.unreadable


def test_a_folder_that_cannot_be_listed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    make(["news/a.txt", "news/locked/b.txt"])
    real = os.listdir

    def listdir(path: str) -> list[str]:
        if path.endswith("locked"):
            raise PermissionError(13, "Permission denied", path)
        return real(path)

    monkeypatch.setattr(os, "listdir", listdir)
    found = discover(["news"])
    assert found.paths == ["news/a.txt"]
    assert found.unreadable == [("news/locked", "Permission denied")]
