"""Logistic regression over the words of many examples, several answers at once.

fit.py weighs dozens of features by Newton's method; words are thousands, of which an example has a
few. So the steps here are of the first order, as long as the curvature of each word allows at most.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray

from affilcli.pipeline.bare_words import BIAS

Matrix = NDArray[np.float64]

#: weights have settled when none moves by more in a step; so many steps at most
SETTLED, STEPS = 0.002, 400


class Bags:
    """Examples as the sets of their known words; the bias counts as a word of all."""

    def __init__(self, examples: Sequence[Collection[str]], known: Sequence[str]) -> None:
        self.names = [BIAS, *known]
        column = {name: at for at, name in enumerate(self.names)}
        bags = [[0, *sorted(column[w] for w in words if w in column)] for words in examples]
        sizes = np.array([len(bag) for bag in bags])
        self.columns = np.array([at for bag in bags for at in bag], dtype=int)
        self.rows = np.repeat(np.arange(len(bags)), sizes)
        self._first = np.concatenate([[0], np.cumsum(sizes)[:-1]])
        self._by_column = np.argsort(self.columns, kind="stable")
        self._starts = np.searchsorted(self.columns[self._by_column], np.arange(len(self.names)))
        # Word by word, no slope changes faster than this: a quarter of the words beside it.
        self.curvature = np.bincount(self.columns, sizes[self.rows], len(self.names)) / 4

    def sums(self, weights: Matrix) -> Matrix:
        """The weights of each example's words, added up."""
        found: Matrix = np.add.reduceat(weights[self.columns], self._first)
        return found

    def spread(self, errors: Matrix) -> Matrix:
        """The errors of all examples that have a word, added up; each word is in one at least."""
        found: Matrix = np.add.reduceat(errors[self.rows[self._by_column]], self._starts)
        return found


def ridge(
    examples: Sequence[Collection[str]],
    right: Matrix,
    known: Sequence[str],
    strength: float,
    beside: Matrix | None = None,
) -> dict[str, list[float]]:
    """What each word says for each answer, in log-odds, held to nothing this strongly.

    `right` has a row an example and a column an answer. `beside` are the log-odds that something
    else than words gives; the answers then exclude each other, and none of them may hold.
    Nesterov's method.
    """
    present = Counter(word for words in examples for word in words)
    bags = Bags(examples, [word for word in known if present[word]])
    likely = _each if beside is None else partial(_one_at_most, beside)
    step = 1 / (bags.curvature * (1 if beside is None else 2) + strength)[:, None]
    at = ahead = np.zeros((len(bags.names), right.shape[1]))
    for number in range(STEPS):
        errors = likely(bags.sums(ahead)) - right
        reached = ahead - step * (bags.spread(errors) + strength * ahead)
        moved, at = reached - at, reached
        ahead = at + number / (number + 3) * moved
        if np.abs(moved).max() < SETTLED:
            break
    return dict(zip(bags.names, at.tolist(), strict=True))


def _each(odds: Matrix) -> Matrix:
    found: Matrix = 1 / (1 + np.exp(-odds))
    return found


def _one_at_most(beside: Matrix, odds: Matrix) -> Matrix:
    found: Matrix = np.exp(np.minimum(odds + beside, 30.0))
    shares: Matrix = found / (1 + found.sum(axis=1, keepdims=True))
    return shares


def having(documents: Sequence[str], examples: Sequence[Collection[str]], least: int) -> list[str]:
    """The words that so many documents have in their examples."""
    pairs = {(d, w) for d, words in zip(documents, examples, strict=True) for w in words}
    texts = Counter(word for _, word in pairs)
    return sorted(word for word, count in texts.items() if count >= least and word != BIAS)
