"""The words of a text: which are at home where an agreement is told of, and at which kind or stage.

Words and pairs of words bear little, but together they speak where no known phrase stands.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from affilcli.pipeline.bare_words import bare_words, pairs
from affilcli.pipeline.page import Page
from affilcli.vocabulary import load, rows

#: a sentence that is more likely than this about something else says nothing of the deal
BACKGROUND = 0.6
#: stands before a word of the headline or lead
OPENING = "^"


def words_told(page: Page) -> set[str]:
    """The words of headlines, story and bullets, each once."""
    return set[str]().union(*(bare_words(page.text_of(one)) for _, one in page.telling()))


def words_of_deal(page: Page) -> set[str]:
    """What the sentences that may tell of this deal say, of headlines in small letters.

    Words, pairs of words, and the words of headline and lead once more: `^` stands before these.
    """
    found = set[str]()
    for index, sentence in page.telling():
        if page.background[index] <= BACKGROUND:
            headline = page.kind(sentence) == "headline"
            text = page.text_of(sentence)
            text = text.lower() if headline else text
            words = bare_words(text)
            found |= words | pairs(text)
            if headline or index in page.lead:
                found |= {f"{OPENING}{word}" for word in words}
    return found


def leanings(words: AbstractSet[str], decision: str) -> dict[str, float]:
    """How far words lean to each value of a decision, from `vocabulary/leanings.toml`.

    A sum of log-odds, of which only the differences between the values tell.
    """
    known = leanings_known(decision)
    said = [known[word] for word in sorted(known.keys() & words)]
    return {value: sum(row[i] for row in said) for i, value in enumerate(values_of(decision))}


def leanings_known(decision: str) -> dict[str, list[float]]:
    """What each word says for each of `values_of`; always the same dict, as `weights` is."""
    return rows("leanings", decision)


def values_of(decision: str) -> list[str]:
    """The values that the rows of a decision are about, in their order."""
    return list(load("leanings")[decision]["values"])
