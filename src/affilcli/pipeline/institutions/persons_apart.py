"""Names that the model takes for an organisation's, and the words beside them for a person's."""

from __future__ import annotations

import re
from functools import cache

from affilcli.pipeline.institutions.name_words import is_head
from affilcli.vocabulary import load

_PART = r"[A-ZÀ-Þ](?:[\w\u0300-\u036f’'-]*[\w\u0300-\u036f]|\.)"
#: two to four words, none of them small but `de` and its like
_PERSON = re.compile(rf"{_PART}(?:\s(?:de|del|la|van|von|der|den|bin|al|{_PART})){{1,3}}")
_ADDRESS = re.compile(r"\b(?:Drs?|Prof|Mr|Mrs|Ms|Sir|Dame|Sister|Rev)\b\.?\s(?:Dr\.\s|med\.\s)*$")
_DEGREE = re.compile(r",?\s(?:M\.?D\.?|D\.?O\.?|Ph\.?D|R\.?N\.?|MBA|MHA|FACHE|J\.?D\.?)\b")
#: how far before a name a title or a verb of saying is looked for, in characters
REACH = 24


def names_person(text: str, start: int, end: int) -> bool:
    """Is this a person's name by its shape, and by the title, degree or speech beside it?"""
    name, before = text[start:end], text[max(0, start - REACH) : start]
    if not is_persons(name):
        return " " not in name and not is_head(name) and _ADDRESS.search(before) is not None
    if _ADDRESS.search(before) or _titled().search(before) or _DEGREE.match(text, end):
        return True
    return _entitled().match(text, end) is not None


def is_persons(name: str) -> bool:
    """Can a name be a person's by its shape: two words or more, none of an organisation's?"""
    return _PERSON.fullmatch(name) is not None and not any(is_head(w) for w in name.split())


@cache
def _titles() -> str:
    vocabulary = load("institutions")
    return "|".join(map(re.escape, (*vocabulary["titles"], *vocabulary["more_titles"])))


@cache
def _titled() -> re.Pattern[str]:
    """A title right before a name, or somebody saying something."""
    return re.compile(rf"(?:\b(?i:{_titles()}),?|[”\"]\s(?:said|says))\s$")


@cache
def _entitled() -> re.Pattern[str]:
    """A title behind a name: in an apposition, or on the line below a signature."""
    words = r"(?:[\w’'&.-]+\s){0,4}?"
    return re.compile(
        rf"(?:,\s(?!said|which|who){words}|[^\S\n]*\n\s*(?:[\w-]+\s){{0,2}}?)(?i:{_titles()})\b"
    )
