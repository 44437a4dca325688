"""Hides known phrases from some of the examples.

The phrases of the vocabulary were found in the texts that weights are fitted to, and are missing
from many others. Where they are hidden, the rest learns to speak.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random
from typing import NamedTuple

from training.examples import Example


class Hiding(NamedTuple):
    """Hide the cues of this share of the choices; the seed says of which."""

    share: float = 0.0
    seed: int = 0

    def of(self, examples: Sequence[Example], cues: tuple[str, ...]) -> list[Example]:
        """The examples, some without the features whose names begin like a cue."""
        return [_without(one, cues) if self._hides(one) else one for one in examples]

    def _hides(self, example: Example) -> bool:
        """All candidates of a choice lose their cues, or none does."""
        drawn = Random(f"{self.seed} {example.document} {example.choice}").random()  # noqa: S311
        return drawn < self.share


def _without(example: Example, cues: tuple[str, ...]) -> Example:
    kept = {
        name: x
        for name, x in example.features.items()
        if not name.rpartition(".")[2].startswith(cues)
    }
    return replace(example, features=kept)
