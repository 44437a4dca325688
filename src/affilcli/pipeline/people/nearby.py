"""Where institutions are named from a person, and for which one somebody signs."""

from __future__ import annotations

import re
from bisect import bisect_left
from math import log1p

from affilcli.pipeline.annotations import Institution
from affilcli.pipeline.institutions.name_words import is_head
from affilcli.pipeline.page import Page
from affilcli.pipeline.people.cast import Cast
from affilcli.pipeline.people.persons import COURTESY, Named
from affilcli.pipeline.people.titles import Detail, Place, saying_words
from affilcli.pipeline.spots import first_from, last_before, starting_in, touching

#: how far from a signature its organisation may stand, in characters
SIGNED_REACH = 160
#: how far before a sentence the institutions of its paragraph are looked for, in characters
PARAGRAPH_REACH = 10_000
#: how far before a name "its" is looked for, in characters
ITS_REACH = 60
#: the logarithm of the characters of a page, and the distance of what is named on no page
PAGE, NOWHERE = 7.0, 1.2
_NEXT_WORD = re.compile(r"\s([a-z]+)")
_ITS_BEFORE = re.compile(rf"\b[Ii]ts\s[^.;:“”\"]+(?:\b{COURTESY}\s)?$")
_ITS_BEHIND = re.compile(r",\s(?:[A-Z][\w.]*,\s)*its\s")
#: the name ends its line, but for degrees: a signature
_SIGNED = re.compile(r",?[ \t]*(?:[A-Z][\w.]*+,?[ \t]?){0,3}+(?:\n|$)")
#: `Acme's Dr. Jane Roe`, `The surgeons are Acme's: Jane Roe`, `Acme, whose chief is Jane Roe`
_OWNS = re.compile(
    rf"(?:[’']s?[:,]?\s(?:own\s)?|,\swhose\s[^.;:\n]{{3,60}}(?:,|\sis)\s)(?:{COURTESY}\s)*"
)


def near(page: Page, named: Named, detail: Detail, cast: Cast) -> dict[str, set[int]]:
    """Where institutions are named from a person: relation to institutions."""
    sentence = page.sentence_at(named.start)
    zone = page.zones[sentence["zone"]]
    end = max(sentence["end"], detail.end)
    here = [
        m for m in starting_in(cast.mentions, sentence["start"], named.start) if m[1] <= named.start
    ]
    floor = max(zone["start"], sentence["start"] - PARAGRAPH_REACH)
    above = starting_in(cast.mentions, floor, sentence["start"])
    higher = last_before(cast.mentions, zone["start"])
    previous = page.index_at(max(0, sentence["start"] - 2))
    first = starting_in(above, page.sentences[previous]["start"], sentence["start"])
    main = last_before(cast.main_mentions, named.start)
    main_here = main is not None and main[0] >= zone["start"]
    following = first_from(cast.mentions, named.end)
    behind = [following] if following else []
    signed = signer(page, named, cast) if is_signed(page, named) else None
    told = [m for m in here if not touching(cast.quotes, *m[:2])]
    return {
        "before in the sentence": {m[2] for m in told[-1:]},
        "opens the sentence": {m[2] for m in told[:1]},
        "its": {m[2] for m in (told or first)[:1]} if _is_its(page, named) else set(),
        "spoke before": {m[2] for m in first if _speaks(page.text, m[1])},
        "behind in the sentence": {m[2] for m in behind if m[0] < end},
        "last in the paragraph": {m[2] for m in above[-1:]},
        "opens the sentence before": {m[2] for m in first[:1]},
        "last above": {higher[2]} if higher and not above else set(),
        "next in the paragraph": {m[2] for m in behind if end <= m[0] < zone["end"]},
        "in the paragraph": {m[2] for m in (*here, *above)},
        "last main in the paragraph": {main[2]} if main and main_here else set(),
        "last main above": {main[2]} if main and not main_here else set(),
        "within the words": {m[2] for m in behind if m[0] < detail.end},
        "signed for": {signed[2]} if signed else set(),
        "owns the name": {m[2] for m in here[-1:] if owns(page, named, m)},
    }


def distances(one: Institution, named: Named) -> dict[str, float]:
    """How far from a person an institution is named last before and first behind: 0 beside the
    name, about 1 a page from it, a little more where it is not named there at all.
    """
    mentions = one["mentions"]
    at = bisect_left(mentions, named.start, key=lambda m: m["start"])
    before = [named.start - m["start"] for m in mentions[max(0, at - 1) : at]]
    behind = [m["start"] - named.start for m in mentions[at : at + 1]]
    return {"far before": _distance(before), "far behind": _distance(behind)}


def _distance(characters: list[int]) -> float:
    return log1p(characters[0]) / PAGE if characters else NOWHERE


def owns(page: Page, named: Named, mention: Place) -> bool:
    """Is a person named as an organisation's: `Acme's Dr. Jane Roe`?"""
    return _OWNS.fullmatch(page.text, mention[1], named.start) is not None


def _speaks(text: str, end: int) -> bool:
    """Is the organisation that is named until here said to speak: `Acme said on Monday`?"""
    word = _NEXT_WORD.match(text, end)
    return word is not None and word.group(1) in saying_words()


def _is_its(page: Page, named: Named) -> bool:
    """Is a person's title somebody's who was named before: `Jane Roe, its president`?"""
    before = page.text[max(0, named.start - ITS_REACH) : named.start]
    return bool(_ITS_BEFORE.search(before) or _ITS_BEHIND.match(page.text, named.end))


def line_above(page: Page, named: Named) -> str | None:
    """The organisation on the line above a signature (`By: …`), if there is one."""
    start = page.text.rfind("\n", 0, named.start)
    above = page.text[page.text.rfind("\n", 0, max(0, start)) + 1 : max(0, start)].strip(" :,")
    return above if ":" not in above and any(map(is_head, above.split())) else None


def is_signed(page: Page, named: Named) -> bool:
    """Does a person sign here: the name stands in a signature, or has its line to itself?"""
    signature = page.kind_at(named.start) == "signature"
    return signature or named.labelled or _SIGNED.match(page.text, named.end) is not None


def signer(page: Page, named: Named, cast: Cast) -> Place | None:
    """The organisation of a signature: on a line above in its block, else below the name."""
    top = page.text.rfind("\n\n", max(0, named.start - SIGNED_REACH), named.start)
    end = page.text.find("\n\n", named.end, named.end + SIGNED_REACH)
    bottom = named.end + SIGNED_REACH if end < 0 else end
    block = starting_in(cast.mentions, max(top, named.start - SIGNED_REACH), bottom)
    above = [m for m in block if m[1] <= named.start]
    return above[-1] if above else next((m for m in block if m[0] >= named.end), None)
