"""Cues that say otherwise than by a denied verb that something stays outside.

It is somebody's own, goes another way, is still done elsewhere; or the verb stands before its
subject: "So are the clinics", "Outside the deal are …". The words are those of `[elsewhere]` in
`vocabulary/scope.toml`; here they are put together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from affilcli.pipeline.cues import Hit
from affilcli.pipeline.services.wordlists import any_of, moving
from affilcli.vocabulary import load

#: in place of a phrase: said by where something stays
AT_PLACE = "(at a place)"
#: where a sentence or an item begins
_OPENS = r"(?:(?<=[.!?;]\s)|(?<=[•*–-]\s)|(?<=\n)|^)"
_ENDS = r"(?=\s*(?:[.,;:]|and\b|but\b|from\b|$))"
#: "Mercy's", "the Sisters'": whose something is
_OWNER = r"(?:the\s)?(?:[A-Z][\w.&]*\s){0,3}[A-Z][\w.]*(?:['’]s|s['’])"
_THING = r"(?=(?:the|its|their|our|an?|two|three|four|several|any|all)\s|[A-Z])"


class _Way(NamedTuple):
    """A way to say it: the side that is left out, and its pattern, of which `cue` is the cue.

    `phrase` stands for the words where these do not count.
    """

    side: str
    pattern: re.Pattern[str]
    phrase: str = ""


#: "The Excluded Assets consist of …"
_DEFINED = (
    r"\b[Ee]xcluded\s(?:[A-Z][\w ]{2,30}|assets|services|facilities|liabilities)\s(?:shall\s)?"
    r"(?:(?:consists?|comprised?)\sof|includes?|means?|comprises?|are|is)\b(?:[^,.;:()]{0,40}:)?"
)


#: "What doesn't is the hospice", "What is not in the deal are …"
_WHAT_IS_NOT = (
    r"\bWhat\s(?:\w+\s){0,3}?(?:(?:does|is|will|was|did|do|would)\snot|(?:does|is|wo|was|did|do|would)n[’']t)\b"
    rf"[^,.;:]{{0,40}}?\s(?:is|are|was|were|will\sbe)\s{_THING}"
)


def _singled_out() -> str:
    """The one that is not: "the one thing that isn't on the table is the land"."""
    words = {name: any_of(listed) for name, listed in load("scope")["denied"].items()}
    auxiliary = rf"(?:(?:{words['auxiliaries']})\snot|\w+n[’']t|never)"
    denied = rf"{auxiliary}\s(?:(?:{words['between']})\s){{0,2}}?"
    within = rf"(?:{words['prepositions']})\s(?:it|(?:the|this)\s(?:{words['deals']}))"
    own = rf"{denied}(?:(?:{words['parts']}|transferred|sold|{within})\b|{moving()})"
    taken = rf"(?:[^\s,.;:]+\s){{1,3}}?{denied}(?:{words['takings']})\b"
    return (
        rf"(?i:\b(?:one|only|sole|last|biggest|main)\s(?:\w+\s){{0,2}}?(?:that|which)\s(?:{own}|{taken}))"
        rf"[^,.;:]{{0,40}}?\s(?:is|are|was|were|will\sbe)\s{_THING}"
    )


@cache
def _ways() -> tuple[_Way, ...]:
    words = {name: any_of(listed) for name, listed in load("scope")["elsewhere"].items()}
    return (*_own(words), *_placed(words), *_turned(words), *_second(words))


def _own(words: Mapping[str, str]) -> Iterator[_Way]:
    """What is somebody's own, or goes another way.

    "Is ours to keep", "will be separate", "is run by others under a different contract".
    """
    remaining = (
        rf"(?:\b(?:{words['remaining']})|[’']s)(?:,\sand\s(?:{words['remaining']}),)?"
        rf"(?:\s(?:{words['degrees']}))?\s"
    )
    whose = rf"(?:{words['owners']}|{_OWNER}\sown)\b(?:\s(?:{words['matters']}))?"
    apart = rf"(?:an?\s)?(?:{words['different']})(?:\s(?:{words['matters']}))?"
    yield _Way(
        "staying",
        re.compile(
            rf"{remaining}(?:{whose}(?:\s(?:{words['purposes']}))*{_ENDS}"
            rf"|(?:{words['parted']}|{apart}){_ENDS}|(?:{words['unaffected']})\b|out(?=\s*[.;:]|,\s(?:as|and|for|but)\b))"
        ),
    )
    yield _Way(
        "staying",
        re.compile(
            rf"(?i)(?:\b(?:(?:will|would|shall|to)\sbe|is|are|being)|[’'](?:re|s))\s(?:being\s)?(?:{words['handled']})"
            rf"\b[^.;:,]{{0,60}}?\b(?:{words['ways']}|(?:in|under|by|through)\s(?:an?|its|their)\s"
            rf"(?:own\s)?(?:{words['others']}))\b"
        ),
    )


def _placed(words: Mapping[str, str]) -> Iterator[_Way]:
    """What is done elsewhere: "will still be performed only at Elm", "stays at the main campus"."""
    yield _Way(
        "staying",
        re.compile(
            rf"(?i)\b(?:will|would|shall|can|must)\s(?:all\s|also\s)?(?:{words['still']})\s"
            rf"(?:be\s|being\s)?(?:[a-z]+ed|{words['done']})(?:\s(?:{words['only']}))?\s"
            rf"(?:{words['where']})\b"
        ),
    )
    yield _Way(
        "staying",
        re.compile(
            r"\b(?:stays?|staying|remains?|(?:will|would|to)\s(?:continue|go\son))\s(?:put\s)?"
            rf"(?:at|on)\s(?=(?:the|its|their|our)\s(?:{words['sites']})\b|[A-Z])"
        ),
        AT_PLACE,
    )


def _turned(words: Mapping[str, str]) -> Iterator[_Way]:
    """What stands behind a verb: "Left out, for now, is the hospice", "Excluded are …"."""
    opening = rf"{_OPENS}(?i:(?:also|and)\s)?"
    verb = (
        r"(?:,[^,.;:]{2,30},)?\s(?:is|are|was|were|(?:will|would)\s(?:be|remain|stay)"
        r"|remains?|stays?|lies?|falls?)\s"
    )
    ways = (
        rf"{opening}(?i:not|{words['outside']})\b[^,.;:]{{0,60}}?{verb}{_THING}",
        rf"{opening}(?:Not|not)\s(?:{words['standing']}|[a-z]+(?:ed|ing))\b[^,.;:]{{0,40}}?{verb}(?=[a-z])",
        _DEFINED,
    )
    for way in (*ways, _WHAT_IS_NOT, _singled_out()):
        yield _Way("after", re.compile(way), "excluded are")


def _second(words: Mapping[str, str]) -> Iterator[_Way]:
    """A denial without its verb: "is leased and not covered", "Imaging? Not in the deal."."""
    denied = rf"(?:not|never)\s(?:a\s)?(?:{words['denied']})"
    yield _Way("before", re.compile(rf"\b(?:and|but)\s(?:also\s)?(?P<cue>{denied})\b"))
    answer = rf"(?:Not|Never)\s(?:{words['standing']}|{words['denied']})"
    yield _Way("before", re.compile(rf"(?<=[.!?]\s)(?P<cue>{answer})\b(?=[^:.!?]{{0,40}}[.!])"))


#: "Nor, for now, are the clinics", "So are the clinics"
INVERTED = re.compile(
    rf"{_OPENS}(?P<word>So|Nor|Neither)(?:,[^,.;]{{2,25}},)?\s"
    r"(?:is|are|was|were|will|would|shall|can|could|may|might|must|should|does|do|did|has|have|had)\s"
)


def elsewhere(text: str) -> Iterator[Hit]:
    """All such cues, with the labels of the phrases of `vocabulary/scope.toml`."""
    for way in _ways():
        for found in way.pattern.finditer(text):
            span = found.span("cue") if "cue" in way.pattern.groupindex else found.span()
            yield Hit(f"excluded {way.side}", way.phrase or found.group(), *span)
    for found in INVERTED.finditer(text):
        yield Hit("excluded also", f"{found['word'].lower()} ", found.start(), found.end() - 1)
