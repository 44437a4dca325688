"""A reader's view of a Doc: its text by zones and sentences."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

from spacy.tokens import Doc

from affilcli.pipeline.annotations import Sentence, Zone

#: zones whose sentences can state terms
TELLING = frozenset({"headline", "subheading", "body", "bullet"})
HEADS = frozenset({"headline"})


class Page:
    """Text, zones and sentences of a Doc, with look-ups by offset."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.text: str = doc.text
        self.zones: list[Zone] = doc._.affil_zones or []
        self.sentences: list[Sentence] = doc._.affil_sentences or []
        self._starts = [s["start"] for s in self.sentences]

    def kind(self, sentence: Sentence) -> str:
        """The kind of zone that a sentence stands in."""
        return self.zones[sentence["zone"]]["kind"]

    def text_of(self, sentence: Sentence) -> str:
        return self.text[sentence["start"] : sentence["end"]]

    def index_at(self, offset: int) -> int:
        """Index of the sentence at an offset, or of the one before it (0 at the least)."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def sentence_at(self, offset: int) -> Sentence:
        return self.sentences[self.index_at(offset)]

    def kind_at(self, offset: int) -> str:
        return self.kind(self.sentence_at(offset)) if self.sentences else "body"

    def telling(self) -> Iterator[tuple[int, Sentence]]:
        """(index, sentence) of headline, subheadings, body and bullets."""
        return ((i, s) for i, s in enumerate(self.sentences) if self.kind(s) in TELLING)

    @cached_property
    def lead(self) -> range:
        """Indices of the sentences of the first body paragraphs (two, or three where they are short)."""
        body = [i for i, s in enumerate(self.sentences) if self.kind(s) == "body"]
        if not body:
            return range(0)
        paragraphs = sorted({self.sentences[i]["zone"] for i in body})[:2]
        last = [i for i in body if self.sentences[i]["zone"] in paragraphs][-1]
        return range(body[0], min(last + 1, body[0] + 5))
