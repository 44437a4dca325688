"""How cue phrases are written, and what each has to look like in a text.

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
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

WORD = re.compile(r"\w+")
KEY_LENGTH = 4

ANY = ""
"""Among the keys of second words: any word, or none."""

_NUMBER = (
    r"(?:\d[\d,]{0,20}(?:\.\d{1,20})?|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen"
    r"|twenty|thirty|forty|fifty|dozen)(?:-\w+)?)"
)
_NUMBER_KEYS = frozenset("0123456789") | {
    *("one", "two", "thre", "four", "five", "six", "seve", "eigh", "nine", "ten", "elev", "twel"),
    *("fift", "twen", "thir", "fort", "doze"),
}
_BLANK = r"[\s\-]+"
# Signs such as ' and $ can belong to a word or stand between two: taken at once, or a run of them
# could be parted in endless ways.
_GAP = r"(?:[^\w.!?]++[\w'&$%]++(?:\.\w++)*+(?:(?<=\b\w\w)\.)?){0,6}?[^\w.!?]+"
_CLOSING = frozenset({"|", ")", ")?"})
_TOKEN = re.compile(r"\(|\)\??|\||\.\.|#|[^\s()|]+")


# Upper case, and the signs that stand for one another: patterns that have to allow for them take
# three times as long to be made ready. The capital I with a dot is two characters when small.
_FOLDS = str.maketrans("‐‑–’€£İ", "---'$$i")


def folded(text: str) -> str:
    """The text as patterns of phrases expect it: small letters, plain signs, the same offsets."""
    return text.translate(_FOLDS).lower()


# How many words a piece can have, as bits: none, one, more.
_NONE, _ONE, _MORE = 1, 2, 4


class Beginning(NamedTuple):
    """Which words a piece of a phrase can begin with: the keys of the first and of the second, and
    how many words it can have.
    """

    firsts: frozenset[str]
    seconds: frozenset[str]
    lengths: int

    def then(self, other: Beginning) -> Beginning:
        """Of the one piece with the other behind it."""
        firsts, seconds, lengths = self
        if lengths == _MORE:
            return self
        longer = lengths & _MORE
        if lengths & _ONE:
            seconds |= other.firsts
            longer |= (other.lengths & ~_MORE) << 1 | (other.lengths & _MORE)
        if lengths & _NONE:
            firsts, seconds = firsts | other.firsts, seconds | other.seconds
            longer |= other.lengths
        return Beginning(firsts, seconds, longer)

    def or_nothing(self) -> Beginning:
        """Of the piece where it may be left out."""
        return self._replace(lengths=self.lengths | _NONE)


_NOTHING = Beginning(frozenset(), frozenset(), _NONE)
_ANYTHING = Beginning(frozenset({ANY}), frozenset({ANY}), _NONE | _ONE | _MORE)


def _one_of(options: Sequence[Beginning]) -> Beginning:
    """The beginning of one of several pieces."""
    lengths = 0
    for option in options:
        lengths |= option.lengths
    firsts = frozenset[str]().union(*(option.firsts for option in options))
    return Beginning(firsts, frozenset().union(*(option.seconds for option in options)), lengths)


class Phrase(NamedTuple):
    """A phrase that can be looked for: the source of its regular expression, for a text that is
    `folded`, and the keys of the words that it can begin with (`ANY` where nothing is known of the
    second).
    """

    source: str
    firsts: frozenset[str]
    seconds: frozenset[str]


def keys(word: str) -> tuple[str, ...]:
    """The keys of a word of small letters: its beginning, and for `#` its first digit."""
    key = word[:KEY_LENGTH]
    return (key, word[0]) if word[0].isdigit() and len(word) > 1 else (key,)


def second_key(word: str) -> str:
    """The key of a word of small letters that stands behind another."""
    return word[0] if word[0].isdigit() else word[:KEY_LENGTH]


def parsed(phrase: str) -> Phrase:
    """What a phrase says. Raises ValueError for one that is not well formed."""
    tokens = iter(_TOKEN.findall(folded(phrase)))
    source, (firsts, seconds, lengths), closing = _sequence(tokens, phrase)
    firsts -= {ANY}
    if closing or not firsts:
        raise ValueError(f"cue phrase not well formed: {phrase!r}")
    if lengths == _MORE and ANY not in seconds:
        return Phrase(rf"{source}(?!\w)", firsts, frozenset(map(second_key, seconds)))
    return Phrase(rf"{source}(?!\w)", firsts, frozenset({ANY}))


def _sequence(tokens: Iterator[str], phrase: str) -> tuple[str, Beginning, str]:
    """Parse up to `|`, `)` or the end: regular expression, beginning, and which of these it was."""
    out, beginning, glue = "", _NOTHING, ""
    for token in tokens:
        if token in _CLOSING:
            return out, beginning, token
        if token == "..":
            glue = _GAP
            continue
        if token == "(":
            source, first, optional = _group(tokens, phrase)
        else:
            source, first, optional = *_literal(token), False
        if glue == _GAP and out:
            first = _ANYTHING.then(first)
        if optional:
            # The blank belongs to the optional part: before it, but at the start behind it.
            out += rf"(?:{glue}{source})?" if glue else rf"(?:{source}{_BLANK})?"
            beginning = beginning.then(first.or_nothing())
        else:
            out, glue = out + glue + source, _BLANK
            beginning = beginning.then(first)
    return out, beginning, ""


def _group(tokens: Iterator[str], phrase: str) -> tuple[str, Beginning, bool]:
    """Parse behind `(` up to its end: regular expression, beginning, and whether it is optional."""
    sources, options, closing = list[str](), list[Beginning](), "|"
    while closing == "|":
        source, first, closing = _sequence(tokens, phrase)
        sources.append(source)
        options.append(first)
    if not closing:
        raise ValueError(f"cue phrase with an open bracket: {phrase!r}")
    beginning = _one_of(options)
    optional = closing == ")?" or bool(beginning.lengths & _NONE)
    return f"(?:{'|'.join(sources)})", beginning, optional


@cache
def _literal(token: str) -> tuple[str, Beginning]:
    """A word, or several that are joined by signs: regular expression, beginning."""
    if token == "#":
        return _NUMBER, Beginning(_NUMBER_KEYS, frozenset({ANY}), _ONE | _MORE)
    word, forms = token, ""
    if not WORD.search(token):
        raise ValueError(f"no word in this piece of a cue phrase: {token!r}")
    if token.endswith("*"):
        word, forms = token[:-1], r"\w*"
        if len(word) < KEY_LENGTH:
            raise ValueError(f"too short to be a beginning, in a cue phrase: {token!r}")
    elif token.endswith("~"):
        word, forms = _inflections(token[:-1])
    source = re.escape(word).replace(r"\-", _BLANK)
    return source + forms, _first_words(token, word, forms)


def _first_words(token: str, word: str, forms: str) -> Beginning:
    """The beginning of a token whose unchanging part and endings these are."""
    pieces = WORD.findall(word)
    short = bool(forms) and len(word) < KEY_LENGTH
    firsts = _short_keys(token) if short else frozenset({pieces[0][:KEY_LENGTH]})
    if forms and len(pieces) > 1:
        seconds = frozenset({ANY})
    else:
        seconds = frozenset(piece[:KEY_LENGTH] for piece in pieces[1:2])
    lengths = _ONE if len(pieces) == 1 else _MORE
    if "'" in forms:  # the s of "college's" is a word of its own
        seconds, lengths = seconds | {"s"}, lengths | _MORE
    return Beginning(firsts, seconds, lengths)


def _inflections(base: str) -> tuple[str, str]:
    """The unchanging part of a verb or noun, and its endings."""
    if base.endswith("e"):
        return base[:-1], "(?:e|es|ed|ing|e's)"
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1], "(?:y|ies|ied|ying)"
    doubled = base[-1] if base[-1] in "bdglmnprt" else ""
    return base, f"(?:e?s|{doubled}{'?' if doubled else ''}(?:ed|ing))?"


def _short_keys(token: str) -> frozenset[str]:
    """Beginnings of every form of a short inflected word (`use~`: use, uses, used, using)."""
    base = token[:-1]
    stem, _ = _inflections(base)
    double = stem[-1]
    endings = ("s", "es", "ed", "ing", "e", "ies", "ied", double + "ed", double + "ing")
    forms = {base, *(stem + ending for ending in endings)}
    return frozenset(form[:KEY_LENGTH] for form in forms)
