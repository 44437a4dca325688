"""Names that are much like a part of a string, behind the index of rare words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property, lru_cache
from heapq import nsmallest
from typing import NamedTuple

from affilcli.gazetteer.index import Index
from affilcli.gazetteer.index.words import content, folded, hashed
from affilcli.gazetteer.linking.candidate import Candidate
from affilcli.gazetteer.linking.mention import Mention
from affilcli.gazetteer.linking.rarity import UNKNOWN, Rarity
from affilcli.vocabulary import load

#: so many words of a part, the rarest, lead to what is alike
RAREST = 3
#: what a word of a form counts that is missing, where it is of its institution's city
ITS_CITY = 0.3
#: a word that tells no more than this is plain
PLAIN = 4.0
#: a word that tells more may be two that are written as one, of so many letters at least
SELDOM, SHORTEST = 10.0, 3


class Bars(NamedTuple):
    """How much a form must share with a part: of its own weight, and in all.

    Words in more forms than `common` lead nowhere by themselves; so many forms that share rare
    words are held against the part in full, and so many kept. Nothing is looked for in a part of
    fewer words than `words`, nor, unless `always`, in one that is a name as a whole.
    """

    share: float
    shared: float
    common: int
    looked_at: int
    kept: int
    words: int
    always: bool


#: for linking, and for whoever looks for a name and sees what there is
LINKING = Bars(0.55, 6.0, 200, 12, 6, 2, always=False)
FINDING = Bars(0.2, 1.0, 2000, 400, 60, 1, always=True)


class Alike:
    """Finds the forms of an index that are much like something."""

    def __init__(self, index: Index, rarity: Rarity, bars: Bars) -> None:
        self.index = index
        self.rarity = rarity
        self.bars = bars
        self._halves = lru_cache(4096)(self._halves_of)
        self._city_words = lru_cache(4096)(self._words_of_city)

    def to(self, mention: Mention, start: int, end: int) -> Iterator[Candidate]:
        """The forms that are most like the tokens from `start` to `end`."""
        part = self._part(mention, start, end)
        found = []
        for form in self._sharing(part):
            like = self._likeness(form, part)
            if like and like.shared >= self.bars.share * like.whole:
                found.append((-like.covers - like.covered, form, like))
        for *_, form, like in nsmallest(self.bars.kept, found):
            kind, owner = self.index.kind(form), self.index.owners[form]
            yield Candidate(
                owner, kind, form, start, end, False, False, like.covers, like.covered,
                missing=like.missing, extra=like.extra,
            )  # fmt: skip

    def _part(self, mention: Mention, start: int, end: int) -> Part:
        """The words of a part and what they tell: one that no or hardly any name has may be two."""
        told: list[Told] = []
        known: dict[int, float] = {}
        for token in dict.fromkeys(mention.tokens[start:end]):
            word = self.index.word(token.number)
            weight = UNKNOWN if word is None else self.rarity.of(word)
            rare = word is None or weight > SELDOM
            halves = self._halves(token.text) if rare else ()
            told.append(Told(word, weight, halves))
            known.update((half, UNKNOWN / 2) for half in halves if half not in known)
            if word is not None:
                known[word] = weight
        return Part(told, known, not self._caring.isdisjoint(known))

    def _halves_of(self, text: str) -> tuple[int, ...]:
        """Two words that are one here: `Shengjing` for `Sheng Jing`."""
        for cut in range(SHORTEST, len(text) - SHORTEST + 1):
            first, second = self.index.word(hashed(text[:cut])), self.index.word(hashed(text[cut:]))
            if first is not None and second is not None:
                return first, second
        return ()

    def _likeness(self, form: int, part: Part) -> Likeness | None:
        """What the form and the part share, None where that is little. Words that are merely where
        the institution lies count little where they are missing, and one word for a hospital counts
        as another.
        """
        words, known, caring = set(self.index.words(form)), part.known, self._caring
        shared = sum(known[word] for word in words if word in known)
        if shared < self.bars.shared:
            return None
        city = self._city_words(self.index.owners[form])
        same = part.cares and not caring.isdisjoint(words)
        missing = rare = elsewhere = 0.0
        for word in words:
            if word not in known and not (same and word in caring):
                weight = self.rarity.of(word)
                if word in city:
                    elsewhere += ITS_CITY * weight
                else:
                    missing += weight
                    rare += max(0.0, weight - PLAIN)
        total, extra = shared, 0.0
        for one in part.told:
            if not (one.stands_in(words) or (same and one.word in caring)):
                weight = one.weight * (ITS_CITY if one.word in city else 1.0)
                total += weight
                extra += max(0.0, weight - PLAIN)
        return Likeness(shared, shared + missing + elsewhere, total, rare, extra)

    @cached_property
    def _caring(self) -> frozenset[int]:
        """Words for a hospital, by their places in the vocabulary."""
        words = (self.index.word(hashed(word)) for word in load("linking")["hospitals"])
        return frozenset(word for word in words if word is not None)

    def _words_of_city(self, institution: int) -> frozenset[int]:
        city = self.index.institution(institution).city or ""
        words = (self.index.word(hashed(word)) for word in content(folded(city)))
        return frozenset(word for word in words if word is not None)

    def _sharing(self, part: Part) -> list[int]:
        """The forms that share most of the rare words, by weight, the shortest first."""
        index, weights = self.index, part.known
        rare = [word for word in weights if index.frequency(word) <= self.bars.common]
        shared: defaultdict[int, float] = defaultdict(float)
        for word in sorted(rare, key=lambda word: (-weights[word], word))[:RAREST]:
            weight = weights[word]
            for form in index.with_word(word):
                shared[form] += weight
        least = self.bars.shared - sum(weights[word] for word in weights if word not in rare)
        ranked = [
            (-weight, index.length(form), form)
            for form, weight in shared.items()
            if weight >= least
        ]
        return [form for *_, form in nsmallest(self.bars.looked_at, ranked)]


class Told(NamedTuple):
    """A word of a part of a string: its place in the vocabulary, None where no name has it, what it
    tells, and the two words that it may be.
    """

    word: int | None
    weight: float
    halves: tuple[int, ...]

    def stands_in(self, words: set[int]) -> bool:
        """Is it one of these words, or are both of its halves?"""
        return self.word in words or (bool(self.halves) and words.issuperset(self.halves))


class Part(NamedTuple):
    """A part of a string: its words, what each that names have tells by its place in the
    vocabulary, halves too, and whether one stands for a hospital.
    """

    told: list[Told]
    known: dict[int, float]
    cares: bool


class Likeness(NamedTuple):
    """What a form and a part share, both whole, and what their other words tell that are not plain:
    those of the form are missing, those of the part are extra.
    """

    shared: float
    whole: float
    total: float
    missing: float
    extra: float

    @property
    def covers(self) -> float:
        """What share of the form stands there."""
        return self.shared / self.whole

    @property
    def covered(self) -> float:
        """What share of the part is the form."""
        return self.shared / self.total
