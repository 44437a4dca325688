"""A grid as CSV (RFC 4180), with nothing in it that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from affilcli.render.grid import Grid
from affilcli.render.plain import plain

FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
"""What a formula begins with; some spreadsheets read the full-width forms alike."""


def write(grid: Grid) -> Iterator[str]:
    """The lines of the file, the header first."""
    for row in (grid.header, *grid.rows):
        line = io.StringIO(newline="")
        csv.writer(line).writerow([harmless(cell) for cell in row])
        yield line.getvalue()


def harmless(cell: str) -> str:
    """The cell on one line; an apostrophe before it keeps it text where it would be a formula."""
    shown = plain(cell)
    return f"'{shown}" if shown.startswith(FORMULA) else shown
