"""Where institutions are named from a person, and for which one somebody signs."""

from __future__ import annotations

import re

from affilcli.pipeline.institutions.name_words import is_head
from affilcli.pipeline.page import Page
from affilcli.pipeline.people.cast import Cast
from affilcli.pipeline.people.persons import Named
from affilcli.pipeline.people.titles import Detail, Place
from affilcli.pipeline.spots import first_from, last_before, starting_in

#: how far from a signature its organisation may stand, in characters
SIGNED_REACH = 160
#: how far before a sentence the institutions of its paragraph are looked for, in characters
PARAGRAPH_REACH = 10_000
#: the name ends its line, but for degrees: a signature
_SIGNED = re.compile(r",?[ \t]*(?:[A-Z][\w.]*+,?[ \t]?){0,3}+(?:\n|$)")
#: `Acme's Dr. Jane Roe`, `The surgeons are Acme's: Jane Roe`
_OWNS = re.compile(r"[’']s?:?\s(?:own\s)?(?:(?:Drs?|Prof|Mr|Mrs|Ms|Sir|Sister)\b\.?\s)*")


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
    return {
        "before in the sentence": {m[2] for m in here[-1:]},
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
        "owns the name": {m[2] for m in here[-1:] if _OWNS.fullmatch(page.text, m[1], named.start)},
    }


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
