"""Fits the weights of one decision: logistic regression that is held near the present weights."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from training.examples import Example

Vector = NDArray[np.float64]
Weights = dict[str, float]

BIAS = "bias"
#: fitted weights are as coarse as those set by hand: more digits would only look exact
DIGITS = 1
#: steps of Newton's method: a handful is enough, and a step may be halved so often
STEPS, HALVINGS = 50, 20
#: the loss has settled when a step gains less than this
SETTLED = 1e-7


class Design:
    """Examples as a matrix, one row each, with a column a weight.

    Where the decision is `exclusive`, the candidates of a choice compete with each other; else each
    competes with being left out. `groups` numbers those that compete.
    """

    def __init__(
        self, examples: Sequence[Example], names: Sequence[str], *, exclusive: bool
    ) -> None:
        self.names = list(names)
        self.exclusive = exclusive
        self.examples = kept = _decidable(examples) if exclusive else list(examples)
        number: dict[object, int] = {}
        if exclusive:
            kept.sort(key=lambda example: number.setdefault(choice_of(example), len(number)))
        column = {name: at for at, name in enumerate(self.names)}
        self.rows = np.zeros((len(kept), len(self.names)))
        for row, example in enumerate(kept):
            for name, x in example.features.items():
                self.rows[row, column[name]] = x
        if not exclusive:
            self.rows[:, column[BIAS]] = 1.0
        self.right = np.array([example.right for example in kept], dtype=bool)
        choices = [number.setdefault(choice_of(example), len(number)) for example in kept]
        self.groups = np.array(choices, dtype=int) if exclusive else np.arange(len(kept))

    def __len__(self) -> int:
        return int(self.groups.max()) + 1 if len(self.groups) else 0

    def probabilities(self, weights: Vector) -> Vector:
        """How likely each example is, against those that it competes with."""
        return self._shares(self.rows @ weights, np.ones_like(self.right), rest=not self.exclusive)

    def loss(self, weights: Vector) -> float:
        """Minus the log-likelihood that what is right is chosen, a sum over the groups."""
        p = self.probabilities(weights)
        if self.exclusive:
            held = np.bincount(self.groups, p * self.right, len(self))
        else:
            held = np.where(self.right, p, 1 - p)
        return float(-np.log(np.maximum(held, 1e-12)).sum())

    def slope(self, weights: Vector) -> tuple[Vector, Vector]:
        """Gradient of the loss, and a curvature that is never negative."""
        p = self.probabilities(weights)
        aim = self._shares(self.rows @ weights, self.right, rest=False)
        first = np.flatnonzero(np.diff(self.groups, prepend=-1))
        means = np.add.reduceat(p[:, None] * self.rows, first)
        curvature = self.rows.T @ (p[:, None] * self.rows) - means.T @ means
        return self.rows.T @ (p - aim), curvature

    def _shares(self, odds: Vector, among: NDArray[Any], *, rest: bool) -> Vector:
        """Shares by log-odds among some of the examples of each group, and the rest (at 0)."""
        top = np.full(len(self), 0.0 if rest else -np.inf)
        np.maximum.at(top, self.groups, np.where(among, odds, -np.inf))
        top = np.where(np.isfinite(top), top, 0.0)
        parts = np.where(among, np.exp(np.minimum(odds - top[self.groups], 0.0)), 0.0)
        total = np.bincount(self.groups, parts, len(self)) + (np.exp(-top) if rest else 0.0)
        shares: Vector = parts / np.maximum(total, 1e-300)[self.groups]
        return shares


def fit(
    examples: Sequence[Example],
    prior: Mapping[str, float],
    strength: float,
    *,
    exclusive: bool,
    digits: int = DIGITS,
) -> Weights:
    """Weights that make what is right likely, and stray from the prior for a reason only.

    A weight that is off by one from its prior costs half of `strength`, in the unit of log-loss.
    Weights of features that no example has stay as they are.
    """
    design = Design(examples, list(prior), exclusive=exclusive)
    start = np.array(list(prior.values()))
    found = _minimum(design, start, strength) if len(design) else start
    return {name: round(float(x), digits) for name, x in zip(prior, found, strict=True)}


def _minimum(design: Design, start: Vector, strength: float) -> Vector:
    """Newton's method, with steps halved until they gain something."""

    def cost(weights: Vector) -> float:
        return design.loss(weights) + strength / 2 * float(((weights - start) ** 2).sum())

    at, now = start, cost(start)
    for _ in range(STEPS):
        gradient, curvature = design.slope(at)
        gradient = gradient + strength * (at - start)
        step = np.linalg.solve(curvature + strength * np.eye(len(start)), gradient)
        tried = ((at - step / 2**halving) for halving in range(HALVINGS))
        better = next((one for one in tried if cost(one) < now), None)
        if better is None or now - cost(better) < SETTLED:
            break
        at, now = better, cost(better)
    return at


def _decidable(examples: Sequence[Example]) -> list[Example]:
    """The candidates of choices among whose candidates the right one is."""
    having = {choice_of(example) for example in examples if example.right}
    return [example for example in examples if choice_of(example) in having]


def choice_of(example: Example) -> object:
    """What tells the candidates that exclude each other from all others: text and choice."""
    return example.document, example.choice
