"""What weights are worth on texts that they were not fitted to.

Texts are left out whole: what two sentences of a text have in common must not help.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from affilcli.evaluate.selection import Fold
from training.decisions import Decision
from training.examples import Example, Examples
from training.fit import Design, Weights, choice_of, fit
from training.hiding import Hiding

FOLDS = 10
#: classes of equal width in which confidence is held against truth
BINS = 10
NOTHING = Hiding()


class Scores(NamedTuple):
    """`loss`: mean log-loss. `f1`: of the answers taken, or the share right where one is taken of
    each choice. `error`: how far the probabilities of the answers taken are from the share of them
    that is right.
    """

    loss: float
    f1: float
    error: float


class Judged(NamedTuple):
    """An example, and how likely the weights make it."""

    example: Example
    probability: float


def scores(decision: Decision, examples: Examples, judged: Sequence[Judged]) -> Scores:
    """Scores of the probabilities of these examples."""
    taken = _taken(decision, judged)
    right = sum(one.example.right for one in taken)
    wanted = _right_answers(judged) + examples.unseen.total()
    if decision.exclusive:
        wanted = len(taken)
    f1 = 2 * right / max(1, len(taken) + wanted)
    return Scores(_loss(decision, judged), f1, _calibration_error(taken))


def judged_by(decision: Decision, examples: Examples, weights: Mapping[str, float]) -> list[Judged]:
    """The examples as weights have them that are given."""
    return _judge(decision, examples.found, weights)


def cross_validated(
    decision: Decision,
    examples: Examples,
    prior: Mapping[str, float],
    strength: float,
    hiding: Hiding = NOTHING,
) -> list[Judged]:
    """Every example by weights that were fitted to other texts; judged with nothing hidden."""
    judged: list[Judged] = []
    for part in range(1, FOLDS + 1):
        fold = Fold(frozenset({part}), FOLDS)
        kept = outside(fold, examples)
        held = [one for one in examples.found if fold.has(one.document)]
        learnt = hiding.of(kept.found, decision.cues)
        fitted = fit(learnt, prior, strength, exclusive=decision.exclusive)
        judged += _judge(decision, held, fitted)
    return judged


def outside(fold: Fold, examples: Examples) -> Examples:
    """The examples of texts that do not fall into a fold."""
    return Examples([one for one in examples.found if not fold.has(one.document)])


def _judge(
    decision: Decision, examples: Sequence[Example], weights: Weights | Mapping[str, float]
) -> list[Judged]:
    design = Design(examples, list(weights), exclusive=decision.exclusive)
    found = design.probabilities(np.array(list(weights.values())))
    return [Judged(*one) for one in zip(design.examples, found.tolist(), strict=True)]


def _loss(decision: Decision, judged: Sequence[Judged]) -> float:
    """Minus the logarithm of how likely the truth was, on average."""
    if decision.exclusive:
        held: dict[object, float] = defaultdict(float)
        for example, probability in judged:
            held[choice_of(example)] += probability * example.right
        likely = list(held.values())
    else:
        likely = [p if example.right else 1 - p for example, p in judged]
    return float(-np.log(np.maximum(likely, 1e-12)).mean()) if likely else 0.0


def _taken(decision: Decision, judged: Sequence[Judged]) -> list[Judged]:
    """The likeliest of each answer, or of each choice, if it is likely enough."""

    def one(judged: Judged) -> object:
        answer = None if decision.single else judged.example.answer
        return choice_of(judged.example), answer

    best = _best(judged, one)
    return [b for b in best if decision.exclusive or b.probability >= decision.enough]


def _best(judged: Sequence[Judged], key: Callable[[Judged], object]) -> list[Judged]:
    best: dict[object, Judged] = {}
    for one in judged:
        known = best.get(key(one))
        if known is None or one.probability > known.probability:
            best[key(one)] = one
    return list(best.values())


def _right_answers(judged: Sequence[Judged]) -> int:
    right = (one.example for one in judged if one.example.right)
    return len({(example.document, example.answer) for example in right})


def _calibration_error(taken: Sequence[Judged]) -> float:
    bins: dict[int, list[Judged]] = defaultdict(list)
    for one in taken:
        bins[min(int(one.probability * BINS), BINS - 1)].append(one)
    apart = (sum(one.probability - one.example.right for one in inside) for inside in bins.values())
    return sum(abs(gap) for gap in apart) / max(1, len(taken))
