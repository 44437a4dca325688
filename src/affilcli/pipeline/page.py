"""A reader's view of a Doc: its text by zones and sentences."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property, lru_cache

from spacy.tokens import Doc

from affilcli.pipeline.annotations import Sentence, Zone

#: zones whose sentences can state terms
TELLING = frozenset({"headline", "subheading", "body", "bullet"})
#: a lead of fewer words than this goes on into the next paragraph
LEAD_WORDS = 60


@lru_cache(maxsize=1)
def whole_text(doc: Doc) -> str:
    """The text of a Doc, the same string object each time: what is cached by it is found at once.

    spaCy puts `doc.text` together anew at every access.
    """
    return doc.text


class Page:
    """Text, zones and sentences of a Doc, with look-ups by offset.

    Raises ValueError for a Doc that has no zones yet.
    """

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.text: str = whole_text(doc)
        if doc._.affil_zones is None:
            raise ValueError("the component affil_zones has to run before this one")
        self.zones: list[Zone] = doc._.affil_zones
        self.sentences: list[Sentence] = doc._.affil_sentences
        self._starts = [s["start"] for s in self.sentences]

    @cached_property
    def background(self) -> list[float]:
        """How likely each sentence is about something else; 0 before `affil_background` ran."""
        return self.doc._.affil_background or [0.0] * len(self.sentences)

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
    def names(self) -> list[tuple[int, int, int]]:
        """Where institutions are named, in order, and which; empty before they are found."""
        found = enumerate(self.doc._.affil_institutions or [])
        return sorted((m["start"], m["end"], n) for n, one in found for m in one["mentions"])

    @cached_property
    def parties(self) -> dict[int, str]:
        """The institutions that are parties, and their roles; empty before they are found."""
        taken = [p["value"] for p in self.doc._.affil_parties or [] if p["taken"]]
        return {value["institution"]: value["role"] for value in taken}

    @cached_property
    def services(self) -> list[tuple[int, int, str]]:
        """Where service lines are named, in order, and the status that is said there."""
        spans = self.doc.spans.get("affil_services", [])
        return sorted((s.start_char, s.end_char, s.kb_id_) for s in spans)

    @cached_property
    def last_paragraph(self) -> int:
        """Where the last paragraph or item of the story begins; -1 without a story."""
        story = (zone["start"] for zone in self.zones if zone["kind"] in ("body", "bullet"))
        return max(story, default=-1)

    @cached_property
    def headlines(self) -> str:
        """The headlines in one line, case folded."""
        return " ".join(
            self.text_of(s) for s in self.sentences if self.kind(s) == "headline"
        ).casefold()

    @cached_property
    def lead(self) -> tuple[int, ...]:
        """Indices of the sentences that open the story: three at most of a paragraph."""
        found: list[int] = []
        zones: list[int] = []
        for index, sentence in enumerate(self.sentences):
            if self.kind(sentence) != "body":
                continue
            if sentence["zone"] not in zones:
                if len(zones) >= 2 and self._words(found) >= LEAD_WORDS:
                    break
                zones.append(sentence["zone"])
            if sum(self.sentences[i]["zone"] == sentence["zone"] for i in found) < 3:
                found.append(index)
        return tuple(found)

    def _words(self, indices: list[int]) -> int:
        return sum(len(self.text_of(self.sentences[i]).split()) for i in indices)
