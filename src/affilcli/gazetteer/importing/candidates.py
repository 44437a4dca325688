"""What importers give: an institution of a registry before it has an id of ours."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Literal, NamedTuple

from affilcli.gazetteer.entries import Institution

Registry = Literal["ror", "cms", "ahrq", "csv"]

#: a longer name is a mistake of the file
LONGEST = 300
_NAME = re.compile(r"[^\W_]|['’\"“(«¡¿]")
_SPACE = re.compile(r"\s+")


class Candidate(NamedTuple):
    """An institution that a registry lists.

    `key` is its number there, `parent_key` its parent's; `institution` has no id and no parent yet.
    """

    key: str
    institution: Institution
    parent_key: str | None = None


class Rejected(NamedTuple):
    """A row that could not be used, and why."""

    key: str
    why: str


Read = Candidate | Rejected


def clean(text: str | None) -> str | None:
    """A cell's text on one line, without what cannot be shown or would part a cell."""
    if not text:
        return None
    shown = "".join(
        c for c in text if unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co") or c.isspace()
    )
    return _SPACE.sub(" ", shown.replace("|", "/")).strip() or None


def is_name(text: str | None) -> bool:
    """Can this be a name: of a sane length, and nothing that a spreadsheet would run?"""
    return bool(text) and len(text or "") <= LONGEST and _NAME.match(text or "") is not None


def kept(forms: Iterator[str | None], name: str) -> tuple[str, ...]:
    """Other forms of a name, each once, in their order."""
    good = (form for form in map(clean, forms) if is_name(form) and form != name)
    return tuple(dict.fromkeys(form for form in good if form))
