"""Fits what the words beside and in a name say of a party: `vocabulary/party_words.toml`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from affilcli.evaluate.same import SAME
from affilcli.evaluate.selection import Fold
from affilcli.extract import Reader
from affilcli.pipeline.deal.beside import PLACES, Words
from affilcli.pipeline.page import Page
from training.examples import Read, label
from training.likelihoods import Learning, Rows, Told, fitted, outside, written

PARTY_WORDS = "party_words"
LEARNING = Learning(texts=6, smoothing=4.0, least=0.2)
HEAD = """\
# How far single words lean to a party, as log-likelihood ratios: right before a name, two or three
# words ahead of it, right behind it, two or three words beyond it, within it. (name) is any other
# name, # a number, | where the sentence begins or ends. Made by
# `make fit DECISIONS=party_words ARGS=--write`, not by hand: words that {least} texts or more have.
"""


class PartyWords:
    """The words beside the names of texts and what they teach."""

    def __init__(self, read: Iterable[Read]) -> None:
        self.told = [one for text in read if text.case.gold.relevant for one in _told(text)]

    def rows(self, without: Fold | None = None) -> Rows:
        """What words say to those who have not read the texts of a fold."""
        return fitted(outside(without, self.told), LEARNING)

    def file(self) -> str:
        """`vocabulary/party_words.toml`."""
        return HEAD.format(least=LEARNING.texts) + written(PLACES, self.rows())


def _told(read: Read) -> Iterator[Told]:
    """The names of a text, but for those that gold leaves open."""
    reader, words = Reader(read.doc), Words(Page(read.doc))
    for proposal in reader.proposals("parties"):
        term = reader.term("parties", proposal)
        right, _ = label(term, read.case.gold.wanted("parties"), SAME["parties"])
        mentions = words.beside(reader.institutions[proposal["value"]["institution"]])
        if right is not None and mentions:
            yield Told(read.case.id, mentions, right)
