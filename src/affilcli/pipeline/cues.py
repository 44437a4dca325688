"""Finds cue phrases in texts, quickly; how they are written is told in `notation.py`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
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


@lru_cache(maxsize=8)
def _places_by_key(text: str) -> dict[str, list[tuple[int, str]]]:
    """The words of a text by the keys under which phrases are looked up: where each begins, and
    the key of the word behind it.
    """
    places: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    behind = ANY
    for start, _, word in reversed(words_of(text)):
        for key in keys(word):
            places[key].append((start, behind))
        behind = second_key(word)
    return dict(places)


class _Sought(NamedTuple):
    """A phrase as it is looked for: does it stand at a place of a folded text, before an end?"""

    label: str
    written: str
    match: Callable[[str, int, int], re.Match[str] | None]


class _Spots(NamedTuple):
    """Where in a text phrases may begin, in order, and which ones at each place."""

    text: str
    folded: str
    starts: list[int]
    phrases: list[list[_Sought]]


class _Opening:
    """The phrases whose first word has the same key, sorted by the second as they are asked for."""

    def __init__(self) -> None:
        self.seconds: set[str] = set()
        self._phrases: list[tuple[str, str, Phrase]] = []
        self._ready: dict[str, list[_Sought]] = {}

    def add(self, label: str, written: str, phrase: Phrase) -> None:
        self._phrases.append((label, written, phrase))
        self.seconds |= phrase.seconds

    def before(self, second: str) -> list[_Sought]:
        """Those that may go on with a word of this key, ready to be looked for."""
        if second not in self.seconds:
            second = ANY
        ready = self._ready.get(second)
        if ready is None:
            ready = self._ready[second] = [
                _Sought(label, written, _compiled(phrase.source).match)
                for label, written, phrase in self._phrases
                if ANY in phrase.seconds or second in phrase.seconds
            ]
        return ready


class Matcher:
    """Finds the phrases of a vocabulary: `{label: [phrase, …]}`.

    Phrases are looked up by the beginnings of their first two words, so the time a text takes grows
    with its words, hardly with the number of phrases. Where they may begin is worked out once a
    text, which components then ask about sentence by sentence. A phrase becomes a regular
    expression, which takes a tenth of a millisecond, when a text first has words that it can begin
    with: of thousands, few texts need all.
    """

    def __init__(self, table: Mapping[str, Iterable[str]]) -> None:
        self._openings: defaultdict[str, _Opening] = defaultdict(_Opening)
        self._last = _Spots("", "", [], [])
        for label, phrases in table.items():
            for written in phrases:
                phrase = parsed(written)
                for key in phrase.firsts:
                    self._openings[key].add(label, written, phrase)

    def find(self, text: str, start: int = 0, end: int | None = None) -> list[Hit]:
        """All hits that lie within `text[start:end]`, in order; overlapping ones included."""
        end = len(text) if end is None else end
        spots = self._spots(text)
        first, last = bisect_left(spots.starts, start), bisect_left(spots.starts, end)
        hits: list[Hit] = []
        for at, phrases in zip(spots.starts[first:last], spots.phrases[first:last], strict=True):
            hits += _hits(spots.folded, at, end, phrases)
        return hits

    def at(self, text: str, position: int, end: int | None = None) -> Hit | None:
        """The longest hit that begins just at `position`, or None."""
        found = _TWO_WORDS.match(text, position)
        if found is None:
            return None
        end = len(text) if end is None else end
        word, behind = found.group(1).lower(), (found.group(2) or "").lower()
        second = second_key(behind) if behind else ANY
        openings = [self._openings[key] for key in keys(word) if key in self._openings]
        phrases = [phrase for opening in openings for phrase in opening.before(second)]
        hits = _hits(_folded(text), position, end, phrases)
        return max(hits, key=lambda hit: hit.end, default=None)

    def _spots(self, text: str) -> _Spots:
        if self._last.text is not text:
            places = _places_by_key(text)
            # Of two keys of one word the longer comes first.
            found = sorted(
                (start, -len(key), phrases)
                for key in places.keys() & self._openings.keys()
                for opening in [self._openings[key]]
                for start, second in places[key]
                if (phrases := opening.before(second))
            )
            starts, sought = [start for start, _, _ in found], [each for _, _, each in found]
            self._last = _Spots(text, _folded(text), starts, sought)
        return self._last


@cache
def _compiled(source: str) -> re.Pattern[str]:
    return re.compile(source)


_folded = lru_cache(maxsize=8)(folded)


def _hits(text: str, start: int, end: int, phrases: Iterable[_Sought]) -> list[Hit]:
    """The phrases that stand at `start` of a folded text and end by `end`."""
    return [
        Hit(label, written, start, found.end())
        for label, written, match in phrases
        if (found := match(text, start, end)) and found.end() > start
    ]


def words_before(text: str, position: int, most: int, floor: int = 0) -> int:
    """Offset at which the last `most` words before `position` begin, not before `floor`."""
    words = words_of(text)
    index = _first_at(words, position)
    first = max(index - most, _first_at(words, floor))
    return words[first].start if first < index else position


def _first_at(words: tuple[Word, ...], start: int) -> int:
    """Index of the first word that begins at `start` or later."""
    return bisect_left(words, start, key=lambda word: word.start)
