"""A race: ours and a peer do the same kind of work in turn, and the better of each is compared."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Literal, NamedTuple

Measure = Literal["seconds", "cpu", "memory"]

UNITS: dict[Measure, str] = {"seconds": "s", "cpu": "s of processor", "memory": "MB"}


class Cost(NamedTuple):
    """What one run took.

    `seconds` by the clock on the wall, `cpu` seconds of processor of the process and those that it
    waited for, `memory` at its peak in MB (of a process only; 0 for work in this one).
    """

    seconds: float
    cpu: float
    memory: float = 0.0


Side = Callable[[], Cost]
"""Does the work of one side once, sets up and clears away what is not to be measured, and tells
what the work took."""


class Race(NamedTuple):
    """Two sides and what their ratio has to be.

    With `at_least` the ratio is how many times less ours takes than the peer (2.0: half the time);
    with `at_most` how many times more (1.5: half as much again). One of the two is given.
    `rounds` is how often each side runs, in turn; the best run of each counts, since other work on
    the machine only ever adds. `by` is what is compared; `cpu` may stand in for `seconds` on a busy
    machine only where `alone`: neither side works in several processes or waits.
    """

    question: str
    ours: Side
    peer: Side
    at_least: float | None = None
    at_most: float | None = None
    rounds: int = 3
    by: Measure = "seconds"
    alone: bool = True


class Result(NamedTuple):
    """What both sides took, one number a round, and the ratio of the best of each."""

    name: str
    question: str
    by: Measure
    ours: list[float]
    peer: list[float]
    ratio: float
    wanted: str
    met: bool


def run(name: str, race: Race, *, cpu: bool = False) -> Result:
    """Let both sides run in turn; each begins every second round, so that neither has the warmer
    machine.
    """
    by: Measure = "cpu" if cpu and race.alone and race.by == "seconds" else race.by
    taken: dict[Side, list[float]] = {race.ours: [], race.peer: []}
    for number in range(race.rounds):
        for side in (race.ours, race.peer)[:: -1 if number % 2 else 1]:
            taken[side].append(getattr(side(), by))
    ours, peer = taken[race.ours], taken[race.peer]
    ratio = min(peer) / min(ours) if race.at_most is None else min(ours) / min(peer)
    return Result(name, race.question, by, ours, peer, ratio, *_judged(race, ratio))


def _judged(race: Race, ratio: float) -> tuple[str, bool]:
    if race.at_most is not None:
        return f"≤ {race.at_most:g}", ratio <= race.at_most
    wanted = race.at_least or 0.0
    return f"≥ {wanted:g}", ratio >= wanted


def work(function: Callable[[], object]) -> Side:
    """A side that calls a function in this process."""

    def side() -> Cost:
        seconds, cpu = time.perf_counter(), time.process_time()
        function()
        return Cost(time.perf_counter() - seconds, time.process_time() - cpu)

    return side


def command(
    *words: str,
    before: Callable[[], object] | None = None,
    environ: Mapping[str, str] | None = None,
    codes: Sequence[int] = (0,),
) -> Side:
    """A side that runs a command to its end, its output thrown away.

    `before` is called first and not measured. Raises RuntimeError for an exit code not in `codes`.
    """

    def side() -> Cost:
        if before:
            before()
        began = time.perf_counter()
        process = subprocess.Popen(
            words,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            env=_environment() | dict(environ or {}),
        )
        with process:
            assert process.stderr
            complaints = process.stderr.read()
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        seconds = time.perf_counter() - began
        if process.returncode not in codes:
            raise RuntimeError(f"{' '.join(words)}: {complaints.decode(errors='replace')}")
        return Cost(seconds, usage.ru_utime + usage.ru_stime, _megabytes(usage.ru_maxrss))

    return side


def affil(*words: str, before: Callable[[], object] | None = None, store: str = "off") -> Side:
    """A side that runs `affil`, as installed, with a store of its own or none."""
    program = os.path.join(os.path.dirname(sys.executable), "affil")
    return command(program, *words, before=before, environ={"AFFIL_STORE": store})


def python(script: str, *words: str) -> Side:
    """A side that runs a script of this folder."""
    return command(sys.executable, os.path.join(os.path.dirname(__file__), script), *words)


def _environment() -> dict[str, str]:
    """One thread a process, on both sides; nothing of the user's settings.

    Python keeps the bytecode of what it imports, as it does where a program is installed.
    """
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("AFFIL_") and name != "PYTHONDONTWRITEBYTECODE"
    }
    threads = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS", "MKL_NUM_THREADS")
    return kept | dict.fromkeys(threads, "1")


def _megabytes(peak: int) -> float:
    """The peak that the system tells: in bytes on macOS, in KB elsewhere."""
    return peak / (1024**2 if sys.platform == "darwin" else 1024)
