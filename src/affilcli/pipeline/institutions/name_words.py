"""The words of organisation names: which make one, and which say nothing."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from affilcli.pipeline.institutions.runs import STATE
from affilcli.vocabulary import load

_STATE_WITHIN = re.compile(rf"{STATE}(?=\s)")
_POSSESSIVE = re.compile(r"[’'](?=s\b)")
_WORD = re.compile(r"\w+")
_AND_SIGN = re.compile(r"[&+]")
_STOPS = re.compile(r"[’'.]")
#: common words that make up a whole name: University Health Care System
_FULL = re.compile(
    r"(?:[A-Z][\w’']+ ){2,5}"
    r"(?:System|Hospitals?|Network|Healthcare|HealthCare|Trust|District|Center|Centre)"
)
_LEGAL_END = re.compile(r", (?:Inc|LLC|Ltd|P\.C)\b")


@cache
def listed(key: str) -> frozenset[str]:
    """The words of a list of `vocabulary/institutions.toml`, case folded."""
    return frozenset(word.casefold() for word in load("institutions")[key])


@cache
def heads() -> frozenset[str]:
    """Words that make a capitalised name an organisation's."""
    return frozenset(word.replace("'", "").casefold() for word in load("institutions")["heads"])


def word_list(name: str) -> list[str]:
    """The words of a name, case folded, without punctuation, possessive endings and `the`."""
    return list(_words_of_name(name))


@lru_cache(maxsize=4096)
def _words_of_name(name: str) -> tuple[str, ...]:
    # Every component asks for the words of the same few names, again and again.
    bare = _AND_SIGN.sub(" and ", _POSSESSIVE.sub("", without_state(name).casefold()))
    words = tuple(_WORD.findall(bare))
    return words[1:] if words[:1] == ("the",) else words


@lru_cache(maxsize=4096)
def is_head(word: str) -> bool:
    """Does a word make a capitalised name an organisation's?"""
    return without_stops(word) in heads()


def opens_no_name(word: str) -> bool:
    """Is this a common word that may stand capitalised before a name?"""
    return word.casefold() in listed("not_first")


def is_generic(name: str) -> bool:
    """Is a name made of common words alone (`Medical Center`)?

    A legal ending says otherwise, and so do three words and more with a head at the end
    (`University Health Care System`).
    """
    return not (_LEGAL_END.search(name) or _FULL.fullmatch(name)) and is_common(name)


def is_common(name: str) -> bool:
    """Is a name made of words alone that many names share?"""
    return all(
        word in listed("generic") or word in ("of", "and", "for", "at") for word in word_list(name)
    )


@lru_cache(maxsize=4096)
def without_stops(word: str) -> str:
    """A word case folded, without its stops and apostrophes."""
    return _STOPS.sub("", word).casefold()


def last_word(text: str) -> str:
    """What stands behind the last blank of a text that is not empty."""
    return text.rsplit(maxsplit=1)[-1]


def without_state(name: str) -> str:
    """`Estes Park (Colo.) Health` as it is called: without the state that an editor put in."""
    return _STATE_WITHIN.sub("", name)
