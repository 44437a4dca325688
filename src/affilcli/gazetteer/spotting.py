"""Names that a gazetteer holds, found in a text by its prepared index.

From every word that is written with a capital or a digit the index is asked, word by word, whether
a form goes on. The text is folded word by word and never as a whole, so places are those of the
text, however long a folded word is.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, compress, count
from typing import NamedTuple

from affilcli.gazetteer.index import Index, as_written, hashed
from affilcli.gazetteer.index.words import WORD, fold

# Words and what stands between them, in turn: to split a text takes half the time of matches.
_PIECES = re.compile(f"({WORD.pattern})")
# What may stand between two words of a name: a line may end there, a sentence may not.
_GAP = re.compile(r"['\u2019]?\.?,?[^\S\n]?(?:[/\u2010-\u2015-][^\S\n]?)?\n?")
#: a full stop ends no sentence behind so few letters (St., Inc., J.)
ABBREVIATED = 3
# Letters of other alphabets pass for capitals until a word is looked up.
_BEHIND_Z = chr(ord("z") + 1)
_POSSESSIVE = ("'s", "\u2019s", "'S", "\u2019S")
#: a word of more letters is capitalised where it stands in a name with a possessive ending
SMALL = 3
#: a possessive ending is looked for behind so many words at most
LONGEST = 12

#: so many words are remembered with what the index knows of them
REMEMBERED = 2**12


class Spotted(NamedTuple):
    """A stretch of a text that spells out forms of the index, by their numbers."""

    start: int
    end: int
    forms: Sequence[int]


class Spotter:
    """Finds the forms of an index in texts."""

    def __init__(self, index: Index) -> None:
        self._index = index
        # Words come again and again: their numbers, and whether any form begins with them.
        self._ways = [
            _Way(lru_cache(REMEMBERED)(number), lru_cache(REMEMBERED)(self._opens(number)))
            for number in (lambda word: hashed(fold(word)), as_written)
        ]

    def spotted(self, text: str) -> list[Spotted]:
        """Every stretch that spells out a form, by where it begins, then the shortest first.

        One may lie in another. A possessive ending is no part of it (`Oakline Health’s`), unless
        it is the form's own.
        """
        words = _Words(text)
        found: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
        for way in self._ways:
            for first, last, forms in self._whole(words, way):
                found[words.starts[first], words.ends[last]] += forms
            for first, last, forms in self._owning(words, way):
                found[words.starts[first], words.ends[last] - 2] += forms
        return [Spotted(*place, found[place]) for place in sorted(found)]

    def _opens(self, number: Callable[[str], int]) -> Callable[[str], bool]:
        return lambda word: not word[0].islower() and self._index.opens(number(word))

    def _whole(self, words: _Words, way: _Way) -> Iterator[tuple[int, int, Sequence[int]]]:
        """First and last word of what is spelled out, and the forms."""
        number, opens = way
        written, along = words.words, self._index.along
        for first in words.capitals:
            if not opens(written[first]):
                continue
            for end, forms in along(map(number, _from(written, first)), first):
                if end == first + 1 or words.are_joined(first, end - 1):
                    yield first, end - 1, forms

    def _owning(self, words: _Words, way: _Way) -> Iterator[tuple[int, int, Sequence[int]]]:
        """The same, where the last word has a possessive ending and the form has none."""
        for begin, last in words.owners:
            run = [*words.words[begin:last], words.words[last][:-2]]
            numbers = list(map(way.number, run))
            for first in compress(count(), map(way.opens, run)):
                for end, forms in self._index.in_order(numbers, first):
                    if end == len(run):
                        yield begin + first, last, forms


def _from(words: Sequence[str], first: int) -> Iterator[str]:
    """The words from one on, none of those before it passed over one by one."""
    return map(words.__getitem__, range(first, len(words)))


class _Way(NamedTuple):
    """A way to look words up: their numbers, and whether a form begins with them."""

    number: Callable[[str], int]
    opens: Callable[[str], bool]


class _Words:
    """The words of a text, with their places and what stands behind each of them."""

    def __init__(self, text: str) -> None:
        pieces = _PIECES.split(text)
        ends = list(accumulate(map(len, pieces)))
        self.words, self.gaps = pieces[1::2], pieces[2::2]
        self.starts, self.ends = ends[::2], ends[1::2]
        # Compared as a whole: to take each first letter out costs more.
        self.capitals = [at for at, word in enumerate(self.words) if not "a" <= word < _BEHIND_Z]
        self.owners = [
            (self._run_to(at), at)
            for at, word in enumerate(self.words)
            if word.endswith(_POSSESSIVE)
        ]

    def are_joined(self, first: int, last: int) -> bool:
        """Can the words from the first to the last be of one name, by what stands between them?"""
        return all(map(self._goes_on, range(first, last)))

    def _run_to(self, last: int) -> int:
        """The first of the words that can be of one name with this one."""
        first = last
        while first and last - first < LONGEST and self._goes_on(first - 1):
            word = self.words[first - 1]
            if word[0].islower() and len(word) > SMALL:
                break
            first -= 1
        return first

    def _goes_on(self, at: int) -> bool:
        gap = self.gaps[at]
        if gap == " ":
            return True
        if "." in gap and len(self.words[at]) > ABBREVIATED:
            return False
        return _GAP.fullmatch(gap) is not None
