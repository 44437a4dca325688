"""Text from documents made fit to show: nothing is left in it that a terminal obeys."""

from __future__ import annotations

import unicodedata

ELLIPSIS = "…"

# Categories that move the cursor, hide or reorder what is shown: control, surrogate, private use
# and format characters (the last hold the direction overrides and the zero-width ones).
_UNSHOWN = frozenset({"Cc", "Cf", "Co", "Cs"})


def plain(text: str) -> str:
    """The text on one line: runs of white space are one space, unshowable characters are gone."""
    return " ".join(kept_lines(text).split())


def kept_lines(text: str) -> str:
    """The text with its lines as they are: other white space is a blank, and what cannot be shown
    is gone.
    """
    return "".join(_shown(character) for character in text if _is_shown(character))


def _shown(character: str) -> str:
    return " " if character.isspace() and character != "\n" else character


def _is_shown(character: str) -> bool:
    return character.isspace() or unicodedata.category(character) not in _UNSHOWN


def excerpt(text: str, key: str, limit: int) -> str:
    """At most about `limit` characters of the text, around the first place where `key` stands.

    Cut at spaces; an ellipsis stands for what was left out.
    """
    whole = plain(text)
    if len(whole) <= limit:
        return whole
    place = max(whole.casefold().find(plain(key).casefold()), 0)
    # A third of the room goes before the key: what follows a term says more than what leads to it.
    start = max(0, min(place - limit // 3, len(whole) - limit))
    piece = whole[start : start + limit]
    if start:
        piece = ELLIPSIS + piece.partition(" ")[2]
    if start + limit < len(whole):
        piece = piece.rpartition(" ")[0].rstrip(",;: ") + ELLIPSIS
    return piece


def hyphen_wrapped(text: str, width: int) -> str:
    """An id or another hyphenated word on lines of at most `width`, broken behind its hyphens."""
    lines = [""]
    for part in plain(text).replace("-", "-\n").split("\n"):
        if lines[-1] and len(lines[-1]) + len(part) > width:
            lines.append("")
        lines[-1] += part
    return "\n".join(lines)
