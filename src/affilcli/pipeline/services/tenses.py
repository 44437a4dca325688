"""The verb that governs a stretch of a clause, and its tense: what is, was, will be or may be.

No parser: a finite verb is known by its auxiliary or its form. It governs what follows it in its
clause, and, as their verb, the words before it when none stands before them.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from affilcli.pipeline.cues import Matcher
from affilcli.vocabulary import load

#: where two readings of the same words overlap the first counts: "has offered", no bare "offered"
ORDER = (
    *("intended", "promised", "future", "conditional", "possible", "perfect", "ongoing"),
    *("past", "present"),
)
DENIED = re.compile(r"(?i)\b(?:not|never|nor|neither|no longer|cannot)\b|n[’']t\b")
#: how far behind a verb's beginning its "not" stands
DENIAL_REACH = 24
#: behind these a word like "shared" is no verb
_NOT_A_VERB = re.compile(
    r"(?i)(?:\b(?:the|an?|of|in|its|their|our|his|her|by|for|with|newly|and)|-)\s*$"
)


class Verb(NamedTuple):
    """A finite verb with its auxiliaries."""

    start: int
    end: int
    tense: str
    denied: bool


@cache
def _matcher() -> Matcher:
    return Matcher({tense: load("tenses")[tense]["phrases"] for tense in ORDER})


def verbs(text: str, start: int, end: int) -> list[Verb]:
    """The finite verbs of a stretch, in order."""
    hits = sorted(
        _matcher().find(text, start, end),
        key=lambda hit: (ORDER.index(hit.label), hit.start),
    )
    kept: list[Verb] = []
    for hit in hits:
        if any(hit.start < verb.end and verb.start < hit.end for verb in kept):
            continue
        if hit.label == "past" and _NOT_A_VERB.search(text, max(start, hit.start - 8), hit.start):
            continue
        denied = bool(DENIED.search(text, hit.start, min(end, hit.end + DENIAL_REACH)))
        kept.append(Verb(hit.start, hit.end, hit.label, denied))
    return sorted(kept)


def governing(found: list[Verb], start: int, end: int) -> Verb | None:
    """The last verb before a stretch, or else the first behind it."""
    before = [verb for verb in found if verb.end <= start]
    behind = [verb for verb in found if verb.start >= end]
    return before[-1] if before else behind[0] if behind else None
