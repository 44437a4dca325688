"""The words beside an organisation's name, and in it: what they say of its being a party.

No phrase tells who enters an agreement for all writers; single words right beside a name, each by
itself, tell something: `a spokesman for`, `owns`, `the former`, `campus`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from affilcli.pipeline.annotations import Institution
from affilcli.pipeline.institutions.name_words import word_list
from affilcli.pipeline.page import TELLING, Page
from affilcli.vocabulary import rows

#: how many words before a name, and behind it, are read: the nearest, and those further off
REACH = 3
#: where a word stands: tables of `vocabulary/party_words.toml`
PLACES = ("before", "ahead", "behind", "beyond", "within")
#: what stands for any other name, for one of those that are asked about, for a number, and for the
#: ends of a sentence
NAME, PARTY, NUMBER, EDGE = "(name)", "(party)", "#", "|"
_WORD = re.compile(r"\d[\d,.]*|\w[\w’'-]*|[^\w\s]")

Place = str
Word = tuple[Place, str]


class _Token(NamedTuple):
    """A word, a sign, or a whole name."""

    start: int
    end: int
    text: str


class Words:
    """The words of a page, names taken as one word each, those of `parties` as another."""

    def __init__(self, page: Page, parties: Collection[int] = ()) -> None:
        self.page = page
        self.tokens = list(_tokens(page.text, page.names, parties))
        self._starts = [token.start for token in self.tokens]

    def beside(self, one: Institution) -> list[set[Word]]:
        """For each mention in the story: the words beside it, and those of the name."""
        told = [m for m in one["mentions"] if self.page.kind_at(m["start"]) in TELLING]
        own = {("within", word) for word in word_list(one["name"])}
        return [own | self.around(mention["start"], mention["end"]) for mention in told]

    def around(self, start: int, end: int, reach: int = REACH) -> set[Word]:
        """The words on both sides of `text[start:end]`."""
        before, behind = self.sides(start, end, reach)
        return {*_placed(before, "before", "ahead"), *_placed(behind, "behind", "beyond")}

    def sides(self, start: int, end: int, reach: int) -> tuple[list[str], list[str]]:
        """So many words before and behind `text[start:end]` in its sentence, the nearest first; an
        end of the sentence is one, too.
        """
        sentence = self.page.sentence_at(start)
        first = bisect_left(self._starts, sentence["start"])
        last = bisect_left(self._starts, sentence["end"])
        at, next_at = bisect_left(self._starts, start), bisect_left(self._starts, end)
        ahead = reversed(self.tokens[max(first, at - reach - 1) : at])
        before = [token.text for token in ahead if token.end <= start]
        behind = [token.text for token in self.tokens[next_at : min(last, next_at + reach)]]
        return [*before, EDGE][:reach], [*behind, EDGE][:reach]

    def between(self, start: int, end: int) -> list[str]:
        """The words of `text[start:end]`."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [token.text for token in self.tokens[first:last]]


def _tokens(
    text: str, names: Sequence[tuple[int, int, int]], parties: Collection[int]
) -> Iterator[_Token]:
    """The words of a text in order; a name is one of them."""
    position = 0
    for start, end, index in [*names, (len(text), len(text), 0)]:
        for found in _WORD.finditer(text, position, start):
            word = NUMBER if found.group()[0].isdigit() else found.group().lower()
            yield _Token(*found.span(), word.replace("’", "'"))
        if start < end:
            yield _Token(start, end, PARTY if index in parties else NAME)
        position = max(position, end)


def _placed(words: Sequence[str], near: Place, far: Place) -> Iterator[Word]:
    """The nearest word, and those further off."""
    return ((far if distance else near, word) for distance, word in enumerate(words))


def leaning(mentions: Iterable[set[Word]]) -> float:
    """How far the words beside a name lean to a party: a mean over its mentions of sums of
    log-likelihood ratios, as if each word spoke for itself.
    """
    known = leanings_known()
    sums = [said(words, known) for words in mentions]
    return sum(sums) / len(sums) if sums else 0.0


def said(words: Iterable[Word], known: Mapping[Word, float]) -> float:
    """The sum of what is known of these words, in an order that is always the same."""
    return sum(known.get(word, 0.0) for word in sorted(words))


@cache
def leanings_known() -> dict[Word, float]:
    """What each word says at each place; always the same dict, as `weights` is."""
    return read_words("party_words", PLACES)


def read_words(subject: str, places: Iterable[Place]) -> dict[Word, float]:
    """A file of the vocabulary that says something of words by where they stand."""
    return {
        (place, word): number
        for place in places
        for word, (number,) in rows(subject, place).items()
    }
