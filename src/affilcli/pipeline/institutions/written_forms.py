"""Where a text holds any of many names, however they are spaced, cased and apostrophed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeAlias

from affilcli.pipeline.institutions.short_forms import Key

#: a word, or a sign that is read as `and`
_WORD = re.compile(r"\w+|[&+]")
#: what can stand between the words of a name
_BETWEEN = re.compile(r"[\s.,'’–—-]{1,4}")
_APOSTROPHES = "'’"
#: marks in a node of the tree that a name ends there
_ENDS = ""


_Node: TypeAlias = dict[str, "_Node"]


class _Word(NamedTuple):
    """A word of the text, case folded, or one of the signs `&` and `+`."""

    start: int
    end: int
    text: str


class WrittenForms:
    """A tree of names, word by word: the time a text takes hardly grows with their number."""

    def __init__(self, keys: Iterable[Key]) -> None:
        self._tree: _Node = {}
        for key in keys:
            node = self._tree
            for word in key:
                node = node.setdefault(word, {})
            node[_ENDS] = {}

    def find(self, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Offsets of the names in `text[start:end]`, each as long as can be, none overlapping."""
        words = [
            _Word(*found.span(), found.group().casefold())
            for found in _WORD.finditer(text, start, end)
        ]
        reader = _Reader(text, words)
        taken = start
        for index, word in enumerate(words):
            if word.start < taken or text[max(0, word.start - 1) : word.start] == "&":
                continue
            length, stop = reader.longest(self._tree, index)
            if length:
                taken = _with_stop(text, stop)
                yield word.start, taken


class _Reader:
    """Follows a tree of names along the words of a text."""

    def __init__(self, text: str, words: list[_Word]) -> None:
        self.text, self.words = text, words

    def longest(self, node: _Node, index: int, length: int = 0) -> tuple[int, int]:
        """Words of the longest name below a node that goes on at a word, and where it ends; (0, 0)
        if there is none.
        """
        best = (0, 0)
        for key, following in self._forms(index):
            if below := node.get(key):
                stop = self.words[following - 1].end
                if _ENDS in below and self.text[stop : stop + 1] != "&":
                    best = max(best, (length + 1, stop))
                if self._goes_on(stop, following):
                    best = max(best, self.longest(below, following, length + 1))
        return best

    def _forms(self, index: int) -> Iterator[tuple[str, int]]:
        """What a word can be in a name, and the index of the word behind it."""
        word = self.words[index]
        yield ("and" if word.text in "&+" else word.text), index + 1
        # Children's stands for `childrens`.
        if self._is_possessive(index):
            yield word.text + "s", index + 2

    def _is_possessive(self, index: int) -> bool:
        word, following = self.words[index], self.words[index + 1 : index + 2]
        return bool(
            following
            and following[0].text == "s"
            and following[0].start == word.end + 1
            and self.text[word.end] in _APOSTROPHES
            and len(word.text) > 1
        )

    def _goes_on(self, stop: int, following: int) -> bool:
        """Can the next word be one of the same name, by what stands between?"""
        if following >= len(self.words):
            return False
        return _BETWEEN.fullmatch(self.text, stop, self.words[following].start) is not None


def _with_stop(text: str, end: int) -> int:
    """The full stop of `Inc.` is part of a name."""
    return end + (text[end - 3 : end].casefold() == "inc" and text[end : end + 1] == ".")
