"""A second run over 1,000 unchanged documents beside the first."""

from __future__ import annotations

from pathlib import Path

from benchmarks.speed.corpus import many
from benchmarks.speed.race import Race, affil


def race(folder: Path) -> Race:
    """The same command with the store of a first run, and with an empty one."""
    documents = str(many(folder, 1000))
    first, second = folder / "first.sqlite", folder / "second.sqlite"
    command = ("extract", documents, "--format", "jsonl", "--quiet", "--jobs", "1")
    fill = affil(*command, store=str(second))

    def empty() -> None:
        for file in folder.glob(f"{first.name}*"):
            file.unlink()

    return Race(
        question="1,000 documents whose records are stored, against 1,000 new ones",
        ours=affil(*command, store=str(second), before=lambda: second.exists() or fill()),
        peer=affil(*command, store=str(first), before=empty),
        at_least=50.0,
        rounds=2,
    )
