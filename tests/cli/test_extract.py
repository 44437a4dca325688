"""`affil extract` with a stand-in for extraction: what goes where, and with which code."""

from __future__ import annotations

import json
import re
import stat
from pathlib import Path

import pytest

from affilcli.records import from_json
from affilcli.settings import Settings
from tests.cli.conftest import Runner

pytestmark = pytest.mark.usefixtures("settings_used")


@pytest.fixture
def two(news: Path) -> Path:
    (news / "one.txt").write_text("fine")
    (news / "two.txt").write_text("fine")
    return news


def test_one_document_gives_its_term_sheet(affil: Runner, two: Path) -> None:
    done = affil("extract", "one.txt")
    assert done.code == 0
    assert "The words it came from" in done.out
    assert done.err == "1 document: 1 relevant\n"


def test_several_documents_give_a_row_each(affil: Runner, two: Path) -> None:
    done = affil("extract", ".")
    assert done.code == 0
    assert "Deal" in done.out
    assert done.err == "2 documents: 2 relevant\n"


def test_documents_that_share_an_id_are_told_apart(affil: Runner, two: Path) -> None:
    (two / "sub").mkdir()
    (two / "sub" / "one.txt").write_text("another")
    assert affil("extract", ".").out.count("one~") == 2


def test_json_is_an_array_however_many_documents(affil: Runner, two: Path) -> None:
    assert [r["id"] for r in json.loads(affil("extract", "one.txt", "--json").out)] == ["one"]
    done = affil("extract", "--format", "json", ".")
    assert [r["id"] for r in json.loads(done.out)] == ["one", "two"]


def test_json_lines_are_a_record_a_line(affil: Runner, two: Path) -> None:
    lines = affil("extract", "--format", "jsonl", ".").out.splitlines()
    assert [from_json(line).id for line in lines] == ["one", "two"]


def test_contradicting_formats_are_wrong_usage(affil: Runner, two: Path) -> None:
    done = affil("extract", "one.txt", "--json", "--format", "jsonl")
    assert done.code == 2
    assert "contradict" in done.err


def test_some_failures_give_code_1_and_the_rest(affil: Runner, two: Path) -> None:
    (two / "empty.txt").write_text("")
    done = affil("extract", "gone.txt", "empty.txt", "one.txt", "--format", "jsonl")
    assert done.code == 1
    assert from_json(done.out).id == "one"
    assert done.err.splitlines() == [
        "affil: gone.txt: no such file or folder; check the path",
        "affil: empty.txt: the document is empty; give it the text of an announcement",
        "3 documents: 1 relevant, 2 failed",
    ]


def test_nothing_but_failures_gives_code_2(affil: Runner, news: Path) -> None:
    done = affil("extract", "gone.txt", "--json")
    assert done.code == 2
    assert json.loads(done.out) == []


def test_an_empty_folder_gives_code_2(affil: Runner, news: Path) -> None:
    done = affil("extract", ".")
    assert (done.code, done.out) == (2, "")
    assert done.err == "affil: no documents in .; files that can be read: .md, .txt\n"


def test_files_of_unknown_type_are_skipped_in_folders_and_errors_by_name(
    affil: Runner, two: Path
) -> None:
    for name in ("a.xyz", "b.xyz", "c"):
        (two / name).write_text("?")
    done = affil("extract", ".")
    assert done.code == 0
    assert done.err == (
        "2 documents: 2 relevant; 3 files of unknown type skipped (.xyz 2, no suffix 1)\n"
    )
    done = affil("extract", "a.xyz", "one.txt")
    assert done.code == 1
    assert "a.xyz: unknown type of file; types that can be read: .md, .txt" in done.err


def test_documents_that_announce_nothing_are_counted(affil: Runner, two: Path) -> None:
    (two / "one.txt").write_text("ranking")
    done = affil("extract", ".")
    assert done.code == 0
    assert done.err == "2 documents: 1 relevant, 1 not relevant\n"


def test_quiet_leaves_only_errors(affil: Runner, two: Path) -> None:
    assert affil("extract", ".", "--quiet").err == ""
    assert affil("extract", "gone.txt", "one.txt", "-q").err.count("\n") == 1


def test_verbose_tells_of_every_document_and_skipped_file(affil: Runner, two: Path) -> None:
    (two / "a.xyz").write_text("?")
    err = affil("extract", ".", "--verbose").err
    assert re.search(r"^\./one\.txt: one, relevant$", err, re.MULTILINE)
    assert "./a.xyz: skipped, unknown type of file" in err


def test_a_fault_of_ours_is_one_line_without_debug_and_a_traceback_with_it(
    affil: Runner, two: Path
) -> None:
    (two / "bad.txt").write_text("bug")
    done = affil("extract", ".", "--json")
    assert done.code == 1
    assert "./bad.txt: extraction broke off: ZeroDivisionError: oops" in done.err
    assert "Traceback" not in done.err
    for args in (("--debug", "extract", "."), ("extract", ".", "--debug")):
        assert "Traceback" in affil(*args).err


