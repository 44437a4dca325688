"""The words of a text, and which of them are at home where an agreement is told of."""

from __future__ import annotations

import re

from affilcli.pipeline.page import Page
from affilcli.vocabulary import weights

#: words in small letters: names say whom a text is about, not what it tells
_WORD = re.compile(r"(?<![\w'’])[a-z][a-z'’]+")
BIAS = "bias"


def words_told(page: Page) -> set[str]:
    """The words of headlines, story and bullets, each once."""
    return {
        word.replace("’", "'")
        for _, sentence in page.telling()
        for word in _WORD.findall(page.text_of(sentence))
    }


def diction(page: Page, decision: str) -> float:
    """The log-odds of a decision by the words alone, from `vocabulary/words.toml`."""
    known = weights("words", decision)
    return known[BIAS] + sum(known.get(word, 0.0) for word in words_told(page))
