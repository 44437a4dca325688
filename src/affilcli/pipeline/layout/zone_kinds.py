"""What part of a page a paragraph is, told by how it opens, what came before it, and its shape."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, partial

from affilcli.pipeline.cues import Matcher
from affilcli.pipeline.layout.paragraphs import BULLET, TERMINAL, Line
from affilcli.vocabulary import load

#: whatever belongs to a date or time; what is left of a line without it are its other words
DATE_LINE = re.compile(
    r"(?i)\b(?:\d{1,2}(?:st|nd|rd|th)?\s+)?"
    r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?,?\s+"
    r"(?:\d{1,2}(?:st|nd|rd|th)?,?\s+)?(?:\d{4})?"
    r"|\b\d{4}-\d\d-\d\d\b|\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b|\b\d{1,2}:\d\d\b"
    r"|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b[ap]\.?m\.?(?!\w)"
    r"|\b(?:e[sd]?t|c[sd]t|p[sd]t|m[sd]t|gmt|eastern|central|pacific|daylight|standard|time)\b"
    r"|\d{1,4} min(?:ute)? read"
)
_BYLINE = re.compile(
    r"(?i)[–—-]*\s*(?:story |written |reported |compiled |edited |words )?by:? (?=[A-Z])"
    r"|(?:from )?staff reports?\b"
    r"|(?:[\w-]+ ){0,2}(?:staff |senior )?"
    r"(?:writer|reporter|correspondent|editor|columnist|desk)\s*$"
)
#: full stops in these end no sentence: "By Jo Roe | 9:48 p.m.", "By Sam Poe Jr."
_STOPPED = re.compile(r"\b(?:Jr|Sr|[ap]\.m|M\.D|[A-Z])\.", re.IGNORECASE)
#: a person's name and nothing else
_NAME_ONLY = re.compile(r"[A-ZÀ-Þ][\w.’'-]+(?: [A-ZÀ-Þ][\w.’'-]*\.?){1,3}")
_ORGANIZATION = re.compile(
    r"(?i)\b(?:hospitals?|health\w*|medic\w+|clinics?|systems?|cent(?:er|re)s?|university|joint"
    r"|network|statement|news|release|opinion|agreement|memorandum|county|district|questions?)\b"
)
#: a line by which somebody signs: "By: /s/ Jo Roe", "Title: Chair", "Attest: …"
_SIGNED = re.compile(r"(?i)(?:by|name|title|attest|signed|witness)?:?\s*/s/|(?:by|attest|title):\s")
_EMAIL = re.compile(r"[\w.+-]@[\w-]+\.\w")
#: who took a picture, at the end of the line below it
_CREDIT = re.compile(
    r"(?i)[(|/–—-]\s*(?:file |staff |submitted )?"
    r"(?:photos?|image|rendering|courtesy|credit|getty)\b[^.]{0,60}[)]?\s*$"
    r"|\bphotos? (?:by|courtesy of) [^.]{2,50}$"
)
#: "About the merger" and "About 200 people" open no boilerplate
_ABOUT_DEAL = re.compile(
    r"(?i)\d|us\b|(?:the|this|our) (?:new )?(?:merger|deal|agreement|partnership|affiliation"
    r"|alliance|joint venture|collaboration|transaction|acquisition)"
)
#: the path to a page in the menu above it: `Home > News > Story`
_PARTED = re.compile(r"\s[|·•]\s")
_BREADCRUMBS = re.compile(r" [>»›|] .* [>»›|] |^<< ")

# Lengths in words: a line without a sentence, a heading above the story, a caption or a contact,
# a notice of a contact written as a sentence, a line with the date and little else.
SHORT_LINE, LONG_HEADING, LONG_LINE = 12, 30, 40
CONTACT_NOTICE, METADATA_LINE = 25, 20
#: a page has no more headlines: a list that no story follows is none of them
MOST_HEADLINES = 30
#: nor is one longer than this, in characters, if it has but few words
LONGEST_HEADING = 1000
#: words of a place or a section beside a date: "AKRON, Ohio | May 3, 2021"
PLACES = 4
#: shares of the page: a byline behind the first is about the author; links before the second
#: stand within the story, which goes on behind them
AUTHOR_BELOW, EARLY = 0.4, 0.55


class ZoneReader:
    """Decides line by line, remembering what part of the page it is in."""

    def __init__(self, lines: list[Line]) -> None:
        self.lines = lines
        self.length = lines[-1].end if lines else 1
        self.bodies = self.headlines = 0
        self.tail: str | None = None
        self.before: str | None = None
        self._by_opener: dict[str, Callable[[Line, str], str | None]] = {
            "boilerplate": self._about,
            "contact": self._contact,
            "related": self._related,
            "advert": partial(self._line_only, "advert"),
            "caption": partial(self._line_only, "caption"),
            "signature": self._signature,
            "metadata": self._metadata,
        }

    def kind(self, line: Line) -> str:
        """The kind of zone that a line is."""
        kind = self._opened(line) or self._tail(line) or self._clutter(line) or self._shape(line)
        self.bodies += kind == "body"
        self.before = kind
        return kind

    def late(self, line: Line) -> bool:
        """Does the line stand below the beginning of the story?"""
        return line.start > AUTHOR_BELOW * self.length

    def _opened(self, line: Line) -> str | None:
        """The part of the page that a line opens by its first words."""
        if line.text.strip().casefold() in end_marks():
            self.tail = "boilerplate" if self.bodies else None
            return "metadata"
        hit = openers().at(line.bare, _first_letter(line.bare))
        if hit is None:
            return self._byline(line)
        if hit.label == "body":  # looks like an opening, and belongs to the story
            return None
        return self._by_opener[hit.label](line, line.bare[hit.end :].lstrip(" ]"))

    def _byline(self, line: Line) -> str | None:
        if self.bodies and self.late(line) and _SIGNED.match(line.bare):
            return "signature"
        opens = _BYLINE.match(line.text.strip(" ()"))
        prose = TERMINAL.search(_STOPPED.sub("", line.text))
        if not opens or prose or line.words > SHORT_LINE:
            return None
        if self.bodies and self.late(line):
            # A byline below the story opens the life of its author.
            self.tail = "byline"
        return "byline"

    def _about(self, line: Line, rest: str) -> str | None:
        heading = line.words <= SHORT_LINE and not line.ends_sentence
        opens = (
            heading
            or re.match(r"[^.]{3,80}[:\n]", rest)
            or not line.bare.casefold().startswith("about")
        )
        if not opens or not self.bodies or _ABOUT_DEAL.match(rest):
            return None
        self.tail = "boilerplate"
        return "boilerplate"

    def _contact(self, line: Line, rest: str) -> str | None:
        heading = line.words <= 4 or line.text.rstrip().endswith(":")
        long = line.words > CONTACT_NOTICE
        if long and not heading and not re.match(r"[:,\s]", rest):
            return None
        if line.words > LONG_LINE or (long and line.ends_sentence):
            return None
        if heading and self.bodies:
            self.tail = "contact"
        return "contact"

    def _related(self, line: Line, rest: str) -> str | None:
        heading = line.words <= 6 and (not rest or rest.endswith(":") or not line.ends_sentence)
        if heading and not re.match(r":\s*\w", rest):
            self.tail = "related"
            return "related"
        return "related" if re.match(r"\s*[:|–—-]", rest) or line.text.isupper() else None

    def _line_only(self, kind: str, line: Line, rest: str) -> str | None:
        """What ends with its line: a caption, an advert."""
        marked = re.match(r"\s*[:|–—.\]]", rest) or not rest
        limit = LONG_LINE if marked else SHORT_LINE
        return kind if line.words <= limit and (marked or kind == "advert") else None

    def _signature(self, line: Line, _rest: str) -> str | None:
        its = line.bare.casefold().startswith("its") and not line.bare[3:].startswith(":")
        thanks = line.bare.casefold().startswith("thank") and not line.text.rstrip().endswith(",")
        if its or thanks or line.words > SHORT_LINE or not self.bodies:
            return None
        if line.text.rstrip().endswith((",", ":")):
            self.tail = "signature"
        return "signature"

    def _metadata(self, line: Line, rest: str) -> str | None:
        few = len(_words_beside_dates(rest)) <= 4 and line.words <= METADATA_LINE
        return "metadata" if few else None

    def _tail(self, line: Line) -> str | None:
        """The part that the line goes on with: below the story, a part lasts to the next one."""
        if self.tail is None:
            return None
        prose = line.words > LONG_LINE and line.ends_sentence
        early = line.start < EARLY * self.length
        if self.tail == "signature" and line.words > SHORT_LINE:
            self.tail = None
        if prose and (self.tail == "contact" or (self.tail == "related" and early)):
            self.tail = None
        return self.tail

    def _clutter(self, line: Line) -> str | None:
        """Menus, agencies, authors, e-mail addresses and credits of pictures around the story."""
        text = line.text.strip()
        if is_menu(text):
            return "metadata"
        if line.words > LONG_LINE or (line.words > SHORT_LINE and line.ends_sentence):
            return None
        if _CREDIT.search(text):
            return "caption"
        if self.bodies:
            short = line.words <= SHORT_LINE and not line.ends_sentence
            return "contact" if short and _EMAIL.search(text) else None
        named = _NAME_ONLY.fullmatch(text) and not _ORGANIZATION.search(text)
        return "byline" if named and self.before in ("metadata", "byline") else None

    def _shape(self, line: Line) -> str:
        """The kind of a line that nothing but its own form tells."""
        dated = line.words <= SHORT_LINE and DATE_LINE.search(line.text)
        beside = len(_words_beside_dates(line.text))
        if dated and (beside <= 1 or (beside <= PLACES and _PARTED.search(line.text))):
            return "metadata"
        if not self.bodies and _BREADCRUMBS.search(line.text):
            return "metadata"
        if BULLET.match(line.text) and self.bodies:
            return "bullet"
        heading = not line.ends_sentence and not re.search(r"[,;](?: and)?\s*$", line.text)
        if not self.bodies and self.headlines < MOST_HEADLINES:
            shouted = line.text.isupper() and not (line.ends_sentence and line.words > SHORT_LINE)
            short = line.words <= LONG_HEADING and len(line.text) <= LONGEST_HEADING
            is_head = (heading or shouted) and short
            self.headlines += is_head
            return "headline" if is_head else "body"
        is_subheading = heading and line.words <= 10 and not line.text.endswith(":")
        return "subheading" if is_subheading else "body"


def _words_beside_dates(text: str) -> list[str]:
    return re.findall(r"[A-Za-z]{2,}", DATE_LINE.sub(" ", text))


def _first_letter(text: str) -> int:
    found = re.search(r"\w", text)
    return found.start() if found else 0


@cache
def openers() -> Matcher:
    """Matcher of the phrases that open a part of the page."""
    return Matcher(load("zones")["openers"])


def is_menu(text: str) -> bool:
    """Is this a line of links around the story: "Home | News | Share"?"""
    words = re.findall(r"[\w-]+", text.casefold())
    return bool(words) and len(words) <= LONG_HEADING and all(word in _menu() for word in words)


@cache
def _menu() -> frozenset[str]:
    return frozenset(load("zones")["menus"]["words"])


@cache
def end_marks() -> frozenset[str]:
    """Lines that end the story."""
    return frozenset(load("zones")["end_marks"]["marks"])
