"""Arrays and hash tables that lie in a file as they are used: nothing is built when it is read.

A table maps numbers of 64 bits (hashes) to numbers of 32 bits by open addressing: the search for a
key begins at the slot that its low bits name and ends at an empty one, whose key is 0.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

#: what share of a table's slots is taken, at most
FULL = 0.6
#: type codes of numbers of 32 and of 64 bits
INT: Final = "I"
LONG: Final = "Q"


class Table:
    """A table that is read."""

    def __init__(self, keys: Sequence[int], values: Sequence[int]) -> None:
        self.keys = keys
        self.values = values
        self.mask = len(keys) - 1

    def get(self, key: int) -> int:
        """The value of a key, 0 where it has none."""
        return max(self.seek(key), 0)

    def seek(self, key: int) -> int:
        """The value of a key, -1 where it is not there."""
        keys, mask = self.keys, self.mask
        slot = key & mask
        while found := keys[slot]:
            if found == key:
                return self.values[slot]
            slot = (slot + 1) & mask
        return -1


def laid_out(pairs: Mapping[int, int]) -> tuple[array[int], array[int]]:
    """The keys and the values of a table. The same pairs in the same order give the same bytes."""
    size = 8
    while size * FULL < len(pairs) + 1:
        size *= 2
    keys, values = array(LONG, bytes(8 * size)), array(INT, bytes(4 * size))
    for key, value in pairs.items():
        slot = key & (size - 1)
        while keys[slot]:
            slot = (slot + 1) & (size - 1)
        keys[slot], values[slot] = key, value
    return keys, values


def ragged(lists: Iterable[Sequence[int]]) -> tuple[array[int], array[int]]:
    """Lists of different lengths one behind the other, and where each begins."""
    starts, items = array(INT, [0]), array(INT)
    for one in lists:
        items.extend(one)
        starts.append(len(items))
    return starts, items
