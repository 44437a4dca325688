"""Link the strings of files to the institutions of a registry, and hold it against their labels.

    python -m benchmarks.linking REGISTRY.csv FILE... [--sample N]

REGISTRY.csv is what `affil gazetteer import --from ror` writes. Precision is right / given, recall
right / strings whose institution the registry holds; strings that it does not hold count against
precision when they are linked, but in the columns that leave them out.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from affilcli.gazetteer.gazetteer import Gazetteer
from affilcli.gazetteer.loading import read_rows
from benchmarks.linking.strings import Labelled, read
from benchmarks.linking.ways import Way, alike, exact, longest, ours

SEED = 0


class Scores(NamedTuple):
    """Shares from 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __str__(self) -> str:
        return f"{self.precision:9.3f} {self.recall:6.3f} {self.f1:6.3f}"


def scores(strings: Sequence[Labelled], given: Sequence[str | None], held: set[str]) -> Scores:
    """What the given ids are worth; `held` are those of the registry."""
    right = sum(ror in one.rors for one, ror in zip(strings, given, strict=True))
    linked = sum(ror is not None for ror in given)
    covered = sum(not one.rors.isdisjoint(held) for one in strings)
    return Scores(right / linked if linked else 0.0, right / covered if covered else 0.0)


def told(way: Way, strings: Sequence[Labelled], held: set[str]) -> str:
    """A line of the table: covered strings, then all of them, and how many a second."""
    began = time.process_time()
    given = [way(one.text) for one in strings]
    rate = len(strings) / max(1e-9, time.process_time() - began)
    pairs = [(one, ror) for one, ror in zip(strings, given, strict=True)]
    covered = [(one, ror) for one, ror in pairs if not one.rors.isdisjoint(held)]
    within = scores([one for one, _ in covered], [ror for _, ror in covered], held)
    return f"{within}  {scores(strings, given, held)}  {rate:9,.0f}"


def main() -> None:
    """Print a table for each file, hospital-like strings and all of them."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("registry", type=Path)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--sample", type=int, default=300, help="strings for extractOne (300)")
    asked = parser.parse_args()
    gazetteer = Gazetteer.of(row.entry for row in read_rows(asked.registry))
    held = {one.ror for one in gazetteer.institutions if one.ror}
    ways = {"affilcli": ours(gazetteer), "exact": exact(gazetteer), "longest": longest(gazetteer)}
    fuzzy = alike(gazetteer)
    for file in asked.files:
        strings = read(file)
        for what, some in (
            ("hospital-like", [one for one in strings if one.hospital_like]), ("all", strings),
        ):  # fmt: skip
            print(f"{file.name}, {what}: {_coverage(some, held)}")
            print(f"{'':12}{'covered: P R F1':>24}{'all: P R F1':>26}   a second")
            for name, way in ways.items():
                print(f"{name:12}{told(way, some, held)}")
            sample = random.Random(SEED).sample(some, min(asked.sample, len(some)))
            print(f"{'extractOne':12}{told(fuzzy, sample, held)} (a sample of {len(sample)})")
            print()


def _coverage(strings: Sequence[Labelled], held: set[str]) -> str:
    covered = sum(not one.rors.isdisjoint(held) for one in strings)
    return f"{covered:,} of {len(strings):,} covered ({covered / max(1, len(strings)):.0%})"


if __name__ == "__main__":
    main()
