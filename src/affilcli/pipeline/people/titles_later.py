"""What later sentences say of a person: where they come back to one, and what they call one.

`Jane Roe spoke first. She is chair of Acme.` `… Roe, 61, heads the board.` `The Acme president …`
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice

from affilcli.pipeline.cues import words_of
from affilcli.pipeline.notation import WORD
from affilcli.pipeline.page import Page
from affilcli.pipeline.people.apposition import apposition
from affilcli.pipeline.people.persons import COURTESY, Named
from affilcli.pipeline.people.titles import Detail, Place, clean, title_words
from affilcli.pipeline.spots import starting_in

#: how far behind a name a sentence about "him" or "her" begins at most, in characters
NEXT_REACH = 260
#: how many later mentions of a surname are looked at, and how many sentences with "he" or "she"
MOST_MENTIONS, MOST_PRONOUNS = 4, 2
#: so many places with its first word are looked at for a surname
MOST_PLACES = 40
#: how far into a sentence that begins with a title the title may begin, in characters
OPENING = 60
_PRONOUN = re.compile(
    r"[.!?][”\"]?\s\(?(?:(?:An?|The|Now|Once)\s[^.,;!?“\"\n]{3,40},\s)?(?P<who>[Ss]?[Hh]e)\b"
)
_NAME_BEGINS, _NAME_ENDS = re.compile(r"(?<![\w’'-])"), re.compile(r"(?![\w-])")
#: an age or degrees between a surname and what its bearer does
_AGE = re.compile(r",\s\d{2},(?=\s)")
#: how a sentence opens that calls somebody by a title
_CALLS = re.compile(r"\s*(?:The|An?|Its|Their|Our)\s")
#: another person is called so
_NAMES = re.compile(r",?\s(?:(?:Drs?|Mr|Ms|Mrs|Prof)\.?\s)?[A-Z][\w’'-]+\s(?:[A-Z]\.\s)?[A-Z]")
#: `His counterpart at Acme, Jane Roe`
_COUNTERPART = re.compile(
    r"(?i:\b(?:counterpart|opposite number|colleague|successor|predecessor)s?)"
    r"\s(?:at|in|of|from|on)\s(?:the\s)?(?P<owner>(?:(?:St|Mt)\.\s)?[^,.;\n]{2,60}),?\s"
    rf"(?:{COURTESY}\s)*$"
)


def returns(page: Page, named: Named) -> list[Named]:
    """Where the text comes back to a person: "He" or "She" in the next sentence, the surname."""
    pronouns = _PRONOUN.finditer(page.text, named.end, _reach(page, named))
    spots = [pronoun.span("who") for pronoun in islice(pronouns, MOST_PRONOUNS)]
    surname = named.name.split()[-1]
    for at in _places(page.text, WORD.search(surname), named.end):
        end = at + len(surname)
        if page.text.startswith(surname, at) and _stands_alone(page.text, at, end):
            age = _AGE.match(page.text, end)
            spots.append((at, age.end() if age else end))
            if len(spots) > MOST_MENTIONS:
                break
    return [named._replace(start=start, end=end) for start, end in spots]


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Is this stretch of a text no part of a longer name?"""
    return bool(_NAME_BEGINS.match(text, start) and _NAME_ENDS.match(text, end))


def _places(text: str, word: re.Match[str] | None, floor: int) -> Iterator[int]:
    """Where the text holds what begins with a word, from an offset on; a few places only."""
    starts = _spelled(text).get(word.group(), []) if word else []
    first = bisect_left(starts, floor)
    before = word.start() if word else 0
    return (start - before for start in starts[first : first + MOST_PLACES])


@lru_cache(maxsize=2)
def _spelled(text: str) -> dict[str, list[int]]:
    """Where each word of a text stands, as it is written."""
    places: dict[str, list[int]] = defaultdict(list)
    for word in words_of(text):
        places[text[word.start : word.end]].append(word.start)
    return places


def _reach(page: Page, named: Named) -> int:
    """Up to where "he" and "she" can mean a person: the end of the paragraph at the latest."""
    end = page.text.find("\n\n", named.end, named.end + NEXT_REACH + 1)
    return named.end + NEXT_REACH if end < 0 else min(end, named.end + NEXT_REACH)


def described_next(page: Page, named: Named, mentions: Sequence[Place]) -> Detail:
    """`… said Jane Roe. The Acme president since 2022, she …`: the next sentence calls her so."""
    nothing = Detail(None, None, named.end)
    index = page.index_at(named.start) + 1
    if index >= len(page.sentences):
        return nothing
    start, end = page.sentences[index]["start"], page.sentences[index]["end"]
    opening = _CALLS.match(page.text, start, end)
    openers = starting_in(mentions, start, start + 2)
    owned = any(page.text[m[1] : m[1] + 1] in "’'" for m in openers)
    title = title_words().search(page.text, start, min(end, start + OPENING))
    if title is None or not (opening or owned):
        return nothing
    detail = apposition(page, named, opening.end() if opening else start, mentions)
    return nothing if _NAMES.match(page.text, detail.end) else detail


def counterpart(page: Page, named: Named, mentions: Sequence[Place]) -> Detail:
    """`Her counterpart at Acme, Jane Roe`: the title named last before, at another organisation."""
    nothing = Detail(None, None, named.end)
    floor = page.sentence_at(named.start)["start"]
    found = _COUNTERPART.search(page.text, floor, named.start)
    if found is None:
        return nothing
    at = found.start("owner")
    owner = next(iter(starting_in(mentions, at, at + 1)), None)
    titles = list(title_words().finditer(page.text, max(0, floor - NEXT_REACH), floor))
    if not titles:
        return nothing
    title = page.text[titles[0].start() : titles[-1].end()]
    joined = title if len(title.split()) <= 4 and "," not in title else titles[-1].group()
    written = None if owner else found["owner"]
    return Detail(clean(joined), owner, named.end, written=written)
