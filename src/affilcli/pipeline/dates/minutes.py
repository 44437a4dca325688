"""Minutes of a meeting: what was moved there was agreed on the day that they are of."""

from __future__ import annotations

import re

from affilcli.pipeline.dates.cue_families import Cues, families, matcher
from affilcli.pipeline.page import Page

#: characters at the top in which a paper says that it is minutes
TOP = 400
_MINUTES = re.compile(r"(?i)\bminutes\b")
_MOTION = re.compile(r"(?i)\b(?:motion|moved|resolved|carried)\b")


def motion(page: Page) -> int | None:
    """Index of the sentence in which the agreement is put to the vote, if these are minutes."""
    if not _MINUTES.search(page.text, 0, TOP):
        return None
    moved = (i for i, one in page.telling() if _MOTION.search(page.text, one["start"], one["end"]))
    return next((index for index in moved if _agreed(page, index)), None)


def _agreed(page: Page, index: int) -> bool:
    """Does a sentence tell of approving an agreement?"""
    sentence = page.sentences[index]
    said = {hit.label for hit in matcher().find(page.text, sentence["start"], sentence["end"])}
    return "sign" in said and bool(said & {"deal", "paper"})


def voted() -> Cues:
    """The cues of the day of such a meeting."""
    return Cues({**families(), "sign": 1.0, "deal": 1.0}, "sign", "past", fronted=False)
