"""What a score is worth: how often terms of that score were right in texts that nobody had read.

A score decides; rules and weights were set while texts were read, and it is too sure of itself on
others. The confidence of a term is its score set right, field by field.
"""

from __future__ import annotations

import math
from functools import cache

from affilcli.pipeline.weigh import Weigher
from affilcli.records import Field

SUBJECT, SCORE = "confidence", "score"
#: scores nearer to 0 or 1 than this count as this far away
LEAST = 1e-6


def confidence(field: Field, score: float) -> float:
    """The probability that a term of this field is right, by the score with which it was taken."""
    return _weigher(field).probability({SCORE: log_odds(score)})


def log_odds(probability: float) -> float:
    """The natural logarithm of p / (1 - p), finite for 0 and 1."""
    held = min(max(probability, LEAST), 1 - LEAST)
    return math.log(held / (1 - held))


@cache
def _weigher(field: Field) -> Weigher:
    return Weigher(SUBJECT, field)
