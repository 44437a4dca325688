"""What takes too long in this process is broken off, as far as anything can be."""

from __future__ import annotations

import signal
import threading
import time
from pathlib import Path

import pytest

from affilcli import explain, workflow
from affilcli.errors import AffilError
from affilcli.pipeline import build
from affilcli.settings import Settings
from affilcli.workflow import Failure, bench, time_limit
from tests.workflow import troubled

timed = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="there is no such timer")


@timed
@pytest.mark.parametrize("trouble", ["loop", "backtracking", "sleep"])
def test_a_document_that_hangs_fails_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, trouble: str
) -> None:
    monkeypatch.setattr(bench, "prepare", troubled.prepare)
    monkeypatch.setattr(bench, "attempted", troubled.attempted)
    for name, text in {"a": "first", "b": trouble, "c": "last"}.items():
        (tmp_path / f"{name}.txt").write_text(text)
    before = signal.getsignal(signal.SIGALRM)
    first, given_up, last = workflow.extract([str(tmp_path)], Settings(jobs=0, timeout=0.3))
    assert not isinstance(first, Failure)
    assert not isinstance(last, Failure)
    assert isinstance(given_up, Failure)
    assert given_up.error.message.endswith("b.txt: took longer than 0.3 seconds and was given up")
    assert given_up.error.exit_code == 1
    assert signal.getsignal(signal.SIGALRM) is before
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)


@timed
def test_an_explanation_that_hangs_is_given_up(
    tmp_path: Path, extracted: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("fine")
    monkeypatch.setattr(build, "load_pipeline", lambda _: None)
    monkeypatch.setattr(explain, "explain", lambda *_: time.sleep(1000))
    with pytest.raises(AffilError, match=r"longer than 0\.3 seconds"):
        workflow.explain_named(str(tmp_path / "a.txt"), Settings(timeout=0.3))


@timed
def test_what_swallows_the_first_bell_hears_the_next() -> None:
    def deaf() -> None:
        try:
            time.sleep(1000)
        except BaseException:  # noqa: BLE001
            time.sleep(1000)

    with pytest.raises(time_limit.LateError), time_limit.time_limit("a.txt", 0.1):
        deaf()


def test_in_another_thread_there_is_no_limit() -> None:
    done = []

    def work() -> None:
        with time_limit.time_limit("a.txt", 0.1):
            time.sleep(0.2)
            done.append(True)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done


def test_a_stop_wears_the_watch_no_more_than_two_pulses_wherever_it_falls(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock = iter([10.0, 10.25, 10.5, 1000.0, 1000.25])
    monkeypatch.setattr(time, "monotonic", lambda: next(clock))
    watch = time_limit.Watch()
    seen = [watch.look() for _ in range(4)]
    assert seen == [0.25, 0.5, 0.5 + 2 * time_limit.PULSE, 0.75 + 2 * time_limit.PULSE]
