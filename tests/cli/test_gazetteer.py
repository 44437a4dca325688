"""`affil gazetteer` and its commands."""

from __future__ import annotations

import csv
import io
import json
import os
import re
from pathlib import Path

import msgspec
import pytest

from affilcli import settings as settings_module
from affilcli.gazetteer import shipped_path
from affilcli.records import Document, Record
from affilcli.settings import Settings
from affilcli.workflow import bench
from tests import samples
from tests.cli.conftest import Runner

HEADER = "id,kind,name,aliases,type,city,state,country,source\n"


@pytest.fixture
def own(news: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's own gazetteer, which is not there yet."""
    path = news / "home" / "gazetteer.csv"
    monkeypatch.setattr(settings_module, "own_gazetteer", lambda: str(path))
    monkeypatch.setattr("affilcli.cli.gazetteer.add.own_gazetteer", lambda: str(path))
    return path


def test_the_group_alone_shows_its_commands(affil: Runner) -> None:
    done = affil("gazetteer")
    assert done.code == 0
    for command in ("find", "list", "show", "add", "suggest", "check", "import"):
        assert f"  {command} " in done.out


def test_find_prints_score_and_reasons(affil: Runner) -> None:
    done = affil("gazetteer", "find", "CHOP")
    assert (done.code, done.err) == (0, "")
    assert re.search(r"0\.[5-9]\d +chop", done.out)
    assert "its short name" in done.out
    best = json.loads(affil("gazetteer", "find", "CHOP", "--json").out)[0]
    assert (best["entry"]["id"], best["reasons"]) == ("chop", ["its short name"])
    assert best["score"] > 0.5


def test_find_of_nothing_says_so_and_exits_1(affil: Runner) -> None:
    done = affil("gazetteer", "find", "Zzyzx Rockets")
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith("affil: no institution is called anything like 'Zzyzx Rockets'")


@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv", "markdown"])
def test_lists_come_in_every_format(affil: Runner, form: str) -> None:
    done = affil("gazetteer", "list", "--type", "childrens-hospital", "--state", "OH", "-f", form)
    assert done.code == 0
    assert "Nationwide Children" in done.out
    assert "Lurie" not in done.out


def test_service_lines_are_listed_too(affil: Runner) -> None:
    done = affil("gazetteer", "list", "--kind", "service-line", "--format", "jsonl")
    lines = [json.loads(line)["id"] for line in done.out.splitlines()]
    assert "cardiology" in lines
    assert "chop" not in lines


@pytest.mark.parametrize(
    ("option", "value", "complaint"),
    [
        ("--type", "childrens", "there is no type 'childrens'"),
        ("--parent", "cleveland-clinc", "did you mean 'cleveland-clinic'?"),
    ],
)
def test_a_filter_that_nothing_can_pass_is_refused(
    affil: Runner, option: str, value: str, complaint: str
) -> None:
    done = affil("gazetteer", "list", option, value)
    assert (done.code, done.out) == (2, "")
    assert complaint in done.err


def test_show_has_names_over_time_parents_children_and_sources(
    affil: Runner, own: Path, news: Path
) -> None:
    rows = (
        "id,kind,name,former_names,type,parent,relation,source\n"
        "big,institution,Big Health,,health-system,,,https://example.org/a\n"
        "little,institution,Little East,Little Health (2014/2022),health-system,big,"
        "part-of,https://example.org/b\n"
    )
    Path("mine.csv").write_text(rows)
    child = affil("gazetteer", "show", "little", "--gazetteer", "mine.csv").out
    for fact in ("Little Health, from 2014 to 2022", "big", "https://example.org/b"):
        assert fact in child
    parent = json.loads(affil("gazetteer", "show", "big", "--gazetteer", "mine.csv", "--json").out)
    assert parent[0]["children"] == ["little"]


def test_an_id_that_is_not_there_gets_a_suggestion(affil: Runner) -> None:
    done = affil("gazetteer", "show", "chopp")
    assert done.code == 2
    assert "did you mean 'chop'?" in done.err


def test_what_is_added_is_known_to_every_command(affil: Runner, own: Path) -> None:
    done = affil(
        "gazetteer", "add", "--name", "Springfield General Hospital",
        "--alias", "Springfield General",
        "--city", "Springfield", "--state", "IL", "--country", "US", "--source", "https://example.org",
    )  # fmt: skip
    assert (done.code, done.out) == (0, "")
    assert done.err == f"1 row added to {own}\n"
    found = json.loads(affil("gazetteer", "find", "springfield general", "--json").out)[0]
    assert found["entry"]["id"] == "springfield-general-hospital"
    assert found["entry"]["type"] == "hospital"


def test_an_id_is_added_once_and_replaced_when_asked(affil: Runner, own: Path) -> None:
    command = ("gazetteer", "add", "--name", "Acme Hospital", "--source", "https://example.org")
    assert affil(*command).code == 0
    before = own.read_bytes()
    assert affil(*command).code == 2
    assert own.read_bytes() == before
    assert affil(*command, "--short", "Acme", "--replace").code == 0
    assert "Acme," in own.read_text()


@pytest.mark.parametrize(
    ("options", "problem"),
    [
        (("--name", "Acme Hospital"), "no source"),
        (("--name", "A", "--source", "x", "--alias", "CHOP", "--alias", "chop"), "listed twice"),
        (("--name", "A", "--source", "x", "--parent", "gone"), "the parent 'gone'"),
        (("--name", "A", "--source", "x", "--type", "shop"), "unknown type 'shop'"),
        (("--name", "A", "--source", "x", "--acronym", "CHOP"), "all claim the name 'CHOP'"),
        (("--id", "x"), "give either --name or a file of rows"),
    ],
)
def test_what_check_would_complain_of_is_not_added(
    affil: Runner, own: Path, options: tuple[str, ...], problem: str
) -> None:
    done = affil("gazetteer", "add", *options)
    assert done.code == 2
    assert problem in done.err
    assert len(done.err.splitlines()) == 1
    assert not own.exists()


def test_the_shipped_gazetteer_is_never_written(affil: Runner, own: Path) -> None:
    before = shipped_path().read_bytes()
    command = ("gazetteer", "add", "--name", "A", "--source", "x", "--to", str(shipped_path()))
    assert affil(*command).code == 2
    assert shipped_path().read_bytes() == before


def test_suggestions_can_be_piped_into_add(
    affil: Runner, own: Path, news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def extract_record(document: Document, settings: Settings) -> Record:
        record = samples.full()
        parties = [msgspec.structs.replace(p, id=None, name=f"Unheard {p.short} Hospital")
                   for p in record.parties]  # fmt: skip
        source = msgspec.structs.replace(record.source, path=document.path)
        return msgspec.structs.replace(record, parties=parties, source=source)

    monkeypatch.setattr(bench, "extract_record", extract_record)
    monkeypatch.setattr(bench, "prepare", lambda settings: None)
    for name in ("one", "two"):
        Path(f"{name}.txt").write_text(name)
    told = json.loads(affil("gazetteer", "suggest", "one.txt", "two.txt", "--json").out)
    assert [one["entry"]["name"] for one in told] == [
        "Unheard Lurie Hospital",
        "Unheard Rush Hospital",
    ]
    assert told[0]["documents"] == ["one.txt", "two.txt"]
    assert told[0]["contexts"]
    rows = affil("gazetteer", "suggest", "one.txt", "two.txt", "--format", "csv").out
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(rows.encode())))
    done = affil("gazetteer", "add", "-")
    assert (done.code, done.err) == (0, f"2 rows added to {own}\n")
    assert affil("gazetteer", "suggest", "one.txt").err.endswith("0 suggestions\n")


