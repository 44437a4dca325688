"""Plain text and Markdown: the file decoded, nothing taken away, so that offsets fit the file."""

from __future__ import annotations

from affilcli.reading.content import Content
from affilcli.reading.decode import decode


def read_text(data: bytes) -> Content:
    """The characters of a text file; Markdown keeps its marks."""
    return Content(decode(data))
