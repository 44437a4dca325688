"""Lists of words of the vocabulary as parts of regular expressions."""

from __future__ import annotations

import re
from collections.abc import Iterable


def any_of(words: Iterable[str]) -> str:
    """One of these, whatever blanks stand within; the longer before what it begins with."""
    longest = sorted(words, key=len, reverse=True)
    return "|".join(r"\s+".join(map(re.escape, word.split())) for word in longest)
