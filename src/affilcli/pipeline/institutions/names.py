"""Shapes of organisation names: which stretches of a text could name an institution.

Proposes with high recall; `institutions.py` decides what belongs together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from affilcli.pipeline.institutions.name_words import (
    is_common,
    is_generic,
    is_head,
    last_word,
    listed,
    without_stops,
)
from affilcli.pipeline.institutions.runs import RUN
from affilcli.pipeline.institutions.trimming import owners, trim
from affilcli.vocabulary import load

_NEXT_LINE = re.compile(r"[ \t]*\n\s*(?=[A-Z][a-z])")
_SPLIT = re.compile(r"\s+[–—]\s+")
_AND_TRUST = re.compile(r"\s+and\s+(?=.*Trust\b)")
_AT = re.compile(r"\s+at\s+(?:the\s+)?")
#: surnames and places that are written with a capital inside, as brands are
_INNER_CAPITAL = re.compile(r"(?:Mc|Mac|De|Di|La|Le|Van|O['’])[A-Z]")

# How much a shape looks like a name: with a head word, with a capital inside or the name of an
# order or a denomination first (Mercy Cedar Rapids), capitalised alone.
HEADED, CAMEL, CAPITALISED = 0.9, 0.7, 0.3


class Name(NamedTuple):
    """A stretch that could name an institution.

    `strength` in 0…1 says how much it looks like one; `id` is its gazetteer id, if it has one, and
    `rivals` are the ids of others that bear the name.
    """

    start: int
    end: int
    strength: float
    id: str | None = None
    rivals: tuple[str, ...] = ()


@cache
def _before_at() -> frozenset[str]:
    return frozenset(load("institutions")["shapes"]["before_at"])


@cache
def _sited() -> frozenset[str]:
    return frozenset(load("institutions")["shapes"]["sited"])


def shapes(text: str, start: int, end: int) -> Iterator[Name]:
    """Runs of capitalised words in `text[start:end]`, trimmed to what can be a name."""
    for found in RUN.finditer(text, start, end):
        for begin, stop in owners(text, *found.span()):
            yield from _pieces(text, begin, stop)


def _pieces(text: str, start: int, end: int) -> Iterator[Name]:
    """The names in a run, cut where two of them meet."""
    cuts = (cut(text, start, end) for cut in (_at, _and_trust, _dash, _letterhead))
    cut = next(filter(None, cuts), None)
    if cut:
        yield from _pieces(text, start, cut.start())
        yield from _pieces(text, cut.end(), end)
        return
    start, end = trim(text, start, end)
    if end - start >= 2 and not is_generic(text[start:end]):
        yield Name(start, end, _strength(text[start:end].split()))


def _at(text: str, start: int, end: int) -> re.Match[str] | None:
    """`at` parts a unit from its site.

    School of Medicine at Newport is one name, and so is University Medical Center at Newport.
    """
    at = _AT.search(text, start, end)
    if at is None or last_word(text[start : at.start()]) in _before_at():
        return None
    unit = text[start : at.start()]
    return None if is_common(unit) and last_word(unit) in _sited() else at


def _and_trust(text: str, start: int, end: int) -> re.Match[str] | None:
    """`and` parts an organisation from a trust that is named behind it."""
    both = _AND_TRUST.search(text, start, end)
    return both if both and is_head(last_word(text[start : both.start()])) else None


def _dash(text: str, start: int, end: int) -> re.Match[str] | None:
    """A dash parts two names, unless a head word stands before it (Mercy Health – Youngstown)."""
    dash = _SPLIT.search(text, start, end)
    if dash is None:
        return None
    left = text[start : dash.start()]
    joins = any(is_head(word) for word in left.split()[-1:])
    return None if joins or _is_german(left, text[dash.end() : end]) else dash


def _letterhead(text: str, start: int, end: int) -> re.Match[str] | None:
    """A line in capitals is a name by itself, whatever the next line begins with."""
    line = _NEXT_LINE.search(text, start, end)
    return line if line and text[start : line.start()].isupper() else None


def _is_german(left: str, right: str) -> bool:
    """`Charité – Universitätsmedizin Berlin` is one name."""
    return " " not in left and any("medizin" in word.casefold() for word in right.split())


def _strength(words: list[str]) -> float:
    """How much the words of a shape look like an organisation's name."""
    if len(words) > 1 and any(is_head(word) for word in words):
        return HEADED
    if len(words) > 1 and without_stops(words[0]) in listed("dedications"):
        return CAMEL
    camel = any(re.search(r"[a-z][A-Z]", w) and not _INNER_CAPITAL.match(w) for w in words)
    return CAMEL if camel else CAPITALISED
