"""A run that is stopped, in whatever way, loses nothing but the document that it was at."""

from __future__ import annotations

import os
import random
import re
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from tests import samples
from tests.readme import timeless

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs signals and mounts")

DOCUMENTS, FEW = 60, 5
KEPT = "what is done is kept: the same command goes on from there"
SIGNALS = [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)]


class Run:
    """`affil extract` of a folder, as a process of its own with a store of its own."""

    def __init__(self, folder: Path, store: Path, jobs: int = 0) -> None:
        self.folder, self.store, self.jobs = folder, store, jobs
        self.made = store.with_suffix(".made")
        self.made.touch()

    def start(self, output: str = "out.jsonl", up_to: int | None = None) -> subprocess.Popen[str]:
        """Start a run, which waits when so many documents are done by all runs."""
        command = ["extract", "news", "-o", output, "--no-prefilter", "--jobs", str(self.jobs)]
        return subprocess.Popen(
            [sys.executable, "-m", "tests.cli.slowly", *command],
            cwd=self.folder,
            env=os.environ
            | {"AFFIL_STORE": str(self.store), "MADE": str(self.made)}
            | {"PYTHONPATH": str(samples.ROOT)}
            | ({} if up_to is None else {"UP_TO": str(up_to)}),
            stderr=subprocess.PIPE,
            text=True,
        )

    def finish(self, output: str = "out.jsonl") -> tuple[int, str]:
        """Run to the end: the exit code, and what was said."""
        process = self.start(output)
        err = process.communicate()[1]
        return process.returncode, timeless(err)

    def stop(self, how: signal.Signals, *, documents: int) -> tuple[int, str]:
        """Start a run, and send it a signal when so many more documents are done, or a few more."""
        wanted = len(self.documents()) + documents
        process = self.start(up_to=wanted + FEW)
        while len(self.documents()) < wanted and process.poll() is None:
            time.sleep(0.001)
        process.send_signal(how)
        err = process.communicate()[1]
        return process.returncode, err

    def documents(self) -> list[str]:
        """Those that were extracted, each as often as that happened."""
        return self.made.read_text().splitlines()


def corpus(folder: Path) -> None:
    (folder / "news").mkdir()
    for number in range(DOCUMENTS):
        (folder / "news" / f"{number:02}.txt").write_text(f"deal-{number} is a deal")


@pytest.fixture(params=[0, 2], ids=["in this process", "in two others"])
def run(tmp_path: Path, request: pytest.FixtureRequest) -> Run:
    corpus(tmp_path)
    return Run(tmp_path, tmp_path / "cache.sqlite", request.param)


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """What a run writes that nobody disturbs."""
    folder = tmp_path_factory.mktemp("undisturbed")
    corpus(folder)
    assert Run(folder, folder / "cache.sqlite").finish() == (0, "60 documents: 60 relevant\n")
    return (folder / "out.jsonl").read_bytes()


def test_a_run_that_is_killed_again_and_again_is_finished_by_the_last(
    run: Run, undisturbed: bytes
) -> None:
    moments = random.Random(7)
    output = run.folder / "out.jsonl"
    kills = 0
    while len(set(run.documents())) < DOCUMENTS - 20:
        run.stop(signal.SIGKILL, documents=moments.randint(0, 12))
        kills += 1
        assert not output.exists()
    assert run.finish() == (0, "60 documents: 60 relevant\n")
    assert output.read_bytes() == undisturbed
    assert [path for path in run.folder.iterdir() if path.name.startswith(".")] == []
    made = Counter(run.documents())
    assert len(made) == DOCUMENTS
    # Only what was in work is done again.
    assert made.total() <= DOCUMENTS + kills * max(run.jobs, 1)
    with closing(sqlite3.connect(run.store)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


@pytest.mark.parametrize(("how", "code"), SIGNALS, ids=[how.name for how, _ in SIGNALS])
def test_a_run_that_is_asked_to_stop_keeps_what_is_done(
    run: Run, undisturbed: bytes, how: signal.Signals, code: int
) -> None:
    output = run.folder / "out.jsonl"
    output.write_text("from before")
    stopped, err = run.stop(how, documents=20)
    assert stopped == code
    assert re.fullmatch(rf"stopped after \d+ of 60 documents; {KEPT}\n", err)
    assert output.read_text() == "from before"
    assert {path.name for path in run.folder.iterdir() if path.name.startswith(".")} == set()
    done = len(run.documents())
    assert 20 <= done < DOCUMENTS
    assert run.finish() == (0, "60 documents: 60 relevant\n")
    assert output.read_bytes() == undisturbed
    assert len(run.documents()) <= DOCUMENTS + max(run.jobs, 1)


def test_two_runs_at_once_on_one_store_both_finish_right(run: Run, undisturbed: bytes) -> None:
    running = [run.start(f"{number}.jsonl") for number in range(2)]
    for process in running:
        assert timeless(process.communicate()[1]) == "60 documents: 60 relevant\n"
        assert process.returncode == 0
    for number in range(2):
        assert (run.folder / f"{number}.jsonl").read_bytes() == undisturbed
    before = len(run.documents())
    assert run.finish()[0] == 0
    assert len(run.documents()) == before


class TestFullDisk:
    def test_under_the_store_costs_one_line_and_no_result(
        self, run: Run, undisturbed: bytes, small_disk: Path
    ) -> None:
        run.store = small_disk / "cache.sqlite"
        code, err = run.finish()
        assert code == 0
        warning, summary = err.splitlines()
        assert warning.startswith(f"affil: warning: records cannot be kept in {run.store}: ")
        assert summary == "60 documents: 60 relevant"
        assert (run.folder / "out.jsonl").read_bytes() == undisturbed

    def test_without_any_room_for_a_store_too(
        self, run: Run, undisturbed: bytes, small_disk: Path
    ) -> None:
        (small_disk / "rest").write_bytes(b"x" * 256 * 1024)
        run.store = small_disk / "cache.sqlite"
        code, err = run.finish()
        assert code == 0
        warning, summary = err.splitlines()
        assert warning.startswith("affil: warning: ")
        assert summary == "60 documents: 60 relevant"
        assert (run.folder / "out.jsonl").read_bytes() == undisturbed

    def test_under_the_output_is_one_line_and_what_is_done_is_kept(
        self, run: Run, undisturbed: bytes, small_disk: Path
    ) -> None:
        output = small_disk / "out.jsonl"
        output.write_text("from before")
        (small_disk / "rest").write_bytes(b"x" * 180 * 1024)
        code, err = run.finish(str(output))
        assert code == 2
        problem = "affil: cannot be written: No space left on device; "
        assert err == f"{problem}make room, or write to another disk with -o\n"
        assert {path.name for path in small_disk.iterdir()} == {"out.jsonl", "rest"}
        assert output.read_text() == "from before"
        done = len(run.documents())
        assert run.finish()[0] == 0
        assert (run.folder / "out.jsonl").read_bytes() == undisturbed
        assert done > 0
        assert len(run.documents()) <= DOCUMENTS + run.jobs
