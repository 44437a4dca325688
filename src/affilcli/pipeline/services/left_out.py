"""How far the words of a sentence say that something is left out of the deal.

Known phrases say it plainly (`scope`); where a writer has phrases of his own, the single words and
pairs of words tell. Their weights are fitted: `vocabulary/left_out.toml`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from itertools import pairwise

from affilcli.pipeline.bare_words import BIAS
from affilcli.vocabulary import weights

SUBJECT, TABLE = "left_out", "sentence"
#: stands for a run of words with capitals: whom a sentence names says nothing of what it tells
NAME = "NAME"
#: log-odds beyond which words say no more: they do not speak each for themselves, and hardly
#: against it, since a writer may have other words
LEAST, MOST = -1.0, 5.0
_WORD = re.compile(r"\w[\w'’-]*|[:;]")


def leaning(sentence: str) -> float:
    """The log-odds, by its words alone, that a sentence leaves something out; `LEAST` for most."""
    known = weights(SUBJECT, TABLE)
    told = known[BIAS] + math.fsum(known.get(one, 0.0) for one in wording(sentence) - {BIAS})
    return max(LEAST, min(MOST, told))


def wording(sentence: str) -> set[str]:
    """The words of a sentence and its pairs of neighbouring words."""
    words = list(_words(sentence))
    return {*words, *(f"{one} {other}" for one, other in pairwise(words))}


def _words(sentence: str) -> Iterator[str]:
    """The words in small letters, names as one word."""
    before = ""
    for found in _WORD.findall(sentence):
        name = bool(before) and found[0].isupper()
        if name and before == NAME:
            continue
        before = NAME if name else found.lower().replace("’", "'")
        yield before
