"""Fits what the words beside and in a phrase say of its being a name: `name_words.toml`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np

from affilcli.evaluate.same import SAME
from affilcli.evaluate.selection import Fold
from affilcli.extract import Reader
from affilcli.pipeline.bare_words import BIAS
from affilcli.pipeline.deal.beside import Words
from affilcli.pipeline.deal.deal_names import spots
from affilcli.pipeline.deal.name_diction import BESIDE, REACH, WITHIN, beside, within
from affilcli.pipeline.institutions.name_words import word_list
from affilcli.pipeline.page import Page
from training.examples import Read, label
from training.likelihoods import Rows, outside, placed, written
from training.ridge import having, ridge

NAME_WORDS = "name_words"
#: words that fewer texts have are more of a writer's than a sign
TEXTS = 5
#: how strongly what a word says is held to nothing, its digits, and below which it is not worth its
#: line
STRENGTH, DIGITS, LEAST = 1.0, 2, 0.05
HEAD = """\
# How far single words lean to the name of a deal, in log-odds: right before a phrase,
# two to {reach} words ahead of it, the two before it as a pair, and the same behind it; within it,
# as its first and as its last. (name) is an organization, # a number, | where the sentence begins
# or ends. Made by `make fit DECISIONS=name_words ARGS=--write`, not by hand: words that {least}
# texts or more have.
"""


class Told(NamedTuple):
    """A phrase: its text, the words beside all its mentions and in it, and is it the name?"""

    document: str
    words: frozenset[str]
    right: bool


class NameWords:
    """The words beside the phrases of texts that could be names, and what they teach."""

    def __init__(self, read: Iterable[Read]) -> None:
        self.told = [one for text in read if text.case.gold.relevant for one in _told(text)]

    def rows(self, without: Fold | None = None) -> Rows:
        """What words say to those who have not read the texts of a fold."""
        told = outside(without, self.told)
        words = [one.words for one in told]
        known = having([one.document for one in told], words, TEXTS)
        found = ridge(words, np.array([[float(one.right)] for one in told]), known, STRENGTH)
        rounded = {word: round(x, DIGITS) for word, (x,) in found.items() if word != BIAS}
        return {placed(word): x for word, x in rounded.items() if abs(x) >= LEAST}

    def file(self) -> str:
        """`vocabulary/name_words.toml`."""
        return HEAD.format(reach=REACH, least=TEXTS) + written((*BESIDE, *WITHIN), self.rows())


def _told(read: Read) -> Iterator[Told]:
    """The candidates of a text, but for those that gold leaves open."""
    reader, page = Reader(read.doc), Page(read.doc)
    words, places = Words(page), spots(page)
    for proposal in reader.proposals("name"):
        name = proposal["value"]
        right, _ = label(reader.term("name", proposal), read.case.gold.wanted("name"), SAME["name"])
        if right is not None:
            mentions = (beside(words, *at) for at in places[tuple(word_list(name))])
            told = within(name).union(*mentions)
            yield Told(read.case.id, frozenset(map(" ".join, told)), right)
