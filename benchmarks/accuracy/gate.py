"""Fails when the program has become worse on the benchmark: `make accuracy`."""

from __future__ import annotations

import math
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from rich.console import Console

from affilcli.evaluate.cases import corpus_hash, load_cases
from affilcli.evaluate.evaluation import evaluation
from affilcli.render import evaluated
from affilcli.render.screen import put
from affilcli.settings import Settings, load_settings
from affilcli.workflow import Failure, extract_cases, judge_records

HERE = Path(__file__).resolve().parent
TEXTS = HERE / "texts"
FLOOR = HERE / "floor.toml"

ROOM = 0.002
"""How far a new floor lies under the mean: other machines add up in another order."""


class Measured(NamedTuple):
    """A set of texts: the hash of its files, and the mean reached on it."""

    name: str
    corpus: str
    mean: float


def main() -> int:
    """Evaluate every set of texts and hold its mean against its floor."""
    # What a user has set must not change the measure; only the place of the store
    # and the number of processes may.
    given = load_settings()
    settings = Settings(store=given.store, jobs=given.jobs)
    measured = [measure(folder, settings) for folder in sorted(TEXTS.iterdir()) if folder.is_dir()]
    found = list(complaints(measured, tomllib.loads(FLOOR.read_text(encoding="utf-8"))))
    for complaint in found:
        print(f"accuracy: {complaint}", file=sys.stderr)
    return 1 if found else 0


def measure(folder: Path, settings: Settings) -> Measured:
    """Extract and score one set of texts; the table goes to standard output."""
    cases = load_cases(folder)
    results = list(extract_cases(cases, settings))
    for result in results:
        if isinstance(result, Failure):
            print(f"accuracy: {result.error.message}", file=sys.stderr)
    records = [result for result in results if not isinstance(result, Failure)]
    found = evaluation(judge_records(cases, records), with_reliability=True)
    print(f"{folder.name}\n")
    put(evaluated.view(found, 100), Console(width=100, highlight=False))
    print()
    return Measured(folder.name, corpus_hash(cases), found.report.mean)


def complaints(measured: list[Measured], floors: dict[str, dict[str, Any]]) -> Iterator[str]:
    """What stands in the way of a submission, and what to do about it."""
    for one in measured:
        floor = floors.get(one.name)
        if floor is None:
            yield f"{one.name} has no floor; write into {FLOOR.name}:\n{entry(one)}"
        elif floor["corpus"] != one.corpus:
            yield (
                f"the texts or the gold of {one.name} are not those that its floor was set for; if "
                f"that is meant, say why in the commit and write into {FLOOR.name}:\n{entry(one)}"
            )
        elif one.mean < floor["mean"]:
            yield (
                f"the mean on {one.name} is {one.mean:.4f}, under its floor of {floor['mean']}; "
                "see what was lost with `affil evaluate benchmarks/accuracy/texts --compare FILE`, "
                "FILE being what `affil extract --json` gave before the change; or lower the floor "
                "in a commit of its own that explains it"
            )
    for name in sorted(floors.keys() - {one.name for one in measured}):
        yield f"{FLOOR.name} has a floor for {name}, of which there are no texts; remove it"


def entry(one: Measured) -> str:
    """The lines of the floor file for what was measured now."""
    floor = math.floor(one.mean * 1000) / 1000 - ROOM
    return f'[{one.name}]\ncorpus = "{one.corpus}"\nmean = {floor:.3f}'


if __name__ == "__main__":
    sys.exit(main())
