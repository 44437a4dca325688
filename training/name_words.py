"""Fits what the words beside and in a phrase say of its being a name: `name_words.toml`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from affilcli.evaluate.same import SAME
from affilcli.evaluate.selection import Fold
from affilcli.extract import Reader
from affilcli.pipeline.deal.beside import Words
from affilcli.pipeline.deal.deal_names import spots
from affilcli.pipeline.deal.name_diction import BESIDE, REACH, WITHIN, beside, within
from affilcli.pipeline.institutions.name_words import word_list
from affilcli.pipeline.page import Page
from training.examples import Read, label
from training.likelihoods import Learning, Rows, Told, fitted, outside, written

NAME_WORDS = "name_words"
LEARNING = Learning(texts=8, smoothing=8.0, least=0.6)
HEAD = """\
# How far single words lean to the name of a deal, as log-likelihood ratios: right before a phrase,
# two to {reach} words ahead of it, the two before it as a pair, and the same behind it; within it,
# as its first and as its last. (name) is an organization, # a number, | where the sentence begins
# or ends. Made by `make fit DECISIONS=name_words ARGS=--write`, not by hand: words that {least}
# texts or more have.
"""


class NameWords:
    """The words beside the phrases of texts that could be names, and what they teach."""

    def __init__(self, read: Iterable[Read]) -> None:
        self.told = [one for text in read if text.case.gold.relevant for one in _told(text)]

    def rows(self, without: Fold | None = None) -> Rows:
        """What words say to those who have not read the texts of a fold."""
        return fitted(outside(without, self.told), LEARNING)

    def file(self) -> str:
        """`vocabulary/name_words.toml`."""
        head = HEAD.format(reach=REACH, least=LEARNING.texts)
        return head + written((*BESIDE, *WITHIN), self.rows())


def _told(read: Read) -> Iterator[Told]:
    """The candidates of a text, but for those that gold leaves open."""
    reader, page = Reader(read.doc), Page(read.doc)
    words, places = Words(page), spots(page)
    for proposal in reader.proposals("name"):
        name = proposal["value"]
        right, _ = label(reader.term("name", proposal), read.case.gold.wanted("name"), SAME["name"])
        if right is not None:
            own = within(name)
            mentions = [own | beside(words, *at) for at in places[tuple(word_list(name))]]
            yield Told(read.case.id, mentions, right)
