"""`affil compare` on records made by hand and on documents with a stand-in for extraction."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from affilcli.records import Record, to_json
from affilcli.settings import Settings
from tests import samples
from tests.cli.conftest import Runner


def other() -> Record:
    """A deal with a name, a date and a service line less."""
    full = samples.full()
    return msgspec.structs.replace(
        full,
        id="lake-mercy",
        name=None,
        dates=full.dates[:1],
        service_lines=full.service_lines[1:],
        source=msgspec.structs.replace(full.source, sha256="1" * 64, path="deals/lake.txt"),
    )


@pytest.fixture
def file(news: Path) -> str:
    """A file of three records: two deals, and a document that announces none."""
    lines = [to_json(record) for record in (samples.full(), other(), samples.irrelevant())]
    (news / "deals.jsonl").write_bytes(b"\n".join(lines))
    return "deals.jsonl"


@pytest.fixture
def documents(news: Path, settings_used: list[Settings]) -> Path:
    """A corpus folder with two deals and a ranking."""
    folder = news / "seeds"
    folder.mkdir()
    for name, text in {"one": "text one", "two": "text two", "best": "a ranking"}.items():
        (folder / f"{name}.txt").write_text(text)
    return folder


def test_two_deals_stand_side_by_side(affil: Runner, file: str) -> None:
    done = affil("compare", "--records", file, "lurie-rush", "lake-mercy")
    assert (done.code, done.err) == (0, "")
    assert "Similarity 0." in done.out
    heading = next(line for line in done.out.splitlines() if line.startswith("   "))
    assert heading.split() == ["lurie-rush", "lake-mercy"]
    assert "= same   · only in one" in done.out


def test_order_of_the_deals_is_that_of_the_command_line(affil: Runner, file: str) -> None:
    there = affil("compare", "--records", file, "lurie", "lake", "--json")
    back = affil("compare", "--records", file, "lake", "lurie", "--json")
    first, second = json.loads(there.out), json.loads(back.out)
    assert [deal["id"] for deal in first["deals"]] == ["lurie-rush", "lake-mercy"]
    assert [row["cells"] for row in second["rows"]] == [row["cells"][::-1] for row in first["rows"]]


def test_json_holds_the_terms_themselves(affil: Runner, file: str) -> None:
    found = json.loads(affil("compare", "--records", file, "--json", "--quiet").out)
    assert found["schema"] == "affil-comparison/1"
    assert found["similarity"]["parts"]["kind"] == 1.0
    assert found["pairs"][0]["deals"] == ["lurie-rush", "lake-mercy"]
    kind = next(row for row in found["rows"] if row["field"] == "kind")
    assert kind["cells"][0] == json.loads(to_json(samples.full().kind))
    name = next(row for row in found["rows"] if row["field"] == "name")
    assert (name["verdict"], name["cells"][1]) == ("only", None)


def test_only_differences(affil: Runner, file: str) -> None:
    out = affil("compare", "--records", file, "--only", "differences", "--json", "-q").out
    assert {row["verdict"] for row in json.loads(out)["rows"]} == {"only"}


def test_evidence_puts_the_words_behind_each_cell(affil: Runner, file: str) -> None:
    words = "have entered into a clinical affiliation"
    assert words not in affil("compare", "--records", file, "-q").out
    assert words in " ".join(affil("compare", "--records", file, "-q", "-e").out.split())


@pytest.mark.parametrize("form", ["csv", "markdown"])
def test_rows_for_spreadsheets_and_memos(affil: Runner, file: str, form: str) -> None:
    out = affil("compare", "--records", file, "-q", "-e", "--format", form).out
    if form == "markdown":
        assert out.startswith("| field | term | verdict | why | lurie-rush | lake-mercy | lurie-")
        return
    rows = list(csv.DictReader(io.StringIO(out)))
    kind = next(row for row in rows if row["field"] == "kind")
    assert kind["lurie-rush"] == kind["lake-mercy"] == "affiliation"
    assert kind["lurie-rush: words"] == "announced a new affiliation"


def test_the_format_follows_the_output_file(affil: Runner, file: str, news: Path) -> None:
    assert affil("compare", "--records", file, "-q", "-o", "side.csv").out == ""
    assert (news / "side.csv").read_text().startswith("field,term,verdict,why,")


@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_matrix_gives_each_pair(affil: Runner, file: str, form: str) -> None:
    out = affil("compare", "--records", file, "-q", "--matrix", "--format", form).out
    if form == "json":
        found = json.loads(out)
        assert found["rows"] == []
        assert 0 < found["pairs"][0]["score"] < 1
    else:
        assert out.count("1.00") == 2
        assert "lake-mercy" in out


@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_like_gives_the_nearest_deals(affil: Runner, documents: Path, form: str) -> None:
    done = affil("compare", "--like", "one", "-n", "1", "--format", form)
    assert done.code == 0
    if form == "json":
        found: dict[str, Any] = json.loads(done.out)
        assert (found["deal"]["id"], found["nearest"][0]["id"]) == ("one", "two")
        assert found["nearest"][0]["score"] == 1.0
    else:
        assert "two" in done.out
        assert "best" not in done.out


def test_documents_without_a_deal_are_left_out_and_named(affil: Runner, documents: Path) -> None:
    done = affil("compare", "seeds", "--json")
    assert done.code == 0
    assert "1 document without a deal left out: seeds/best.txt" in done.err
    assert [deal["id"] for deal in json.loads(done.out)["deals"]] == ["one", "two"]


def test_one_bad_document_does_not_stop_the_others(affil: Runner, documents: Path) -> None:
    (documents / "gone.txt").write_text("")
    done = affil("compare", "seeds", "--json", "--quiet")
    assert done.code == 1
    assert "seeds/gone.txt: the document is empty" in done.err
    assert len(json.loads(done.out)["deals"]) == 2


@pytest.mark.parametrize(
    ("args", "message"),
    [
        ([], "missing argument 'DOC'"),
        (["one"], "there must be two deals to compare, and there is only one"),
        (["one", "seeds/one.txt"], "there must be two deals"),
        (["one", "tow"], "did you mean 'two'"),
        (["seeds/best.txt", "one"], "only one"),
        (["--like", "best"], "best announces no agreement"),
        (["--like", "seeds"], "--like takes one deal, and 'seeds' names 3"),
        (["--like", "one", "one"], "no deal to compare one with"),
        (["one", "two", "--matrix", "--like", "one"], "contradict each other"),
        (["one", "two", "--matrix", "--evidence"], "--matrix shows no terms"),
        (["one", "two", "-n", "0"], "-n"),
    ],
)
def test_wrong_usage_is_told_in_one_line(
    affil: Runner, documents: Path, args: list[str], message: str
) -> None:
    done = affil("compare", *args, "--quiet")
    assert (done.code, done.out) == (2, "")
    assert message in done.err
    assert done.err.count("\n") == 1


def test_a_failed_comparison_leaves_the_file_from_before(
    affil: Runner, documents: Path, news: Path
) -> None:
    (news / "side.json").write_text("before")
    assert affil("compare", "one", "-o", "side.json").code == 2
    assert (news / "side.json").read_text() == "before"


def test_nothing_that_differs_is_said_to_be_so(affil: Runner, news: Path) -> None:
    twins = [other(), samples.renamed(other(), "twin")]
    (news / "twins.jsonl").write_bytes(b"\n".join(map(to_json, twins)))
    out = affil("compare", "--records", "twins.jsonl", "--only", "differences").out
    assert out.endswith("No differences.\n")


@pytest.mark.parametrize("command", ["extract", "show", "list"])
def test_a_document_is_never_overwritten(affil: Runner, documents: Path, command: str) -> None:
    done = affil(command, "seeds/one.txt", "-o", "seeds/../seeds/one.txt")
    assert (done.code, done.out) == (2, "")
    assert "is one of the documents" in done.err
    assert (documents / "one.txt").read_text() == "text one"


def test_a_suffix_that_means_no_format_is_refused(affil: Runner, documents: Path) -> None:
    done = affil("compare", "one", "two", "-o", "side.pdf")
    assert done.code == 2
    assert "side.pdf: no format is known by '.pdf'; choose with --format" in done.err
