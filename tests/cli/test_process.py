"""What only shows when `affil` is a process: start-up, pipes, encodings, interruption."""

from __future__ import annotations

import contextlib
import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

import pytest

from affilcli import __version__
from affilcli.records import to_json
from affilcli.store import Store
from tests import samples
from tests.cli.conftest import Runner
from tests.readme import timeless

COMMANDS = ["compare", "evaluate", "explain", "extract", "list", "schema", "show"]
CACHE_COMMANDS = ["clear", "info", "prune"]


class Ran(NamedTuple):
    """What a command left, and the modules that its process had loaded by then."""

    code: int
    out: str
    err: str
    modules: set[str]


SCRIPT = """
import contextlib, io, json, sys
from affilcli.cli.boundary import run
for args in json.loads(sys.argv[1]):
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = run(args)
    print(json.dumps([code, out.getvalue(), err.getvalue(), list(sys.modules)]))
"""


def ran(*commands: list[str]) -> list[Ran]:
    """Run the commands one after the other in a single process."""
    result = subprocess.run(
        [sys.executable, "-c", SCRIPT, json.dumps(commands)],
        capture_output=True,
        cwd=samples.ROOT,
        check=True,
        text=True,
        encoding="utf-8",
    )
    left = map(json.loads, result.stdout.splitlines())
    return [Ran(code, out, timeless(err), set(modules)) for code, out, err, modules in left]


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (["--help"], 0),
        (["--version"], 0),
        ([], 0),
        (["extract", "--help"], 0),
        (["schema"], 0),
        (["extract", "nope"], 2),
    ],
)
def test_what_extracts_nothing_never_loads_spacy(args: list[str], code: int) -> None:
    (done,) = ran(args)
    assert done.code == code
    assert "affilcli.cli.app" in done.modules
    assert not done.modules & {"spacy", "thinc", "numpy", "rapidfuzz"}


EVALUATED = ["evaluate", "benchmarks/accuracy/texts", "--only", "lurie-rush"]
WARM = (
    ["extract", "seeds", "--json"],
    ["list"],
    ["show", "lurie"],
    ["show", "lurie-rush", "--text"],
    ["show", "seeds"],
    EVALUATED,
    ["compare", "lurie-rush", "chop-mount-sinai"],
    ["compare", "seeds/", "--matrix"],
    ["compare", "--like", "lurie-rush", "--json"],
)
"""Those that need rapidfuzz come last: what one loads is there for all that follow."""


def test_what_is_in_the_store_never_loads_spacy() -> None:
    made = ran(*([*args, "--no-store"] for args in WARM))
    assert "spacy" in made[0].modules
    ran(WARM[0], EVALUATED)  # fills the store
    for args, first, done in zip(WARM, made, ran(*WARM), strict=True):
        assert done.code == 0
        assert done[:3] == first[:3]
        assert "sqlite3" in done.modules
        assert not done.modules & {"spacy", "thinc", "numpy"}
        assert ("rapidfuzz" in done.modules) == (args[0] == "compare")


def test_records_in_a_pipe_can_be_shown(process: Runner) -> None:
    made = process("extract", "seeds", "--json").out.encode()
    done = process("show", "--records", "-", "chop", stdin=made)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("chop-mount-sinai  seeds/chop-mount-sinai.txt")
    assert process("list", "--records", "-", stdin=made).err == "4 deals\n"
    done = process("compare", "--records", "-", stdin=made)
    assert (done.code, done.err) == (0, "")
    assert "Similarity, mean of all pairs" in done.out


def test_deals_are_compared_from_a_checkout_and_from_anywhere(
    process: Runner, tmp_path: Path
) -> None:
    here = process("compare", "lurie-rush", "chop-mount-sinai", "--format", "csv")
    assert (here.code, here.err) == (0, "")
    away = process("compare", "lurie-rush", "chop-mount-sinai", "--format", "csv", cwd=tmp_path)
    assert away == here
    other = process(
        "compare", "lurie-rush", "chop", "--format", "csv", "--no-store",
        "--corpus", str(samples.SEEDS), cwd=tmp_path,
    )  # fmt: skip
    assert other == here


