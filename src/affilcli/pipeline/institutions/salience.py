"""How much a text is about each of its institutions."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from affilcli.pipeline.annotations import Institution
from affilcli.pipeline.institutions.name_types import OUTSIDERS
from affilcli.pipeline.page import TELLING, Page

# What a mention counts: in the headline, the lead, the rest of the story, and elsewhere.
HEADLINE, LEAD, STORY, ELSEWHERE = 3, 2, 1, 0.2
#: regulators, media and banks are named often and hardly ever are what a story is about
OUTSIDER = 0.3
#: an institution is a main one with more than this share of the best one's salience
MAIN = 0.4


def salience(page: Page, institution: Institution) -> float:
    """A figure to rank by: the mentions, by where they stand."""
    total = sum(_weight(page, mention["start"]) for mention in institution["mentions"])
    return math.sqrt(total) * (OUTSIDER if institution["type"] in OUTSIDERS else 1.0)


def _weight(page: Page, offset: int) -> float:
    index = page.index_at(offset)
    kind = page.kind(page.sentences[index])
    if kind == "headline":
        return HEADLINE
    if index in page.lead:
        return LEAD
    return STORY if kind in TELLING or kind == "signature" else ELSEWHERE


def named_by_sentence(
    page: Page, institutions: Sequence[Institution], which: Iterable[int] | None = None
) -> dict[int, set[int]]:
    """Sentence index to the indices of the institutions it names; only of `which` if given."""
    named: dict[int, set[int]] = {}
    for index in range(len(institutions)) if which is None else which:
        for mention in institutions[index]["mentions"]:
            named.setdefault(page.index_at(mention["start"]), set()).add(index)
    return named


def main_institutions(page: Page, institutions: Sequence[Institution], most: int = 3) -> list[int]:
    """Indices of the institutions that the text is about, best first."""
    scores = [salience(page, one) for one in institutions]
    ranked = sorted(range(len(institutions)), key=lambda i: (-scores[i], i))
    best = scores[ranked[0]] if ranked else 0.0
    return [i for i in ranked[:most] if scores[i] > MAIN * best]
