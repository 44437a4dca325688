"""Cues that say otherwise than by a denied verb that something stays outside.

It is somebody's own, goes another way, is still done elsewhere; or the verb stands before its
subject: "So are the clinics", "Outside the deal are …".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from affilcli.pipeline.cues import Hit

_AUXILIARY = (
    r"(?:is|are|was|were|will|would|shall|can|could|may|might|must|should|does|do|did|has|have|had)"
)
#: what is somebody's own: "is ours to keep", "remain its own", "will be separate"
_REMAINING = (
    r"\b(?:(?:will|would|shall|to)\s(?:be|remain|stay|continue\sto\sbe)|is|are|was|were|remains?"
    r"|stays?)(?:,\sand\s(?:stays?|remains?|will\s(?:stay|remain)),)?(?:\s(?:also|all|both|still"
    r"|entirely|wholly|completely|quite|likewise))?\s"
)
OWN = re.compile(
    rf"(?i){_REMAINING}(?:(?:ours|theirs|(?:its|their)\sown(?:\s(?:business|affair|concern))?)\b"
    r"(?:\salone)?(?:\sto\s(?:keep|run))?(?=\s*(?:[.,;:]|and\b|but\b|$))"
    r"|(?:kept|held|set|left|run)\s(?:apart|aside|separate|separately|out|alone|back)\b"
    r"|(?:a\s)?(?:separate|different|another)(?:\s(?:matter|question|business|concern|story"
    r"|arrangement|conversation|issue|subject|deal|agreement))?(?=\s*(?:[.;:]|,\s|and\b|from\b|$))"
    r"|(?:unaffected|untouched|unchanged|excluded|exempt|off\slimits|off\sthe\stable|out\sof\sscope"
    r"|no\spart\sof|no\sconcern\sof)\b)"
)
#: what goes another way: "will be sold separately", "is run by others under a different contract"
APART = re.compile(
    r"(?i)\b(?:(?:will|would|shall|to)\sbe|is|are|being)\s(?:being\s)?(?:sold|spun\soff|wound\sdown|leased"
    r"|transferred|run|managed|operated|handled|provided|covered|governed|owned|offered|auctioned"
    r"|marketed|dealt with|looked\sat|treated)\b[^.;:,]{0,60}?\b"
    r"(?:separately|instead|on\s(?:its|their)\sown"
    r"|(?:in|under|by|through)\s(?:a|an|another|its\sown|their\sown)\s(?:separate|different|other|older"
    r"|independent|unrelated|outside|third|long-?standing|existing|contract|agreement|company|group"
    r"|operator|owner|provider)|by\s(?:others|someone\selse|somebody\selse|an\soutside))\b"
)
#: in place of a phrase: said by where something is or will be done
AT_PLACE = "(at a place)"
#: what others go on doing: "will still be performed only at Elm"
STILL = re.compile(
    r"(?i)\b(?:will|would|shall|can|must)\s(?:all\s|also\s)?(?:still|continue\sto|go\son|keep\son|keep)\s(?:be\s|being\s)?"
    r"(?:[a-z]+ed|seen|sent|flown|run|done|given|taken|looked\safter|cared\sfor|coming|come|going|go)"
    r"(?:\s(?:only|exclusively|solely|mostly|largely|as\s(?:now|before)|for))?\s(?:at|by|in|to|through|from"
    r"|elsewhere|up|down|out\sof)\b"
)
#: what stays at a place that is named: "stays at the main campus", "will remain at Elm"
PLACED = re.compile(
    r"\b(?:stays?|staying|remains?|(?:will|would|to)\s(?:continue|go\son))\s(?:put\s)?(?:at|on)\s"
    r"(?=(?:the|its|their|our)\s(?:main|present|current|old|downtown|existing|other)\b|[A-Z])"
)
#: "Outside the agreement are the clinics", "Not affected: …", "The Excluded Assets consist of …"
OUTSIDE_ARE = re.compile(
    r"(?:(?<=[.!?;]\s)|(?<=\n)|^)(?:Also\s|And\s)?(?i:outside|beyond|apart\sfrom|not|excluded|exempt|omitted|spared"
    r"|untouched|unaffected|unchanged|left\s(?:out|behind|alone)|carved\sout|missing|absent|staying)"
    r"\b[^,.;:]{0,60}?\s(?:is|are|was|were|will\sbe|would\sbe)\s(?=(?:the|its|their|our|an?|two|three|four|several|any|all)\s|[A-Z])"
    r"|\b[Ee]xcluded\s(?:[A-Z][\w ]{2,30}|assets|services|facilities|liabilities)\s(?:shall\s)?"
    r"(?:(?:consists?|comprised?)\sof|includes?|means?|comprises?|are|is)\b(?:[^,.;:()]{0,40}:)?"
)
#: "Nor, for now, are the clinics", "So are the clinics"
INVERTED = re.compile(
    rf"(?:(?<=[.!?;]\s)|(?<=\n)|^)(?P<word>So|Nor|Neither)(?:,[^,.;]{{2,25}},)?\s{_AUXILIARY}\s"
)
#: a second verb without its auxiliary: "is leased and not covered"
SECOND = re.compile(
    r"\b(?:and|but)\s(?:also\s)?(?P<denial>(?:not|never)\s(?:a\s)?"
    r"(?:part|included|covered|involved|affected|sold|touched|transferred|bought|for\ssale))\b"
)


def elsewhere(text: str) -> Iterator[Hit]:
    """All such cues, with the labels of the phrases of `vocabulary/scope.toml`."""
    for pattern in (OWN, APART):
        for found in pattern.finditer(text):
            yield Hit("excluded staying", found.group(), *found.span())
    for pattern in (STILL, PLACED):
        for found in pattern.finditer(text):
            yield Hit("excluded staying", AT_PLACE, *found.span())
    for found in OUTSIDE_ARE.finditer(text):
        yield Hit("excluded after", "excluded are", *found.span())
    for found in INVERTED.finditer(text):
        yield Hit("excluded also", f"{found['word'].lower()} ", found.start(), found.end() - 1)
    for found in SECOND.finditer(text):
        yield Hit("excluded before", found.group(), *found.span("denial"))
