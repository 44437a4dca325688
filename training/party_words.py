"""Fits what the words beside and in a name say of a party: `vocabulary/party_words.toml`.

Each word by itself, as naive Bayes has it: how much likelier it stands there for a party than for
another organisation. A name that stands in many places counts as often as one that stands in one.
Shares are smoothed towards that of all names. How much their sum is worth is told by its weight,
which is fitted with those of all other features.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from affilcli.evaluate.same import SAME
from affilcli.evaluate.selection import Fold
from affilcli.extract import Reader
from affilcli.pipeline.deal.beside import PLACES, Word, Words, leanings_known
from affilcli.pipeline.page import Page
from training.examples import Read, label

PARTY_WORDS = "party_words"
#: a word that fewer texts have there is not learnt
TEXTS = 6
#: how many names of the average kind every word is thought to stand beside
SMOOTHING = 4.0
#: a ratio smaller than this is not worth its place
LEAST = 0.2
HEAD = """\
# How far single words lean to a party, as log-likelihood ratios: right before a name, two or three
# words ahead of it, right behind it, two or three words beyond it, within it. (name) is any other
# name, # a number, | where the sentence begins or ends. Made by
# `make fit DECISIONS=party_words ARGS=--write`, not by hand: words that {least} texts or more have.
"""

Rows = dict[Word, float]


class Told(NamedTuple):
    """A name: its text, the words beside each of its mentions, and is it a party's?"""

    document: str
    mentions: list[set[Word]]
    right: bool


class PartyWords:
    """The words beside the names of texts and what they teach."""

    def __init__(self, read: Iterable[Read]) -> None:
        self.told = [one for text in read if text.case.gold.relevant for one in _told(text)]

    def rows(self, without: Fold | None = None) -> Rows:
        """What words say to those who have not read the texts of a fold."""
        return fitted([t for t in self.told if without is None or not without.has(t.document)])

    def file(self) -> str:
        """`vocabulary/party_words.toml`."""
        found = self.rows()
        return HEAD.format(least=TEXTS) + "".join(
            line for place in PLACES for line in _table(place, found)
        )


def _told(read: Read) -> Iterator[Told]:
    """The names of a text, but for those that gold leaves open."""
    reader, words = Reader(read.doc), Words(Page(read.doc))
    for proposal in reader.proposals("parties"):
        term = reader.term("parties", proposal)
        right, _ = label(term, read.case.gold.wanted("parties"), SAME["parties"])
        mentions = words.beside(reader.institutions[proposal["value"]["institution"]])
        if right is not None and mentions:
            yield Told(read.case.id, mentions, right)


def fitted(told: Sequence[Told]) -> Rows:
    """What each word says; words that say nothing, or that few texts have, are left out."""
    for_it, against = _counted(t for t in told if t.right), _counted(t for t in told if not t.right)
    share = sum(one.right for one in told) / len(told)
    usual = math.log(share / (1 - share))
    rows: Rows = {}
    for word in sorted(_common(told)):
        ours = for_it[word] + SMOOTHING * share
        theirs = against[word] + SMOOTHING * (1 - share)
        rows[word] = round(math.log(ours / theirs) - usual, 1)
    return {word: x for word, x in rows.items() if abs(x) >= LEAST}


def _counted(told: Iterable[Told]) -> Mapping[Word, float]:
    """Beside how many names each word stands; beside half of the mentions of one counts half."""
    found: dict[Word, float] = defaultdict(float)
    for one in told:
        for word in sorted(word for words in one.mentions for word in words):
            found[word] += 1 / len(one.mentions)
    return found


def _common(told: Iterable[Told]) -> set[Word]:
    """The words that enough texts have."""
    texts: Counter[Word] = Counter()
    seen = {(one.document, word) for one in told for words in one.mentions for word in words}
    texts.update(word for _, word in seen)
    return {word for word, count in texts.items() if count >= TEXTS}


def _table(place: str, rows: Rows) -> Iterator[str]:
    yield f"\n[{place}]\n"
    said = {word: x for (where, word), x in rows.items() if where == place}
    for word in sorted(said, key=lambda word: (-said[word], word)):
        yield f"{_quoted(word)} = {said[word]:g}\n"


def _quoted(word: str) -> str:
    escaped = word.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


@contextmanager
def saying(rows: Rows) -> Iterator[None]:
    """Let the words beside a name say this for a while."""
    known = leanings_known()
    kept = dict(known)
    try:
        known.clear()
        known.update(rows)
        yield
    finally:
        known.clear()
        known.update(kept)
