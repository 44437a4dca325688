"""What a word tells of who is named: the rarer it is in names, the more."""

from __future__ import annotations

import math

from affilcli.gazetteer.index import Index

#: forms of the registry that weights were fitted on: a word tells as much where there are fewer
FORMS = 150_000
#: what a word tells that no name has
UNKNOWN = 9.0


class Rarity:
    """The weights of the words of an index."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self._known: dict[int, float] = {}

    def weight(self, number: int) -> float:
        """The weight of a word by its number, in no name or in many."""
        word = self.index.word(number)
        return UNKNOWN if word is None else self.of(word)

    def of(self, word: int) -> float:
        """The weight of a word by its place in the vocabulary."""
        known = self._known.get(word)
        if known is None:
            known = math.log(FORMS / (1 + min(self.index.frequency(word), FORMS)))
            self._known[word] = known
        return known
