"""Names with words that no institution has, read as names that are spelt much like them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from heapq import nsmallest
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from affilcli.gazetteer.index import Index, content, hashed, words_of
from affilcli.gazetteer.linking.rarity import Rarity

#: a word is read as another that is so much like it, and no letter or two longer or shorter
LIKE, LONGER = 0.76, 2
#: so many spellings of a word are tried, and so many readings of the whole are given
SPELLINGS, READINGS = 8, 3
#: a name with more unknown words is not one that is misspelt
FEW = 5
#: a word in more forms than this leads nowhere by itself
COMMON = 2000


class Reading(NamedTuple):
    """A name as it may be meant, and how much like it the given one is spelt, from 0 to 1."""

    text: str
    likeness: float


class Respelling:
    """Reads names by the words of an index."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.rarity = Rarity(index)

    def readings(self, name: str) -> list[Reading]:
        """What the name may mean, the likeliest first; nothing where all of its words are known,
        more than a few are not, or one is like no other.

        Of the ways to spell its words anew those come first that stand in one name.
        """
        words = [word for each in words_of(name) for word in content([each.folded])]
        unknown = dict.fromkeys(word for word in words if not self._is_known(word))
        if len(unknown) > FEW:
            return []
        near = {word: self._near(word) for word in unknown}
        if not all(near.values()):
            return []
        found: dict[str, Reading] = {}
        for form in self._forms([one for one in words if one not in near], near):
            reading = self._read(words, near, set(self.index.words(form)))
            found.setdefault(reading.text, reading)
        return nsmallest(READINGS, found.values(), key=lambda one: -one.likeness)

    def _is_known(self, word: str) -> bool:
        return self.index.word(hashed(word)) is not None

    def _near(self, word: str) -> dict[int, float]:
        """Words of the vocabulary that are spelt alike, and how much."""
        spellings = {
            place: other
            for place, other in enumerate(self.index.spellings)
            if abs(len(other) - len(word)) <= LONGER
        }
        found = process.extract(
            word, spellings, scorer=DamerauLevenshtein.normalized_similarity,
            limit=SPELLINGS, score_cutoff=LIKE,
        )  # fmt: skip
        return {place: likeness for _, likeness, place in found}

    def _forms(self, known: list[str], near: Mapping[str, Mapping[int, float]]) -> list[int]:
        """The forms with most of what the name may say, the best first."""
        told: defaultdict[int, float] = defaultdict(float)
        places = [self.index.word(hashed(word)) for word in known]
        spelt = [{place: 1.0 for place in places if place is not None}] if near else []
        for ways in (*near.values(), *spelt):
            for word, likeness in ways.items():
                if self.index.frequency(word) <= COMMON:
                    for form in self.index.with_word(word):
                        told[form] += likeness * self.rarity.of(word)
        return nsmallest(
            READINGS, told, key=lambda form: (-told[form], self.index.length(form), form)
        )

    def _read(
        self, words: list[str], near: Mapping[str, Mapping[int, float]], form: set[int]
    ) -> Reading:
        """The name with its unknown words as a form spells them, else as is most like them."""
        likeness, said = 1.0, []
        for word in words:
            ways = near.get(word)
            if not ways:
                said.append(word)
                continue
            place = max(ways, key=lambda one: (one in form, ways[one], -one))
            likeness *= ways[place]
            said.append(self.index.spellings[place])
        return Reading(" ".join(said), round(likeness, 3))
