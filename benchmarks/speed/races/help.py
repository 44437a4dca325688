"""The help beside a hello-world with Typer and Rich."""

from __future__ import annotations

from pathlib import Path

from benchmarks.speed.race import Race, affil, python


def race(folder: Path) -> Race:  # noqa: ARG001 - no documents are needed
    """Whole processes."""
    return Race(
        question="affil --help, against a hello-world",
        ours=affil("--help"),
        peer=python("hello.py"),
        at_most=1.5,
        rounds=10,
    )
