"""Fits what the words beside the parties say of their sides: `vocabulary/role_words.toml`.

Of the parties of a text one side has the first role (acquirer, manager, network …): logistic
regression tells which by the words of each. Which side is which, so, is learnt from all families.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import replace

from affilcli.evaluate.selection import Fold
from affilcli.pipeline.deal.role_words import PLACES, side_words
from affilcli.pipeline.page import Page
from training.examples import Example, Read
from training.fit import fit
from training.likelihoods import Rows, outside, placed, written
from training.sides import sides_of, taken

ROLE_WORDS = "role_words"
#: words that fewer texts have are more of a writer's than a sign
TEXTS = 6
#: how strongly what a word says is held to nothing, its digits, and below which it is not worth its
#: line
STRENGTH, DIGITS, LEAST = 6.0, 2, 0.05
HEAD = """\
# How far single words lean to the first role of a family (acquirer, manager, network, provider),
# in log-odds against the other parties: right before a party's name, two or three words ahead of
# it, right behind it, two or three words beyond it, within it, and between it and the name of the
# party behind it, for which they say the opposite. (party) is another party, (name) any other
# name, # a number, | where the sentence begins or ends. Made by `make fit DECISIONS=role_words
# ARGS=--write`, not by hand: words that {least} texts or more have.
"""


class RoleWords:
    """The words beside the parties of texts, and what they teach."""

    def __init__(self, read: Iterable[Read]) -> None:
        self.examples = [one for text in read if text.case.gold.relevant for one in _words(text)]

    def rows(self, without: Fold | None = None) -> Rows:
        """What words say to those who have not read the texts of a fold."""
        taught = outside(without, self.examples)
        prior = dict.fromkeys(_common(taught), 0.0)
        kept = [replace(one, features=_only(one.features, prior)) for one in taught]
        found = fit(kept, prior, STRENGTH, exclusive=True, digits=DIGITS)
        return {placed(name): x for name, x in found.items() if abs(x) >= LEAST}

    def file(self) -> str:
        """`vocabulary/role_words.toml`."""
        return HEAD.format(least=TEXTS) + written(PLACES, self.rows())


def _words(read: Read) -> Iterator[Example]:
    """The parties of a text by the words beside them."""
    found = sides_of(read)
    if found is None:
        return
    page, institutions = Page(read.doc), read.doc._.affil_institutions
    words = side_words(page, institutions, taken(read))
    for index in (*found.first, *found.second):
        features = {f"{place} {word}": x for (place, word), x in words[index].items()}
        yield Example(read.case.id, features, index in found.first, index)


def _common(examples: Iterable[Example]) -> list[str]:
    """The words that enough texts have."""
    seen = {(one.document, name) for one in examples for name in one.features}
    texts = Counter(name for _, name in seen)
    return sorted(name for name, count in texts.items() if count >= TEXTS)


def _only(features: Mapping[str, float], names: Container[str]) -> dict[str, float]:
    return {name: x for name, x in features.items() if name in names}
