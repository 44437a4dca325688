"""What the days of a story tell of how far its agreement stands: "took effect on July 1"."""

from __future__ import annotations

from typing import Final

from affilcli.pipeline.annotations import Day
from affilcli.pipeline.deal.diction import BACKGROUND
from affilcli.pipeline.page import Page

#: a day is of the deal itself if the deal is named so near, or it stands in the lead
NAMED = 0.5
#: what a day counts that may be of something else
APART = 0.4
#: by the family of the nearest cue: what it means in the past, and to come
MEANINGS: Final = {
    "start": ("began", "begins"),
    "sign": ("agreed", "agrees"),
    "end": ("ended", "ends"),
    "hope": (None, "hoped"),
}
SIGNS = tuple(sign for pair in MEANINGS.values() for sign in pair if sign)


def signs(page: Page) -> dict[str, float]:
    """How surely a day is told of on which something began, was agreed …: 0 to 1 for each."""
    found = dict.fromkeys(SIGNS, 0.0)
    for day in page.doc._.affil_days or []:
        if page.background[day["sentence"]] <= BACKGROUND:
            for sign, share in _meant(day):
                found[sign] = max(found[sign], share)
    return found


def _meant(day: Day) -> list[tuple[str, float]]:
    known = day["features"]
    ahead, behind = bool(known["ahead"]), bool(known["behind"] or known["recent"])
    for family, (past, coming) in MEANINGS.items():
        if known[f"first_{family}"]:
            own = known["deal"] > NAMED or known["lead"]
            share = max(known[family], APART) * (1.0 if own else APART)
            return [(sign, share) for sign, on in ((past, behind), (coming, ahead)) if sign and on]
    return []
