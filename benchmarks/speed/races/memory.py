"""Memory at its peak, of the largest process: 20,000 short documents beside 500."""

from __future__ import annotations

from pathlib import Path

from benchmarks.speed.corpus import short
from benchmarks.speed.race import Race, affil


def race(folder: Path) -> Race:
    """The same command over many documents and few, nothing stored."""
    command = ("extract", "--format", "jsonl", "--quiet", "--jobs", "1")
    return Race(
        question="peak memory over 20,000 short documents, against 500",
        ours=affil(*command, str(short(folder, 20_000))),
        peer=affil(*command, str(short(folder, 500))),
        at_most=1.3,
        rounds=1,
        by="memory",
    )
