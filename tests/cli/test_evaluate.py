"""`affil evaluate` on the hand-made set, with records made before or a stand-in for extraction."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path

import pytest

from affilcli.settings import Settings
from tests.cli.conftest import Runner
from tests.evaluate.conftest import EXPECTED, GOLD

RECORDS = str(EXPECTED / "records.jsonl")
SAVED = ("evaluate", str(GOLD), "--records", RECORDS)


@pytest.fixture
def gold(news: Path) -> Path:
    """A copy of the set in an empty working directory."""
    shutil.copytree(GOLD, news / "gold")
    return news / "gold"


def test_the_table_has_a_row_a_field_and_their_mean(affil: Runner) -> None:
    done = affil(*SAVED)
    assert done.code == 0
    lines = [line.split() for line in done.out.splitlines()]
    assert lines[0] == ["Field", "Score", "±", "Precision", "Recall", "Right", "Wrong", "Missed"]
    assert ["dates", "0.750", "0.135", "0.750", "0.750", "3", "1", "1"] in lines
    assert ["mean", "0.670", "0.093"] in lines
    assert "Mean over 5 documents; no record for d" in done.out
    assert done.err == "mean 0.670 ± 0.093 over 5 documents\n"


def test_json_has_the_scores_and_what_was_asked_for(affil: Runner) -> None:
    found = json.loads(affil(*SAVED, "--json").out)
    assert list(found) == ["schema", "mean", "error", "documents", "absent", "measures"]
    assert found["schema"] == "affil-evaluation/1"
    assert found["measures"]["exclusions"] == {
        "score": 0.6667, "error": 0.152, "precision": 0.5, "recall": 1.0,
        "right": 1, "wrong": 1, "missed": 0,
    }  # fmt: skip
    done = affil(*SAVED, "--json", "--errors", "kind", "--reliability", "--compare", RECORDS)
    more = json.loads(done.out)
    assert more["changes"] == []
    assert more["before"]["mean"] == more["mean"]
    assert more["reliability"]["bins"][0]["low"] == 0.9
    assert {(one["document"], one["gold"]) for one in more["errors"]} == {
        ("a", "acquisition"), ("d", "merger"),
    }  # fmt: skip


def test_ids_that_gold_knows_stand_below_the_table(affil: Runner, gold: Path) -> None:
    table = "document,party,id,also\na-b,Alpha Health System,alpha,\na-b,Beta Clinic,,\n"
    (gold / "ids.csv").write_text(table, encoding="utf-8")
    saved = ("evaluate", "gold", "--records", RECORDS)
    assert "Ids: 0 of 1 (0.000) parties found that the gazetteer holds bear one" in " ".join(
        affil(*saved).out.split()
    )
    assert json.loads(affil(*saved, "--json").out)["ids"] == {
        "held": 1, "filled": 0, "given": 0, "right": 0, "missed": 0,
    }  # fmt: skip
    assert "Alpha Health System: alpha" in affil(*saved, "-f", "csv", "--errors", "ids").out


def test_errors_stand_beside_the_text(affil: Runner) -> None:
    done = affil(*SAVED, "--errors", "stage")
    assert "2 errors" in done.out
    (row,) = [line.split() for line in done.out.splitlines() if line.startswith("a-b ")]
    assert row[:3] == ["a-b", "signed", "pending"]
    assert affil(*SAVED, "--errors", "stage", "--only", "a,c").out.endswith("No errors\n")


def test_csv_holds_the_table_that_was_asked_for(affil: Runner) -> None:
    rows = list(csv.DictReader(io.StringIO(affil(*SAVED, "-f", "csv").out)))
    assert (rows[0]["field"], rows[-1]["field"], rows[-1]["score"]) == (
        "relevance", "mean", "0.670",
    )  # fmt: skip
    rows = list(csv.DictReader(io.StringIO(affil(*SAVED, "-f", "csv", "--errors", "roles").out)))
    assert rows[0]["gold"] == "Beta Clinic: host | partner"
    done = affil(*SAVED, "-f", "csv", "--errors", "roles", "--reliability")
    assert (done.code, done.out) == (2, "")
    assert "a CSV file holds one table" in done.err


def test_markdown_holds_them_all(affil: Runner) -> None:
    done = affil(*SAVED, "-f", "markdown", "--reliability", "--errors", "kind")
    assert [line for line in done.out.splitlines() if line.startswith("| --- ")] != []
    assert done.out.count("\n\n") == 2


def test_two_runs_are_laid_side_by_side(affil: Runner, news: Path) -> None:
    lines = Path(RECORDS).read_text(encoding="utf-8").splitlines()
    Path("before.jsonl").write_text("\n".join(lines[1:]), encoding="utf-8")
    done = affil(*SAVED, "--compare", "before.jsonl")
    assert done.out.splitlines()[0].split()[-2:] == ["Before", "Change"]
    assert "gained" in done.out
    assert done.err.splitlines()[0] == (
        "affil: warning: before.jsonl has no record of 2 texts: all is missed there"
    )
    found = json.loads(affil(*SAVED, "--compare", "before.jsonl", "--json").out)["changes"]
    assert {change["document"] for change in found} == {"a-b"}
    assert affil(*SAVED, "--compare", RECORDS).out.endswith("Nothing has changed\n")


def test_the_reliability_of_confidence_can_be_asked_for(affil: Runner) -> None:
    done = affil(*SAVED, "--reliability")
    assert "Expected calibration error" in done.out
    assert any(line.startswith("0.9–1.0") for line in done.out.splitlines())


def test_unsure_terms_can_be_left_out(affil: Runner) -> None:
    found = json.loads(affil(*SAVED, "--min-confidence", "0.8", "--json").out)["measures"]
    assert (found["parties"]["wrong"], found["name"]["missed"]) == (0, 1)


@pytest.mark.usefixtures("settings_used")
class TestExtracting:
    """Without records, the documents are extracted."""

    def test_the_texts_beside_the_gold_are_extracted_once(
        self, affil: Runner, gold: Path, settings_used: list[Settings]
    ) -> None:
        first = affil("evaluate", "gold")
        assert (first.code, len(settings_used)) == (0, 5)
        assert affil("evaluate", "gold") == first
        assert len(settings_used) == 5

    def test_only_what_is_chosen_is_extracted(
        self, affil: Runner, gold: Path, settings_used: list[Settings]
    ) -> None:
        assert "Mean over 2 documents" in affil("evaluate", "gold", "--only", "a,d").out
        assert len(settings_used) == 2

    def test_documents_elsewhere_are_told_by_their_names(
        self, affil: Runner, gold: Path, settings_used: list[Settings]
    ) -> None:
        Path("other").mkdir()
        shutil.move("gold/a.txt", "other/a.txt")
        Path("other/unknown.txt").write_text("?")
        done = affil("evaluate", "gold", "other", "--only", "a")
        assert (done.code, len(settings_used)) == (0, 1)
        assert affil("evaluate", "gold", "other", "--only", "c").err == (
            "affil: none of the documents in other has gold; gold of ID.txt is called ID.json\n"
        )

    def test_a_failure_is_told_and_counts_as_missed(self, affil: Runner, gold: Path) -> None:
        (gold / "a.txt").write_text("")
        done = affil("evaluate", "gold", "-o", "scores.json")
        assert (done.code, json.loads(Path("scores.json").read_text())["absent"]) == (1, ["a"])
        assert done.err.startswith("affil: gold/a.txt: the document is empty")
        assert done.err.endswith("over 5 documents; 1 failed\n")

    def test_where_nothing_could_be_read_nothing_is_written(
        self, affil: Runner, gold: Path
    ) -> None:
        (gold / "a.txt").write_text("")
        done = affil("evaluate", "gold", "--only", "a", "-o", "scores.json")
        assert done.code == 2
        assert not Path("scores.json").exists()


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("nowhere",), "nowhere: no such file or folder"),
        ((str(GOLD), "x.txt", "--records", RECORDS), "PATH and --records contradict each other"),
        ((str(GOLD), "--fold", "7/5"), "'7/5' is no fold; write --fold 2/5"),
        ((str(GOLD), "--only", "aa-b"), "did you mean 'a-b'?"),
        ((str(GOLD), "--errors", "colour"), "see affil evaluate --help"),
        ((str(GOLD), "--min-confidence", "2"), "see affil evaluate --help"),
    ],
)
def test_wrong_usage_says_what_to_do(affil: Runner, args: tuple[str, ...], said: str) -> None:
    done = affil("evaluate", *args)
    assert (done.code, done.out) == (2, "")
    assert said in done.err


def test_nothing_in_a_text_moves_the_cursor(affil: Runner, gold: Path) -> None:
    place = gold / "e.txt"
    place.write_text("\x1b[2J[red] A primer. [/red] Read it twice.")
    done = affil("evaluate", "gold", "--records", RECORDS, "--errors", "relevance")
    assert "\x1b" not in done.out
    assert "[red] A primer." in " ".join(done.out.split())
