"""Rows and columns of text, before they become CSV or Markdown."""

from __future__ import annotations

from typing import NamedTuple


class Grid(NamedTuple):
    """A header and rows of as many cells; cells hold text as it is, from documents too."""

    header: list[str]
    rows: list[list[str]]
