"""Is a text worth reading? A test on its bare words, a hundred times as fast as the pipeline.

A text has to have words of an agreement close to words of care, or many that are at home where
agreements are told of, and not only words that are at home elsewhere. Nothing here needs spaCy.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cache

from affilcli.identity import stem_id
from affilcli.pipeline.bare_words import bare_words, relevance
from affilcli.pipeline.cues import Matcher
from affilcli.records import Document, Record, Source
from affilcli.vocabulary import load

PASSED_OVER = (
    "not read, for its words are not those of an agreement in health care; --no-prefilter reads it"
)
"""What the record of a document says that was passed over."""

OPENING = 800
"""The characters of a text that are looked at before the rest."""


def deserves(text: str) -> bool:
    """May this text tell of an agreement in health care?"""
    table = load("prefilter")
    if len(text) < table["short"]:
        return True
    words = bare_words(text)
    by_words = relevance(words)
    if len(words) > table["many"] and by_words > table["likely"]:
        return True
    return by_words > table["least"] and _close_to_care(text, table["reach"])


def passed_over(document: Document) -> Record | None:
    """The record of a document that is not worth reading by its bare words; None if it is."""
    if deserves(document.text):
        return None
    source = Source(
        path=document.path,
        media_type=document.media_type,
        sha256=document.sha256,
        title=document.title,
        published=document.published,
    )
    return Record(id=stem_id(document.path), source=source, relevant=False, warnings=[PASSED_OVER])


def _close_to_care(text: str, reach: int) -> bool:
    """Does a word of an agreement stand close to a word of care? Most texts open with that."""
    opening = text[: text.rfind(" ", 0, OPENING) + 1]
    return _is_close(opening, reach) or _is_close(text, reach)


def _is_close(text: str, reach: int) -> bool:
    care = [hit.start for hit in _matcher("care").find(text)]

    def is_close(start: int) -> bool:
        index = bisect_left(care, start - reach)
        return index < len(care) and care[index] <= start + reach

    return any(is_close(hit.start) for hit in _matcher("agreement").find(text))


@cache
def _matcher(kind: str) -> Matcher:
    return Matcher({kind: load("prefilter")[kind]})
