"""What a denied verb keeps out of the deal: "X is not part of it", "it doesn't touch X".

A denied auxiliary is followed by a word that says what is denied: being part ("isn't included"),
standing in the deal ("doesn't figure in the letter"), or taking something in ("won't be touching
X"). The first two speak of the subject, the last of the object.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import chain

from affilcli.pipeline.cues import Hit
from affilcli.pipeline.services.wordlists import any_of
from affilcli.vocabulary import load

#: verbs that double their last letter
DOUBLING = frozenset({"run", "get", "shut", "cut"})
#: "Heart transplants don't.": of another subject, though this may be said of other things
_ENDS = r"(?=\s*[.;:]|,\s(?:and\s(?:neither|nor)|nor|because|since|as|but)\b)"
_ELLIPSIS = re.compile(rf"(?i)\b(?:do|does|did|will|would|wo)(?:n[’']t|\s+not){_ENDS}")
#: "nor does this agreement extend to X"
_INVERTED = (
    r"\b(?:nor|neither)\s+(?:do|does|did|will|would|shall)\s+(?:this|the|it|they)\b"
    r"(?:\s+[\w’']+){0,3}?\s+"
)
#: "Not in the deal: …", "Not coming along: …": a list of what is outside
_OPENING = re.compile(
    r"(?m)(?:^|(?<=[.!?)•*–—-]\s))(?:(?i:not)|Never)\s(?:[a-z]+\s){0,2}"
    r"(?i:in|on|part|among|under|for|of|sold|[a-z]+ing|[a-z]+ed)\b[^:.!?\n]{0,40}(?=:)"
    r"|\bWhat\s(?:\w+\s){0,3}?(?:(?:does|do|is|are|will|was|did)\snot|(?:does|do|is|are|wo|was|did)n[’']t)"
    r"\b(?:\s\w+){0,2}(?=:)"
)


@cache
def _denied() -> str:
    """A denied auxiliary: "is not", "is, however, not", "won't"."""
    table = load("scope")["denied"]
    adverbs = rf"(?:,?\s+(?:{any_of(table['adverbs'])}),?)?"
    return (
        rf"(?:\b(?:{any_of(table['auxiliaries'])}){adverbs}\s+(?:not|never|no\slonger)\b"
        r"|\b\w+[’']s\s+(?:not|never|no\slonger)\b"
        r"|\b(?:is|are|was|were|wo|would|should|do|does|did|ai)n[’']t\b)"
    )


@cache
def _between() -> str:
    """What may stand between a denial and what is denied.

    A comma has one place only in the pattern: with two, a list of such words would take for ever.
    """
    return rf"(?:(?:,?\s+(?:{any_of(load('scope')['denied']['between'])})\b)+,?)?\s+"


@cache
def _beginning() -> re.Pattern[str]:
    """Where a denied auxiliary begins, of no length."""
    return re.compile(rf"(?i)(?={_denied()})")


@cache
def _denying() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """(label, pattern) of each way to deny that begins with a denied auxiliary."""
    table = load("scope")["denied"]
    parts, changes = any_of(table["parts"]), any_of(table["changes"])
    denied = _denied() + _between()
    deal = (
        r"(?:(?:the|this|that|either|any|our|its|their)\s+)?(?:[\w-]+\s+)?"
        rf"(?:{any_of(table['deals'])})\b"
    )
    # "is not run by the venture", but not "does not by this agreement sell X"
    within = rf"(?:[a-z]+\s+|(?!by\b))(?:{any_of(table['prepositions'])})\s+{deal}"
    # what the sentence before says, denied of another subject: "Maternity isn't, either"
    bare = (
        rf"\b(?:is|are|was|were)(?:n[’']t|\s+not)(?:,?\s+either\b)?{_ENDS}"
        rf"|{_denied()},?\s+either\b(?=\s*[.;:,])"
    )
    return (
        ("excluded before", re.compile(rf"(?i){denied}(?:{parts})(?!\w)")),
        ("excluded before", re.compile(rf"(?i){denied}{within}")),
        ("excluded after", re.compile(rf"(?i){denied}(?:{_takings()})(?!\w)")),
        ("excluded staying", re.compile(rf"(?i){denied}(?:{changes})(?!\w)")),
        ("excluded before", re.compile(rf"(?i){bare}")),
    )


@cache
def _others() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """(label, pattern) of each other way to deny."""
    return (
        ("excluded after", re.compile(rf"(?i){_INVERTED}(?:{_takings()})(?!\w)")),
        ("excluded staying", _ELLIPSIS),
        ("excluded opening", _OPENING),
    )


@cache
def _takings() -> str:
    return "|".join(map(_forms, load("scope")["denied"]["takings"]))


@lru_cache(maxsize=4)
def denials(text: str) -> tuple[Hit, ...]:
    """Cues of denial, with the same labels as the phrases of `vocabulary/scope.toml`.

    Cached because several components ask for the same text.
    """
    begins = [found.start() for found in _beginning().finditer(text)]
    denying = ((label, _standing(pattern, text, begins)) for label, pattern in _denying())
    others = ((label, pattern.finditer(text)) for label, pattern in _others())
    return tuple(
        Hit(label, found.group(), found.start(), found.end())
        for label, matches in chain(denying, others)
        for found in matches
    )


def _standing(
    pattern: re.Pattern[str], text: str, begins: Iterable[int]
) -> Iterator[re.Match[str]]:
    """What `finditer` would find, by trying just where it can begin."""
    end = 0
    for begin in begins:
        if begin >= end and (found := pattern.match(text, begin)):
            end = found.end()
            yield found


def _forms(verb: str) -> str:
    """A verb's base and its -ing form: "take over", "taking over"."""
    first, *rest = verb.split()
    stem = first.removesuffix("e") if not first.endswith("ee") else first
    stem += stem[-1] if first in DOUBLING else ""
    return r"\s+".join([f"(?:{first}|{stem}ing)", *map(re.escape, rest)])