def test_flags_reach_the_settings(
    affil: Runner, two: Path, settings_used: list[Settings], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AFFIL_MODEL", "from_environment")
    given = ("--published", "2021-01-26", "--gazetteer", "a", "--gazetteer", "b", "--no-store")
    affil("extract", "one.txt", *given)
    affil("extract", "one.txt", "--model", "from_flag")
    first, second = settings_used
    assert first == Settings(model="from_environment", gazetteer=("a", "b"), published="2021-01-26")
    assert second.model == "from_flag"
    assert second.store


def test_trouble_with_the_store_is_one_line_and_costs_nothing(
    affil: Runner, two: Path, own_store: Path
) -> None:
    own_store.mkdir(parents=True)
    done = affil("extract", ".", "--format", "jsonl")
    assert (done.code, len(done.out.splitlines())) == (0, 2)
    assert done.err.splitlines() == [
        (
            f"affil: warning: the store {own_store} cannot be used: unable to open database file; "
            "name another file in AFFIL_STORE, or AFFIL_STORE=off"
        ),
        "2 documents: 2 relevant",
    ]
    assert affil("extract", ".", "--quiet").err == ""
    assert affil("extract", ".", "--no-store").err == "2 documents: 2 relevant\n"


def test_a_publication_date_that_is_no_day_is_wrong_usage(affil: Runner, two: Path) -> None:
    done = affil("extract", "one.txt", "--published", "26 Jan")
    assert done.code == 2
    assert done.err == (
        "affil: '26 Jan' is not a day; write the publication date as YYYY-MM-DD, like 2021-02-01\n"
    )


class TestOutputFile:
    """-o writes the whole file or leaves it as it was."""

    def test_data_goes_to_the_file_and_nothing_to_standard_output(
        self, affil: Runner, two: Path
    ) -> None:
        done = affil("extract", ".", "-o", "out.txt", "--format", "jsonl")
        assert (done.code, done.out) == (0, "")
        assert len((two / "out.txt").read_text(encoding="utf-8").splitlines()) == 2

    @pytest.mark.parametrize(
        ("name", "start"), [("o.json", "["), ("o.jsonl", "{"), ("o.txt", "Deal")]
    )
    def test_its_suffix_says_the_format_when_nothing_else_does(
        self, affil: Runner, two: Path, name: str, start: str
    ) -> None:
        affil("extract", ".", "-o", name)
        assert (two / name).read_text(encoding="utf-8").startswith(start)

    def test_nothing_readable_leaves_the_old_file_alone(self, affil: Runner, two: Path) -> None:
        (two / "out.json").write_text("old")
        assert affil("extract", "gone.txt", "-o", "out.json").code == 2
        assert (two / "out.json").read_text() == "old"
        assert sorted(p.name for p in two.iterdir()) == ["one.txt", "out.json", "two.txt"]

    def test_a_file_keeps_its_permissions_and_a_link_stays_a_link(
        self, affil: Runner, two: Path
    ) -> None:
        target = two / "real.json"
        target.write_text("old")
        target.chmod(0o640)
        (two / "link.json").symlink_to("real.json")
        assert affil("extract", "one.txt", "-o", "link.json").code == 0
        assert (two / "link.json").is_symlink()
        assert stat.S_IMODE(target.stat().st_mode) == 0o640
        assert target.read_text().startswith("[")

    def test_a_place_that_cannot_be_written_is_told_before_the_work(
        self, affil: Runner, two: Path, settings_used: list[Settings]
    ) -> None:
        done = affil("extract", "one.txt", "-o", "missing/out.json")
        assert done.code == 2
        assert "missing/out.json: cannot be written: No such file or directory" in done.err
        assert affil("extract", "one.txt", "-o", ".").code == 2
        assert not settings_used

    def test_a_coloured_terminal_colours_no_file(
        self, affil: Runner, two: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("FORCE_COLOR", "1")
        affil("extract", "one.txt", "-o", "out")
        assert "\x1b" not in (two / "out").read_text(encoding="utf-8")


class TestTables:
    """Width and colour of tables."""

    def test_a_pipe_gets_100_columns_without_colour(self, affil: Runner, two: Path) -> None:
        out = affil("extract", ".").out
        assert max(map(len, out.splitlines())) == 100
        assert "\x1b" not in out

    @pytest.mark.parametrize("columns", ["80", "160"])
    def test_columns_sets_the_width(
        self, affil: Runner, two: Path, monkeypatch: pytest.MonkeyPatch, columns: str
    ) -> None:
        monkeypatch.setenv("COLUMNS", columns)
        assert max(map(len, affil("extract", ".").out.splitlines())) == int(columns)

    @pytest.mark.parametrize("columns", ["", "0", "-3", "wide", "5"])
    def test_odd_widths_do_no_harm(
        self, affil: Runner, two: Path, monkeypatch: pytest.MonkeyPatch, columns: str
    ) -> None:
        monkeypatch.setenv("COLUMNS", columns)
        done = affil("extract", ".")
        assert done.code == 0
        assert "Neonatology" in done.out

    def test_force_color_colours_a_pipe_and_no_color_wins(
        self, affil: Runner, two: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("FORCE_COLOR", "1")
        monkeypatch.setenv("TERM", "xterm-256color")
        assert "\x1b[36m" in affil("extract", "one.txt").out
        monkeypatch.setenv("NO_COLOR", "1")
        assert "\x1b[36m" not in affil("extract", "one.txt").out
