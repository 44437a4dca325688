"""The paragraphs of a page: its lines, with the lines of hard-wrapped blocks joined."""

from __future__ import annotations

import re
from dataclasses import dataclass

#: a bullet, number or letter that opens an item of a list
BULLET = re.compile(
    r"\A\s*(?:[•●▪◦*·‣○→➢►▸✓✔–—-]+\s+|o\s{1,3}(?=[a-z])|\(?(?:\d{1,2}|[a-h]|[ivx]{1,4})[.)]\s+|--?\s+)(?=\S)"
)
#: the end of a sentence at the end of a line; a legal ending's full stop ends a name
TERMINAL = re.compile(r"(?<!\bInc)(?<!\bCo)(?<!\bCorp)(?<!\bLtd)[.!?…][\"”’)\]]*\s*$")
#: how long a line is that an editor or mail program broke
HARD_WRAP = range(45, 101)
#: a line that names its author begins anew
_AUTHOR = re.compile(r"by [A-Z][\w’'-]+ [A-Z]")


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph: offsets in the text, its words, and whether a blank line came before it."""

    start: int
    end: int
    text: str
    gap: bool

    @property
    def words(self) -> int:
        return len(self.text.split())

    @property
    def bare(self) -> str:
        """The text without a bullet and without the marks that decorate headings."""
        return BULLET.sub("", self.text).strip(" \t[(<>|*_#–—-")

    @property
    def ends_sentence(self) -> bool:
        return TERMINAL.search(self.text) is not None


def paragraphs(text: str) -> list[Line]:
    """Lines that are not blank; lines of a hard-wrapped block are joined to one."""
    lines: list[Line] = []
    gap = True
    for found in re.finditer(r"[^\n]*\n?", text):
        raw = found.group()
        if not raw.strip():
            gap = gap or bool(raw)
            continue
        start = found.start() + len(raw) - len(raw.lstrip())
        end = found.start() + len(raw.rstrip())
        if lines and not gap and _continues(lines[-1], text[start:end]):
            before = lines.pop()
            lines.append(Line(before.start, end, text[before.start : end], before.gap))
        else:
            lines.append(Line(start, end, text[start:end], gap))
        gap = False
    return lines


def _continues(before: Line, text: str) -> bool:
    """Is this line the rest of a hard-wrapped paragraph?"""
    last = before.text.rsplit("\n", 1)[-1]
    if _AUTHOR.match(text):
        return False
    wraps = len(last) in HARD_WRAP and not TERMINAL.search(last) and not BULLET.match(text)
    return wraps and (text[0].islower() or "\n" in before.text) and not last.endswith(":")
