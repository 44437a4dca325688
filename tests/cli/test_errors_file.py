"""`affil extract --errors FILE`: a line of JSON for every document that fails."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.cli.conftest import Runner

pytestmark = pytest.mark.usefixtures("settings_used")


@pytest.fixture
def mixed(news: Path) -> Path:
    """One document that is fine, one that is empty, one that extraction stumbles over."""
    for name, text in {"fine": "fine", "empty": "", "stumble": "bug"}.items():
        (news / f"{name}.txt").write_text(text)
    return news


def lines(file: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in Path(file).read_text().splitlines()]


def test_every_failure_has_a_line(affil: Runner, mixed: Path) -> None:
    done = affil("extract", ".", "--errors", "failed.jsonl", "--format", "jsonl")
    assert done.code == 1
    assert done.out.count("\n") == 1
    assert lines("failed.jsonl") == [
        {
            "path": "./empty.txt",
            "what": "the document is empty",
            "hint": "give it the text of an announcement",
            "exit_code": 2,
        },
        {
            "path": "./stumble.txt",
            "what": "extraction broke off: ZeroDivisionError: oops",
            "hint": "this is a fault of affilcli; --debug shows where",
            "exit_code": 1,
        },
    ]


def test_no_failure_leaves_an_empty_file(affil: Runner, mixed: Path) -> None:
    Path("failed.jsonl").write_text("from before")
    assert affil("extract", "fine.txt", "--errors", "failed.jsonl").code == 0
    assert lines("failed.jsonl") == []


def test_the_file_is_written_also_where_the_output_is_not(affil: Runner, mixed: Path) -> None:
    Path("out.json").write_text("from before")
    done = affil("extract", "empty.txt", "-o", "out.json", "--errors", "failed.jsonl")
    assert done.code == 2
    assert Path("out.json").read_text() == "from before"
    assert [line["path"] for line in lines("failed.jsonl")] == ["empty.txt"]


@pytest.mark.skipif(os.name == "nt", reason="names of files are text there")
def test_a_name_that_is_no_text_is_told_as_well_as_can_be(affil: Runner, mixed: Path) -> None:
    Path("\udcff.txt").write_text("")
    affil("extract", ".", "--errors", "failed.jsonl")
    assert "./?.txt" in [line["path"] for line in lines("failed.jsonl")]


@pytest.mark.parametrize(
    ("file", "complaint"),
    [
        ("-", "--errors takes a file"),
        ("out.json", "out.json: is named twice"),
        ("no/such/failed.jsonl", "cannot be written"),
        ("empty.txt", "empty.txt: is one of the documents"),
    ],
)
def test_a_place_where_it_cannot_be_is_one_line(
    affil: Runner, mixed: Path, file: str, complaint: str
) -> None:
    done = affil("extract", "empty.txt", "fine.txt", "-o", "out.json", "--errors", file, "-q")
    assert done.code == 2
    assert complaint in done.err.splitlines()[-1]
    assert Path("empty.txt").read_text() == ""
    assert not Path("out.json").exists()
