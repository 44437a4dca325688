"""What a denied verb keeps out of the deal: "X is not part of it", "it doesn't touch X".

A denied auxiliary is followed by a word that says what is denied: being part ("isn't included"),
standing in the deal ("doesn't figure in the letter"), or taking something in ("won't be touching
X"). The first two speak of the subject, the last of the object.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from affilcli.pipeline.cues import Hit
from affilcli.vocabulary import load

_AUXILIARY = r"(?:is|are|was|were|be|being|am|will|would|shall|should|do|does|did|remains?)"
_DENIED = (
    rf"(?:\b{_AUXILIARY}\s+(?:(?:itself|themselves|also|however|though|still)\s+)?(?:not|never|no\slonger)\b"
    r"|\b\w+[’']s\s+(?:not|never|no\slonger)\b"
    r"|\b(?:is|are|was|were|wo|would|should|do|does|did|ai)n[’']t\b)"
)
#: a comma has one place only in the pattern: with two, a list of such words would take for ever
_BETWEEN = (
    r"(?:(?:,?\s+(?:itself|themselves|also|now|yet|currently|getting|being|be|been|to|directly"
    r"|at\sthis\stime|for\snow|specifically|expressly|a|any|even|either|actually|necessarily"
    r"|(?:going|meant|expected|read|construed|deemed)\sto)\b)+,?)?\s+"
)
#: verbs that double their last letter
DOUBLING = frozenset({"run", "get", "shut", "cut"})
#: "Maternity isn't, either": what the sentence before says is denied of another subject
_BARE = re.compile(
    r"(?i)\b(?:is|are|was|were)(?:n[’']t|\s+not)(?:,?\s+either\b)?(?=\s*[.;:])"
    rf"|{_DENIED},?\s+either\b(?=\s*[.;:,])"
)
#: "Heart transplants don't.": of another subject, though this may be said of other things
_ELLIPSIS = re.compile(r"(?i)\b(?:do|does|did|will|would|wo)(?:n[’']t|\s+not)(?=\s*[.;:])")
#: "nor does this agreement extend to X"
_INVERTED = (
    r"\b(?:nor|neither)\s+(?:do|does|did|will|would|shall)\s+(?:this|the|it|they)\b"
    r"(?:\s+[\w’']+){0,3}?\s+"
)
#: "Not in the deal: …": a list of what is outside
_OPENING = re.compile(
    r"(?m)(?:^|(?<=[.!?]\s)|(?<=[•*–-]\s))Not\s(?:[a-z]+\s){0,2}"
    r"(?:in|on|part|among|under|for|of|covered|included|changing|affected|moving|sold|involved|touched)\b"
    r"[^:.!?\n]{0,40}(?=:)"
)


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """(label, pattern) of each way to deny."""
    table = load("scope")["denied"]
    parts, changes = _any(table["parts"]), _any(table["changes"])
    takings = "|".join(map(_forms, table["takings"]))
    deal = (
        r"(?:(?:the|this|that|either|any|our|its|their)\s+)?(?:[\w-]+\s+)?"
        rf"(?:{_any(table['deals'])})\b"
    )
    # "is not run by the venture", but not "does not by this agreement sell X"
    within = rf"(?:[a-z]+\s+|(?!by\b))(?:{_any(table['prepositions'])})\s+{deal}"
    return (
        ("excluded before", re.compile(rf"(?i){_DENIED}{_BETWEEN}(?:{parts})(?!\w)")),
        ("excluded before", re.compile(rf"(?i){_DENIED}{_BETWEEN}{within}")),
        ("excluded after", re.compile(rf"(?i){_DENIED}{_BETWEEN}(?:{takings})(?!\w)")),
        ("excluded staying", re.compile(rf"(?i){_DENIED}{_BETWEEN}(?:{changes})(?!\w)")),
        ("excluded after", re.compile(rf"(?i){_INVERTED}(?:{takings})(?!\w)")),
        ("excluded before", _BARE),
        ("excluded staying", _ELLIPSIS),
        ("excluded opening", _OPENING),
    )


@lru_cache(maxsize=4)
def denials(text: str) -> tuple[Hit, ...]:
    """Cues of denial, with the same labels as the phrases of `vocabulary/scope.toml`.

    Cached because several components ask for the same text.
    """
    return tuple(
        Hit(label, found.group(), found.start(), found.end())
        for label, pattern in _patterns()
        for found in pattern.finditer(text)
    )


def _any(words: Iterable[str]) -> str:
    return "|".join(r"\s+".join(map(re.escape, word.split())) for word in words)


def _forms(verb: str) -> str:
    """A verb's base and its -ing form: "take over", "taking over"."""
    first, *rest = verb.split()
    stem = first.removesuffix("e") if not first.endswith("ee") else first
    stem += stem[-1] if first in DOUBLING else ""
    return r"\s+".join([f"(?:{first}|{stem}ing)", *map(re.escape, rest)])
