"""The bare words of a text, and how they speak for its telling of an agreement. Needs no spaCy."""

from __future__ import annotations

import math
import re
from collections.abc import Collection

from affilcli.vocabulary import weights

BIAS = "bias"
#: so many known words a text of a few paragraphs has at least
MANY = 40
#: words in small letters: names say whom a text is about, not what it tells
_WORD = re.compile(r"(?<![\w'’])[a-z][a-z'’]+")
_PAIR = re.compile(r"(?<![\w'’])([a-z][a-z'’]+)(?=\s([a-z][a-z'’]*))")


def bare_words(text: str) -> set[str]:
    """The words in small letters, each once."""
    return {word.replace("’", "'") for word in _WORD.findall(text)}


def pairs(text: str) -> set[str]:
    """Words in small letters with the one that follows, as "has joined", each once."""
    return {f"{first} {then}".replace("’", "'") for first, then in _PAIR.findall(text)}


def relevance(words: Collection[str]) -> float:
    """The log-odds, by these words alone, of telling of one; from `vocabulary/words.toml`.

    The bias is what many words that tell of one have to make up for: with few it counts in part.
    """
    known = weights("words", "relevance")
    said = [known[word] for word in words if word in known and word != BIAS]
    return known[BIAS] * min(1.0, len(said) / MANY) + math.fsum(said)  # whatever their order
