"""Lists of words of the vocabulary, as sets and as parts of regular expressions."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from affilcli.vocabulary import load


def any_of(words: Iterable[str]) -> str:
    """One of these, whatever blanks stand within; the longer before what it begins with."""
    longest = sorted(words, key=len, reverse=True)
    return "|".join(r"\s+".join(map(re.escape, word.split())) for word in longest)


@cache
def word_set(key: str) -> frozenset[str]:
    """A table of words of `vocabulary/exclusions.toml`."""
    return frozenset(load("exclusions")[key]["words"])
