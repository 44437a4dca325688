"""Title and organisation before a person's name, and on the line below a signature.

`Org president Name`, `Org's chief executive, Dr. Name`; `By: (signed) Name` / `Its: Title`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from affilcli.pipeline.page import Page
from affilcli.pipeline.people.persons import Named
from affilcli.pipeline.people.titles import (
    ARTICLES,
    Detail,
    Place,
    clean,
    degrees,
    openers,
    title_words,
)

# How far before a name its title is looked for, how far from it the title may end, and how far
# before that the organisation may begin, in characters.
REACH, GAP, OWNER_REACH = 110, 45, 60
#: a longer line below a signature, in words, is no title
LONGEST_LINE = 10
_PREFIX = re.compile(r"(?:(?:Dr|Prof|Mr|Mrs|Ms)\.?\s(?:(?:Dr|med)\.\s)*)$")
#: what can stand between a title and the name: `of surgery`, `and surgeon`
_GOES_ON = re.compile(r"\s(?:of|for)\s|,?\s?(?:and|&)")
#: what can stand between an organisation and the title
_OWNS = re.compile(r"(?:[’']s?)?[\s,]*(?:the\s)?")
_WORD_BEFORE = re.compile(r"(?:^|[\s(“\"])([\w-]+)(/|,?\s(?:and\s|&\s)?)$")
_FURTHER_WORD = re.compile(r"([\w-]+)(?:,?\s(?:and\s|&\s)?)$")


def before_name(page: Page, named: Named, mentions: Sequence[Place]) -> Detail:
    """Title and organisation before a name; a Detail without title where there is none."""
    nothing = Detail(None, None, named.end)
    floor, stop = _stretch(page, named, mentions)
    hits = list(title_words().finditer(page.text, floor, stop))
    if not hits or stop - hits[-1].end() > GAP:
        return nothing
    last = hits[-1]
    between = page.text[last.end() : stop]
    if re.search(r"[.;!?”\"]\s", between):
        return nothing
    for mention in mentions:
        if last.end() <= mention[0] and mention[1] <= stop:
            return Detail(clean(_back(page.text, floor, last)), mention, named.end)
    if between.strip() and not _GOES_ON.match(between):
        return nothing
    phrase = _back(page.text, floor, last) + between
    owner = _owner(page.text, floor, page.text.rfind(phrase, floor, stop), mentions)
    return Detail(clean(phrase), owner, named.end, owned=True)


def _stretch(page: Page, named: Named, mentions: Sequence[Place]) -> tuple[int, int]:
    """Where a title before a name can stand: behind the last mention that a title follows."""
    floor = max(page.sentence_at(named.start)["start"], named.start - REACH)
    ends = [
        m[1]
        for m in mentions
        if floor <= m[1] <= named.start and title_words().search(page.text, m[1], named.start)
    ]
    floor = max([floor, *ends])
    prefix = _PREFIX.search(page.text[floor : named.start])
    stop = floor + prefix.start() if prefix else named.start
    gap = re.search(r",?\s*$", page.text[floor:stop])
    return floor, stop - (len(gap.group()) if gap else 0)


def _owner(text: str, floor: int, begin: int, mentions: Sequence[Place]) -> Place | None:
    """The organisation named right before a title that begins at `begin`."""
    for mention in reversed(mentions):
        near = floor - OWNER_REACH <= mention[0] and mention[1] <= begin
        if near and _OWNS.fullmatch(text[mention[1] : begin]):
            return mention
    return None


def _back(text: str, floor: int, last: re.Match[str]) -> str:
    """The title that ends with the word `last`: title words, openers and joints before it."""
    start = last.start()
    while before := _WORD_BEFORE.search(text[floor:start]):
        word = before.group(1)
        known = title_words().fullmatch(word) or word.casefold() in openers() - ARTICLES
        further = _FURTHER_WORD.search(text[floor : floor + before.start(1)])
        inner = word[0].isupper() and further and title_words().fullmatch(further.group(1))
        if not (known or inner):
            break
        start = floor + before.start(1)
    return text[start : last.end()]


def signed_title(page: Page, named: Named) -> Detail | None:
    """The title on the line below a signature; None where there is none."""
    end = page.text.find("\n", named.end)
    found = degrees().match(page.text, named.end)
    if end < 0 or page.text[found.end() if found else named.end : end].strip(" ,_"):
        return None
    below = page.text[end + 1 :].split("\n", 1)[0]
    line = re.sub(r"^(?:Its|Title|By):\s*", "", below.strip())
    if not title_words().search(line) or len(line.split()) > LONGEST_LINE:
        return None
    return Detail(clean(line), None, end + 1 + len(below))
