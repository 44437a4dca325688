"""When two wordings count as one. Kept apart from the rules of the program that is measured."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

FILLERS = frozenset({"the", "a", "an", "of", "and", "at", "in", "for", "its", "s"})
"""Words that do not count."""

_POSSESSIVE = re.compile(r"[’'`´]s\b")
_BETWEEN = re.compile(r"[^a-z0-9]+")
_ARTICLE = re.compile(r"^(the|a|an) ")


def bare(text: str) -> str:
    """The text without case, accents, punctuation, possessives and a leading article."""
    folded = unicodedata.normalize("NFKD", text).casefold()
    words = _BETWEEN.sub(" ", _POSSESSIVE.sub("s", folded)).split()
    return _ARTICLE.sub("", " ".join(words))


def words(text: str) -> set[str]:
    """The words of a text that count."""
    return {word for word in bare(text).split() if word not in FILLERS}


def overlap(one: str, other: str) -> float:
    """How far two wordings have their words in common, from 0 to 1 (F1 over words)."""
    ours, theirs = words(one), words(other)
    return 2 * len(ours & theirs) / (len(ours) + len(theirs)) if ours and theirs else 0.0


def is_one_of(text: str, forms: Iterable[str]) -> bool:
    """Is this one of the forms, but for case, punctuation and the like?"""
    return bare(text) in {bare(form) for form in forms}
