"""How much likelier words stand beside what is right than beside what is wrong.

Each word by itself, as naive Bayes has it. A name that stands in many places counts as often as one
that stands in one. Shares are smoothed towards that of all names. How much their sum is worth is
told by its weight, which is fitted with those of all other features.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import NamedTuple, Protocol, TypeVar

from affilcli.evaluate.selection import Fold
from affilcli.pipeline.deal.beside import Place, Word
from training.write import lines_of

Rows = dict[Word, float]


class OfText(Protocol):
    """What a text taught."""

    @property
    def document(self) -> str:
        """The text's id."""


Taught = TypeVar("Taught", bound=OfText)


class Told(NamedTuple):
    """A name: its text, the words beside each of its mentions, and is it right?"""

    document: str
    mentions: list[set[Word]]
    right: bool


class Learning(NamedTuple):
    """A word that fewer texts have there is not learnt; how many names of the average kind every
    word is thought to stand beside; and a ratio smaller than the least is not worth its place.
    """

    texts: int
    smoothing: float
    least: float


def outside(fold: Fold | None, told: Iterable[Taught]) -> list[Taught]:
    """What texts taught that are not in a fold."""
    return [one for one in told if fold is None or not fold.has(one.document)]


def fitted(told: Sequence[Told], learning: Learning) -> Rows:
    """What each word says; words that say nothing, or that few texts have, are left out."""
    for_it, against = _counted(t for t in told if t.right), _counted(t for t in told if not t.right)
    share = sum(one.right for one in told) / len(told)
    usual = math.log(share / (1 - share))
    rows: Rows = {}
    for word in sorted(_common(told, learning.texts)):
        ours = for_it[word] + learning.smoothing * share
        theirs = against[word] + learning.smoothing * (1 - share)
        rows[word] = round(math.log(ours / theirs) - usual, 1)
    return {word: x for word, x in rows.items() if abs(x) >= learning.least}


def _counted(told: Iterable[Told]) -> Mapping[Word, float]:
    """Beside how many names each word stands; beside half of the mentions of one counts half."""
    found: dict[Word, float] = defaultdict(float)
    for one in told:
        for word in sorted(word for words in one.mentions for word in words):
            found[word] += 1 / len(one.mentions)
    return found


def _common(told: Iterable[Told], least: int) -> set[Word]:
    """The words that enough texts have."""
    texts: Counter[Word] = Counter()
    seen = {(one.document, word) for one in told for words in one.mentions for word in words}
    texts.update(word for _, word in seen)
    return {word for word, count in texts.items() if count >= least}


def placed(said: str) -> Word:
    """A word by its place, as `before the` says it in one."""
    place, _, word = said.partition(" ")
    return place, word


def written(places: Iterable[Place], rows: Rows) -> str:
    """The tables of a file of the vocabulary, the words that say most first."""
    return "".join(f"\n[{place}]\n{lines_of(_said(place, rows))}" for place in places)


def _said(place: Place, rows: Rows) -> dict[str, list[float]]:
    said = {word: x for (where, word), x in rows.items() if where == place}
    return {word: [said[word]] for word in sorted(said, key=lambda word: (-said[word], word))}


@contextmanager
def saying(known: Rows, rows: Rows) -> Iterator[None]:
    """Let words say this for a while, where so far they say what is `known`."""
    kept = dict(known)
    try:
        known.clear()
        known.update(rows)
        yield
    finally:
        known.clear()
        known.update(kept)
