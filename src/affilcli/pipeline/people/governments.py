"""The county or town that an official is for, though it is no institution of the text."""

from __future__ import annotations

import re
from functools import lru_cache

from affilcli.pipeline.spots import last_before

#: a county or town that has offices of its own
_GOVERNMENT = re.compile(
    r"[A-Z]\w{1,40}(?:\s[A-Z]\w{1,40})?\s(?:County|Township|Parish|Borough)\b"
    r"|(?i:\b(?:county|city|town|village)\sof)\s[A-Z]\w+"
)


def government(text: str, position: int) -> str | None:
    """The county or town that is named nearest before an official, else the first one behind."""
    found = _governments(text)
    place = last_before(found, position) or (found[0] if found else None)
    return text[place[0] : place[1]] if place else None


@lru_cache(maxsize=2)
def _governments(text: str) -> list[tuple[int, int]]:
    return [found.span() for found in _GOVERNMENT.finditer(text)]
