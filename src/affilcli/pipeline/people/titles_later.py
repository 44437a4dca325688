"""Title and organisation of a person that a later sentence tells.

`Jane Roe spoke first. She is chair of Acme.` `… Roe, 61, heads the board.` `Her counterpart at …`
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from affilcli.pipeline.page import Page
from affilcli.pipeline.people.persons import Named
from affilcli.pipeline.people.titles import Detail, Place, clean, title_words
from affilcli.pipeline.people.titles_behind import after_name, doing

#: how far behind a name a sentence about "him" or "her" begins at most, in characters
NEXT_REACH = 260
#: how many later mentions of a surname are looked at
MOST_MENTIONS = 4
_PRONOUN = re.compile(r"[.!?][”\"]?\s(?P<who>He|She)\b")
#: an age or degrees between a surname and what its bearer does
_AGE = re.compile(r",\s\d{2},(?=\s)")
#: `His counterpart at Acme, Jane Roe`
_COUNTERPART = re.compile(
    r"(?i:\b(?:counterpart|opposite number|colleague|successor|predecessor)s?)\s(?:at|in|of|from)\s"
    r"(?:the\s)?(?P<owner>[^,.;\n]{2,60}),?\s$"
)


def later_title(page: Page, named: Named, mentions: Sequence[Place]) -> Detail | None:
    """What a later sentence says of a person that is named without title; None if nothing."""
    if not (named.model or named.doctor):
        return None
    for start, end in _returns(page, named):
        again = named._replace(start=start, end=end)
        for read in (after_name, doing):
            detail = read(page, again, mentions)
            if detail.title and not detail.title.startswith("with "):
                return detail
    return _counterpart(page, named, mentions)


def _returns(page: Page, named: Named) -> list[tuple[int, int]]:
    """Where the text comes back to a person: "He" or "She" in the next sentence, the surname."""
    spots = []
    pronoun = _PRONOUN.search(page.text, named.end, named.end + NEXT_REACH)
    if pronoun and "\n\n" not in page.text[named.end : pronoun.end()]:
        spots.append(pronoun.span("who"))
    surname = re.compile(rf"(?<![\w’'-]){re.escape(named.name.split()[-1])}(?![\w-])")
    for found in surname.finditer(page.text, named.end):
        age = _AGE.match(page.text, found.end())
        spots.append((found.start(), age.end() if age else found.end()))
        if len(spots) > MOST_MENTIONS:
            break
    return spots


def _counterpart(page: Page, named: Named, mentions: Sequence[Place]) -> Detail | None:
    """`Her counterpart at Acme, Jane Roe`: the title named last before, at another organisation."""
    floor = page.sentence_at(named.start)["start"]
    found = _COUNTERPART.search(page.text, floor, named.start)
    if found is None:
        return None
    owner = next((m for m in mentions if m[0] == found.start("owner")), None)
    titles = list(title_words().finditer(page.text, max(0, floor - NEXT_REACH), floor))
    if not titles:
        return None
    title = page.text[titles[0].start() : titles[-1].end()]
    joined = title if len(title.split()) <= 4 and "," not in title else titles[-1].group()
    written = None if owner else found["owner"]
    return Detail(clean(joined), owner, named.end, written=written)
