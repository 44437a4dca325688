"""How the words around speak for a clause, a use of a number, a status; the weights were learnt.

Phrases that somebody wrote down (`vocabulary/clauses.toml`, `figures.toml`) say what they find, but
a new writer has others. Single words are weaker, and every sentence has some that are known.
"""

from __future__ import annotations

import math
from collections.abc import Collection

from affilcli.pipeline.bare_words import BIAS, bare_words
from affilcli.vocabulary import load, rows

#: so far from a number its words stand, in characters
AROUND = 90


def words_in(text: str, start: int, end: int) -> set[str]:
    """The words of a stretch that begins a sentence: its first word is no name for its capital."""
    return bare_words(text[start : start + 1].lower() + text[start + 1 : end])


def words_around(text: str, within: tuple[int, int], start: int, end: int) -> set[str]:
    """The words of a stretch and of what stands around it, within a sentence."""
    first, last = max(within[0], start - AROUND), min(within[1], end + AROUND)
    if first > within[0]:
        first = text.find(" ", first, start) + 1 or start
    if last < within[1]:
        last = max(end, text.rfind(" ", end, last))
    return words_in(text, first, last)


def told(table: str, words: Collection[str]) -> dict[str, float]:
    """The log-odds of each answer of a table of `vocabulary/term_words.toml` by these words."""
    known = rows_known(table)
    said = (word for word in words if word in known and word != BIAS)
    rows = [known[BIAS], *(known[word] for word in said)]
    return dict(zip(answers_of(table), map(math.fsum, zip(*rows, strict=True)), strict=True))


def rows_known(table: str) -> dict[str, list[float]]:
    """What each word says for each of `answers_of`; always the same dict, as `weights` is."""
    return rows("term_words", table)


def answers_of(table: str) -> list[str]:
    """What the rows of a table speak for, in their order."""
    return list(load("term_words")[table]["answers"])
