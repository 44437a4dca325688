"""The bytes of an index: a mark, a digest of all that follows, what it was made of, named sections.

Nothing in them is ever run. Numbers are those of this machine's memory; `key` tells them apart from
another's.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256

import msgspec

MARK = b"affilcli index\x00\x01"
#: sections begin at multiples of this, as numbers of 64 bits want it
ALIGNED = 8
_DIGEST = slice(len(MARK), len(MARK) + 32)
_BODY = _DIGEST.stop


class DamagedError(ValueError):
    """These bytes are no index, or not the one that is wanted."""


class Contents(msgspec.Struct, frozen=True):
    """What the index was made of, and where each section begins and ends behind this."""

    key: str
    sections: dict[str, tuple[int, int]]


def packed(key: str, sections: Mapping[str, bytes]) -> bytes:
    """The bytes of an index with these sections."""
    places, pieces, end = {}, [], 0
    for name, data in sections.items():
        places[name] = (end, end + len(data))
        padded = data + bytes(-len(data) % ALIGNED)
        pieces.append(padded)
        end += len(padded)
    contents = msgspec.msgpack.encode(Contents(key, places))
    head = len(contents).to_bytes(8, "little") + contents
    body = b"".join((head, bytes(-(_BODY + len(head)) % ALIGNED), *pieces))
    return b"".join((MARK, sha256(body).digest(), body))


def unpacked(data: bytes, key: str) -> dict[str, memoryview]:
    """The sections of an index that was made of what `key` stands for.

    Raises DamagedError for other bytes: torn, of another program, or of other contents.
    """
    view = memoryview(data)
    if view[: len(MARK)] != MARK:
        raise DamagedError("it is no index of this version")
    body = view[_BODY:]
    if sha256(body).digest() != view[_DIGEST]:
        raise DamagedError("it is damaged")
    size = int.from_bytes(body[:8], "little")
    contents = msgspec.msgpack.decode(body[8 : 8 + size], type=Contents)
    if contents.key != key:
        raise DamagedError("it is of another gazetteer")
    start = _BODY + 8 + size
    sections = view[start + -start % ALIGNED :]
    return {name: sections[begin:end] for name, (begin, end) in contents.sections.items()}
