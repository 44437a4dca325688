"""Which posts go with which kinds of houses: a dean with a school, a matron with a hospital.

The kind of a house is read off the words of its name, the kind of a post off those of the title.
"""

from __future__ import annotations

from functools import lru_cache

from affilcli.pipeline.institutions.name_words import word_list
from affilcli.vocabulary import load

#: of more names than texts have, the kinds need not be kept
NAMES = 4096


def suiting(title: str | None, name: str) -> list[str]:
    """The features of a house that is called so as the employer of somebody with this title."""
    house = house_kind(name)
    if house is None:
        return []
    return [house, *(f"{post}, {house}" for post in post_kinds(title))]


def post_kinds(title: str | None) -> list[str]:
    """What kinds of posts the words of a title tell of."""
    low = (title or "").casefold()
    kinds: dict[str, list[str]] = load("people")["posts"]
    return [kind for kind, words in kinds.items() if any(word in low for word in words)]


@lru_cache(maxsize=NAMES)
def house_kind(name: str) -> str | None:
    """What kind of house a name tells of: the first whose words it has."""
    words = set(word_list(name))
    kinds: dict[str, list[str]] = load("people")["houses"]
    return next((kind for kind, nouns in kinds.items() if not words.isdisjoint(nouns)), None)
