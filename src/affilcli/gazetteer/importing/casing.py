"""Names in capitals, as registries have them, in natural case."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from affilcli.vocabulary import load

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
#: Gaelic and French beginnings of names
_PREFIX = re.compile(r"^(Mc|O['’]|D['’])(?=[a-z]{3})")
_APART = re.compile(r"\bMC (?=[A-Z]{4})")
#: so many letters without a vowel are initials, in a name in capitals
INITIALS = 4
_NO_VOWEL = re.compile(r"[^aeiouy]+")


def natural(name: str) -> str:
    """A name in natural case, its abbreviations in full; one that is not all in capitals stays.

    >>> natural("ST MARY'S REG MED CTR OF THE MCDONALD CNTY")
    "St. Mary's Regional Medical Center of the McDonald County"
    """
    if not name.isupper():
        return name
    joined = _APART.sub("MC", name.rstrip(" -"))
    written = _WORD.sub(lambda found: _word(found, joined), joined)
    return written.replace("..", ".")


def _word(found: re.Match[str], name: str) -> str:
    table, word = _table(), found.group().lower()
    if word in table["small"] and found.start() and not _opens(name, found.start()):
        return word
    if word in table["capitals"]:
        return word.upper()
    known = table["full"].get(word) or table["own"].get(word)
    if known:
        return str(known)
    if 1 < len(word) <= INITIALS and _NO_VOWEL.fullmatch(word):
        return word.upper()
    return _capitalised(word)


def _capitalised(word: str) -> str:
    """`Mary's`, `O'Connor`, `McLean`."""
    begun = word[:1].upper() + word[1:]
    prefix = _PREFIX.match(begun)
    if prefix is None:
        return begun
    return prefix.group() + begun[prefix.end() :].capitalize()


def _opens(name: str, start: int) -> bool:
    """Does a word begin a part of the name: behind a dash, a bracket or a colon?"""
    return name[:start].rstrip()[-1:] in "-–(:/"


@cache
def _table() -> dict[str, Any]:
    table = load("casing")
    return table | {key: frozenset(table[key]) for key in ("small", "capitals")}
