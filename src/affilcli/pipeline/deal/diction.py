"""The words of a text: which are at home where an agreement is told of, and at which kind or stage.

Single words bear little, but together they speak where no known phrase stands.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache

from affilcli.pipeline.page import Page
from affilcli.vocabulary import load, weights

#: words in small letters: names say whom a text is about, not what it tells
_WORD = re.compile(r"(?<![\w'’])[a-z][a-z'’]+")
BIAS = "bias"
#: a sentence that is more likely than this about something else says nothing of the deal
BACKGROUND = 0.6


def words_told(page: Page) -> set[str]:
    """The words of headlines, story and bullets, each once."""
    return {
        word.replace("’", "'")
        for _, sentence in page.telling()
        for word in _WORD.findall(page.text_of(sentence))
    }


def words_of_deal(page: Page) -> set[str]:
    """The words of the sentences that may tell of this deal, of headlines in small letters."""
    told = (
        page.text_of(sentence).lower()
        if page.kind(sentence) == "headline"
        else page.text_of(sentence)
        for index, sentence in page.telling()
        if page.background[index] <= BACKGROUND
    )
    return {word.replace("’", "'") for text in told for word in _WORD.findall(text)}


def diction(page: Page, decision: str) -> float:
    """The log-odds of a decision by the words alone, from `vocabulary/words.toml`."""
    known = weights("words", decision)
    return known[BIAS] + sum(known.get(word, 0.0) for word in words_told(page))


def leanings(words: Collection[str], decision: str) -> dict[str, float]:
    """How far words lean to each value of a decision, from `vocabulary/leanings.toml`.

    A sum of log-likelihood ratios, as if each word spoke for itself.
    """
    known = leanings_known(decision)
    rows = [known[word] for word in sorted(words) if word in known]
    return {value: sum(row[i] for row in rows) for i, value in enumerate(values_of(decision))}


@cache
def leanings_known(decision: str) -> dict[str, list[float]]:
    """What each word says for each of `values_of`; always the same dict, as `weights` is."""
    return {word: list(row) for word, row in load("leanings")[decision]["words"].items()}


def values_of(decision: str) -> list[str]:
    """The values that the rows of a decision are about, in their order."""
    return list(load("leanings")[decision]["values"])
