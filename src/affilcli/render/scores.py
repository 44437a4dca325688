"""An evaluation as grids: scores a field, errors, changes, and how reliable confidence is."""

from __future__ import annotations

from affilcli.evaluate.calibration import Reliability
from affilcli.evaluate.changes import Change
from affilcli.evaluate.errors import Miss
from affilcli.evaluate.evaluation import Evaluation
from affilcli.evaluate.report import Report, Score
from affilcli.render.grid import Grid

MEAN = "mean"
"""What the last row of the scores is called."""


def scores(report: Report, before: Report | None = None) -> Grid:
    """A row a field, and the mean of all of them; with `before` what has changed since."""
    header = ["field", "score", "error", "precision", "recall", "right", "wrong", "missed"]
    rows = [[field, *_score(score)] for field, score in report.measures.items()]
    rows.append([MEAN, number(report.mean), number(report.error), *[""] * 5])
    if before is None:
        return Grid(header, rows)
    earlier, values = _values(before), _values(report)
    turned = [row + _turn(earlier.get(row[0]), values[row[0]]) for row in rows]
    return Grid([*header, "before", "change"], turned)


def errors(misses: list[Miss]) -> Grid:
    """Gold and what was given side by side."""
    header = ["document", "gold", "given", "words", "text"]
    return Grid(
        header, [[m.document, m.gold or "", m.given or "", m.words, m.text] for m in misses]
    )


def changes(found: list[Change]) -> Grid:
    """A row for every term that was gained or lost."""
    return Grid(
        ["field", "document", "turn", "term"],
        [[one.measure, one.document, one.turn, one.term] for one in found],
    )


def reliability(found: Reliability) -> Grid:
    """A row a bin, from the surest down; the last two columns are of all terms from there up."""
    header = ["confidence", "terms", "expected", "observed", "precision", "recall"]
    rows = [
        [f"{one.low:.1f}–{one.high:.1f}", str(one.terms), *map(number, values)]
        for one in found.bins
        for values in [(one.expected, one.observed, one.precision, one.recall)]
    ]
    return Grid(header, rows)


def grids(one: Evaluation) -> list[Grid]:
    """Everything that was asked for, the scores first."""
    found = [scores(one.report, one.before)]
    if one.reliability is not None:
        found.append(reliability(one.reliability))
    if one.changes is not None:
        found.append(changes(one.changes))
    if one.errors is not None:
        found.append(errors(one.errors))
    return found


def number(value: float) -> str:
    """A score as it is shown."""
    return f"{value:.3f}"


def _values(report: Report) -> dict[str, float]:
    return {**{name: one.score for name, one in report.measures.items()}, MEAN: report.mean}


def _score(one: Score) -> list[str]:
    fractions = (one.score, one.error, one.precision, one.recall)
    return [*map(number, fractions), *map(str, (one.right, one.wrong, one.missed))]


def _turn(before: float | None, now: float) -> list[str]:
    return ["", ""] if before is None else [number(before), f"{now - before:+.3f}"]
