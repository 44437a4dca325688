"""Dates as dateparser and timexy find them, in the precision of the words."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from affilcli.edtf import parse_day

LENGTHS = {"day": 10, "week": 10, "month": 7, "year": 4}
"""How much of `2021-02-01` a period leaves."""

_DAY = re.compile(r"\b\d{1,2}(st|nd|rd|th)?\b|\d/\d")
_MONTH = re.compile(r"(?i)\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\d-\d")


class Found(NamedTuple):
    """A date in a text: its characters, its words, and the EDTF value."""

    start: int
    end: int
    text: str
    value: str


def parsed(words: str, published: str | None) -> str | None:
    """The date that dateparser reads out of the words, counted from the day of publication.

    Without that day only what names its year is read: the day of the run must not count.
    """
    from dateparser.date import DateDataParser

    found = DateDataParser(languages=["en"], settings=_settings(published)).get_date_data(words)
    if not found.date_obj or not (published or re.search(r"\d{4}", words)):
        return None
    return str(found.date_obj.date().isoformat()[: LENGTHS.get(found.period, 10)])


def by_dateparser(text: str, published: str | None) -> Iterator[Found]:
    """What `dateparser.search.search_dates` finds in a text, each parsed for its precision."""
    from dateparser.search import search_dates

    at = 0
    for words, _ in search_dates(text, languages=["en"], settings=_settings(published)) or []:
        start = text.find(words, at)
        if start < 0:
            continue
        at = start + len(words)
        if value := parsed(words, published):
            yield Found(start, at, words, value)


def by_timexy(text: str) -> Iterator[Found]:
    """What timexy finds in a text: days, cut to what their words say."""
    for entity in _timexy()(text).ents:
        value = re.search(r'type="DATE" value="(\d{4}-\d\d-\d\d)', entity.kb_id_)
        if entity.label_ == "timexy" and value:
            precise = value[1][: LENGTHS[_period(entity.text)]]
            yield Found(entity.start_char, entity.end_char, entity.text, precise)


def _period(words: str) -> str:
    if not _MONTH.search(words):
        return "year" if re.fullmatch(r"\D*\d{4}\D*", words) else "day"
    return "day" if _DAY.search(words) else "month"


def _settings(published: str | None) -> dict[str, Any]:
    """A document that bears a month or a season is taken to be of the middle of it."""
    day, _ = parse_day(published) or (dt.date(int((published or "2000")[:4]), 1, 1), False)
    base = dt.datetime.combine(day, dt.time())
    return {"RELATIVE_BASE": base, "RETURN_AS_TIMEZONE_AWARE": False}


@cache
def _timexy() -> Any:
    import spacy
    import timexy  # noqa: F401 - registers its component

    nlp = spacy.blank("en")
    nlp.add_pipe("timexy")
    return nlp
