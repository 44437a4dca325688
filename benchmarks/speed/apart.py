"""A race in a process of its own: one that has grown lends its peak to those it starts."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from importlib import import_module
from multiprocessing import get_context
from pathlib import Path

from benchmarks.speed import races
from benchmarks.speed.race import Race, Result, run


def apart(work: Callable[..., Result], *given: object) -> Result:
    """Do the work in a new process."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(work, *given).result()


def result_of(name: str, folder: Path, rounds: int | None, cpu: bool) -> Result:
    """Run the race of this name; `rounds` stands in for the race's own."""
    race: Race = import_module(f"{races.__name__}.{name}").race(folder)
    return run(name, race._replace(rounds=rounds or race.rounds), cpu=cpu)
