"""The date a document itself bears: its date line, its metadata, or its dateline with a year.

Never a date from the story's own sentences, and none for the text of a contract.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

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
    r"[)\]]?[\s,:.|]*(?:/?\(?[A-Z][\w .,/&-]{2,30}?\)?/?\s*)?(?:--+|[–—]|-\s|/PR|:\s|\|\s)"
    r"|[)\]]\.?\s+(?=[A-Z“\"])|\.\s+(?=[A-Z“\"])"
)
#: after a place in capitals, or at the very beginning, the story can follow without a dash
_STORY = re.compile(r"\s+(?=[A-Z“\"])")
_CAPITALS = re.compile(r"\W*(?:\Z|[A-Z][A-Z.]{2,}\b)")
_PLACE = re.compile(
    r"(?!\W*(?:On|In|By|As|At|Since|From|Until|Before|After|Effective|Last|The|This|Today|When)\b)"
    r"(?:\s*(?:[^a-z\s]\S*|of|and|the|de|la|du)(?!\S))*\s*\Z"
)
_PART = re.compile(r"[|•·\n;()\[\]]|\s[–—/-]\s|\s{3,}|\.\s+(?=[A-Z])")
#: what stands between a title and its date
_PARTED = re.compile(r"\w\w[,.]?\s*(?:,|\.|\s[–—-]+|[|•·/])\s*\Z")
_STAMP = re.compile(r"(?i)[\s,|]*(?:at\s+)?\d{1,2}:\d\d\s*[ap]\.?m")
_TODAY = re.compile(r"(?i)today\b")
_WORD = re.compile(r"[A-Za-z]{2,}")
#: words of a date line that are no words of prose
_CLOCK = re.compile(
    r"(?i)\b(?:[ap]\.?m\.?|[ecpm][sd]?t|gmt|utc|bst|eastern|central|pacific|mountain|daylight|standard"
    r"|time|min(?:ute)?s?|read|on|at|by|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|(?:mon|tues?|wed|thu(?:rs)?|fri|sat|sun))\b"
)
#: characters of a line of its own: in the story, and in the parts around it; words of the longest
SHORT_LINE, ANY_LINE, LONG_LINE = 160, 400, 25
#: words of the longest title before a date
TITLE_WORDS = 10
#: so many words can stand before the label of a date: "This article was first published"
LABEL_AT = 3
#: so many paragraphs can open with a dateline; a page of fewer than these goes on
OPENINGS, DEEP = 4, 6
_ASIDES = frozenset(
    {"caption", "advert", "related", "contact", "boilerplate", "signature", "bullet"}
)


@dataclass(frozen=True, slots=True)
class DateLine:
    """A date that the document may bear, what speaks for that, and how sure it is."""

    value: str
    start: int
    end: int
    features: dict[str, float]
    probability: float


def read(page: Page, day_first: bool) -> DateLine | None:
    """The best date line of the page, or None."""
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
    """Every date on a line of its own, in a metadata line, in a dateline, or said to be today."""
    weigher = Weigher("dates", "published")
    contract = is_contract(page.text)
    bodies = 0
    for zone in page.zones:
        opening = _dateline_end(page.text, zone) if bodies < OPENINGS else zone["start"]
        dateline = opening > zone["start"]
        end = opening if dateline or not _is_line(page.text, zone) else zone["end"]
        if not dateline and bodies < OPENINGS and zone["kind"] == "body":
            end = max(end, _today_end(page.text, zone, day_first))
        dates = expressions.find(page.text, zone["start"], end, day_first=day_first)
        for number, found in enumerate(dates):
            line = _Line(page, zone, dates, number, bodies, dateline)
            if (value := _full(found)) and not (contract and not line.meeting):
                features = line.features()
                sure = weigher.probability(features)
                yield DateLine(value, found.start, found.end, features, sure)
        bodies += zone["kind"] in ("body", "bullet")


def _full(found: Expression) -> str | None:
    """EDTF of a day, month or season that says its year."""
    plain = (
        found.unit in ("day", "month", "season")
        and found.year is not None
        and not (found.by or found.through)
    )
    return counting.resolve(found) if plain else None


def _dateline_end(text: str, zone: Zone) -> int:
    """Where the place and date that a paragraph opens with end; its start if it opens with none."""
    start, end = zone["start"], min(zone["end"], zone["start"] + DATELINE_SPAN)
    if zone["kind"] == "dateline":
        return zone["end"]
    if zone["kind"] != "body":
        return start
    for found in expressions.find(text, start, end):
        before = text[start : found.start]
        if found.year is None or not _PLACE.match(before):
            continue
        if _DASH.match(text, found.end, end + 40) or (
            _CAPITALS.match(before) and _STORY.match(text, found.end, end + 40)
        ):
            return found.end
    return start


def _today_end(text: str, zone: Zone, day_first: bool) -> int:
    """Where "today, April 28, 2022" ends in the opening of a paragraph; its start without it."""
    end = min(zone["end"], zone["start"] + 2 * DATELINE_SPAN)
    dates = expressions.find(text, zone["start"], end, day_first=day_first)
    told = (one.end for one in dates if one.year and is_today(text, one))
    return next(told, zone["start"])


def is_today(text: str, found: Expression) -> bool:
    """Does the story itself say of a date that it is today?"""
    return bool(_TODAY.match(text, found.start))


def _is_line(text: str, zone: Zone) -> bool:
    """Is a zone a line of its own, and not a paragraph of the story?"""
    length = zone["end"] - zone["start"]
    return length <= (SHORT_LINE if zone["kind"] in ("body", "bullet") else ANY_LINE)


class _Line:
    """A date on a line, and what else stands on it."""

    def __init__(
        self,
        page: Page,
        zone: Zone,
        dates: list[Expression],
        number: int,
        bodies: int,
        dateline: bool,
    ) -> None:
        self.page, self.zone, self.bodies, self.dateline = page, zone, bodies, dateline
        self.found = found = dates[number]
        begin = dates[number - 1].end if number else zone["start"]
        end = dates[number + 1].start if number + 1 < len(dates) else zone["end"]
        self.before = _PART.split(page.text[begin : found.start])
        self.after = _PART.split(page.text[found.end : end])
        labels = set(self._labels(begin, end))
        # "on deadline. Aired May 4, 2015": what another part of the line is about is no matter then
        self.labels = labels - ({"beside"} if "released" in labels else set())
        self.other_day = bool(self.labels & {"other_day", "beside"})
        # the next meeting is another day
        self.meeting = bodies == 0 and "meeting" in self.labels and not self.other_day

    def _labels(self, begin: int, end: int) -> Iterator[str]:
        """What the words around the date call it; a label opens its part of the line."""
        text, found = self.page.text, self.found
        part, stop = found.start - len(self.before[-1]), found.end + len(self.after[0])
        hits = _labels().find(text, begin, end)
        others = [hit for hit in hits if hit.label == "other_day"]
        for hit in hits:
            if hit.label == "other_day":
                yield "other_day" if part <= hit.start < stop else "beside"
            elif any(other.start <= hit.start < other.end for other in others):
                continue  # "Save the date: May 4"
            elif hit.label == "issue" and hit.start < found.end + 12:
                yield "released"
            elif hit.start < found.start and (
                hit.label == "meeting" or self._opens(part, hit.start)
            ):
                yield hit.label

    def _opens(self, part: int, start: int) -> bool:
        """Does a label stand at the beginning of the date's part of the line?"""
        return start >= part and len(_WORD.findall(self.page.text[part:start])) <= LABEL_AT

    def features(self) -> dict[str, float]:
        """What speaks for this being the day that the document came out."""
        told = is_today(self.page.text, self.found)
        own = not (self.dateline or told)
        prose = len(_WORD.findall(_CLOCK.sub(" ", self.before[-1] + " " + self.after[0])))
        released = "released" in self.labels
        top = self.bodies == 0
        dated = top and "updated" in self.labels  # "This page was last updated on May 4, 2015."
        named = bool(self.labels & {"released", "updated"})
        return {
            "dateline": float(self.dateline),
            "today": float(told),
            "metadata": float(self.zone["kind"] in ("metadata", "byline")),
            "alone": float(own and prose == 0),
            "words": min(prose, LONG_LINE) / 5 if own and not self.meeting else 0.0,
            "parted": float(own and len(self.before) + len(self.after) > 2),
            "released": float(released),
            "meeting": float(self.meeting),
            "updated": float("updated" in self.labels and not released),
            "other_day": float(own and self.other_day),
            "top": float(top),
            "heading": float(top and self.zone["kind"] != "body"),
            "sentence": float(own and not (released or dated) and self._is_sentence()),
            "stamped": float(top and bool(_STAMP.match(self.page.text, self.found.end))),
            "below": 0.0 if named else min(self.bodies, DEEP) / DEEP,
            "last": float(not top and self._last()),
            "imprint": float(own and not self.other_day and self._is_imprint()),
            "month_only": float(self.found.unit == "month"),
            "season": float(self.found.unit == "season"),
            "edge": float(
                own and bool(prose) and not (self.before[-1].strip() and self.after[0].strip())
            ),
            "aside": float(self.zone["kind"] in _ASIDES and not top and not released),
        }

    def _is_sentence(self) -> bool:
        """Does the line end as a sentence does, in a word and a full stop?"""
        start, end = self.zone["start"], self.zone["end"]
        return self.zone["kind"] in ("body", "bullet") and bool(
            re.search(r"\w{2}[.!?][\"”]?\s*$", self.page.text[max(start, end - 12) : end])
        )

    def _is_imprint(self) -> bool:
        """Is it "The Lakeside Sentinel, May 4, 2015", a title and a date around the story?"""
        words = len(_WORD.findall(self.before[-1]))
        parted = _PARTED.search(self.page.text[self.zone["start"] : self.found.start])
        ends = not _WORD.search(self.page.text, self.found.end, self.zone["end"])
        edge = self.bodies == 0 or self._last()
        return edge and ends and bool(parted) and 0 < words <= TITLE_WORDS

    def _last(self) -> bool:
        """Does nothing of the story follow?"""
        return self.page.last_paragraph <= self.found.end


@cache
def _labels() -> Matcher:
    return Matcher(load("dates")["date_lines"])


@cache
def _contract() -> Matcher:
    return Matcher(load("dates")["contract"])
