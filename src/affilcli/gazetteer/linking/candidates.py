"""Institutions that a string may mean: names that stand in it, and names that are much like it."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from heapq import nsmallest
from typing import NamedTuple

from affilcli.gazetteer.index import Index, Kind
from affilcli.gazetteer.index.words import MASK, content, folded, following, hashed
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
#: what a word of a form counts that is missing, where it is of its institution's city
ITS_CITY = 0.3
#: a word that tells no more than this is plain
PLAIN = 4.0
#: a word that tells more may be two that are written as one, of so many letters at least
SELDOM, SHORTEST = 10.0, 3
#: so many of what is alike are kept for each part
ALIKE = 6
#: forms of the registry that weights were fitted on: a word tells as much where there are fewer
FORMS = 150_000
#: what weighs a word that no name has
UNKNOWN = 9.0


class Candidate(NamedTuple):
    """A form of an institution and the tokens that it was found by.

    `covers` is what share of the form stands there and `covered` what share of the tokens is the
    form, by the weight of their words; both are 1 for a name that stands there. It is `literal`
    where it stands there word for word, small words and plurals too.
    """

    institution: int
    kind: Kind
    form: int
    start: int
    end: int
    in_order: bool
    exact: bool = True
    covers: float = 1.0
    covered: float = 1.0
    literal: bool = False
    missing: float = 0.0
    extra: float = 0.0

    @property
    def rank(self) -> tuple[bool, bool, float, int]:
        """How well it is the name of its institution that stands there."""
        return self.literal, self.in_order, self.covers + self.covered, -self.kind


class Candidates:
    """Finds candidates by an index."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self._rarities: dict[int, float] = {}
        self._halves = lru_cache(4096)(self._halves_of)
        self._city_words = lru_cache(4096)(self._words_of_city)

    def of(self, mention: Mention) -> list[Candidate]:
        """All candidates; an institution may be there several times, but once at each place."""
        found = [*self._named(mention), *self._acronyms(mention)]
        best: dict[tuple[int, int, int], Candidate] = {}
        for one in (*found, *self._alike(mention, found)):
            place = one.institution, one.start, one.end
            if place not in best or one.rank > best[place].rank:
                best[place] = one
        return list(best.values())

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
        literal = self._literal(mention)
        for start in range(len(numbers)):
            bag, order = 0, 1
            for end in range(start, min(len(numbers), start + LONGEST)):
                bag = (bag + numbers[end]) & MASK
                order = following(order, numbers[end])
                for form in index.in_any_order(bag):
                    yield Candidate(
                        index.owners[form], index.kind(form), form, start, end + 1,
                        index.orders[form] == order, literal=form in literal,
                    )  # fmt: skip

    def _literal(self, mention: Mention) -> set[int]:
        """The forms that stand there word for word."""
        numbers = [hashed(word) for word in mention.words]
        return {
            form
            for start in range(len(numbers))
            for _, forms in self.index.in_order(numbers, start)
            for form in forms
        }

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
        part = self._part(mention, start, end)
        found = []
        for form in self._sharing(part):
            like = self._likeness(form, part)
            if like and like.shared >= SHARE * like.whole:
                found.append((-like.covers - like.covered, form, like))
        for *_, form, like in nsmallest(ALIKE, found):
            kind, owner = self.index.kind(form), self.index.owners[form]
            yield Candidate(
                owner, kind, form, start, end, False, False, like.covers, like.covered,
                missing=like.missing, extra=like.extra,
            )  # fmt: skip

    def _part(self, mention: Mention, start: int, end: int) -> Part:
        """The words of a part and what they tell: one that no or hardly any name has may be two."""
        words: dict[int, float] = {}
        unknown = 0.0
        for token in dict.fromkeys(mention.tokens[start:end]):
            word = self.index.word(token.number)
            if word is not None:
                words[word] = self._rarity(word)
            if word is None or words[word] > SELDOM:
                halves = self._halves(token.text)
                words.update((half, UNKNOWN / 2) for half in halves if half not in words)
                unknown += UNKNOWN if word is None and not halves else 0.0
        return Part(words, unknown, not self._caring.isdisjoint(words))

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
        words, known, caring = set(self.index.words(form)), part.words, self._caring
        shared = sum(known[word] for word in words if word in known)
        if shared < SHARED:
            return None
        city = self._city_words(self.index.owners[form])
        same = part.cares and not caring.isdisjoint(words)
        missing = rare = elsewhere = 0.0
        for word in words:
            if word not in known and not (same and word in caring):
                weight = self._rarity(word)
                if word in city:
                    elsewhere += ITS_CITY * weight
                else:
                    missing += weight
                    rare += max(0.0, weight - PLAIN)
        total, extra = shared + part.unknown, part.unknown
        for word, weight in part.words.items():
            if word not in words and not (same and word in caring):
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
        index, weights = self.index, part.words
        rare = [word for word in weights if index.frequency(word) <= COMMON]
        shared: defaultdict[int, float] = defaultdict(float)
        for word in sorted(rare, key=lambda word: (-weights[word], word))[:RAREST]:
            weight = weights[word]
            for form in index.with_word(word):
                shared[form] += weight
        least = SHARED - sum(weights[word] for word in weights if word not in rare)
        ranked = [
            (-weight, index.length(form), form)
            for form, weight in shared.items()
            if weight >= least
        ]
        return [form for *_, form in nsmallest(LOOKED_AT, ranked)]


class Part(NamedTuple):
    """Words of a part of a string: what each tells by its place in the vocabulary, what those tell
    that no name has, and whether one stands for a hospital.
    """

    words: dict[int, float]
    unknown: float
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
