"""An affiliation string taken apart: its words, its parts, and the places that it names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from affilcli.gazetteer.index.words import Word, as_written, content, hashed, words_of
from affilcli.gazetteer.linking.heads import CARE, classes_of
from affilcli.gazetteer.places import Places
from affilcli.vocabulary import load

# What parts the institutions, units and places of a string; a full stop does behind a long word.
_CUT = re.compile(r"[,;()\[\]|/:•\n\t]|\s[-–—]\s|(?<=\w{5})\.\s+(?=[A-Z])")


class Token(NamedTuple):
    """A content word: its folded text, its number, and the part of the string it stands in."""

    text: str
    number: int
    part: int


class Mention:
    """A string that names an institution, perhaps with units, places and other institutions."""

    def __init__(self, text: str) -> None:
        self.text = text
        words = self._written = words_of(text)
        self.words = [word.folded for word in words]
        self.capitals = [as_written(text[word.start : word.end]) for word in words]
        cuts = [found.start() for found in _CUT.finditer(text)]
        self.tokens: list[Token] = []
        #: the token that each word became, or the one behind it where it carries no name
        self.token_at: list[int] = []
        part = 0
        for word in words:
            while part < len(cuts) and cuts[part] < word.start:
                part += 1
            self.token_at.append(len(self.tokens))
            for text_ in self._content(word, part):
                self.tokens.append(Token(text_, hashed(text_), part))
        self.token_at.append(len(self.tokens))
        self.spoken = f" {' '.join(self.words)} "

    def _content(self, word: Word, part: int) -> Sequence[str]:
        """What a word stands for; initials of a hospital are a name where they are not written as
        such, or come first.
        """
        names: dict[str, list[str]] = load("linking")["names"]
        first = not self.tokens or self.tokens[-1].part != part
        small = not self.text[word.start : word.end].isupper()
        if (small and word.folded in names["small"]) or (first and word.folded in names["first"]):
            return (word.folded,)
        return content((word.folded,))

    @cached_property
    def parts(self) -> dict[int, tuple[int, int]]:
        """The first token and the one behind the last of each part that has any."""
        found: dict[int, tuple[int, int]] = {}
        for place, token in enumerate(self.tokens):
            start, _ = found.get(token.part, (place, place))
            found[token.part] = (start, place + 1)
        return found

    @cached_property
    def joined(self) -> frozenset[int]:
        """The tokens that an `and` stands before."""
        joining: list[str] = load("linking")["joining"]
        return frozenset(
            at for word, at in zip(self.words, self.token_at, strict=False) if word in joining
        )

    @cached_property
    def places(self) -> Places:
        """The places that it names."""
        return Places(self.text, short=True, words=self._written)

    @cached_property
    def speaks_of_care(self) -> bool:
        """Does it name a hospital, a health system or the like, whoever that is?"""
        words = [token.text for token in self.tokens]
        said = f" {' '.join(words)} "
        care: list[str] = load("linking")["care_words"]
        return CARE in classes_of(words) or any(f" {one} " in said for one in care)

    def is_place(self, start: int, end: int) -> bool:
        """Are these words a country or a state, and no acronym?"""
        return self.places.is_named(self.words[start:end])
