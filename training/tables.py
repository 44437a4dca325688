"""The weights of a decision, out of the tables that hold them and back into these.

Where a decision has a table for each of its answers, the name of a weight begins with its table's:
`planned.bias`.
"""

from __future__ import annotations

from collections.abc import Mapping

from affilcli import vocabulary
from training.decisions import Decision
from training.effect import Tables
from training.fit import Weights


def present_weights(decision: Decision) -> Weights:
    """The weights as they stand in the vocabulary."""
    if not decision.parts:
        return vocabulary.weights(decision.subject, decision.table)
    return {
        f"{part}.{name}": weight
        for part in decision.parts
        for name, weight in vocabulary.weights(decision.subject, part).items()
    }


def by_table(decision: Decision, weights: Mapping[str, float]) -> Tables:
    """The weights by the place of their table."""
    if not decision.parts:
        return {(decision.subject, decision.table): weights}
    return {
        (decision.subject, part): {
            name.removeprefix(f"{part}."): weight
            for name, weight in weights.items()
            if name.startswith(f"{part}.")
        }
        for part in decision.parts
    }
