"""`affil show` with a stand-in for extraction."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from affilcli.records import from_json, to_json
from affilcli.settings import Settings
from tests import samples
from tests.cli.conftest import Runner

pytestmark = pytest.mark.usefixtures("settings_used")


@pytest.fixture
def corpus(news: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with two deals in its corpus folder."""
    folder = news / "deals"
    folder.mkdir()
    (folder / "one.txt").write_text(samples.TEXT, encoding="utf-8")
    (folder / "two.txt").write_text(samples.TEXT + "\nTwo.\n", encoding="utf-8")
    monkeypatch.setenv("AFFIL_CORPUS", "deals")
    return folder


@pytest.mark.parametrize("name", ["deals/one.txt", "one", "on"])
def test_a_deal_is_shown_by_path_id_or_beginning(affil: Runner, corpus: Path, name: str) -> None:
    done = affil("show", name)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("one  deals/one.txt, published 2021-01-26\n")
    assert "The words it came from" in done.out


def test_several_sheets_stand_one_after_the_other(affil: Runner, corpus: Path) -> None:
    out = affil("show", "two", "one").out
    assert out.startswith("two  deals/two.txt")
    assert "\n\none  deals/one.txt" in out
    assert out.count("The words it came from") == 2


def test_the_corpus_folder_is_an_option(
    affil: Runner, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("AFFIL_CORPUS")
    assert affil("show", "one").code == 2
    assert affil("show", "one", "--corpus", "deals").code == 0


def test_deals_that_share_an_id_are_told_apart(affil: Runner, corpus: Path) -> None:
    (corpus / "sub").mkdir()
    (corpus / "sub" / "one.txt").write_text("another", encoding="utf-8")
    out = affil("show", "deals/one.txt", "deals/sub/one.txt", "--format", "csv").out
    labels = {row["deal"] for row in csv.DictReader(io.StringIO(out))}
    assert len(labels) == 2
    assert all(label.startswith("one~") for label in labels)


def test_json_is_an_array_of_records(affil: Runner, corpus: Path) -> None:
    (record,) = json.loads(affil("show", "one", "--json").out)
    assert from_json(json.dumps(record)).id == "one"


def test_csv_and_markdown_have_a_row_a_term(affil: Runner, corpus: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(affil("show", "one", "two", "--format", "csv").out)))
    assert [row["deal"] for row in rows] == ["one"] * 17 + ["two"] * 17
    lines = affil("show", "one", "--format", "markdown").out.splitlines()
    assert lines[0].startswith("| deal | section | label | value |")
    assert len(lines) == 2 + 17


@pytest.mark.parametrize(
    ("name", "start"), [("o.json", "["), ("o.csv", "deal,"), ("o.md", "| deal"), ("o", "one ")]
)
def test_the_suffix_of_the_output_says_the_format(
    affil: Runner, corpus: Path, name: str, start: str
) -> None:
    assert affil("show", "one", "-o", name).out == ""
    assert Path(name).read_text(encoding="utf-8").startswith(start)


def test_a_format_that_show_does_not_write_is_an_error(affil: Runner, corpus: Path) -> None:
    done = affil("show", "one", "-o", "o.jsonl")
    assert (done.code, done.out) == (2, "")
    assert done.err == (
        "affil: o.jsonl: this command does not write jsonl; "
        "choose with --format: table, json, csv, markdown\n"
    )
    assert not Path("o.jsonl").exists()


def test_the_text_has_its_terms_marked(affil: Runner, corpus: Path) -> None:
    done = affil("show", "one", "--text")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("one  deals/one.txt, published 2021-01-26\n[what it is: the words]")
    assert "[announced: Today], [partner: Ann & Robert H. Lurie" in done.out


def test_several_texts_stand_one_after_the_other(affil: Runner, corpus: Path) -> None:
    assert "\n\ntwo  deals/two.txt" in affil("show", "one", "two", "--text").out


def test_the_text_goes_to_a_file_whatever_its_suffix(affil: Runner, corpus: Path) -> None:
    affil("show", "one", "--text", "-o", "marked.md")
    assert "[announced: Today]" in Path("marked.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("args", [["--json"], ["--format", "csv"]])
def test_the_text_has_no_other_format(affil: Runner, corpus: Path, args: list[str]) -> None:
    done = affil("show", "one", "--text", *args)
    assert (done.code, done.out) == (2, "")
    assert "--text has no other format" in done.err


@pytest.fixture
def records(corpus: Path) -> Path:
    """Two records made before; the document of one is gone."""
    one = samples.full()
    path = corpus / "records.jsonl"
    lines = [to_json(samples.renamed(one, name)) for name in ("lurie-rush", "chop-mount-sinai")]
    path.write_bytes(b"\n".join(lines))
    return path


def test_records_made_before_are_shown_without_extraction(
    affil: Runner, records: Path, settings_used: list[Settings]
) -> None:
    assert affil("show", "--records", str(records), "chop").out.startswith("chop-mount-sinai  ")
    assert affil("show", "--records", str(records)).out.count("The words it came from") == 2
    assert not settings_used


def test_a_text_that_is_gone_is_an_error(affil: Runner, records: Path) -> None:
    done = affil("show", "--records", str(records), "lurie-rush", "--text")
    assert (done.code, done.out) == (2, "")
    assert "seeds/lurie-rush.txt: no such file or folder" in done.err


def test_texts_that_are_there_are_shown_beside_one_that_is_gone(
    affil: Runner, corpus: Path
) -> None:
    made = affil("extract", "deals", "--json").out
    (corpus / "records.json").write_text(made, encoding="utf-8")
    (corpus / "one.txt").write_text("something else")
    done = affil("show", "--records", "deals/records.json", "--text", "--no-store")
    assert done.code == 1
    assert done.out.startswith("two  deals/two.txt")
    assert "deals/one.txt: has changed" in done.err


def test_a_text_that_is_gone_is_shown_from_the_store(affil: Runner, corpus: Path) -> None:
    made = affil("extract", "deals", "--json").out
    (corpus / "records.json").write_text(made, encoding="utf-8")
    before = affil("show", "--records", "deals/records.json", "--text")
    (corpus / "one.txt").write_text("something else")
    (corpus / "two.txt").unlink()
    assert affil("show", "--records", "deals/records.json", "--text") == before


def test_failures_do_not_stop_the_others(affil: Runner, corpus: Path) -> None:
    (corpus / "empty.txt").write_text("")
    done = affil("show", "deals/empty.txt", "one")
    assert done.code == 1
    assert done.out.startswith("one ")
    assert done.err.startswith("affil: deals/empty.txt: the document is empty")


def test_nothing_but_failures_leaves_the_old_file_alone(affil: Runner, corpus: Path) -> None:
    Path("o.json").write_text("old")
    assert affil("show", "deals/gone.txt", "-o", "o.json").code == 2
    assert Path("o.json").read_text() == "old"


@pytest.mark.parametrize(
    ("args", "message"),
    [
        ([], "affil: missing argument 'DOC'; see affil show --help\n"),
        (["nope"], "'nope' is no"),
        (["tow"], "did you mean 'two'"),
    ],
)
def test_wrong_names_are_one_line_with_advice(
    affil: Runner, corpus: Path, args: list[str], message: str
) -> None:
    done = affil("show", *args)
    assert (done.code, done.out) == (2, "")
    assert message in done.err
    assert done.err.count("\n") == 1


def test_nothing_is_kept_without_a_store(affil: Runner, corpus: Path, own_store: Path) -> None:
    affil("show", "one", "--no-store")
    assert not own_store.exists()
    affil("show", "one")
    assert own_store.exists()
