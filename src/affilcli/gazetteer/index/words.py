"""The words of a name or a text, each with its place, and folded to what does not vary.

The same words come of a registry's name and of a text's, whatever the marks between them. Folding
works word by word, so that places stay those of the text though a folded word may be longer.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from hashlib import blake2b
from typing import Final, NamedTuple

from affilcli.vocabulary import load

#: numbers stay below this, like those of the tables that they are looked up in
MASK: Final = 2**64 - 1

# A word holds combining accents, soft hyphens and an apostrophe between letters, but for an article
# before one: `Children’s` is one word, `l’Hôpital` two.
WORD = re.compile(
    r"[^\W_]+(?:(?:(?<!\b[dDlL])['\u2018\u2019](?=[^\W_])|[\u0300-\u036f\u00ad\u200b-\u200d])[^\W_]*)*|[&+]"
)
_NO_LETTERS = str.maketrans(dict.fromkeys("'\u02bb\u2018\u2019\u02bc\u00ad\u200b\u200c\u200d"))
#: letters that Unicode does not take apart
_PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe",
                        "ı": "i"})  # fmt: skip


# How German and Nordic vowels are written without their marks.
_UMLAUT = re.compile("([aou])e")


class Word(NamedTuple):
    """A word of a text: its place, end exclusive, and what it is folded to."""

    start: int
    end: int
    folded: str


def words_of(text: str) -> list[Word]:
    """The words of a text in their order."""
    return [Word(*found.span(), fold(found.group())) for found in WORD.finditer(text)]


def written(text: str) -> list[str]:
    """The words of a text as they are written: what acronyms are made of."""
    return WORD.findall(text)


def folded(name: str) -> list[str]:
    """The folded words of a name, without a leading "the".

    >>> folded("The Children’s Hospital of St. Mary & Co.")
    ['childrens', 'hospital', 'of', 'st', 'mary', 'and', 'co']
    """
    words = [fold(word) for word in WORD.findall(name)]
    return words[1:] if words[:1] == ["the"] and len(words) > 1 else words


@lru_cache(maxsize=2**13)
def fold(word: str) -> str:
    """One word without case, accents and apostrophes, in one of its spellings."""
    plain = word.casefold()
    if not plain.isascii():
        apart = unicodedata.normalize("NFKD", plain.translate(_PLAIN))
        plain = "".join(sign for sign in apart if not unicodedata.combining(sign))
    plain = plain.translate(_NO_LETTERS)
    return _spellings().get(plain, plain)


def content(words: Iterable[str]) -> list[str]:
    """The folded words that carry a name, abbreviations in full.

    >>> content(folded("Univ. Hosp. of Geneva"))
    ['university', 'hospital', 'geneva']
    """
    return [meant for word in words for meant in _meant(word)]


@lru_cache(maxsize=2**13)
def _meant(word: str) -> tuple[str, ...]:
    """What a folded word stands for in a name: nothing, itself, or one word or more."""
    full, empty = _meanings()
    if word in empty:
        return ()
    return tuple(full.get(word, _UMLAUT.sub(r"\1", word)).split())


@lru_cache(maxsize=2**13)
def hashed(word: str) -> int:
    """A number of 64 bits for a folded word, the same in every process."""
    digest = blake2b(word.encode("utf-8", "replace"), digest_size=8).digest()
    return int.from_bytes(digest, "little")


def as_written(word: str) -> int:
    """A number for a word that counts only as it is written; never that of a folded one."""
    return hashed(f"={word}")


def following(number: int, word: int) -> int:
    """The number of a sequence of words with one more behind it; that of none is 1."""
    return (number * 0x9E3779B97F4A7C15 + word) & MASK


def in_sequence(words: Iterable[int]) -> int:
    """The number of a sequence of words."""
    number = 1
    for word in words:
        number = following(number, word)
    return number


@cache
def _spellings() -> dict[str, str]:
    found: dict[str, str] = load("linking")["spellings"]
    return found


@cache
def _meanings() -> tuple[dict[str, str], frozenset[str]]:
    table = load("linking")
    return table["words"], frozenset(table["stop"]["words"])
