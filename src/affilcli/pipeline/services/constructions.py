"""Cues that are grammar rather than words: an owner named, a tense with a span of time.

They say what the phrases of `vocabulary/scope.toml` say, and come with the same labels.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from affilcli.pipeline.cues import Hit
from affilcli.pipeline.page import Page
from affilcli.pipeline.services.denials import denials
from affilcli.pipeline.services.elsewhere import elsewhere
from affilcli.pipeline.services.wordlists import any_of
from affilcli.vocabulary import load

#: what stays somebody's: "the nurses stay Mercy's"
OWNED = re.compile(
    r"\b(?:stays?|staying|remains?|belongs?)\s(?:the\s)?(?:[A-Z][\w.&]*\s){0,3}"
    r"[A-Za-z][\w.]*(?:['’]s|s['’])(?:\s(?:own\s)?(?:alone|business|affair|concern|job|responsibility|matter|property)\b)?"
    r"(?=[\s,;]*(?:[.,;:)]|and\b|but\b|until\b|for\b|at\sleast\b|$))"
)
#: a perfect tense, and what tells since when
PERFECT = re.compile(
    r"(?:\b(?:has|have|had)|['’]ve)\s(?:[a-z]+\s){0,2}(?:been|[a-z]+ed|run|had|taken|held"
    r"|seen|sent|given|kept|gone|come|done|read|flown|driven)\b"
)
SINCE = re.compile(
    r"(?i)\b(?:since\s(?:[a-z]+\s){0,3}(?:(?:19|20)\d\d|then)|for\s(?:[\w-]+\s){0,3}(?:years|decades)"
    r"|in\sthe\syears\ssince|ever\ssince|for\s(?:long|ages))\b"
)


def constructions(page: Page) -> list[Hit]:
    """All of them on a page."""
    return [*_owned(page.text), *_lasting(page), *_otherwise(page.text)]


@lru_cache(maxsize=2)
def _otherwise(text: str) -> tuple[Hit, ...]:
    """Cached because services and exclusions ask for the same text."""
    return (*_labelled(text), *denials(text), *elsewhere(text))


@cache
def _labels() -> re.Pattern[str]:
    """A word or two before a colon, where a sentence or an item begins."""
    words = (
        f"(?P<{status}>{any_of(listed)})" for status, listed in load("scope")["labels"].items()
    )
    return re.compile(rf"(?i)(?:(?<=[.!?;)•*–—-]\s)|(?<=\n)|^)(?:{'|'.join(words)})$")


COLON, LABEL_REACH = re.compile(r":\s"), 30
#: the cues that labels are like
_LIKE = {"excluded": "excluded opening", "planned": "planned later", "existing": "existing told"}


def _labelled(text: str) -> Iterator[Hit]:
    """Labels of what follows: "Out: the hospice", "Maybe: a sleep lab"."""
    for colon in COLON.finditer(text):
        start = max(0, colon.start() - LABEL_REACH)
        if found := _labels().search(text, start, colon.start()):
            yield Hit(_LIKE[found.lastgroup or ""], found.group(), *found.span())


def _owned(text: str) -> Iterator[Hit]:
    """Cues with a name: "stays Mercy's", "remains the county's"."""
    for found in OWNED.finditer(text):
        yield Hit("excluded staying", found.group(), found.start(), found.end())


def _lasting(page: Page) -> Iterator[Hit]:
    """Perfect tenses with a span of time: "has run the unit since 2014", "have come for years"."""
    for sentence in page.sentences:
        span = sentence["start"], sentence["end"]
        if SINCE.search(page.text, *span) and (found := PERFECT.search(page.text, *span)):
            yield Hit("existing given", found.group(), found.start(), found.end())
