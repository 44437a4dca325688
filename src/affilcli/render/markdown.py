"""A grid as a GitHub table in which nothing from a document is markup or HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from affilcli.render.grid import Grid
from affilcli.render.plain import plain

ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}

# The last two would become links without any brackets: https://… and www.…
SPECIAL = re.compile(r"[&<>]|[\\`*_~|$\[\]]|:(?=//)|(?i:(?<=\bwww)\.)")


def write(grid: Grid) -> Iterator[str]:
    """The lines of the table; columns are not padded, so that a changed cell changes one line."""
    yield _row([escaped(cell) for cell in grid.header])
    yield _row(["---"] * len(grid.header))
    for row in grid.rows:
        yield _row([escaped(cell) for cell in row])


def escaped(text: str) -> str:
    """The text on one line, to be read as it stands."""
    return SPECIAL.sub(lambda found: ENTITIES.get(found[0], f"\\{found[0]}"), plain(text))


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |\n"
