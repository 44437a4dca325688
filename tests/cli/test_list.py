"""`affil list` with a stand-in for extraction."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from affilcli.settings import Settings
from tests.cli.conftest import Runner

pytestmark = pytest.mark.usefixtures("settings_used")


@pytest.fixture
def corpus(news: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with a corpus folder: two deals, and a text that announces nothing."""
    folder = news / "deals"
    folder.mkdir()
    for name, text in (("one", "1"), ("two", "2"), ("three", "a ranking")):
        (folder / f"{name}.txt").write_text(text)
    monkeypatch.setenv("AFFIL_CORPUS", "deals")
    return folder


def test_known_deals_are_listed_and_other_documents_counted(affil: Runner, corpus: Path) -> None:
    done = affil("list")
    assert done.code == 0
    assert "one" in done.out
    assert "deals/two.txt" in done.out
    assert "three" not in done.out
    assert done.err == "2 deals; 1 document not relevant\n"


def test_what_was_extracted_elsewhere_is_known(affil: Runner, corpus: Path) -> None:
    Path("other.txt").write_text("other")
    affil("extract", "other.txt")
    assert [d["label"] for d in json.loads(affil("list", "--json").out)] == ["one", "two", "other"]
    assert len(json.loads(affil("list", "--json", "--no-store").out)) == 2


def test_a_second_list_extracts_nothing(
    affil: Runner, corpus: Path, settings_used: list[Settings]
) -> None:
    first = affil("list")
    assert len(settings_used) == 3
    assert affil("list") == first
    assert len(settings_used) == 3


def test_files_and_folders_can_be_listed_alone(affil: Runner, corpus: Path) -> None:
    (corpus / "sub").mkdir()
    (corpus / "sub" / "four.txt").write_text("4")
    done = affil("list", "deals/sub", "deals/one.txt", "two", "--format", "jsonl")
    assert [json.loads(line)["id"] for line in done.out.splitlines()] == ["four", "one", "two"]
    assert done.err == "3 deals\n"


def test_deals_that_share_an_id_have_labels_of_their_own(affil: Runner, corpus: Path) -> None:
    (corpus / "sub").mkdir()
    (corpus / "sub" / "one.txt").write_text("another")
    found = json.loads(affil("list", "--json").out)
    assert [d["id"] for d in found] == ["one", "one", "two"]
    assert found[0]["label"] == f"one~{found[0]['sha256'][:4]}"
    rows = list(csv.DictReader(io.StringIO(affil("list", "--format", "csv").out)))
    assert [(row["id"], row["label"]) for row in rows] == [(d["id"], d["label"]) for d in found]
    for deal in found:
        assert affil("show", deal["label"]).out.startswith(f"{deal['id']}  {deal['path']}")


def test_csv_and_markdown_have_a_row_a_deal(affil: Runner, corpus: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(affil("list", "--format", "csv").out)))
    assert [(row["id"], row["label"], row["kind"]) for row in rows] == [
        ("one", "one", "affiliation"), ("two", "two", "affiliation"),
    ]  # fmt: skip
    assert affil("list", "--format", "markdown").out.count("\n") == 4


def test_the_suffix_of_the_output_says_the_format(affil: Runner, corpus: Path) -> None:
    for name, start in (("o.csv", "id,"), ("o.md", "| id"), ("o.jsonl", '{"id"')):
        affil("list", "-o", name)
        assert Path(name).read_text(encoding="utf-8").startswith(start)


def test_records_made_before_can_be_listed(
    affil: Runner, corpus: Path, settings_used: list[Settings]
) -> None:
    Path("r.json").write_text(affil("extract", "deals", "--json").out, encoding="utf-8")
    settings_used.clear()
    done = affil("list", "--records", "r.json")
    assert "deals/one.txt" in done.out
    assert done.err == "2 deals; 1 document not relevant\n"
    assert affil("list", "--records", "r.json", "two").err == "1 deal\n"
    assert not settings_used


def test_nothing_known_is_an_error_with_advice(affil: Runner, news: Path) -> None:
    done = affil("list")
    assert (done.code, done.out) == (2, "")
    assert done.err == (
        "affil: no deals are known; "
        "name files or a folder: affil list news/, or affil list --corpus news/\n"
    )


def test_nothing_but_other_documents_is_an_empty_list(affil: Runner, corpus: Path) -> None:
    done = affil("list", "deals/three.txt")
    assert (done.code, done.out) == (0, "")
    assert done.err == "0 deals; 1 document not relevant\n"
    assert affil("list", "three", "--json").out == "[]\n"


def test_failures_are_told_and_counted(affil: Runner, corpus: Path) -> None:
    (corpus / "empty.txt").write_text("")
    done = affil("list")
    assert done.code == 1
    assert done.err.splitlines() == [
        "affil: deals/empty.txt: the document is empty; give it the text of an announcement",
        "2 deals; 1 document not relevant, 1 failed",
    ]
    assert affil("list", "deals/empty.txt").code == 2


def test_quiet_leaves_only_errors(affil: Runner, corpus: Path) -> None:
    assert affil("list", "-q").err == ""
