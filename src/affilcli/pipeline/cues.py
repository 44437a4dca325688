"""Cue phrases: a small notation that a domain person can read, and a quick matcher.

The notation of `vocabulary/*.toml` (case does not count; a space matches blanks and hyphens):

    letter of intent          these words
    acquire~                  acquire, acquires, acquired, acquiring
    regulat*                  any word with this beginning (four letters or more)
    (board|council) vote~     one of these
    (fully)? own~             optional
    will .. board             up to six words between, within the sentence
    #                         a number, in digits or words
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

WORD = re.compile(r"\w+")
_WHOLE_WORD = re.compile(r"\b\w+")
KEY_LENGTH = 4

_NUMBER = (
    r"(?:\d[\d,]{0,20}(?:\.\d{1,20})?|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen"
    r"|twenty|thirty|forty|fifty|dozen)(?:-\w+)?)"
)
_NUMBER_KEYS = frozenset("0123456789") | {
    *("one", "two", "thre", "four", "five", "six", "seve", "eigh", "nine", "ten", "elev", "twel"),
    *("fift", "twen", "thir", "fort", "doze"),
}
_BLANK = r"[\s\-‐‑–]+"
# Signs such as ' and $ can belong to a word or stand between two: taken at once, or a run of them
# could be parted in endless ways.
_GAP = r"(?:[^\w.!?]++[\w’'&$€£%]++(?:\.\w++)*+(?:(?<=\b\w\w)\.)?){0,6}?[^\w.!?]+"
_TOKEN = re.compile(r"\(|\)\??|\||\.\.|#|[^\s()|]+")


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
def _starts_by_key(text: str) -> dict[str, list[int]]:
    """Where the words of a text begin, by the keys under which phrases are looked up."""
    starts: defaultdict[str, list[int]] = defaultdict(list)
    for word in words_of(text):
        for key in _keys(word.lower):
            starts[key].append(word.start)
    return dict(starts)


def _keys(word: str) -> tuple[str, ...]:
    """The keys of a word: its beginning, and for the sake of `#` its first digit."""
    key = word[:KEY_LENGTH]
    return (key, word[0]) if word[0].isdigit() and len(word) > 1 else (key,)


class _Phrase(NamedTuple):
    """A phrase as it is looked for."""

    label: str
    written: str
    pattern: re.Pattern[str]


class _Spots(NamedTuple):
    """Where in a text phrases may begin, in order, and which ones at each place."""

    text: str
    starts: list[int]
    phrases: list[list[_Phrase]]


class Matcher:
    """Finds the phrases of a vocabulary: `{label: [phrase, …]}`.

    Phrases are looked up by the beginning of their first word, so the time a text takes grows with
    its words, hardly with the number of phrases. Where they may begin is worked out once a text,
    which components then ask about sentence by sentence. A phrase becomes a regular expression when
    a text first has a word that it can begin with: of thousands, few texts need all.
    """

    def __init__(self, table: Mapping[str, Iterable[str]]) -> None:
        self._sources: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
        self._by_key: dict[str, list[_Phrase]] = {}
        self._last = _Spots("", [], [])
        for label, phrases in table.items():
            for phrase in phrases:
                source, keys = source_of(phrase)
                for key in keys:
                    self._sources[key].append((label, phrase, source))

    def find(self, text: str, start: int = 0, end: int | None = None) -> list[Hit]:
        """All hits that lie within `text[start:end]`, in order; overlapping ones included."""
        end = len(text) if end is None else end
        spots = self._spots(text)
        first, last = bisect_left(spots.starts, start), bisect_left(spots.starts, end)
        return [
            hit
            for index in range(first, last)
            for hit in _hits(text, spots.starts[index], end, spots.phrases[index])
        ]

    def at(self, text: str, position: int, end: int | None = None) -> Hit | None:
        """The longest hit that begins just at `position`, or None."""
        word = _WHOLE_WORD.match(text, position)
        if word is None:
            return None
        end = len(text) if end is None else end
        phrases = [p for key in _keys(word.group().lower()) for p in self._phrases(key)]
        return max(_hits(text, position, end, phrases), key=lambda hit: hit.end, default=None)

    def _spots(self, text: str) -> _Spots:
        if self._last.text is not text:
            starts = _starts_by_key(text)
            # Of two keys of one word the longer comes first.
            found = sorted(
                (start, -len(key), key)
                for key in starts.keys() & self._sources.keys()
                for start in starts[key]
            )
            phrases = [self._phrases(key) for _, _, key in found]
            self._last = _Spots(text, [start for start, _, _ in found], phrases)
        return self._last

    def _phrases(self, key: str) -> list[_Phrase]:
        """The phrases under a key, ready to be looked for."""
        if key not in self._by_key and key in self._sources:
            self._by_key[key] = [
                _Phrase(label, phrase, _compiled(source))
                for label, phrase, source in self._sources[key]
            ]
        return self._by_key.get(key, [])


@cache
def _compiled(source: str) -> re.Pattern[str]:
    return re.compile(source, re.IGNORECASE)


def _hits(text: str, start: int, end: int, phrases: Iterable[_Phrase]) -> Iterator[Hit]:
    """The phrases that stand at `start` and end by `end`."""
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


def source_of(phrase: str) -> tuple[str, frozenset[str]]:
    """The source of a phrase's regular expression, and the beginnings of its possible first words.

    Raises ValueError for a phrase that is not well formed.
    """
    tokens = _TOKEN.findall(phrase)
    source, keys, _, rest = _sequence(tokens, phrase)
    if rest or not keys:
        raise ValueError(f"cue phrase not well formed: {phrase!r}")
    return rf"{source}(?!\w)", frozenset(keys)


def _sequence(tokens: list[str], phrase: str) -> tuple[str, set[str], bool, list[str]]:
    """Parse up to `|` or `)`: (regex, possible first keys, may be empty, tokens left)."""
    out, keys, empty, glue = "", set[str](), True, ""
    while tokens and tokens[0] not in ("|", ")", ")?"):
        token, tokens = tokens[0], tokens[1:]
        if token == "..":
            glue = _GAP
            continue
        if token == "(":
            source, first, optional, tokens = _group(tokens, phrase)
        else:
            source, first, optional = *_literal(token, phrase), False
        if empty:
            keys |= first
        if optional:
            # The blank belongs to the optional part: before it, but at the start behind it.
            out += rf"(?:{glue}{source})?" if glue else rf"(?:{source}{_BLANK})?"
            glue = glue or ""
        else:
            out, glue = out + glue + source, _BLANK
        empty = empty and optional
    return out, keys, empty, tokens


def _group(tokens: list[str], phrase: str) -> tuple[str, set[str], bool, list[str]]:
    options, keys, empty = [], set[str](), False
    while True:
        source, first, void, tokens = _sequence(tokens, phrase)
        options.append(source)
        keys |= first
        empty = empty or void
        if not tokens:
            raise ValueError(f"cue phrase with an open bracket: {phrase!r}")
        closing, tokens = tokens[0], tokens[1:]
        if closing != "|":
            return f"(?:{'|'.join(options)})", keys, empty or closing == ")?", tokens


def _literal(token: str, phrase: str) -> tuple[str, set[str]]:
    if token == "#":
        return _NUMBER, set(_NUMBER_KEYS)
    word, forms = token, ""
    if not WORD.search(token):
        raise ValueError(f"{token!r} has no word in {phrase!r}")
    if token.endswith("*"):
        word, forms = token[:-1], r"\w*"
        if len(word) < KEY_LENGTH:
            raise ValueError(f"{token!r} is too short to be a beginning in {phrase!r}")
    elif token.endswith("~"):
        word, forms = _inflections(token[:-1])
    pieces = WORD.findall(word)
    source = re.escape(word).replace("'", "['’]").replace(r"\-", _BLANK)
    key = pieces[0].lower()
    if forms and len(word) < KEY_LENGTH:
        return source + forms, _short_keys(token)
    return source + forms, {key[:KEY_LENGTH]}


def _inflections(base: str) -> tuple[str, str]:
    """The unchanging part of a verb or noun, and its endings."""
    if base.endswith("e"):
        return base[:-1], "(?:e|es|ed|ing|e['’]s)"
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1], "(?:y|ies|ied|ying)"
    doubled = base[-1] if base[-1] in "bdglmnprt" else ""
    return base, f"(?:e?s|{doubled}{'?' if doubled else ''}(?:ed|ing))?"


def _short_keys(token: str) -> set[str]:
    """Beginnings of every form of a short inflected word (`use~`: use, uses, used, using)."""
    base = token[:-1]
    stem, _ = _inflections(base)
    double = stem[-1]
    endings = ("s", "es", "ed", "ing", "e", "ies", "ied", double + "ed", double + "ing")
    forms = {base, *(stem + ending for ending in endings)}
    return {form.lower()[:KEY_LENGTH] for form in forms}
