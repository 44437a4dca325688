"""What every reader hands back."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple


class Content(NamedTuple):
    """The text of a file, and what its metadata says: a title, an EDTF day of publication."""

    text: str
    title: str | None = None
    published: str | None = None


Reader = Callable[[bytes], Content]
"""Reads one format; raises AffilError, with no path in it, when the bytes are not of it."""
