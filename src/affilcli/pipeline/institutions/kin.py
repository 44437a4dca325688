"""Which institutions a name may belong to, looked up by what their names hold.

To compare each name with all others would take a text of thousands of names hours.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from affilcli.pipeline.institutions.short_forms import Key, initials, legal_words


class Kin:
    """Numbers of institutions by their names' words, beginnings and initials."""

    def __init__(self) -> None:
        self._names: defaultdict[Key, set[int]] = defaultdict(set)
        self._ids: defaultdict[str, set[int]] = defaultdict(set)
        self._beginnings: defaultdict[Key, set[int]] = defaultdict(set)
        self._inside: defaultdict[str, set[int]] = defaultdict(set)
        self._one_word: defaultdict[str, set[int]] = defaultdict(set)

    def add(self, number: int, key: Key, known: str | None) -> None:
        """Remember a name of an institution, and the id that the gazetteer has for it."""
        if known:
            self._ids[known].add(number)
        if number in self._names[key]:
            return
        self._names[key].add(number)
        for length in range(1, len(key)):
            self._beginnings[key[:length]].add(number)
            self._inside[key[length]].add(number)
            self._one_word["".join(key[: length + 1])].add(number)
        for short in initials(key):
            self._one_word[short].add(number)

    def same(self, key: Key, known: str | None) -> set[int]:
        """Those of this very name, but for a legal ending, or of this id."""
        found = self._names.get(key, set()) | (self._ids.get(known, set()) if known else set())
        return found.union(*(self._names.get(short, set()) for short in _without_legal_form(key)))

    def longer(self, key: Key) -> set[int]:
        """Those whose names this one may shorten: it begins or abbreviates one, or lies in one."""
        if len(key) == 1:
            return self._beginnings.get(key, set()) | self._one_word.get(key[0], set())
        inside = min((self._inside.get(word, set()) for word in key), key=len)
        return self._beginnings.get(key, set()) | inside


def _without_legal_form(key: Key) -> Iterator[Key]:
    length = len(key)
    while length > 1 and key[length - 1] in legal_words():
        length -= 1
        yield key[:length]
