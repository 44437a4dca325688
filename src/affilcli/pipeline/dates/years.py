"""Years that a sentence names, against the year of the document: earlier ones mean the past."""

from __future__ import annotations

import re

from spacy.tokens import Doc

YEAR = re.compile(r"\b(?:19|20)\d\d\b(?!\s?(?:beds|employees|physicians|patients))")


def year_of(doc: Doc, text: str) -> int | None:
    """The year of publication; of an undated text the latest year but one that it names."""
    published = doc._.affil_published
    if published and published[:4].isdigit():
        return int(published[:4])
    named = sorted({int(y) for y in YEAR.findall(text) if int(y) <= 2040})
    return named[-2] if len(named) > 2 else named[-1] if named else None


def tells_of_past(text: str, start: int, end: int, now: int | None) -> bool:
    """Does the sentence name years, all of them before the year of the document?"""
    named = [int(y) for y in YEAR.findall(text, start, end)]
    return bool(named) and now is not None and all(year < now for year in named)
