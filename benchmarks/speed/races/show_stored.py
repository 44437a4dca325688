"""The term sheet of a known deal beside a hello-world with Typer and Rich."""

from __future__ import annotations

from pathlib import Path

from benchmarks.speed.corpus import stored
from benchmarks.speed.race import Race, affil, python


def race(folder: Path) -> Race:
    """Whole processes; the store holds the records of the samples."""
    return Race(
        question="affil show of a stored record, against a hello-world",
        ours=affil("show", "lurie-rush", store=stored(folder)),
        peer=python("hello.py"),
        at_most=2.0,
        rounds=10,
    )
