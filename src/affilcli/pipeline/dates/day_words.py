"""How the single words around a day speak for each type of date; their weights were learnt.

The cues that somebody wrote down (`vocabulary/dates.toml`) know the usual phrases; every writer has
others, whose words still lean one way: "… cleared it *", "* at the earliest".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from affilcli.pipeline.bare_words import bare_words
from affilcli.pipeline.term_words import told

TABLE = "dates"
#: so many words on either side speak, and so many of them once more for being so near
FAR, NEAR = 12, 2
#: characters before a day in which so many words mostly stand; one that they cut is left out
REACH = 160
#: log-odds beyond which single words say no more
MOST = 4.0
_WORD = re.compile(r"(?<![\w'’])[\w'’]+")


def said_by_words(text: str, sentence: tuple[int, int], start: int, end: int) -> dict[str, float]:
    """The log-odds of each type for the day `text[start:end]`, by the words of its sentence."""
    found = told(TABLE, words_beside(text, sentence, start, end))
    return {kind: max(-MOST, min(MOST, x)) for kind, x in found.items()}


def words_beside(text: str, sentence: tuple[int, int], start: int, end: int) -> set[str]:
    """The words beside a day: "by … *" is one before it, "* … on" one behind; "by *" and "* on" are
    near.
    """
    before = list(_WORD.finditer(text, max(sentence[0], start - REACH), start))
    found = set()
    for far, word in _nearest(reversed(before)):
        found |= {f"{word} … *"} if far else {f"{word} … *", f"{word} *"}
    for far, word in _nearest(_WORD.finditer(text, end, sentence[1])):
        found |= {f"* … {word}"} if far else {f"* … {word}", f"* {word}"}
    return found


def _nearest(words: Iterator[re.Match[str]]) -> Iterator[tuple[bool, str]]:
    """The nearest of these words that are in small letters, and whether they stand farther off."""
    for number, word in enumerate(islice(words, FAR)):
        for bare in bare_words(word[0]):
            yield number >= NEAR, bare
