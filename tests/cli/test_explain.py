"""`affil explain`, with real extraction: what it shows is what the pipeline weighed."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests import samples
from tests.cli.conftest import Runner


@pytest.fixture
def corpus(news: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with a deal and another text in its corpus folder."""
    folder = news / "deals"
    folder.mkdir()
    (folder / "lurie-rush.txt").write_text(samples.TEXT, encoding="utf-8")
    (folder / "streets.txt").write_text("The council will repave Main Street on Tuesday.\n")
    monkeypatch.setenv("AFFIL_CORPUS", "deals")
    return folder


@pytest.mark.parametrize("name", ["deals/lurie-rush.txt", "lurie-rush", "lurie"])
def test_a_deal_is_explained_by_path_id_or_beginning(
    affil: Runner, corpus: Path, name: str
) -> None:
    done = affil("explain", name, "kind")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("lurie-rush  deals/lurie-rush.txt\nNumbers are log-odds")
    assert "taken at " in done.out
    assert ", the likeliest" in done.out
    assert ", affiliation is" in done.out


def test_without_a_field_every_field_is_explained(affil: Runner, corpus: Path) -> None:
    lines = affil("explain", "lurie-rush").out.splitlines()
    titles = [line.split("  ")[0] for line in lines if "What speaks for it and against it" in line]
    assert titles == [
        "Relevance", "Parties", "Kind", "Stage", "Name", "Dates", "Service lines", "Exclusions",
        "Figures", "People", "Clauses",
    ]  # fmt: skip


def test_a_field_may_have_a_hyphen(affil: Runner, corpus: Path) -> None:
    done = affil("explain", "lurie-rush", "service-lines")
    assert done.out == affil("explain", "lurie-rush", "service_lines").out
    assert "included: Neonatology" in done.out


def test_all_shows_all_that_lost(affil: Runner, corpus: Path) -> None:
    few = affil("explain", "lurie-rush", "kind").out
    assert few.count("lost at") == 5
    assert "less likely: --all" in few
    whole = affil("explain", "lurie-rush", "kind", "--all").out
    assert whole.count("lost at") == 8
    assert "less likely" not in whole


def test_json_has_the_terms_and_all_contributions(affil: Runner, corpus: Path) -> None:
    found = json.loads(affil("explain", "lurie-rush", "stage", "--json").out)
    assert found["schema"] == "affil-explanation/1"
    assert (found["deal"]["id"], found["deal"]["relevant"]) == ("lurie-rush", True)
    (choice,) = found["choices"]
    best = choice["candidates"][0]
    assert (choice["question"], choice["left_out"]) == ("stage", 0)
    assert (best["taken"], best["term"]["value"]) == (True, "signed")
    assert {"feature", "words", "log_odds"} == set(best["contributions"][0])


def test_what_was_taken_is_what_extract_prints(affil: Runner, corpus: Path) -> None:
    (record,) = json.loads(affil("extract", "deals/lurie-rush.txt", "--json").out)
    found = json.loads(affil("explain", "lurie-rush", "--json").out)
    taken = {
        choice["question"]: [one["term"] for one in choice["candidates"] if one["taken"]]
        for choice in found["choices"]
    }
    assert taken["kind"] == [record["kind"]]
    assert sorted(taken["parties"], key=repr) == sorted(record["parties"], key=repr)


def test_csv_and_markdown_have_a_row_a_candidate(affil: Runner, corpus: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(affil("explain", "lurie", "kind", "-f", "csv").out)))
    assert [row["taken"] for row in rows] == ["yes"] + ["no"] * 5
    assert (rows[0]["deal"], rows[0]["field"], rows[0]["value"]) == (
        "lurie-rush", "kind", "affiliation",
    )  # fmt: skip
    assert "the opening says it outright (+" in rows[0]["for"]
    assert "set against the other kinds (-" in rows[1]["against"]
    lines = affil("explain", "lurie", "kind", "-f", "markdown").out.splitlines()
    assert lines[0].startswith("| deal | field | label | value |")
    assert len(lines) == 2 + 6


def test_a_text_that_announces_nothing_is_told_why(affil: Runner, corpus: Path) -> None:
    done = affil("explain", "streets", "relevance")
    assert done.code == 0
    assert "Not the announcement of an affiliation" in done.out
    assert "less than 0.5" in done.out


def test_the_day_that_a_document_was_given_counts_again(affil: Runner, corpus: Path) -> None:
    affil("extract", "deals/lurie-rush.txt", "--published", "2021-01-26")
    assert "announced: 2021-01-26" in affil("explain", "lurie-rush", "dates").out


def test_the_output_may_be_a_file(affil: Runner, corpus: Path) -> None:
    assert affil("explain", "lurie", "name", "-o", "why.md").out == ""
    assert Path("why.md").read_text(encoding="utf-8").startswith("| deal |")


@pytest.mark.parametrize(
    ("args", "message"),
    [
        ([], "affil: missing argument 'DOC'; see affil explain --help\n"),
        (["lurie", "sort"], "affil: 'sort' is no field; name one of relevance, parties, kind"),
        (["deals"], "explain takes one document, and 'deals' names 2; name a document or an id"),
        (["luria-rush"], "did you mean 'lurie-rush'"),
        (["deals/gone.txt"], "affil: deals/gone.txt: no such file"),
        (["deals/empty.txt"], "affil: deals/empty.txt: the document is empty"),
        (["lurie", "-f", "jsonl"], "see affil explain --help"),
    ],
)
def test_what_cannot_be_explained_is_one_line_with_advice(
    affil: Runner, corpus: Path, args: list[str], message: str
) -> None:
    if "deals/empty.txt" in args:
        (corpus / "empty.txt").write_text("")
    done = affil("explain", *args)
    assert (done.code, done.out) == (2, "")
    assert message in done.err
    assert done.err.count("\n") == 1


def test_a_failure_leaves_the_old_file_alone(affil: Runner, corpus: Path) -> None:
    Path("o.json").write_text("old")
    assert affil("explain", "deals/gone.txt", "-o", "o.json").code == 2
    assert Path("o.json").read_text() == "old"


def test_standard_input_is_explained(process: Runner) -> None:
    data = (samples.SEEDS / "lurie-rush.txt").read_bytes()
    done = process("explain", "-", "kind", "--json", stdin=data)
    assert (done.code, done.err) == (0, "")
    assert json.loads(done.out)["deal"]["path"] == "-"


def test_nothing_of_a_document_is_markup(affil: Runner, corpus: Path) -> None:
    text = "Mercer Hospital and [red]Oakline[/red] Health\x1b[31m announced they will merge.\n"
    (corpus / "markup.txt").write_text(text)
    done = affil("explain", "deals/markup.txt")
    assert (done.code, done.err) == (0, "")
    assert "[red]" in done.out
    assert "\x1b" not in done.out
