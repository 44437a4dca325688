"""Hostile documents and folders: what a user sees of them is whole, and does nothing."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import sys
import unicodedata
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import pytest

from affilcli.reading import discover, read_document
from affilcli.reading.read import MAX_BYTES
from affilcli.records import Document, Record
from affilcli.render.csv import FORMULA
from affilcli.settings import Settings
from affilcli.workflow import bench
from tests import samples
from tests.cli.conftest import Runner
from tests.permissions import not_as_root

BARBS = (
    ("\x1b[31m", "\x1b]0;x\x07", "\x9b2J", "\x7f"),
    ("\u202e", "\u200b", "\u2028", "\ufeff", "\ue000", "\u0301" * 40),
    ("[red]", "[/]", "[link=http://x]y[/link]"),
    ("<script>alert(1)</script>", "<!--", "![x](http://x)", "`", "|", "@someone"),
    ("=1+1",),
    ("@SUM(A1)",),
    ("＝1", "+1", "-1", "{0}", "%s"),
)
"""What means something to a terminal, Rich, a browser, Markdown, a spreadsheet or Python."""

STORY = (
    "§Mercer Hospital and Oakline Health to merge§\n\n"
    "§Mercer Hospital§ and § Oakline § Health signed an agreement to merge on May 6, 2024§."
    " §“It is time§,” said Ann §Roe, president § of Mercer Hospital. The deal covers"
    " §cardiology§ and § oncology. §The § burn unit§ is not part of the agreement."
    " Oakline Health will invest §$5 million§ over five§ years.\n"
)

COMMANDS = (
    ("extract", "news", "-v"), ("extract", "news", "--format", "jsonl"),
    ("list", "news"), ("list", "news", "--format", "markdown"), ("list", "news", "--json"),
    ("show", "news"), ("show", "news", "--text"), ("show", "news", "--format", "markdown"),
    ("explain", "news/deal.txt"),
)  # fmt: skip
GRIDS = (("list", "news", "--format", "csv"), ("show", "news", "--format", "csv"))


@pytest.fixture
def barbed(news: Path) -> Path:
    """A folder with announcements that have barbs in their texts and in their names."""
    folder = news / "news"
    folder.mkdir()
    (folder / "deal.txt").write_text(barbed_story(BARBS[0]), encoding="utf-8")
    for barbs in BARBS:
        name = f"{''.join(barbs).replace('/', '')}.txt"
        (folder / name).write_text(barbed_story(barbs), encoding="utf-8")
    return folder


def barbed_story(barbs: tuple[str, ...]) -> str:
    """The story with one of the barbs, in turn, at each of its marks."""
    turns = cycle(barbs)
    return re.sub("§", lambda _: next(turns), STORY)


def obeyed(text: str) -> set[str]:
    """The characters of a text that a terminal obeys, or that hide or reorder it."""
    shown = set(text) - {"\n"}
    return {c for c in shown if unicodedata.category(c) in ("Cc", "Cf", "Co", "Cs")}


def test_nothing_in_a_document_or_its_name_is_run_by_what_shows_it(
    affil: Runner, barbed: Path
) -> None:
    for command in COMMANDS:
        done = affil(*command)
        assert done.code == 0, (command, done.err)
        assert obeyed(done.out.replace("\u200b", "")) == set(), command
        assert obeyed(done.err) == set(), command
        assert "Traceback" not in done.err
        if "markdown" in command:
            assert "<" not in done.out
    for command in GRIDS:
        rows = list(csv.reader(io.StringIO(affil(*command).out, newline="")))
        assert len(rows) > len(BARBS)
        assert not [cell for row in rows for cell in row if cell.startswith(FORMULA)], command


def test_a_name_of_any_characters_comes_out_in_json(affil: Runner, barbed: Path) -> None:
    records = json.loads(affil("extract", "news", "--json").out)
    assert {record["source"]["path"] for record in records} == {
        str(path.relative_to(barbed.parent)) for path in barbed.iterdir()
    }
    for record in records:
        text = read_document(record["source"]["path"]).text
        quoted = [span for term in record["parties"] for span in term["evidence"]]
        assert all(text[span["start"] : span["end"]] == span["text"] for span in quoted)


@pytest.mark.usefixtures("settings_used")
@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("empty.txt", b"", "is empty"),
        ("binary.txt", bytes(range(256)) * 9, "not text"),
        ("nul.txt", b"Mercer\0Oakline", "NUL"),
        ("utf-16.txt", "Mercer and Oakline".encode("utf-16-le"), "NUL"),
        ("line.txt", b"merge " * (2 * 10**6), "more than 1,000,000 characters"),
    ],
)
def test_what_is_no_document_is_one_line_and_the_others_go_on(
    affil: Runner, news: Path, name: str, data: bytes, what: str
) -> None:
    (news / name).write_bytes(data)
    (news / "other.txt").write_text("fine", encoding="utf-8")
    done = affil("extract", ".", "--json")
    assert done.code == 1
    first, summary = done.err.splitlines()
    assert first.startswith(f"affil: ./{name}: ")
    assert what in first
    assert "; " in first  # and what to do about it
    assert summary == "2 documents: 1 relevant, 1 failed"
    assert len(json.loads(done.out)) == 1


@pytest.mark.usefixtures("settings_used")
@pytest.mark.parametrize(
    "data",
    [
        "Mercer’s deal".encode("utf-16"),
        b"Mercer\x92s deal \xff",
        b"\xed\xa0\x80 lone surrogate",
        "\u202eשלום\u200b".encode(),
        ("e" + "\u0301" * 9999).encode(),
    ],
)
def test_any_text_is_read(affil: Runner, news: Path, data: bytes) -> None:
    (news / "deal.txt").write_bytes(data)
    assert affil("extract", "deal.txt", "--json").code == 0


@pytest.mark.usefixtures("settings_used")
def test_a_file_of_200_mb_is_refused_before_it_is_read(
    affil: Runner, news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open("large.txt", "wb") as file:
        file.truncate(200 * 1024**2)
    done = affil("extract", "large.txt")
    assert done.code == 2
    assert done.err == (
        f"affil: large.txt: is larger than {MAX_BYTES // 1024**2} MB; announcements are a few"
        " pages: split the file into one document each\n"
        "1 document: 0 relevant, 1 failed\n"
    )


@pytest.mark.usefixtures("settings_used")
@pytest.mark.skipif(sys.platform != "linux", reason="needs the devices of Linux")
@pytest.mark.parametrize(
    ("path", "what"), [("/dev/zero", "larger than"), ("/dev/null", "is empty")]
)
def test_a_device_is_read_no_further_than_a_file(
    affil: Runner, news: Path, path: str, what: str
) -> None:
    done = affil("extract", path)
    assert done.code == 2
    assert done.err.startswith(f"affil: {path}: ")
    assert what in done.err


@pytest.mark.usefixtures("settings_used")
def test_links_that_loop_pipes_and_devices_in_a_folder_are_passed_over(
    affil: Runner, news: Path
) -> None:
    (news / "deal.txt").write_text("fine", encoding="utf-8")
    os.symlink("loop.txt", "loop.txt")
    os.symlink(".", "again")
    os.symlink("/dev/zero", "zero.txt")
    os.mkfifo("pipe.txt")
    done = affil("extract", ".", "--json")
    assert (done.code, done.err) == (0, "1 document: 1 relevant\n")
    looped = affil("extract", "loop.txt")
    assert looped.code == 2
    assert "loop.txt: cannot be read: " in looped.err


def test_what_vanishes_before_it_is_read_is_one_line(
    affil: Runner, news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def extract_record(*_: object) -> object:
        (news / "b.txt").unlink(missing_ok=True)
        return samples.full()

    monkeypatch.setattr(bench, "extract_record", extract_record)
    monkeypatch.setattr(bench, "prepare", lambda settings: None)
    for name in ("a.txt", "b.txt"):
        (news / name).write_text(f"{name}: fine", encoding="utf-8")
    done = affil("extract", ".", "--json", "--no-prefilter")
    assert done.code == 1
    assert done.err.splitlines()[0] == "affil: ./b.txt: no such file or folder; check the path"
    assert len(json.loads(done.out)) == 1


@pytest.mark.usefixtures("settings_used")
@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="needs permissions")
def test_what_may_not_be_read_or_listed_fails_and_the_others_go_on(
    affil: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    command = ("extract", ".", "--format", "jsonl", "--no-store")
    # Those of pytest are closed to everybody else.
    with TemporaryDirectory() as folder, monkeypatch.context() as patch:
        patch.chdir(folder)
        Path("closed").mkdir()
        for name in ("a", "secret", "z"):
            Path(f"{name}.txt").write_text("fine", encoding="utf-8")
        assert len(affil(*command).out.splitlines()) == 3
        for path, mode in ((folder, 0o755), ("secret.txt", 0), ("closed", 0)):
            Path(path).chmod(mode)
        with not_as_root():
            done = affil(*command)
        Path("closed").chmod(0o700)
    assert done.code == 1
    assert [json.loads(line)["id"] for line in done.out.splitlines()] == ["a", "z"]
    assert done.err.splitlines() == [
        "affil: ./closed: cannot be listed: Permission denied; check its permissions",
        "affil: ./secret.txt: cannot be read: Permission denied; check the path",
        "4 documents: 2 relevant, 2 failed",
    ]


def test_what_changes_while_its_record_is_made_is_read_again_by_the_next_run(
    affil: Runner, news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    def extract_record(document: Document, settings: Settings) -> Record:
        read.append(document.text)
        Path("deal.txt").write_text("the last version", encoding="utf-8")
        record = samples.full()
        source = msgspec.structs.replace(record.source, path="deal.txt", sha256=document.sha256)
        return msgspec.structs.replace(record, source=source)

    monkeypatch.setattr(bench, "extract_record", extract_record)
    monkeypatch.setattr(bench, "prepare", lambda settings: None)
    Path("deal.txt").write_text("the first version", encoding="utf-8")
    command = ("extract", "deal.txt", "--json", "--no-prefilter")
    first, second, third = (json.loads(affil(*command).out) for _ in range(3))
    assert read == ["the first version", "the last version"]
    assert first != second == third


def test_folders_may_be_as_deep_and_as_full_as_they_like(news: Path) -> None:
    (news / "full").mkdir()
    for number in range(10_000):
        (news / "full" / f"{number:05}.txt").touch()
    folders = [os.sep.join(["d"] * depth) for depth in range(1, 1200)]
    for folder in folders:
        os.mkdir(folder)
    deal = Path(folders[-1], "deal.txt")
    deal.touch()
    found = discover(["."])
    assert len(found.paths) == 10_001
    assert found.paths[0] == os.path.join(".", deal)
    assert not found.unreadable
    deal.unlink()  # pytest could not clear that away
    for folder in reversed(folders):
        os.rmdir(folder)
