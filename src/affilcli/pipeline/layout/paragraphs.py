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
    blocks: list[_Block] = []
    gap = True
    for found in re.finditer(r"[^\n]*\n?", text):
        raw = found.group()
        if not raw.strip():
            gap = gap or bool(raw)
            continue
        start = found.start() + len(raw) - len(raw.lstrip())
        end = found.start() + len(raw.rstrip())
        if blocks and not gap and blocks[-1].goes_on(text, text[start:end]):
            blocks[-1].last, blocks[-1].end = found.start(), end
        else:
            blocks.append(_Block(start, start, end, gap))
        gap = False
    return [Line(b.start, b.end, text[b.start : b.end], b.gap) for b in blocks]


@dataclass(slots=True)
class _Block:
    """Lines that belong together: where they start, where the last of them does, and the end."""

    start: int
    last: int
    end: int
    gap: bool

    def goes_on(self, text: str, line: str) -> bool:
        """Is the next line the rest of a hard-wrapped paragraph?"""
        last = text[self.last : self.end]
        if _AUTHOR.match(line):
            return False
        wraps = len(last) in HARD_WRAP and not TERMINAL.search(last) and not BULLET.match(line)
        joined = self.last > self.start
        return wraps and (line[0].islower() or joined) and not last.endswith(":")
