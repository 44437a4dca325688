"""`python -m training.confidence [--write]`: what a score is worth on texts that nobody has read.

Rules and weights look surer than they may be on the texts that they were made by; so two numbers a
field are fitted to the scores of `fresh`, and judged on texts of it that were left out.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from affilcli import vocabulary
from affilcli.evaluate.cases import load_cases
from affilcli.evaluate.judging import judge
from affilcli.evaluate.page import Page
from affilcli.pipeline.confidence import SCORE, SUBJECT, log_odds
from affilcli.reading import read_document
from affilcli.records import FIELDS, Field, Term
from training.decisions import Decision
from training.effect import records, using
from training.examples import JUDGED_ON, Example, Examples
from training.fit import BIAS, Weights, fit
from training.validate import Judged, cross_validated, judged_by
from training.write import rewritten

#: a score is worth what it says as long as nothing speaks against it
NEUTRAL: Weights = {BIAS: 0.0, SCORE: 1.0}
STRENGTH = 3.0
#: classes of equal width; the last one begins here
BINS, SURE = 10, 0.9


def main() -> int:
    """Fit every field, tell what it is worth on texts held out, and write it if asked to."""
    asked = _arguments()
    before: list[Judged] = []
    after: list[Judged] = []
    found = scored(JUDGED_ON)
    print(f"{'':14}{'terms':>6}{'error':>15}{'of those ' + format(SURE, 'g') + ' and up':>30}")
    for field, examples in found.items():
        decision = _decision(field)
        now = judged_by(decision, examples, NEUTRAL)
        held = cross_validated(decision, examples, NEUTRAL, STRENGTH)
        print(told(field, now, held))
        before, after = before + now, after + held
    print(told("all", before, after))
    if asked.write:
        _write({field: calibrated(examples) for field, examples in found.items()})
    return 0


def scored(texts: Path) -> dict[Field, Examples]:
    """The terms of the texts that are right or wrong, by field, with the log-odds of each score."""
    cases = [case for case in load_cases(texts) if case.document]
    with using({(SUBJECT, field): NEUTRAL for field in FIELDS}):
        made = records(cases)
    pages = {case.id: Page(read_document(str(case.document)).text) for case in cases}
    found: dict[Field, Examples] = {field: Examples() for field in FIELDS}
    for one in judge(cases, made, pages):
        for field in FIELDS:
            for number, (verdict, _, term) in enumerate(one.findings.get(field, [])):
                if verdict != "optional" and isinstance(term, Term):
                    features = {SCORE: log_odds(term.confidence)}
                    example = Example(one.case.id, features, verdict == "right", number)
                    found[field].found.append(example)
    return found


def calibrated(examples: Examples) -> Weights:
    """The weights of a field by all its terms."""
    return fit(examples.found, NEUTRAL, STRENGTH, exclusive=False)


def told(name: str, before: Sequence[Judged], after: Sequence[Judged]) -> str:
    """A row of figures; of sure terms their number, the share expected and the share right."""
    errors = f"{error(before):.3f} → {error(after):.3f}"
    return f"{name:14}{len(after):6}{errors:>15}   {_sure(before)} → {_sure(after)}"


def error(judged: Sequence[Judged]) -> float:
    """The expected calibration error, as `affil evaluate --reliability` has it."""
    apart = [0.0] * BINS
    for one in judged:
        apart[min(int(one.probability * BINS), BINS - 1)] += one.probability - one.example.right
    return sum(map(abs, apart)) / max(1, len(judged))


def _sure(judged: Sequence[Judged]) -> str:
    sure = [one for one in judged if one.probability >= SURE]
    expected = sum(one.probability for one in sure) / max(1, len(sure))
    observed = sum(one.example.right for one in sure) / max(1, len(sure))
    return f"{len(sure):4} {expected:.3f} {observed:.3f}"


def _decision(field: Field) -> Decision:
    return Decision(field, SUBJECT, field, lambda _: ((), 0))


def _write(weights: dict[Field, Weights]) -> None:
    path = Path(vocabulary.__file__).parent / f"{SUBJECT}.toml"
    text = path.read_bytes().decode("utf-8")
    for field, found in weights.items():
        text = rewritten(text, field, found)
    path.write_bytes(text.encode("utf-8"))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m training.confidence", description=__doc__)
    parser.add_argument("--write", action="store_true", help="write the weights")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
