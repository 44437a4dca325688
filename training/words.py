"""Fits the weights of single words, and keeps a text from being judged by what it taught itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from spacy.lang.en.stop_words import STOP_WORDS

from affilcli.evaluate.selection import Fold
from affilcli.pipeline.bare_words import BIAS
from affilcli.pipeline.deal.diction import words_told
from affilcli.pipeline.page import Page
from training.examples import Example, Read
from training.fit import Weights, fit
from training.validate import FOLDS

RELEVANCE, WORDS = "relevance", "words"
#: a word that fewer texts have is more of a name than a sign
TEXTS = 5
#: how strongly a word's weight is held to nothing, and its digits
STRENGTH, DIGITS = 3.0, 2
#: a weight below this is not worth its line
LEAST = 0.04
HEAD = """\
# What the words of a text say for and against its telling of an agreement, in log-odds. Made by
# `make fit DECISIONS=words ARGS=--write`, not by hand: words that {least} texts or more have.

[weights.{table}]
"""


class WordsOf:
    """The words of texts and what they teach about relevance."""

    def __init__(self, read: Sequence[Read]) -> None:
        self.read = read
        self.examples = [
            Example(
                one.case.id,
                dict.fromkeys(words_told(Page(one.doc)), 1.0),
                one.case.gold.relevant,
                RELEVANCE,
            )
            for one in read
        ]

    @cached_property
    def vocabulary(self) -> list[str]:
        """The words that enough texts have, but for those that only tell how somebody writes."""
        texts = Counter(word for example in self.examples for word in example.features)
        return sorted(
            word for word, count in texts.items() if count >= TEXTS and word not in STOP_WORDS
        )

    def weights(self, without: Fold | None = None) -> Weights:
        """The weights that texts teach, but for those of a fold."""
        prior = {BIAS: 0.0} | dict.fromkeys(self.vocabulary, 0.0)
        taught = [
            Example(one.document, _known(one.features, prior), one.right, one.answer)
            for one in self.examples
            if without is None or not without.has(one.document)
        ]
        found = fit(taught, prior, STRENGTH, exclusive=False, digits=DIGITS)
        return {word: x if abs(x) >= LEAST else 0.0 for word, x in found.items()}

    def hold_out(self) -> None:
        """Put into every text's features what its words say to those who have not read it."""
        for fold in folds():
            weights = self.weights(fold)
            for one, example in zip(self.read, self.examples, strict=True):
                if fold.has(one.case.id):
                    score = weights[BIAS] + sum(weights.get(word, 0.0) for word in example.features)
                    one.doc._.affil_relevance["features"]["words"] = score

    def file(self) -> str:
        """`vocabulary/words.toml`."""
        found = self.weights()
        told = sorted(
            (word for word, x in found.items() if x and word != BIAS), key=lambda word: found[word]
        )
        lines = [f'"{word}" = {found[word]}' for word in [BIAS, *reversed(told)]]
        return HEAD.format(least=TEXTS, table=RELEVANCE) + "\n".join(lines) + "\n"


def folds() -> Iterator[Fold]:
    """The folds of all that is validated."""
    return (Fold(frozenset({part}), FOLDS) for part in range(1, FOLDS + 1))


def _known(features: Mapping[str, float], prior: Mapping[str, float]) -> dict[str, float]:
    return {word: x for word, x in features.items() if word in prior}
