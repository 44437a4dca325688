"""The words beside a capitalised phrase, and in it: what they say of its being the deal's name.

Phrases such as `to be called` tell some names; writers have many other ways to bring one up: `broke
ground on`, `is what came out`, `gave the pairing`, `opens its doors`. Single words and pairs of
them, each by itself, tell something of these.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from affilcli.pipeline.deal.beside import Word, Words, read_words, said
from affilcli.pipeline.institutions.name_words import word_list

#: how many words before a name, and behind it, are read
REACH = 4
#: where a word stands beside a name (`leading` and `following` have the two nearest as a pair), and
#: in it: tables of `vocabulary/name_words.toml`
BESIDE = ("before", "ahead", "leading", "behind", "beyond", "following")
WITHIN = ("within", "first", "last")


def beside(words: Words, start: int, end: int) -> set[Word]:
    """The words on both sides of `text[start:end]`, and the pairs of those next to it."""
    before, behind = words.sides(start, end, REACH)
    pairs = {("leading", " ".join(before[1::-1])), ("following", " ".join(behind[:2]))}
    return words.around(start, end, REACH) | pairs


def within(name: str) -> set[Word]:
    """The words of a name."""
    told = word_list(name)
    ends = {("first", told[0]), ("last", told[-1])} if told else set()
    return {("within", word) for word in told} | ends


def leaning(words: Iterable[Word]) -> float:
    """How far words lean to the name of a deal, in log-odds: each counts once, wherever it stands
    beside the name.
    """
    return said(words, leanings_known())


@cache
def leanings_known() -> dict[Word, float]:
    """What each word says at each place; always the same dict, as `weights` is."""
    return read_words("name_words", (*BESIDE, *WITHIN))
