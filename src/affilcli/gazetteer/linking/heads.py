"""Words that say what an organisation is, or which part of one: hospital, department."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from affilcli.vocabulary import load

CARE, UNIVERSITY = "care", "university"


def classes_of(words: Sequence[str]) -> list[str | None]:
    """The class of each content word, None for what names rather than classes.

    >>> classes_of(["university", "medical", "center"])
    ['university', 'care', 'care']
    """
    single, double = _heads()
    found = [single.get(word) for word in words]
    for place, pair in enumerate(pairwise(words)):
        if (meant := double.get(pair)) is not None:
            found[place] = found[place + 1] = meant
    return found


def heads_of(words: Sequence[str]) -> list[str]:
    """The classes that stand in it, in their order."""
    return [one for one in classes_of(words) if one]


def is_head(word: str) -> bool:
    """Does this content word say what somebody is, by itself or with another?"""
    single, double = _heads()
    return word in single or any(word in pair for pair in double)


@cache
def _heads() -> tuple[dict[str, str], dict[tuple[str, str], str]]:
    single, double = {}, {}
    table: dict[str, list[str]] = load("linking")["heads"]
    for name, all_ in table.items():
        for phrase in all_:
            match phrase.split():
                case [one]:
                    single[one] = name
                case [one, two]:
                    double[one, two] = name
    return single, double
