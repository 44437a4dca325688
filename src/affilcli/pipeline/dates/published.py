"""The date a document itself bears: its date line, its metadata, or its dateline with a year.

Never a date from the story's own sentences, and none for the text of a contract.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from affilcli import edtf
from affilcli.pipeline.annotations import Zone
from affilcli.pipeline.cues import Matcher
from affilcli.pipeline.dates import counting, expressions
from affilcli.pipeline.dates.expressions import Expression
from affilcli.pipeline.page import Page
from affilcli.pipeline.weigh import Weigher
from affilcli.vocabulary import load

#: a paragraph that opens with place and date: "LAFAYETTE, La., August 1, 2017 (GLOBE NEWSWIRE) -- "
DATELINE_SPAN = 160
_DASH = re.compile(
    r"\)?[\s,:.]*(?:/?\(?[A-Z][\w .,/&-]{2,30}?\)?/?\s*)?(?:--+|[–—]|-\s|/PR|:\s)"
    r"|\)\.?\s+(?=[A-Z“\"])"
)
_PLACE = re.compile(r"(?:[^a-z\s]\S*|(?:of|and|the|de|la|du)\b|[-–—&|/]+|\s)*\(?\s*\Z")
_PART = re.compile(r"[|•·\n]|\s[–—-]\s|\s{3,}")
_STAMP = re.compile(r"(?i)[\s,|]*(?:at\s+)?\d{1,2}:\d\d\s*[ap]\.?m")
_WORD = re.compile(r"[A-Za-z]{2,}")
#: words of a date line that are no words of prose
_CLOCK = re.compile(
    r"(?i)\b(?:[ap]\.?m\.?|[ecpm][sd]?t|gmt|utc|bst|eastern|central|pacific|mountain|daylight|standard"
    r"|time|min(?:ute)?s?|read|on|at|by|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|(?:mon|tues?|wed|thu(?:rs)?|fri|sat|sun))\b"
)
LONG_LINE, SHORT_LINE = 25, 110
_ASIDES = frozenset(
    {"caption", "advert", "related", "contact", "boilerplate", "signature", "bullet"}
)


@dataclass(frozen=True, slots=True)
class DateLine:
    """A date that the document may bear, and how sure that is."""

    value: str
    start: int
    end: int
    probability: float


def read(page: Page, day_first: bool) -> DateLine | None:
    """The best date line of the page, or None."""
    if is_contract(page.text):
        return None
    found = max(candidates(page, day_first), key=lambda line: line.probability, default=None)
    return found if found and found.probability >= 0.5 else None


def is_contract(text: str) -> bool:
    """Is this the text of an agreement itself, whose "as of" date is when it was signed?"""
    openings = [
        hit.start
        for hit in _contract().find(text, 0, min(len(text), 4000))
        if hit.label == "opening"
    ]
    terms = (hit for hit in _contract().find(text) if hit.label == "terms")
    return bool(openings) and any(True for _ in terms)


def candidates(page: Page, day_first: bool) -> Iterator[DateLine]:
    """Every date on a line of its own, in a metadata line or in a dateline."""
    weigher = Weigher("dates", "published")
    bodies = 0
    for zone in page.zones:
        opening = _dateline_end(page.text, zone) if bodies < 4 else zone["start"]
        dateline = opening > zone["start"]
        end = opening if dateline or not _is_line(page.text, zone) else zone["end"]
        for found in expressions.find(page.text, zone["start"], end, day_first=day_first):
            if value := _full(found):
                features = _features(page, zone, found, bodies, dateline)
                yield DateLine(value, found.start, found.end, weigher.probability(features))
        bodies += zone["kind"] in ("body", "bullet")


def _full(found: Expression) -> str | None:
    """EDTF of a day or month that says its year."""
    plain = (
        found.unit in ("day", "month")
        and found.year is not None
        and not (found.by or found.through)
    )
    value = counting.resolve(found) if plain else None
    return value if value and edtf.parse_day(value) else None


def _dateline_end(text: str, zone: Zone) -> int:
    """Where the place and date that a paragraph opens with end; its start if it opens with none."""
    start, end = zone["start"], min(zone["end"], zone["start"] + DATELINE_SPAN)
    if zone["kind"] not in ("body", "dateline"):
        return start
    if zone["kind"] == "dateline":
        return zone["end"]
    for found in expressions.find(text, start, end):
        if (
            found.year is not None
            and _PLACE.match(text[start : found.start])
            and _DASH.match(text, found.end, end + 40)
        ):
            return found.end
    return start


def _is_line(text: str, zone: Zone) -> bool:
    """Is a zone a line of its own, and not a sentence of the story?"""
    length = zone["end"] - zone["start"]
    return length <= (SHORT_LINE if zone["kind"] in ("body", "bullet") else 400)


def _features(
    page: Page, zone: Zone, found: Expression, bodies: int, dateline: bool
) -> dict[str, float]:
    before, after = (
        _PART.split(page.text[zone["start"] : found.start]),
        _PART.split(page.text[found.end : zone["end"]]),
    )
    prose = len(_WORD.findall(_CLOCK.sub(" ", before[-1] + " " + after[0])))
    labels = {hit.label for hit in _labels().find(page.text, zone["start"], zone["end"])}
    return {
        "dateline": float(dateline),
        "metadata": float(zone["kind"] in ("metadata", "byline")),
        "alone": float(not dateline and prose == 0),
        "words": 0.0 if dateline else min(prose, LONG_LINE) / 5,
        "parted": float(not dateline and len(before) + len(after) > 2),
        "released": float("released" in labels),
        "updated": float("updated" in labels and "released" not in labels),
        "other_day": float("other_day" in labels),
        "top": float(bodies == 0),
        "stamped": float(bodies == 0 and bool(_STAMP.match(page.text, found.end))),
        "below": min(bodies, 6) / 6,
        "month_only": float(found.unit == "month"),
        "edge": float(
            not dateline and bool(prose) and not (before[-1].strip() and after[0].strip())
        ),
        "aside": float(zone["kind"] in _ASIDES and bodies > 0),
    }


@cache
def _labels() -> Matcher:
    return Matcher(load("dates")["date_lines"])


@cache
def _contract() -> Matcher:
    return Matcher(load("dates")["contract"])
