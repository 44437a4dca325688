"""Finds cue phrases in texts, quickly; how they are written is told in `notation.py`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from affilcli.pipeline.notation import ANY, WORD, Phrase, folded, keys, parsed, second_key

_TWO_WORDS = re.compile(r"\b(\w+)(?:\W+(\w+))?")


class Hit(NamedTuple):
    """A cue found: its label, the phrase as written in the vocabulary, and where it stands."""

    label: str
    phrase: str
    start: int
    end: int


class Word(NamedTuple):
    """A run of word characters."""

    start: int
    end: int
    lower: str


@lru_cache(maxsize=8)
def words_of(text: str) -> tuple[Word, ...]:
    """The words of a text in order; cached because several components ask for the same text."""
    return tuple(Word(m.start(), m.end(), m.group().lower()) for m in WORD.finditer(text))


class _Place(NamedTuple):
    """Where a word of a text begins, and the key of the word behind it."""

    start: int
    following: str


@lru_cache(maxsize=8)
def _places_by_key(text: str) -> dict[str, list[_Place]]:
    """The words of a text by the keys under which phrases are looked up."""
    places: defaultdict[str, list[_Place]] = defaultdict(list)
    words = words_of(text)
    behind = [*(second_key(word.lower) for word in words[1:]), ANY]
    for word, following in zip(words, behind, strict=bool(words)):
        for key in keys(word.lower):
            places[key].append(_Place(word.start, following))
    return dict(places)


class _Sought(NamedTuple):
    """A phrase as it is looked for."""

    label: str
    written: str
    pattern: re.Pattern[str]


class _Spots(NamedTuple):
    """Where in a text phrases may begin, in order, and which ones at each place."""

    text: str
    folded: str
    starts: list[int]
    phrases: list[list[_Sought]]


class Matcher:
    """Finds the phrases of a vocabulary: `{label: [phrase, …]}`.

    Phrases are looked up by the beginnings of their first two words, so the time a text takes grows
    with its words, hardly with the number of phrases. Where they may begin is worked out once a
    text, which components then ask about sentence by sentence. A phrase becomes a regular
    expression, which takes a third of a millisecond, when a text first has words that it can begin
    with: of thousands, few texts need all.
    """

    def __init__(self, table: Mapping[str, Iterable[str]]) -> None:
        self._phrases: dict[str, list[tuple[str, str, Phrase]]] = defaultdict(list)
        self._seconds: dict[str, set[str]] = defaultdict(set)
        self._ready: dict[tuple[str, str], list[_Sought]] = {}
        self._last = _Spots("", "", [], [])
        for label, phrases in table.items():
            for written in phrases:
                phrase = parsed(written)
                for key in phrase.firsts:
                    self._phrases[key].append((label, written, phrase))
                    self._seconds[key] |= phrase.seconds

    def find(self, text: str, start: int = 0, end: int | None = None) -> list[Hit]:
        """All hits that lie within `text[start:end]`, in order; overlapping ones included."""
        end = len(text) if end is None else end
        spots = self._spots(text)
        first, last = bisect_left(spots.starts, start), bisect_left(spots.starts, end)
        return [
            hit
            for index in range(first, last)
            for hit in _hits(spots.folded, spots.starts[index], end, spots.phrases[index])
        ]

    def at(self, text: str, position: int, end: int | None = None) -> Hit | None:
        """The longest hit that begins just at `position`, or None."""
        found = _TWO_WORDS.match(text, position)
        if found is None:
            return None
        end = len(text) if end is None else end
        word, following = found.group(1).lower(), (found.group(2) or "").lower()
        behind = second_key(following) if following else ANY
        phrases = [p for key in keys(word) for p in self._beginning(key, behind)]
        hits = _hits(_folded(text), position, end, phrases)
        return max(hits, key=lambda hit: hit.end, default=None)

    def _spots(self, text: str) -> _Spots:
        if self._last.text is not text:
            places = _places_by_key(text)
            # Of two keys of one word the longer comes first.
            found = sorted(
                (start, -len(key), phrases)
                for key in places.keys() & self._phrases.keys()
                for start, following in places[key]
                if (phrases := self._beginning(key, following))
            )
            starts, sought = [start for start, _, _ in found], [each for _, _, each in found]
            self._last = _Spots(text, _folded(text), starts, sought)
        return self._last

    def _beginning(self, first: str, second: str) -> list[_Sought]:
        """The phrases that may begin with two words of these keys, ready to be looked for."""
        if first not in self._phrases:
            return []
        if second not in self._seconds[first]:
            second = ANY
        ready = self._ready.get((first, second))
        if ready is None:
            ready = self._ready[first, second] = [
                _Sought(label, written, _compiled(phrase.source))
                for label, written, phrase in self._phrases[first]
                if ANY in phrase.seconds or second in phrase.seconds
            ]
        return ready


@cache
def _compiled(source: str) -> re.Pattern[str]:
    return re.compile(source)


_folded = lru_cache(maxsize=8)(folded)


def _hits(text: str, start: int, end: int, phrases: Iterable[_Sought]) -> Iterator[Hit]:
    """The phrases that stand at `start` of a folded text and end by `end`."""
    for phrase in phrases:
        if (found := phrase.pattern.match(text, start, end)) and found.end() > start:
            yield Hit(phrase.label, phrase.written, start, found.end())


def words_before(text: str, position: int, most: int, floor: int = 0) -> int:
    """Offset at which the last `most` words before `position` begin, not before `floor`."""
    words = words_of(text)
    index = _first_at(words, position)
    first = max(index - most, _first_at(words, floor))
    return words[first].start if first < index else position


def _first_at(words: tuple[Word, ...], start: int) -> int:
    """Index of the first word that begins at `start` or later."""
    return bisect_left(words, start, key=lambda word: word.start)
