"""How alike two wordings are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz import fuzz

from affilcli.gazetteer.names import normalise
from affilcli.vocabulary import load

_WORD = re.compile(r"[^\W_]+(?:['.-][^\W_]+)*")


@lru_cache(maxsize=16384)
def words(text: str) -> tuple[str, ...]:
    """The words of a text without regard to case and the forms of quotes and dashes."""
    return tuple(_WORD.findall(normalise(text)))


def alike(one: Sequence[str], other: Sequence[str]) -> float:
    """The share of characters that two lists of words have in common, in whatever order: 0 to 1.

    The normalised indel similarity of the sorted words (`token_sort_ratio` of rapidfuzz).
    """
    return fuzz.ratio(" ".join(sorted(one)), " ".join(sorted(other))) / 100


@lru_cache(maxsize=16384)
def telling_words(text: str) -> frozenset[str]:
    """The words of an exclusion without those that every other exclusion has too."""
    fillers = set(load("comparison")["exclusions"]["fillers"])
    return frozenset(word.removesuffix("'s") for word in words(text)) - fillers


def has_phrase(text: str, phrases: Sequence[str]) -> bool:
    """Does one of the phrases (whole words, lower case) stand in the text?"""
    padded = f" {' '.join(words(text))} "
    return any(f" {phrase} " in padded for phrase in phrases)
