"""How names are shortened: what may stand for a longer name, and what a reader would say.

Names are compared as keys: their words, case folded, without punctuation.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from affilcli.pipeline.institutions.name_words import heads, is_head, word_list
from affilcli.vocabulary import load

#: the words of a name, as `names.word_list` gives them
Key = tuple[str, ...]

# How a name shortens another, the surest first. The gap before UNRELATED means nothing.
SAME, GOES_ON, BEGINNING, MIDDLE, ACRONYM, UNRELATED = 0, 1, 2, 3, 4, 9
#: small words that acronyms leave out
_SMALL = frozenset({"of", "and", "the", "for", "at", "de"})
#: words that lead from a name to its place or owner: what follows them is the same organisation's
_LEADING_ON = frozenset({"of", "at", "for", "in"})


def shortens(short: Key, long: Key) -> int:
    """How a name shortens another: GOES_ON, BEGINNING, MIDDLE, ACRONYM or UNRELATED."""
    if len(short) < len(long) and long[: len(short)] == short:
        return _as_beginning(short, long[len(short) :])
    headless = not any(map(is_head, short))
    if len(short) == 1 and (rest := _written_together(short[0], long)) is not None:
        return GOES_ON if all(word in _continuations() for word in rest) else BEGINNING
    if 1 < len(short) < len(long) and (short[-1] == "childrens" or headless):
        inside = any(long[i : i + len(short)] == short for i in range(1, len(long)))
        return MIDDLE if inside else UNRELATED
    if len(short) == 1 and len(long) > 1 and 2 < len(short[0]) < 8:
        return ACRONYM if short[0] in initials(long) else UNRELATED
    return UNRELATED


def _as_beginning(short: Key, rest: Key) -> int:
    """How a name shortens another that goes on with `rest`."""
    generic = all(word in _continuations() for word in rest) or rest[0] in _LEADING_ON
    headed = any(is_head(word) for word in short)
    if generic and (len(short) > 1 or not headed):
        return GOES_ON
    common = short[0] == "childrens" or short[0] in _shortening("plain")
    if common and len(short) > 1 and not any(is_head(word) for word in rest):
        return BEGINNING  # what follows says where it is: Children's Hospital New Orleans
    return BEGINNING if not headed or short[-1] == "childrens" else UNRELATED


def _written_together(word: str, long: Key) -> Key | None:
    """What a name goes on with behind words that are one here: TeamHealth, Team Health Holdings."""
    for length in range(2, len(long) + 1):
        if "".join(long[:length]) == word:
            return long[length:]
    return None


def adds_legal_form(long: Key, short: Key) -> bool:
    """Is a name another one with just a legal ending more (`Oakline Health Inc.`)?"""
    rest = long[len(short) :]
    return (
        bool(rest) and long[: len(short)] == short and all(word in legal_words() for word in rest)
    )


def initials(key: Key) -> set[str]:
    """What a name is abbreviated to, with its small words and without."""
    return {"".join(w[0] for w in key), "".join(w[0] for w in key if w not in _SMALL)}


@cache
def _continuations() -> frozenset[str]:
    return frozenset(load("institutions")["continuations"])


@cache
def legal_words() -> frozenset[str]:
    """Words of the legal form behind a name: Inc, LLC …"""
    return frozenset(load("institutions")["legal"])


@cache
def _shortening(key: str) -> frozenset[str]:
    return frozenset(load("institutions")["shortening"][key])


def implied_forms(keys: Iterable[Key]) -> Iterator[Key]:
    """Shortenings that a writer would use without defining them: the first words of a name."""
    for key in keys:
        for length in range(len(key) - 1, 0, -1):
            short = key[:length]
            if short[-1] not in _shortening("not_last") and (length > 1 or _stands_alone(short[0])):
                yield short


def _stands_alone(word: str) -> bool:
    """Can one word stand for a name that begins with it?"""
    if word in _shortening("not_alone") | _shortening("not_places"):
        return False
    return word in _shortening("alone") or not (is_head(word) or len(word) < 4)


def short_name(name: str, defined: Sequence[str]) -> str:
    """What a reader would say: a short form that the text defines, else without head words."""
    for short in defined:
        if not short.isupper() and word_list(short)[0] not in heads() and len(short) < len(name):
            return short
    words = _without_heads(
        _without_place(re.sub(r"^(?:The|the) ", "", name).replace(",", "").split())
    )
    while len(words) > 1 and words[-1].casefold() in ("&", "and", "of", "for", "–"):
        words = words[:-1]
    return " ".join(words)


def _without_place(words: list[str]) -> list[str]:
    """What stands before `of`, if that says anything (not in Memorial Hospital of Union County)."""
    if "of" not in words[1:]:
        return words
    before = words[: words.index("of")]
    plain = all(is_head(w) or w.casefold() in _shortening("plain") for w in before)
    return words if plain else before


def _without_heads(words: list[str]) -> list[str]:
    """A name without head words and legal forms at its end; `Oakline Health` keeps its one."""
    while len(words) > 1 and _is_droppable(words[-1]):
        if len(words) == 2 and words[-1] in _shortening("kept_last"):
            break
        words = words[:-1]
    return words


def _is_droppable(word: str) -> bool:
    if word.casefold().startswith("children"):
        return False
    return is_head(word) or word.strip(".").casefold() in legal_words()
