"""How much a text is about each of its institutions."""

from __future__ import annotations

import math
from collections.abc import Sequence

from affilcli.pipeline.annotations import Institution
from affilcli.pipeline.page import TELLING, Page

#: what kinds of organisation hardly ever are a party (types given by resolve.kind_of)
OUTSIDERS = frozenset({"regulators", "media", "finance", "others"})


def salience(page: Page, institution: Institution) -> float:
    """A figure to rank by: mentions in the story, those in the headline and the lead counting more."""
    lead = page.lead
    total = 0.0
    for mention in institution["mentions"]:
        index = page.index_at(mention["start"])
        kind = page.kind(page.sentences[index])
        if kind == "headline":
            total += 3
        elif index in lead:
            total += 2
        elif kind in TELLING or kind == "signature":
            total += 1
        else:
            total += 0.2
    return math.sqrt(total) * (0.3 if institution["type"] in OUTSIDERS else 1.0)


def main_institutions(page: Page, institutions: Sequence[Institution], most: int = 3) -> list[int]:
    """Indices of the institutions that the text is about, best first."""
    scores = [salience(page, one) for one in institutions]
    ranked = sorted(range(len(institutions)), key=lambda i: (-scores[i], i))
    best = scores[ranked[0]] if ranked else 0.0
    return [i for i in ranked[:most] if scores[i] > 0.4 * best]
