"""Extraction on one core, from a cold start, beside plain spaCy that only finds entities."""

from __future__ import annotations

from pathlib import Path

from benchmarks.speed.corpus import announcements
from benchmarks.speed.race import Race, affil, python


def race(folder: Path) -> Race:
    """Whole processes over the same files, nothing stored."""
    documents = str(announcements(folder))
    return Race(
        question="records of all announcements of the benchmark, against the entities of spaCy",
        ours=affil("extract", documents, "--format", "jsonl", "--quiet", "--jobs", "1"),
        peer=python("spacy_entities.py", documents),
        at_least=1.0,
    )
