"""A grid as a GitHub table in which nothing from a document is markup or HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from affilcli.render.grid import Grid
from affilcli.render.plain import plain

ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}

# The last two would become links without any brackets: https://… and www.…
MARKUP = r"[&<>]|[\\`*_~|$\[\]]|:(?=//)|(?i:(?<=\bwww)\.)"

# What GitHub looks for once the markup is read, escapes and all: @user and name@host, #1 and gh-1,
# :tada:
FOUND_LATER = r"@(?=\w)|#(?=\d)|(?i:\bgh-)(?=\d)|:(?=[\w+-]+:)"

SPECIAL = re.compile(f"(?P<markup>{MARKUP})|{FOUND_LATER}")

BREAK = "&#8203;"
"""A space of no width: `@user` with it behind the `@` is nobody."""


def write(grid: Grid) -> Iterator[str]:
    """The lines of the table; columns are not padded, so that a changed cell changes one line."""
    yield _row([escaped(cell) for cell in grid.header])
    yield _row(["---"] * len(grid.header))
    for row in grid.rows:
        yield _row([escaped(cell) for cell in row])


def escaped(text: str) -> str:
    """The text on one line, to be read as it stands."""
    return SPECIAL.sub(_harmless, plain(text))


def _harmless(found: re.Match[str]) -> str:
    if found["markup"]:
        return ENTITIES.get(found[0], f"\\{found[0]}")
    return found[0] + BREAK


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |\n"
