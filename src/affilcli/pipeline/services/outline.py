"""The outline of a page: which line introduces a sentence's list, which heading its section.

A heading is a subheading, a question above its answer, or a run-in head; a list is opened
by a line that ends in a colon, or that breaks off before list items.
"""

from __future__ import annotations

import re

from affilcli.pipeline.page import Page

ENUMERATED = re.compile(r"\s*(?:[•●▪◦*·‣○–—-]+\s|o\s|\(?(?:\d{1,2}|[a-h]|[ivx]{1,4})[.)]\s|--)")
NUMBERED = re.compile(r"\s*(?:\d{1,2}[.)]|[A-Z]\.|Section \d|ARTICLE\b)(?:\s|$)")
NUMBER = re.compile(r"(?:Section\s|Article\s)?[\dA-Z][\d.]{0,5}\.?")
#: how a run-in head without a number begins: "What isn't covered.", "Excluded Assets."
SAYS_WHAT = re.compile(r"(?i)(?:What|Excluded|Excepted|Retained|Exclusions?|Exceptions?|Not)\b")
QUESTION_WORDS, RUN_IN_WORDS = 14, 8


class Outline:
    """For each sentence the index of the one that introduces its list, and of its heading."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.intros: dict[int, int] = {}
        self.headings: dict[int, int] = {}
        self._read()

    def _read(self) -> None:
        intro: int | None = None
        heading: int | None = None
        for index, sentence in enumerate(self.page.sentences):
            first = index == 0 or self.page.sentences[index - 1]["zone"] != sentence["zone"]
            if (first or self._numbered(index)) and self._is_heading(index):
                heading, intro = index, None
                continue
            if intro is not None and not self._listed(index):
                intro = None
            if intro is not None:
                self.intros[index] = intro
            if heading is not None:
                self.headings[index] = heading
            text = self.page.text_of(sentence).rstrip()
            if text.endswith(":") or (
                intro is None and (text.endswith(";") or self._breaks_into_list(index))
            ):
                intro = index

    def _is_heading(self, index: int) -> bool:
        """Is it a subheading, a question above its answer, or a run-in head ("3. Staff.")?"""
        sentence = self.page.sentences[index]
        kind, text = self.page.kind(sentence), self.page.text_of(sentence)
        if kind == "subheading":
            return True
        words = len(text.split())
        alone = (
            index + 1 == len(self.page.sentences)
            or self.page.sentences[index + 1]["zone"] != sentence["zone"]
        )
        if text.rstrip().endswith("?"):
            return alone and words <= QUESTION_WORDS
        if kind not in ("bullet", "body"):
            return False
        if SAYS_WHAT.match(text) and words <= RUN_IN_WORDS:
            if text.rstrip().endswith("."):
                return not alone
            if alone and self._numbered(index):
                return True
        numbered = self._numbered(index) or NUMBERED.match(text)
        run_in = bool(numbered) and words <= RUN_IN_WORDS
        return run_in and (not alone or text.isupper())

    def _numbered(self, index: int) -> bool:
        """Is there nothing before it in its paragraph but a number: "9. Excluded Assets. The …"?"""
        before = self.page.sentences[index - 1] if index else None
        same = before is not None and before["zone"] == self.page.sentences[index]["zone"]
        return same and bool(
            NUMBER.fullmatch(self.page.text_of(self.page.sentences[index - 1]).strip())
        )

    def _breaks_into_list(self, index: int) -> bool:
        """Does a sentence without an end stand before list items?"""
        text = self.page.text_of(self.page.sentences[index]).rstrip()
        if index + 1 >= len(self.page.sentences) or text[-1:] in '.!?…”"':
            return False
        after = self.page.sentences[index + 1]
        return (
            self.page.kind(after) == "bullet"
            and self.page.kind(self.page.sentences[index]) == "body"
        )

    def _listed(self, index: int) -> bool:
        """Does a sentence go on with the list before it?"""
        sentence, before = self.page.sentences[index], self.page.sentences[index - 1]
        if self.page.kind(sentence) == "bullet" or ENUMERATED.match(self.page.text_of(sentence)):
            return True
        same = sentence["zone"] == before["zone"]
        return same and (
            self.page.kind(sentence) == "bullet" or self.page.text_of(before).rstrip().endswith(";")
        )
