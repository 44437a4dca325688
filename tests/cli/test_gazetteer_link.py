"""`affil gazetteer link`."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Runner

LINES = """\
Department of Urology, Mayo Clinic, Rochester, MN, USA

Mercy Hospital
"""


@pytest.fixture
def lines(news: Path) -> str:
    (news / "lines.txt").write_text(LINES, encoding="utf-8")
    return "lines.txt"


def test_every_line_has_its_row_with_id_ror_score_and_reason(affil: Runner, lines: str) -> None:
    run = affil("gazetteer", "link", "--from", lines, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(run.out)))
    assert (run.code, run.err) == (0, "3 lines: 1 linked, 2 not\n")
    assert [row["id"] for row in rows] == ["mayo-clinic", "", ""]
    assert rows[0]["ror"] == "https://ror.org/02qp3tb03"
    assert float(rows[0]["score"]) > 0.5
    assert rows[0]["reason"].startswith("its name; in Rochester")
    assert rows[1]["reason"] == "nothing is there"


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_for_programs_what_is_not_given_is_null(affil: Runner, lines: str, form: str) -> None:
    run = affil("gazetteer", "link", "--from", lines, "--format", form, "-q")
    read = json.loads(run.out) if form == "json" else [*map(json.loads, run.out.splitlines())]
    assert [one["id"] for one in read] == ["mayo-clinic", None, None]
    assert run.err == ""


@pytest.mark.parametrize("form", ["table", "markdown"])
def test_people_get_a_table(affil: Runner, lines: str, form: str) -> None:
    run = affil("gazetteer", "link", "--from", lines, "--format", form)
    assert run.code == 0
    assert "mayo-clinic" in run.out


def test_lines_come_in_on_standard_input(process: Runner) -> None:
    run = process("gazetteer", "link", "--from", "-", "--json", stdin=b"Mayo Clinic, Rochester\r\n")
    assert [one["text"] for one in json.loads(run.out)] == ["Mayo Clinic, Rochester"]


@pytest.mark.parametrize(("when", "wanted"), [("2020", "beaumont"), ("2023-05", "corewell")])
def test_the_time_tells_who_a_name_is(news: Path, affil: Runner, when: str, wanted: str) -> None:
    (news / "in.txt").write_text("Beaumont Health, Royal Oak, Michigan\n", encoding="utf-8")
    run = affil("gazetteer", "link", "--from", "in.txt", "--when", when, "--json")
    assert json.loads(run.out)[0]["id"] == wanted


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("--from", "none.txt"), "none.txt: cannot be read: No such file or directory"),
        (("--from", "lines.txt", "--when", "soon"), "'soon' is no date"),
        (("--from", "lines.txt", "--when", "2023-13"), "'2023-13' is no date"),
        (("--from", "zip.txt"), "zip.txt: "),
    ],
)
def test_what_cannot_be_done_is_told_on_one_line(
    affil: Runner, lines: str, args: tuple[str, ...], message: str
) -> None:
    Path("zip.txt").write_bytes(b"PK\x03\x04")
    run = affil("gazetteer", "link", *args)
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith(f"affil: {message}")
    assert run.err.count("\n") == 1
