"""Extraction of 1,000 documents by two processes beside one."""

from __future__ import annotations

from pathlib import Path

from benchmarks.speed.corpus import many
from benchmarks.speed.race import Race, affil


def race(folder: Path) -> Race:
    """The same command with --jobs 2 and --jobs 1, nothing stored."""
    documents = str(many(folder, 1000))
    command = ("extract", documents, "--format", "jsonl", "--quiet", "--jobs")
    return Race(
        question="1,000 documents with --jobs 2, against --jobs 1",
        ours=affil(*command, "2"),
        peer=affil(*command, "1"),
        at_least=1.8,
        rounds=2,
        alone=False,
    )
