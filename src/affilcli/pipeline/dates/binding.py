"""Ties each date of a sentence to the cues around it, the nearest in its clause counting most."""

from __future__ import annotations

import re
from collections.abc import Iterator

from affilcli.pipeline.cues import Hit
from affilcli.pipeline.dates.cue_families import LEADERS, Cues, matcher
from affilcli.pipeline.dates.expressions import Expression
from affilcli.pipeline.dates.surroundings import Surroundings

#: characters of an item in a list of dates
ITEM = 100


def bind(
    text: str, start: int, end: int, found: list[Expression]
) -> Iterator[tuple[Expression, Cues]]:
    """Each date found in the sentence `text[start:end]`, with its cues."""
    if not found:
        return
    hits = [hit for hit in matcher().find(text, start, end) if not _covered(hit, found)]
    last: tuple[Expression, Cues] | None = None
    for one in found:
        cues = Surroundings(text, start, one, hits, found).cues()
        if last and cues.bare and _goes_on(text, last[0], one, hits):
            cues = last[1].handed_on()
        last = one, cues
        yield last


def _goes_on(text: str, first: Expression, second: Expression, hits: list[Hit]) -> bool:
    """Is a date one more of a list: "40 beds in October, 40 in January"?"""
    between = text[first.end : second.start]
    return (
        len(between) <= ITEM
        and not re.search(r"[.;:]|--|[–—]", between)
        and not any(first.end <= h.start < second.start and h.label in LEADERS for h in hits)
    )


def _covered(hit: Hit, found: list[Expression]) -> bool:
    """Is a cue a word of a date ("May", "end of June")?"""
    return any(one.start <= hit.start < one.end for one in found)
