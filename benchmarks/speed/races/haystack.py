"""Extraction where 99 documents in 100 are about no agreement, beside plain spaCy."""

from __future__ import annotations

from pathlib import Path

from benchmarks.haystack.build import haystack
from benchmarks.speed.race import Race, affil, python


def race(folder: Path) -> Race:
    """Whole processes over the same files, nothing stored."""
    documents = folder / "haystack"
    haystack(documents, 3000)
    return Race(
        question="records of 3,000 documents, 30 of them announcements, against plain spaCy",
        ours=affil("extract", str(documents), "--format", "jsonl", "--quiet", "--jobs", "1"),
        peer=python("spacy_entities.py", str(documents)),
        at_least=8.0,
        rounds=1,
    )
