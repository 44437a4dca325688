"""Strings with the institutions that they are labelled with, from the files of two benchmarks."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import NamedTuple

# What makes a string one of a hospital's, in the languages that are frequent.
_HOSPITAL = re.compile(
    r"hospital|medical cent|health|clinic|infirmary|h[oô]pital|klinik|krankenhaus|ospedale",
    re.IGNORECASE,
)
_ROR = re.compile(r"https://ror\.org/\w+")


class Labelled(NamedTuple):
    """A string, and the ROR ids that would be right."""

    text: str
    rors: frozenset[str]

    @property
    def hospital_like(self) -> bool:
        """Does it speak of a hospital, a clinic or the like?"""
        return _HOSPITAL.search(self.text) is not None


def read(path: Path) -> list[Labelled]:
    """The rows of Crossref's set (`affiliation`, `ror_id`) or of S2AFF's (`original_affiliation`,
    `labels`), by their header.
    """
    with path.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    return [
        Labelled(
            row.get("affiliation") or row["original_affiliation"],
            frozenset(_ROR.findall(row.get("ror_id") or row.get("labels") or "")),
        )
        for row in rows
    ]