def test_the_text_of_standard_input_can_be_marked(process: Runner) -> None:
    data = (samples.SEEDS / "lurie-rush.txt").read_bytes()
    done = process("show", "-", "--text", stdin=data)
    assert done.code == 0
    assert "[partner: Rush University System for Health]" in done.out


def test_the_store_changes_no_byte(process: Runner) -> None:
    args = ("extract", "seeds/lurie-rush.txt", "--json")
    assert process(*args) == process(*args) == process(*args, "--no-store")


def test_two_processes_at_once_keep_everything(own_store: Path) -> None:
    command = [sys.executable, "-m", "affilcli", "extract", "--json"]
    seeds = sorted(samples.SEEDS.glob("*.txt"))[:2]
    running = [
        subprocess.Popen(
            [*command, str(seed)], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
        )
        for seed in seeds
    ]
    told = [timeless(process.communicate()[1]) for process in running]
    assert told == ["1 document: 1 relevant\n"] * 2
    with Store(str(own_store), pytest.fail) as store:
        assert store.paths() == [str(seed) for seed in seeds]


def test_version(process: Runner) -> None:
    assert process("--version") == (0, f"affilcli {__version__}\n", "")


@pytest.mark.parametrize(
    "command",
    [[], *([name] for name in COMMANDS), ["cache"], *(["cache", name] for name in CACHE_COMMANDS)],
)
def test_every_help_has_examples_and_fits_a_terminal(process: Runner, command: list[str]) -> None:
    done = process(*command, "--help", COLUMNS="80")
    assert done.code == 0
    assert "Examples:" in done.out
    assert "affil " + " ".join(command) in done.out
    assert max(map(len, done.out.splitlines())) <= 80


def test_affil_alone_shows_the_help(process: Runner) -> None:
    assert process() == process("--help")


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["extract"], "affil: missing argument 'PATH'; see affil extract --help\n"),
        (
            ["extrakt"],
            "affil: no such command 'extrakt'. Did you mean 'extract'?; see affil --help\n",
        ),
        (["schema", "x"], "see affil schema --help\n"),
        (["extract", "x", "--format", "xml"], "see affil extract --help\n"),
    ],
)
def test_wrong_usage_is_one_line_and_code_2(process: Runner, args: list[str], message: str) -> None:
    done = process(*args)
    assert (done.code, done.out) == (2, "")
    assert done.err.endswith(message)
    assert done.err.startswith("affil: ")
    assert done.err.count("\n") == 1


def test_the_summary_says_how_long_it_took(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "affilcli", "extract", "no/such.txt"],
        capture_output=True,
        check=False,
        text=True,
    )
    line = r"1 document: 0 relevant, 1 failed; [\d.,]+ s, [\d.,]+ documents a second"
    assert re.fullmatch(line, done.stderr.splitlines()[-1])


@pytest.mark.skipif(os.name == "nt", reason="needs a pseudo-terminal")
def test_a_terminal_shows_rate_and_time_left_and_a_pipe_nothing(tmp_path: Path) -> None:
    import pty

    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(samples.TEXT)
    command = [sys.executable, "-m", "affilcli", "extract", ".", "-o", "out.jsonl"]
    reading, writing = pty.openpty()
    running = subprocess.Popen(command, cwd=tmp_path, stderr=writing)
    os.close(writing)
    shown = b""
    with contextlib.suppress(OSError):  # the end of a terminal is an error on Linux
        while piece := os.read(reading, 65536):
            shown += piece
    os.close(reading)
    assert running.wait() == 0
    assert b"3/3" in shown
    assert re.search(rb"[\d.]+/s", shown)
    assert re.search(rb"\d:\d\d:\d\d", shown)
    piped = subprocess.run(command, cwd=tmp_path, capture_output=True, check=True)
    assert re.fullmatch(rb"3 documents: 3 relevant; .* a second\n", piped.stderr)


