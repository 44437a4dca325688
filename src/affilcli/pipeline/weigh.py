"""Weigh and decide: features that a person can read, weights from a file, a logistic probability.

Every decision of the pipeline goes through here, so that weights fitted to data can take the place
of hand-set ones without touching the recognisers.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from affilcli.vocabulary import weights


class Weigher:
    """The weights of one decision: table `[weights.<decision>]` of `vocabulary/<subject>.toml`."""

    def __init__(self, subject: str, decision: str) -> None:
        self.decision = decision
        self._weights = weights(subject, decision)

    @property
    def bias(self) -> float:
        """The log-odds before anything is known."""
        return self._weights["bias"]

    def probability(self, features: Mapping[str, float]) -> float:
        """Logistic probability of a candidate; raises KeyError for a feature that has no weight."""
        return sigmoid(self.log_odds(features))

    def log_odds(self, features: Mapping[str, float]) -> float:
        """The log-odds of a candidate; raises KeyError for a feature that has no weight."""
        return self.bias + sum([self._weights[name] * x for name, x in features.items()])

    def contributions(self, features: Mapping[str, float]) -> dict[str, float]:
        """What each feature adds to the log-odds; raises KeyError for one that has no weight."""
        return {name: self._weights[name] * x for name, x in features.items()}


def sigmoid(log_odds: float) -> float:
    """1 / (1 + e^-x), safe for large |x|."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, log_odds))))
