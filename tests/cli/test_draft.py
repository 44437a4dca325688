"""Files are replaced whole or not at all, and nothing is left beside them."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from affilcli.cli.draft import replacing

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs locks on files")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_old_file_stands_until_the_new_one_is_whole(tmp_path: Path) -> None:
    target = tmp_path / "out.txt"
    target.write_text("old")
    with replacing(str(target)) as stream:
        stream.write("new")
        stream.flush()
        assert target.read_text() == "old"
    assert target.read_text() == "new"
    assert names(tmp_path) == ["out.txt"]


def test_a_block_that_raises_changes_nothing(tmp_path: Path) -> None:
    target = tmp_path / "out.txt"
    target.write_text("old")
    with pytest.raises(KeyboardInterrupt), replacing(str(target)):
        raise KeyboardInterrupt
    assert target.read_text() == "old"
    assert names(tmp_path) == ["out.txt"]


def test_drafts_of_killed_runs_go_and_those_in_work_stay(tmp_path: Path) -> None:
    target = tmp_path / "out.txt"
    (tmp_path / ".affil-out.txt-abandoned").write_text("half")
    (tmp_path / ".affil-other.txt-abandoned").write_text("not ours")
    with replacing(str(target)) as first:
        first.write("first")
        with replacing(str(target)) as second:
            second.write("second")
        assert target.read_text() == "second"
    assert target.read_text() == "first"
    assert names(tmp_path) == [".affil-other.txt-abandoned", "out.txt"]


def test_a_name_as_long_as_names_can_be_is_written(tmp_path: Path) -> None:
    target = tmp_path / ("東" * 80 + ".txt")
    with replacing(str(target)) as stream:
        stream.write("new")
    assert target.read_text() == "new"


def test_content_is_on_the_disk_before_the_name_and_the_name_before_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = []
    sync, move = os.fsync, os.replace

    def fsync(handle: int) -> None:
        is_folder = stat.S_ISDIR(os.fstat(handle).st_mode)
        steps.append("folder" if is_folder else os.fstat(handle).st_size)
        sync(handle)

    def replace(draft: str, target: str) -> None:
        steps.append("name")
        move(draft, target)

    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setattr(os, "replace", replace)
    with replacing(str(tmp_path / "out.txt")) as stream:
        stream.write("new")
    assert steps == [3, "name", "folder"]