def test_a_missing_model_is_an_error_with_advice(process: Runner) -> None:
    done = process("extract", "seeds/lurie-rush.txt", "--model", "no_such_model")
    assert (done.code, done.out) == (2, "")
    assert "no_such_model" in done.err
    assert "install" in done.err
    assert "Traceback" not in done.err


def test_standard_input_is_extracted(process: Runner) -> None:
    data = (samples.SEEDS / "lurie-rush.txt").read_bytes()
    done = process("extract", "-", "--json", stdin=data)
    assert done.code == 0
    (record,) = json.loads(done.out)
    assert record["source"]["path"] == "-"


def test_two_runs_give_the_same_bytes(process: Runner) -> None:
    args = ("extract", "seeds", "--format", "jsonl", "--no-store")
    first = process(*args, PYTHONHASHSEED="1")
    second = process(*args, PYTHONHASHSEED="2")
    assert first.out == second.out
    assert first.out.count("\n") == 4


def test_schema_describes_what_extract_prints(process: Runner) -> None:
    printed = process("schema").out
    assert "\\n    " not in printed
    record = json.loads(printed)["$defs"]["Record"]
    assert set(json.loads(to_json(samples.full()))) == set(record["properties"])


@pytest.mark.parametrize(("encoding", "form"), [("ascii", "table"), ("cp1252", "jsonl")])
def test_any_output_encoding_will_do(
    process: Runner, encoding: str, form: str, tmp_path: Path
) -> None:
    path = tmp_path / "deal ’ 東.txt"
    path.write_text("“Quoted” 東京 \U0001f3e5", encoding="utf-8")
    done = process("extract", str(path), "-v", "--format", form, PYTHONIOENCODING=encoding)
    assert done.code == 0
    assert ("東" in done.out) == (form == "jsonl")


@pytest.mark.skipif(os.name == "nt", reason="a shell with pipefail")
@pytest.mark.parametrize(
    "command", ["schema", "extract --help", "extract seeds --format jsonl", "show lurie --text"]
)
def test_a_closed_pipe_is_no_error(command: str) -> None:
    script = f"set -o pipefail; {sys.executable} -m affilcli {command} | head -c 10 >/dev/null"
    result = subprocess.run(
        ["bash", "-c", script], capture_output=True, cwd=samples.ROOT, check=False
    )
    assert result.returncode == 0
    assert b"Error" not in result.stderr
    assert b"Exception" not in result.stderr


@pytest.mark.skipif(os.name == "nt", reason="a shell that closes descriptors")
@pytest.mark.parametrize("command", ["schema", "list"])
def test_a_closed_standard_output_is_one_line(command: str) -> None:
    script = f"{sys.executable} -m affilcli {command} >&-"
    result = subprocess.run(
        ["bash", "-c", script], capture_output=True, cwd=samples.ROOT, check=False
    )
    assert result.returncode == 2
    assert result.stderr == b"affil: standard output is closed; write to a file with -o\n"


@pytest.mark.skipif(os.name == "nt", reason="needs /dev/full")
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_one_line(process: Runner) -> None:
    done = process("schema", "-o", "/dev/full")
    assert done.code == 2
    assert "No space left on device" in done.err
    assert "Traceback" not in done.err


@pytest.mark.skipif(os.name == "nt", reason="needs signals")
def test_an_interrupted_run_ends_with_130_and_leaves_no_draft(tmp_path: Path) -> None:
    running = subprocess.Popen(
        [sys.executable, "-m", "affilcli", "extract", "-", "-o", "out.json"],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
    )
    deadline = time.monotonic() + 120
    while not list(tmp_path.iterdir()) and time.monotonic() < deadline:
        time.sleep(0.05)
    running.send_signal(signal.SIGINT)
    _, err = running.communicate(timeout=120)
    assert running.returncode == 130
    assert b"Traceback" not in err
    assert not list(tmp_path.iterdir())
