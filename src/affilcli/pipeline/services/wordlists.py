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


@cache
def moving() -> str:
    """What does not happen to what is left out: "move", "go along", "come over with it"."""
    names = ("moves", "along", "deals")
    words = {name: any_of(load("scope")["denied"][name]) for name in names}
    behind = (
        rf"(?:{words['along']}|the\s(?:{words['deals']})|is|are|was|were|will)\b"
        r"|(?:to|with)\s(?-i:[A-Z])"
    )
    return rf"(?:{words['moves']})(?=\s*[.,;:]|\s*$|\s(?:{behind}))"
