"""In which way something stays: where it is, as it was, or with whom.

What stays where it is, or goes on as before, may be part of the deal all the same; what stays with
somebody is not.
"""

from __future__ import annotations

import re

from affilcli.pipeline.cues import Hit
from affilcli.pipeline.page import Page
from affilcli.pipeline.services.elsewhere import AT_PLACE

_WAYS = {
    "placed": re.compile(r"(?i)\b(?:where|put|open)\b"),
    "as_before": re.compile(
        r"(?i)\bon\b|\bas\s(?:now|before|usual|always|is|it|they|at)\b|\bcontinues?\b"
    ),
}


def way_of_staying(page: Page, cue: Hit) -> str | None:
    """Does a cue of staying tell but the place ("placed"), or that it goes on ("as_before")?"""
    if not cue.label.endswith("staying"):
        return None
    if cue.phrase == AT_PLACE:
        return "placed"
    ways = (way for way, said in _WAYS.items() if said.search(page.text, cue.start, cue.end))
    return next(ways, None)
