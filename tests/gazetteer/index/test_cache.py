"""Prepared gazetteers on disk: used again, built anew when they are wrong, never in the way."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from affilcli.gazetteer import Institution, watching
from affilcli.gazetteer.gazetteer import index_of
from affilcli.gazetteer.index.build import Progress
from affilcli.gazetteer.index.cache import KEPT, files, key_of, prepared
from affilcli.gazetteer.index.index import Index
from affilcli.gazetteer.index.layout import DamagedError

MERCY = Institution(id="mercy", name="Mercy Hospital")


class Builder:
    """Builds an index of one institution, and counts how often; a watcher, too."""

    def __init__(self) -> None:
        self.built = 0
        self.heard: list[str] = []
        self.steps: list[tuple[int, int]] = []

    def __call__(self, key: str, progress: Progress) -> bytes:
        self.built += 1
        return index_of([MERCY], key, progress)

    def warned(self, message: str) -> None:
        self.heard.append(message)

    def indexing(self, done: int, total: int) -> None:
        self.steps.append((done, total))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of prepared gazetteers, not made yet."""
    monkeypatch.setattr("affilcli.gazetteer.index.cache.cache_folder", lambda: str(tmp_path / "c"))
    return tmp_path / "c" / "gazetteers"


@pytest.fixture
def builder() -> Builder:
    return Builder()


def file_in(folder: Path) -> Path:
    [file] = folder.iterdir()
    return file


def get(builder: Builder, *contents: bytes) -> str:
    with watching(builder):
        return prepared(contents or (b"a",), builder).institution(0).id


def test_the_second_time_nothing_is_built(folder: Path, builder: Builder) -> None:
    assert [get(builder), get(builder)] == ["mercy", "mercy"]
    assert (builder.built, builder.heard) == (1, [])
    assert builder.steps == [(0, 1), (1, 1)]
    assert (folder.parent / "CACHEDIR.TAG").is_file()


def test_other_contents_have_an_index_of_their_own(folder: Path, builder: Builder) -> None:
    for contents in ([b"a"], [b"b"], [b"a", b"b"], [b"ab"]):
        get(builder, *contents)
    assert builder.built == len(list(folder.iterdir())) == 4


@pytest.mark.parametrize("content", [b"", b"garbage", b"\x80\x04cos\nsystem\n."])
def test_a_damaged_file_is_built_anew_and_one_line_told(
    folder: Path, builder: Builder, content: bytes
) -> None:
    get(builder)
    file_in(folder).write_bytes(content)
    assert get(builder) == "mercy"
    assert builder.built == 2
    [line] = builder.heard
    assert line.startswith("the prepared gazetteer")
    assert "built anew" in line
    get(builder)
    assert builder.built == 2


def test_a_torn_file_is_built_anew(folder: Path, builder: Builder) -> None:
    get(builder)
    file = file_in(folder)
    file.write_bytes(file.read_bytes()[:-1])
    assert get(builder) == "mercy"
    assert (builder.built, len(builder.heard)) == (2, 1)


def test_wherever_a_power_cut_tears_it_the_file_is_refused() -> None:
    data = index_of([MERCY], "key")
    for place in range(len(data)):
        for torn in (data[:place], data[:place] + bytes(len(data) - place)):
            if torn != data:
                with pytest.raises(DamagedError):
                    Index(torn, "key")


def test_a_file_of_another_gazetteer_under_this_name_is_refused(
    folder: Path, builder: Builder
) -> None:
    get(builder)
    file_in(folder).write_bytes(index_of([Institution(id="evil", name="Evil")], key_of([b"b"])))
    assert get(builder) == "mercy"
    assert "another gazetteer" in builder.heard[0]


def test_a_folder_in_the_place_of_the_file_is_told_and_built_around(
    folder: Path, builder: Builder
) -> None:
    (folder / f"{key_of([b'a'])}.index").mkdir(parents=True)
    assert get(builder) == "mercy"
    assert "cannot be kept" in builder.heard[0]
    assert not list(folder.glob(".draft-*"))


def test_without_a_place_to_keep_it_the_index_is_built_each_time(
    folder: Path, builder: Builder
) -> None:
    folder.parent.write_text("a file where the folder should be")
    assert [get(builder), get(builder)] == ["mercy", "mercy"]
    assert builder.built == 2


def test_indexes_that_were_not_used_for_longest_are_dropped(folder: Path, builder: Builder) -> None:
    for number in range(KEPT):
        get(builder, str(number).encode())
    for age, number in enumerate((3, 5)):
        os.utime(folder / f"{key_of([str(number).encode()])}.index", (age, age))
    get(builder, b"5")  # is used again, so the other one is older
    get(builder, b"new")
    left = {file.stem for file in folder.iterdir()}
    assert len(left) == KEPT
    assert key_of([b"3"]) not in left
    assert key_of([b"5"]) in left


def test_what_a_killed_run_left_half_written_is_cleared_away(
    folder: Path, builder: Builder
) -> None:
    folder.mkdir(parents=True)
    for name in ("old", "young"):
        (folder / f".draft-{name}").touch()
    os.utime(folder / ".draft-old", (1, 1))
    get(builder)
    assert [file.name for file in folder.glob(".draft-*")] == [".draft-young"]


def test_a_draft_in_the_making_is_no_file_to_delete(folder: Path, builder: Builder) -> None:
    get(builder)
    for name in ("old", "young"):
        (folder / f".draft-{name}").touch()
    os.utime(folder / ".draft-old", (1, 1))
    assert [Path(file).name for file in files()] == [
        ".draft-old",
        f"{key_of([b'a'])}.index",
    ]


def test_two_processes_that_build_at_once_end_with_one_sound_file(tmp_path: Path) -> None:
    csv = tmp_path / "mine.csv"
    csv.write_text("id,kind,name,source\nmine,institution,Mine Clinic,x\n", encoding="utf-8")
    code = (
        "import sys; from pathlib import Path; from affilcli.gazetteer import load_gazetteer;"
        "print(load_gazetteer([Path(sys.argv[1])]).institution('mine').name)"
    )
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path)}
    command = [sys.executable, "-c", code, str(csv)]
    running = [
        subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
        for _ in range(3)
    ]
    assert [process.communicate()[0] for process in running] == ["Mine Clinic\n"] * 3
    if sys.platform == "linux":
        names = [file.name for file in (tmp_path / "affilcli" / "gazetteers").iterdir()]
        assert len(names) == 1
        assert names[0].endswith(".index")
