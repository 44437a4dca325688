"""The county or town that an official is for, though it is no institution of the text."""

from __future__ import annotations

import re

#: a county or town that has offices of its own
_GOVERNMENT = re.compile(
    r"[A-Z]\w+(?:\s[A-Z]\w+)?\s(?:County|Township|Parish|Borough)\b"
    r"|(?i:\b(?:county|city|town|village)\sof)\s[A-Z]\w+"
)


def government(text: str, position: int) -> str | None:
    """The county or town that is named nearest before an official, else the first one behind."""
    found = list(_GOVERNMENT.finditer(text))
    before = [place for place in found if place.end() <= position]
    place = before[-1] if before else found[0] if found else None
    return place.group() if place else None
