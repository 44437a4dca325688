"""Who keeps something: one that sells the rest keeps it out of the deal, any other just keeps it.

"The county will keep the ambulances" of a hospital's sale; "the hospital will keep its emergency
room" of an affiliation.
"""

from __future__ import annotations

import re
from itertools import zip_longest

from affilcli.pipeline.cues import Hit
from affilcli.pipeline.page import Page
from affilcli.pipeline.spots import starting_in

#: kinds of deals in which something passes to another owner
TRANSFERS = frozenset({"acquisition", "joint-venture"})
#: how far before the cue the keeper is named
REACH = 60
_OWNING = re.compile(r"(?i)\b(?:own|owning|ownership)\b")
_SELLER = re.compile(
    r"(?i)\b(?:the\s+(?:county|city|district|seller|owners?|founders?|town|parish|state)|he|she)\s+$"
)


#: what one that sells is said to do, behind its name
_SELLING = re.compile(
    r"(?i)\b(?:(?:to|will|would|shall|is|are|was|were)\s(?:be\s)?(?:sell|selling|divest|divesting)|sells|divests)\b"
)
SELLING_REACH = 90


def gives_up_rest(page: Page, cue: Hit, floor: int) -> bool:
    """Does the keeper that a cue of keeping speaks of, named behind `floor`, part with the rest?"""
    kinds = {p["value"] for p in page.doc._.affil_kinds or [] if p["taken"]}
    if not kinds & TRANSFERS:
        return False
    if _OWNING.search(page.text, cue.start, cue.end):
        return True
    start = max(floor, cue.start - REACH)
    return bool(_SELLER.search(page.text[start : cue.start])) or _keeper_sells(page, start, cue)


def _keeper_sells(page: Page, start: int, cue: Hit) -> bool:
    """Is the institution named last before the cue one that sells?"""
    named = [spot for spot in starting_in(page.names, start, cue.start) if spot[1] <= cue.start]
    if not named:
        return False
    keeper = named[-1][2]
    return page.parties.get(keeper) == "seller" or _said_to_sell(page, keeper)


def _said_to_sell(page: Page, institution: int) -> bool:
    """Does the text say that it sells something, before another institution is named?"""
    for (_, end, one), following in zip_longest(page.names, page.names[1:]):
        stop = min(end + SELLING_REACH, following[0] if following else len(page.text))
        if one == institution and _SELLING.search(page.text, end, stop):
            return True
    return False
