"""The table of formats. A new one is one file with a reader, and one row here."""

from __future__ import annotations

from os.path import splitext
from typing import NamedTuple

from affilcli.reading.content import Reader
from affilcli.reading.text import read_text


class Format(NamedTuple):
    """A kind of file and the function that reads it."""

    media_type: str
    read: Reader


TEXT = Format("text/plain", read_text)
"""What standard input and other streams are taken for."""

FORMATS: dict[str, Format] = {
    ".md": Format("text/markdown", read_text),
    ".txt": TEXT,
}
"""Suffix, in lower case, to format."""


def format_of(path: str) -> Format | None:
    """The format that a file's name announces, or None when no reader knows it."""
    return FORMATS.get(splitext(path)[1].lower())
