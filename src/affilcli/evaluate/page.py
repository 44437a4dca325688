"""A text to hold evidence against: does a term quote it, and in a sentence a reader would cite?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from affilcli.records import Span, Term

MAX_EVIDENCE = 600
"""Characters of one piece of evidence; more would be no quotation."""

_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"”’')\]]*\s+(?=[\"“‘'(\[•*–-]*[A-Z0-9])|\n+")


class Stretch(NamedTuple):
    """Characters of the text, end exclusive."""

    start: int
    end: int


class Page:
    """The text of one document."""

    def __init__(self, text: str) -> None:
        self.text = text
        cuts = [found.end() for found in _SENTENCE_END.finditer(text)]
        edges = [0, *cuts, len(text)]
        self.sentences = [Stretch(*pair) for pair in pairwise(edges)]

    def has(self, span: Span) -> bool:
        """Does the span quote this text, at its place and not too long?"""
        return (
            0 <= span.start < span.end <= span.start + MAX_EVIDENCE
            and self.text[span.start : span.end] == span.text
        )

    def backs(self, term: Term) -> bool:
        """Has the term evidence in this text?"""
        return any(self.has(span) for span in term.evidence)

    def cites(self, evidence: Iterable[Span], quotes: Iterable[str]) -> bool:
        """Does the evidence lie in a sentence that holds one of the quotes?"""
        spots = list(self._sentences_with(quotes))
        return any(
            span.start < spot.end and spot.start < span.end
            for span in evidence
            if self.has(span)
            for spot in spots
        )

    def find(self, words: str) -> Stretch | None:
        """The first place of the words, however they are parted by spaces and line ends."""
        parts = map(re.escape, words.split())
        found = re.search(r"\s+".join(parts), self.text, re.IGNORECASE)
        return Stretch(*found.span()) if found and words.strip() else None

    def around(self, place: Stretch) -> str:
        """The sentences that the place lies in, and one before and behind them."""
        met = enumerate(self.sentences)
        inside = [at for at, s in met if s.start < place.end and place.start < s.end]
        if not inside:
            return ""
        first, last = max(inside[0] - 1, 0), min(inside[-1] + 1, len(self.sentences) - 1)
        return self.text[self.sentences[first].start : self.sentences[last].end].strip()

    def _sentences_with(self, quotes: Iterable[str]) -> Iterator[Stretch]:
        for quote in quotes:
            at = self.text.find(quote)
            while at >= 0:
                end = at + len(quote)
                yield from (s for s in self.sentences if s.start < end and at < s.end)
                at = self.text.find(quote, at + 1)
