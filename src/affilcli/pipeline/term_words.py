"""How the words around speak for a clause, a use of a number, a status; the weights were learnt.

Phrases that somebody wrote down (`vocabulary/clauses.toml`, `figures.toml`) say what they find, but
a new writer has others. Single words are weaker, and every sentence has some that are known.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection

from affilcli.pipeline.bare_words import BIAS, bare_words
from affilcli.vocabulary import load, rows

#: so many words next to a number count once more
NEIGHBOURS = 3
NAME, NUMBER = "Name", "#"
_NEIGHBOUR = re.compile(r"(?<![\w'’])[a-z][a-z'’]+|[.;:()—–]|\d[\d,.]*|(?<![\w'’])[A-Z][\w’'&.-]*")
#: so far from a number its words stand, in characters
AROUND = 90


def words_in(text: str, start: int, end: int) -> set[str]:
    """The words of a stretch that begins a sentence: its first word is no name for its capital."""
    return bare_words(text[start : start + 1].lower() + text[start + 1 : end])


def words_around(text: str, within: tuple[int, int], start: int, end: int) -> set[str]:
    """The words of a stretch and of what stands around it, within a sentence."""
    first, last = max(within[0], start - AROUND), min(within[1], end + AROUND)
    if last < within[1]:
        last = max(end, text.rfind(" ", end, last))
    if first == within[0]:
        return words_in(text, first, last)
    return bare_words(text[text.find(" ", first, start) + 1 or start : last])


def words_next_to(text: str, within: tuple[int, int], start: int, end: int) -> set[str]:
    """The words next to a stretch, within a sentence: `pays …` before it, `… beds` behind it.

    A name is `Name`, a number `#`; stops and brackets count as words.
    """
    first, last = max(within[0], start - AROUND), min(within[1], end + AROUND)
    opening = text[first:start]
    if first == within[0]:
        opening = opening[:1].lower() + opening[1:]
    before = [_as_neighbour(word) for word in _NEIGHBOUR.findall(opening)]
    behind = [_as_neighbour(word) for word in _NEIGHBOUR.findall(text[end:last])]
    return {f"{word} …" for word in before[-NEIGHBOURS:]} | {
        f"… {word}" for word in behind[:NEIGHBOURS]
    }


def _as_neighbour(word: str) -> str:
    if word[0].isupper():
        return NAME
    return NUMBER if word[0].isdigit() else word.replace("’", "'")


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