def test_check_is_content_with_what_ships(affil: Runner, own: Path) -> None:
    done = affil("gazetteer", "check")
    assert (done.code, done.out) == (0, "")
    assert done.err.endswith(": 0 problems\n")


def test_check_lists_problems_and_exits_1(affil: Runner, own: Path, news: Path) -> None:
    Path("bad.csv").write_text(HEADER + "a,institution,A,,hospital,,,US,\n")
    done = affil("gazetteer", "check", "bad.csv")
    assert (done.code, done.out) == (1, "bad.csv: a: no source\n")
    told = json.loads(affil("gazetteer", "check", "bad.csv", "--json").out)
    assert told == [{"file": "bad.csv", "ids": ["a"], "problem": "no source"}]


def test_check_holds_a_file_against_the_shipped_one(affil: Runner, own: Path, news: Path) -> None:
    Path("mine.csv").write_text(
        "id,kind,name,acronyms,type,parent,relation,source\n"
        "a,institution,A Hospital,,hospital,chop,part-of,x\n"
        "b,institution,B Hospital,CHOP,hospital,,,x\n"
    )
    assert affil("gazetteer", "check", "mine.csv").out == (
        "mine.csv: b, chop: all claim the name 'CHOP'\n"
    )


def test_check_of_what_is_no_gazetteer_is_one_line(affil: Runner, own: Path, news: Path) -> None:
    Path("bad.csv").write_bytes(os.urandom(100))
    done = affil("gazetteer", "check", "bad.csv")
    assert (done.code, len(done.err.splitlines())) == (2, 1)


def test_import_makes_a_gazetteer_and_a_report(affil: Runner, own: Path, news: Path) -> None:
    Path("h.csv").write_text(
        "Facility ID,Facility Name,City/Town,State\n999999,ZZYZX HEALTH,DOTHAN,AL\nxx,NONE,X,AL\n"
    )
    done = affil(
        "gazetteer", "import", "--from", "cms", "h.csv", "-o", "out.csv", "--report", "r.jsonl"
    )
    assert (done.code, done.out) == (0, "")
    assert done.err == "1 row: 1 added, 0 merged, 0 conflicts, 1 rejected\n"
    (row,) = csv.DictReader(Path("out.csv").read_text().splitlines())
    assert (row["id"], row["ccn"], row["source"]) == ("zzyzx-health", "999999", "cms:999999")
    events = [json.loads(line) for line in Path("r.jsonl").read_text().splitlines()]
    assert [(e["what"], e["key"]) for e in events] == [("added", "999999"), ("rejected", "xx")]
    assert affil("gazetteer", "check", "out.csv").code == 0


def test_a_bad_import_is_one_line_and_leaves_the_file_alone(
    affil: Runner, own: Path, news: Path
) -> None:
    Path("out.csv").write_text("precious")
    Path("bad.json").write_text("{")
    done = affil("gazetteer", "import", "--from", "ror", "bad.json", "-o", "out.csv")
    assert (done.code, done.out, len(done.err.splitlines())) == (2, "", 1)
    assert Path("out.csv").read_text() == "precious"
