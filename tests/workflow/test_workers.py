"""Worker processes die and hang, and nobody but the document that did it comes to harm."""

from __future__ import annotations

import errno
import io
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import msgspec
import pytest

from affilcli import workflow
from affilcli.errors import AffilError
from affilcli.records import Record
from affilcli.settings import Settings
from affilcli.store import Store
from affilcli.workflow import Failure, workers
from affilcli.workflow.bench import Bench
from affilcli.workflow.in_order import in_order
from tests import samples

TROUBLED = "tests.workflow.troubled"


@pytest.fixture(autouse=True)
def _maker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "MAKER", TROUBLED)
    monkeypatch.setattr(workers, "WORTHWHILE", 1)


def written(folder: Path, *texts: str) -> list[str]:
    """Documents with these texts, in this order."""
    for number, text in enumerate(texts):
        (folder / f"{number:03}.txt").write_text(text)
    return [str(path) for path in sorted(folder.glob("*.txt"))]


def told(results: list[Record | Failure]) -> list[str]:
    """The ids of records, the messages of failures."""
    return [r.error.message if isinstance(r, Failure) else r.id for r in results]


@pytest.mark.parametrize("jobs", [1, 3])
def test_records_come_in_the_order_of_the_documents(tmp_path: Path, jobs: int) -> None:
    texts = [f"{'slow ' * (n % 3 == 0)}d{n}" for n in range(12)]
    results = list(workflow.extract(written(tmp_path, *texts), Settings(jobs=jobs)))
    assert told(results) == [text.split()[0] for text in texts]
    names = [Path(r.source.path).name for r in results if isinstance(r, Record)]
    assert names == [f"{n:03}.txt" for n in range(12)]


@pytest.mark.parametrize(
    ("trouble", "end"),
    [
        ("kill", "the process that read it ended (SIGKILL)"),
        ("exit", "the process that read it ended (exit code 3)"),
        ("sleep", "took longer than 2 seconds and was given up"),
        ("endless", "took longer than 2 seconds and was given up"),
    ],
)
def test_a_document_that_ends_or_holds_up_its_process_fails_alone(
    tmp_path: Path, trouble: str, end: str
) -> None:
    paths = written(tmp_path, "a", trouble, "b", "c")
    results = list(workflow.extract(paths, Settings(jobs=2, timeout=2)))
    assert told(results) == ["a", f"{paths[1]}: {end}", "b", "c"]
    failure = results[1]
    assert isinstance(failure, Failure)
    assert (failure.path, failure.error.exit_code) == (paths[1], 1)


@pytest.mark.parametrize("trouble", ["kill", "endless"])
@pytest.mark.parametrize("piped", [False, True], ids=["a file", "standard input"])
def test_a_document_by_itself_cannot_harm_the_process_that_was_called(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, trouble: str, piped: bool
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(trouble.encode())))
    path = "-" if piped else written(tmp_path, trouble)[0]
    (failure,) = workflow.extract([path], Settings(jobs=1, timeout=1))
    assert isinstance(failure, Failure)
    assert failure.error.message.startswith(f"{path}: ")
    assert re.search(r"ended \(SIGKILL\)|longer than 1 seconds", failure.error.message)


def test_what_broke_off_in_a_worker_says_where(tmp_path: Path) -> None:
    failure, _ = workflow.extract(written(tmp_path, "bug", "a"), Settings(jobs=1))
    assert isinstance(failure, Failure)
    assert failure.error.message.endswith("000.txt: broke off")
    assert "ZeroDivisionError: division by zero" in str(failure.error.__cause__)
    assert "troubled.py" in str(failure.error.__cause__)


def test_what_no_document_could_survive_stops_the_job(tmp_path: Path) -> None:
    with pytest.raises(AffilError, match="no model") as caught:
        list(workflow.extract(written(tmp_path, "a", "b"), Settings(jobs=2, model="missing")))
    assert (caught.value.hint, caught.value.exit_code) == ("install it", 2)


def test_workers_that_die_before_they_are_ready_are_not_started_for_ever(tmp_path: Path) -> None:
    with pytest.raises(AffilError, match=r"end before they begin \(SIGKILL\)"):
        list(workflow.extract(written(tmp_path, "a", "b"), Settings(jobs=2, model="deadly")))


def test_what_breaks_off_while_a_worker_gets_ready_is_one_error(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(AffilError, match="cannot be loaded: ValueError: torn") as caught:
        list(workflow.extract(written(tmp_path, "a", "b"), Settings(jobs=1, model="broken")))
    assert caught.value.exit_code == 1
    assert "troubled.py" in str(caught.value.__cause__)
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("started", [0, 1])
def test_where_no_more_workers_can_be_started_those_there_are_do_the_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, started: int
) -> None:
    class Few(workers.Worker):
        def __init__(self, settings: Settings) -> None:
            if next(number) >= started:
                raise OSError(errno.EAGAIN, "Resource temporarily unavailable")
            super().__init__(settings)

    number = count()
    monkeypatch.setattr(workers, "Worker", Few)
    results = workflow.extract(written(tmp_path, "a", "b", "c"), Settings(jobs=3))
    if started:
        assert told(list(results)) == ["a", "b", "c"]
    else:
        with pytest.raises(AffilError, match=r"can be started \(Resource temporarily unavailable"):
            list(results)


