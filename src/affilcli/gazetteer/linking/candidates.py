"""Institutions that a string may mean: names that stand in it, and names that are much like it."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from heapq import nsmallest
from typing import NamedTuple

from affilcli.gazetteer.index import Index, Kind
from affilcli.gazetteer.index.words import MASK, following
from affilcli.gazetteer.linking.mention import Mention
from affilcli.vocabulary import load

#: no name is looked for that has more content words
LONGEST = 12
#: words that stand in more forms than this lead nowhere by themselves
COMMON = 200
#: so many words of a part, the rarest, lead to what is alike
RAREST = 3
#: so many forms that share those are held against the part in full
LOOKED_AT = 12
#: what a form must share with a part: of its own weight, and in all
SHARE, SHARED = 0.55, 6.0
#: so many of what is alike are kept for each part
ALIKE = 6
#: forms of the registry that weights were fitted on: a word tells as much where there are fewer
FORMS = 150_000
#: what weighs a word that no name has
UNKNOWN = 9.0


class Candidate(NamedTuple):
    """A form of an institution and the tokens that it was found by.

    `covers` is what share of the form stands there and `covered` what share of the tokens is the
    form, by the weight of their words; both are 1 for a name that stands there.
    """

    institution: int
    kind: Kind
    form: int
    start: int
    end: int
    in_order: bool
    covers: float = 1.0
    covered: float = 1.0

    @property
    def exact(self) -> bool:
        """Does it stand there as it is?"""
        return self.covers == self.covered == 1.0


class Candidates:
    """Finds candidates by an index."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self._rarities: dict[int, float] = {}

    def of(self, mention: Mention) -> list[Candidate]:
        """All candidates; an institution may be there several times."""
        found = [*self._named(mention), *self._acronyms(mention)]
        return [*found, *self._alike(mention, found)]

    def weight(self, number: int) -> float:
        """What a word tells: the rarer it is in names, the more."""
        word = self.index.word(number)
        return UNKNOWN if word is None else self._rarity(word)

    def _rarity(self, word: int) -> float:
        known = self._rarities.get(word)
        if known is None:
            known = math.log(FORMS / (1 + min(self.index.frequency(word), FORMS)))
            self._rarities[word] = known
        return known

    def _named(self, mention: Mention) -> Iterator[Candidate]:
        """Names whose words stand next to each other, in any order."""
        index, tokens = self.index, mention.tokens
        numbers = [token.number for token in tokens]
        for start in range(len(numbers)):
            bag, order = 0, 1
            for end in range(start, min(len(numbers), start + LONGEST)):
                bag = (bag + numbers[end]) & MASK
                order = following(order, numbers[end])
                for form in index.in_any_order(bag):
                    yield Candidate(
                        index.owners[form], index.kind(form), form, start, end + 1,
                        index.orders[form] == order,
                    )  # fmt: skip

    def _acronyms(self, mention: Mention) -> Iterator[Candidate]:
        index = self.index
        for start in range(len(mention.capitals)):
            for end, forms in index.in_order(mention.capitals, start):
                first, last = mention.token_at[start], mention.token_at[end]
                if mention.is_place(start, end):
                    continue
                for form in forms:
                    yield Candidate(index.owners[form], Kind.ACRONYM, form, first, last, True)

    def _alike(self, mention: Mention, found: Sequence[Candidate]) -> Iterator[Candidate]:
        """Forms much like a part of the string that is no name as a whole."""
        named = [(one.start, one.end) for one in found if one.end - one.start > 1]
        within: list[str] = load("linking")["within"]
        for start, end in mention.parts.values():
            if mention.tokens[start].text in within:
                continue
            if end - start > 1 and not any(s <= start and end <= e for s, e in named):
                yield from self._much_like(mention, start, end)

    def _much_like(self, mention: Mention, start: int, end: int) -> Iterator[Candidate]:
        numbers = {token.number for token in mention.tokens[start:end]}
        known = {word for n in numbers if (word := self.index.word(n)) is not None}
        weights = {word: self._rarity(word) for word in known}
        total = sum(weights.values()) + UNKNOWN * (len(numbers) - len(known))
        scored = []
        for form in self._sharing(weights):
            words = set(self.index.words(form))
            shared = sum(weights[word] for word in words & known)
            covers = shared / sum(weights.get(word) or self._rarity(word) for word in words)
            if covers >= SHARE and shared >= SHARED and covers < 1:
                scored.append((covers + shared / total, covers, shared / total, form))
        for _, covers, covered, form in sorted(scored, key=lambda s: (-s[0], s[3]))[:ALIKE]:
            kind, owner = self.index.kind(form), self.index.owners[form]
            yield Candidate(owner, kind, form, start, end, False, covers, covered)

    def _sharing(self, weights: dict[int, float]) -> list[int]:
        """The forms that share most of the rare words, by weight."""
        rare = [word for word in weights if self.index.frequency(word) <= COMMON]
        shared: defaultdict[int, float] = defaultdict(float)
        for word in sorted(rare, key=lambda word: (-weights[word], word))[:RAREST]:
            for form in self.index.with_word(word):
                shared[form] += weights[word]
        return [
            form for _, form in nsmallest(LOOKED_AT, ((-w, form) for form, w in shared.items()))
        ]
