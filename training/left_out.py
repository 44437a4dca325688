"""Fits how the words of a sentence say that something is left out: `vocabulary/left_out.toml`.

Logistic regression over the sentences of texts that announce something. Right are those that gold
quotes for an exclusion, or for a clause that carves something out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from affilcli import vocabulary
from affilcli.evaluate.page import MAX_EVIDENCE
from affilcli.evaluate.page import Page as GoldPage
from affilcli.evaluate.selection import Fold
from affilcli.pipeline.bare_words import BIAS
from affilcli.pipeline.build import load_pipeline
from affilcli.pipeline.page import Page
from affilcli.pipeline.services.left_out import SUBJECT, TABLE, wording
from affilcli.records import Span
from affilcli.settings import Settings
from training.effect import using
from training.examples import Read
from training.fit import Weights
from training.ridge import having, ridge
from training.words import folds

EXCLUSIONS, LEFT_OUT = "exclusions", SUBJECT
#: words that fewer texts have are more of a writer's than a sign
TEXTS = 6
#: how strongly a weight is held to nothing, and below which it is not worth its line
STRENGTH, LEAST = 2.0, 0.2
HEAD = """\
# How far the words of a sentence, and pairs of neighbouring words, say that something is left out
# of the deal, in log-odds; NAME stands for names. Made by `make fit DECISIONS={subject}
# ARGS=--write`, not by hand: words that {least} texts or more have.

[weights.{table}]
"""


class Lesson(NamedTuple):
    """The words of a sentence, and does gold quote it?"""

    document: str
    words: Collection[str]
    right: bool


class LeftOut:
    """The sentences of texts, and what they teach."""

    def __init__(self, read: Sequence[Read]) -> None:
        self.lessons = [
            lesson for one in read if one.case.gold.relevant for lesson in _lessons(one)
        ]

    def weights(self, without: Fold | None = None) -> Weights:
        """The weights that texts teach, but for those of a fold."""
        taught = [one for one in self.lessons if without is None or not without.has(one.document)]
        words = [one.words for one in taught]
        known = having([one.document for one in taught], words, TEXTS)
        right = np.array([[one.right] for one in taught], dtype=float)
        found = ridge(words, right, known, STRENGTH) if taught else {BIAS: [0.0]}
        coarse = {word: round(row[0], 1) for word, row in found.items()}
        return {word: x for word, x in coarse.items() if abs(x) >= LEAST or word == BIAS}

    def hold_out(self, read: Sequence[Read]) -> None:
        """Let the exclusions of every text be weighed by what its words say to those of others."""
        nlp = load_pipeline(Settings())
        known = vocabulary.weights(SUBJECT, TABLE)
        for fold in folds():
            without = dict.fromkeys(known, 0.0) | self.weights(fold)
            with using({(SUBJECT, TABLE): without}):
                for one in read:
                    if fold.has(one.case.id):
                        nlp.get_pipe("affil_exclusions")(one.doc)

    def file(self) -> str:
        """`vocabulary/left_out.toml`."""
        found = self.weights()
        words = sorted((w for w in found if w != BIAS), key=lambda w: (-found[w], w))
        lines = [f'"{word}" = {found[word]:g}' for word in [BIAS, *words]]
        return HEAD.format(subject=SUBJECT, least=TEXTS, table=TABLE) + "\n".join(lines) + "\n"


def _lessons(read: Read) -> Iterator[Lesson]:
    page, text = Page(read.doc), GoldPage(read.doc.text)
    quotes = _quotes(read)
    for _, sentence in page.telling():
        start, end = sentence["start"], min(sentence["end"], sentence["start"] + MAX_EVIDENCE)
        cited = text.cites([Span(start=start, end=end, text=page.text[start:end])], quotes)
        yield Lesson(read.case.id, sorted(wording(page.text_of(sentence))), cited)


def _quotes(read: Read) -> Collection[str]:
    """What gold quotes for something that is left out."""
    gold = read.case.gold
    carved = [one for one in gold.wanted("clauses") if one.label == "carve-out"]
    return [quote for one in (*gold.wanted("exclusions"), *carved) for quote in one.quotes]