def test_a_worker_that_is_killed_while_it_waits_is_replaced(tmp_path: Path) -> None:
    paths = written(tmp_path, "a", "b", "c")
    with Bench(Settings(jobs=1), workflow.SILENT) as bench:

        def asked_for() -> Iterator[str]:
            yield from paths[:2]
            while not bench.workers.crew[0].is_free():
                bench.workers.wait()
            bench.workers.crew[0].process.kill()
            bench.workers.crew[0].process.join()
            yield paths[2]

        assert told([result for _, result in in_order(asked_for(), bench)]) == ["a", "b", "c"]


def test_few_documents_are_not_worth_many_processes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "WORTHWHILE", 3)
    with Bench(Settings(jobs=8), workflow.SILENT) as bench:
        list(in_order(written(tmp_path, *["slow"] * 4), bench))
        assert len(bench.workers.crew) == 2
        processes = [worker.process.pid for worker in bench.workers.crew]
    assert not any(map(runs, processes))


def test_what_was_done_is_kept_when_the_run_is_broken_off(
    tmp_path: Path, settings: Settings
) -> None:
    paths = written(tmp_path, "a", "slow", "b", "sleep", "c")
    results = workflow.extract(paths, msgspec.structs.replace(settings, jobs=2))
    assert told([next(results), next(results), next(results)]) == ["a", "slow", "b"]
    results.close()  # type: ignore[attr-defined]
    assert settings.store
    with Store(settings.store, pytest.fail) as store:
        assert set(paths[:3]) <= set(store.paths()) <= {*paths[:3], paths[4]}


SCRIPT = f"""
import sys
from affilcli.cli.boundary import run
from affilcli.workflow import workers
workers.MAKER, workers.WORTHWHILE = {TROUBLED!r}, 1
sys.exit(run(sys.argv[1:]))
"""


@pytest.fixture
def affil(tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """`affil extract` at work on one document that is done and two that never end."""
    written(tmp_path, "a", "sleep", "sleep")
    running = subprocess.Popen(
        [sys.executable, "-c", SCRIPT, "extract", str(tmp_path), "--format", "jsonl", "-j", "2"],
        cwd=samples.ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    assert running.stdout
    assert b'"id":"a"' in running.stdout.readline()
    yield running
    running.kill()
    running.communicate()


@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")
def test_ctrl_c_ends_everything_and_keeps_what_is_done(
    affil: subprocess.Popen[bytes], own_store: Path
) -> None:
    children = children_of(affil.pid)
    os.killpg(affil.pid, signal.SIGINT)  # as a terminal does: to all of them
    _, err = affil.communicate(timeout=120)
    assert affil.returncode == 130
    assert err.startswith(b"stopped after 1 of 3 documents;")
    assert err.count(b"\n") == 1
    assert children
    assert eventually_gone(children)
    with Store(str(own_store), pytest.fail) as store:
        assert [Path(path).name for path in store.paths()] == ["000.txt"]


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="jobs cannot be stopped there")
def test_the_time_in_which_a_job_is_stopped_does_not_count(tmp_path: Path) -> None:
    written(tmp_path, "a", "slow")
    words = ["extract", str(tmp_path), "--format", "jsonl", "-j", "2", "--timeout", "3"]
    with subprocess.Popen(
        [sys.executable, "-c", SCRIPT, *words],
        cwd=samples.ROOT,
        stdout=subprocess.PIPE,
        start_new_session=True,
    ) as running:
        assert running.stdout
        assert b'"id":"a"' in running.stdout.readline()
        os.killpg(running.pid, signal.SIGSTOP)
        time.sleep(3.5)
        os.killpg(running.pid, signal.SIGCONT)
        assert b'"id":"slow"' in running.stdout.readline()


@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")
def test_workers_end_with_a_parent_that_is_killed(affil: subprocess.Popen[bytes]) -> None:
    children = children_of(affil.pid)
    affil.kill()
    assert children
    assert eventually_gone(children)


def children_of(pid: int) -> list[int]:
    """The processes that were started by this one."""
    tasks = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(child) for task in tasks for child in task.read_text().split()]


def eventually_gone(processes: list[int]) -> bool:
    deadline = time.monotonic() + 120
    while any(map(runs, processes)) and time.monotonic() < deadline:
        time.sleep(0.05)
    return not any(map(runs, processes))


def runs(pid: int | None) -> bool:
    """Is there such a process that has not ended yet?"""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False
