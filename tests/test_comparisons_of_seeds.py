"""The sample documents side by side, as somebody who knows them reads the result.

`python -m tests.test_comparisons_of_seeds` writes the golden file anew; read the difference line by
line beside the texts before committing it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

import affilcli
from affilcli.records import Record
from affilcli.render import side_by_side
from tests.samples import ROOT, SEEDS

GOLDEN = ROOT / "tests" / "golden" / "comparisons.json"


def seeds() -> list[Record]:
    """The records of the sample documents."""
    return [
        affilcli.extract_record(affilcli.read_document(str(path)))
        for path in sorted(SEEDS.glob("*.txt"))
    ]


def groups(records: Sequence[Record]) -> dict[str, Sequence[Record]]:
    """Each two of them, and all together."""
    pairs = {f"{a.id} | {b.id}": (a, b) for a, b in combinations(records, 2)}
    return {**pairs, "all": records}


def summary(records: Sequence[Record]) -> dict[str, Any]:
    """What a reader sees of a comparison."""
    found = affilcli.compare_records(records)
    return {
        "similarity": found.similarity.score,
        "parts": side_by_side.parts(found.similarity),
        "rows": [" | ".join(row) for row in side_by_side.grid(found, evidence=False).rows],
    }


@pytest.fixture(scope="module")
def records() -> list[Record]:
    return seeds()


@pytest.mark.parametrize("name", json.loads(GOLDEN.read_text(encoding="utf-8")))
def test_comparison_is_the_one_that_was_read(name: str, records: list[Record]) -> None:
    golden = json.loads(GOLDEN.read_text(encoding="utf-8"))
    assert summary(groups(records)[name]) == golden[name]


def test_all_pairs_are_golden(records: list[Record]) -> None:
    assert list(json.loads(GOLDEN.read_text(encoding="utf-8"))) == list(groups(records))


def main(file: Path) -> None:
    """Write what the program finds now."""
    found = {name: summary(group) for name, group in groups(seeds()).items()}
    file.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(GOLDEN)
