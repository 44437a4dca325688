"""The parts of a page: headline, dateline, body, bullets, boilerplate, captions … and its sentences.

Runs before every other component of ours, because where words stand decides what they can mean.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from affilcli.pipeline.annotations import Sentence, Zone
from affilcli.pipeline.cues import Matcher
from affilcli.vocabulary import load

BULLET = re.compile(
    r"\A\s*(?:[•●▪◦*·‣○–—-]+\s+|o\s{1,3}(?=[a-z])|\(?(?:\d{1,2}|[a-h]|[ivx]{1,4})[.)]\s+|--?\s+)(?=\S)"
)
DATE_LINE = re.compile(
    r"(?i)\b(?:\d{1,2}(?:st|nd|rd|th)?\s+)?(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?,?\s+(?:\d{1,2}(?:st|nd|rd|th)?,?\s+)?(?:\d{4})?"
    r"|\b\d{4}-\d\d-\d\d\b|\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b|\b\d{1,2}:\d\d\b"
    r"|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b[ap]\.?m\.?(?!\w)|\b(?:e[sd]?t|c[sd]t|p[sd]t|m[sd]t|gmt|eastern|central|pacific|daylight|standard|time)\b|\d+ min(?:ute)? read"
)
DATELINE = re.compile(
    r"[ \t]*(?P<place>(?:\(?[A-ZÀ-Þ0-9][\w.’'/]*\)?|and|&|de|of|the|\d{1,2}(?:st|nd|rd|th)?|\d{4}|[-/|])(?:[ ,.:]+(?:\(?[A-ZÀ-Þ0-9][\w.’'/]*\)?|and|&|de|of|the|\d{1,2}|\d{4}|[-/|])){0,16}[,.:]?\)?)"
    r"\s?(?:--+(?:\([A-Z ]+\)\s?--+)?|[–—]|\s-)\s?(?:\([A-Z ]+\)\s?[–—-]+\s?)?(?=[\w“\"‘'])"
)
WIRES = re.compile(
    r"(?i)newswise|newswire|business ?wire|globe ?newswire|prnewswire|\(AP\)|reuters|eurekalert|PRWEB|accesswire"
)
TERMINAL = re.compile(r"(?<!\bInc)(?<!\bCo)(?<!\bCorp)(?<!\bLtd)[.!?…][\"”’)\]]*\s*$")
SENTENCE_END = re.compile(
    r"[.!?…]+[\"”’)\]]*\s+(?=[\"“‘'(\[•*–—-]*[A-Z0-9À-Þ])|:\s+(?=[“\"])|;\s+(?=\(?(?:[ivx]+|[a-h])\))"
)
QUOTE = re.compile(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)")
HARD_WRAP = range(45, 101)
SHORT_LINE, LONG_HEADING, LONG_LINE = 12, 30, 40


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph: offsets in the text, its words, and whether a blank line came before it."""

    start: int
    end: int
    text: str
    gap: bool

    @property
    def words(self) -> int:
        return len(self.text.split())

    @property
    def bare(self) -> str:
        return BULLET.sub("", self.text).strip(" \t[(<>|*_#–—-")


@Language.factory("affil_zones", assigns=["doc._.affil_zones", "doc._.affil_sentences"])
def make_zones(nlp: Language, name: str) -> Zoner:
    """Component that fills `doc._.affil_zones` and `doc._.affil_sentences`."""
    return Zoner()


class Zoner:
    """Cuts a text into zones and sentences."""

    def __call__(self, doc: Doc) -> Doc:
        zones = list(find_zones(doc.text))
        doc._.affil_zones = zones
        doc._.affil_sentences = list(find_sentences(doc.text, zones))
        return doc


def find_zones(text: str) -> Iterator[Zone]:
    """The zones of a text in order; they do not overlap, and leave out only white space."""
    reader = _Reader(paragraphs(text))
    for line in reader.lines:
        kind = reader.kind(line)
        if kind == "body" and (head := dateline(line.text)) and reader.bodies <= 3:
            yield Zone(start=line.start, end=line.start + head, kind="dateline")
            yield Zone(start=line.start + head, end=line.end, kind="body")
        else:
            yield Zone(start=line.start, end=line.end, kind=kind)


def paragraphs(text: str) -> list[Line]:
    """Lines that are not blank; lines of a hard-wrapped block are joined to one."""
    lines: list[Line] = []
    gap = True
    for found in re.finditer(r"[^\n]*\n?", text):
        raw = found.group()
        if not raw.strip():
            gap = gap or bool(raw)
            continue
        start = found.start() + len(raw) - len(raw.lstrip())
        end = found.start() + len(raw.rstrip())
        if lines and not gap and _continues(lines[-1], text[start:end]):
            before = lines.pop()
            lines.append(Line(before.start, end, text[before.start : end], before.gap))
        else:
            lines.append(Line(start, end, text[start:end], gap))
        gap = False
    return lines


def _continues(before: Line, text: str) -> bool:
    """Is this line the rest of a hard-wrapped paragraph?"""
    last = before.text.rsplit("\n", 1)[-1]
    wraps = len(last) in HARD_WRAP and not TERMINAL.search(last) and not BULLET.match(text)
    return wraps and (text[0].islower() or "\n" in before.text) and not last.endswith(":")


def dateline(text: str) -> int:
    """Length of the place, date and agency that a paragraph opens with; 0 without one."""
    found = DATELINE.match(text)
    if not found or found.end() > 140:
        return 0
    place = found["place"]
    shouted = re.match(r"\(?[A-ZÀ-Þ][A-ZÀ-Þ.’' ]{3,}", place)
    named = "," in place or bool(WIRES.search(found.group())) or bool(shouted)
    return found.end() if named and TERMINAL.search(text) else 0


class _Reader:
    """Decides line by line, remembering what part of the page it is in."""

    def __init__(self, lines: list[Line]) -> None:
        self.lines = lines
        self.length = lines[-1].end if lines else 1
        self.bodies = 0
        self.tail: str | None = None

    def kind(self, line: Line) -> str:
        """The kind of zone that a line is."""
        kind = self._opened(line) or self._tail(line) or self._shape(line)
        self.bodies += kind == "body"
        return kind

    def _opened(self, line: Line) -> str | None:
        if line.text.strip().casefold() in end_marks():
            self.tail = "boilerplate" if self.bodies else None
            return "metadata"
        hit = openers().at(line.bare, _first_letter(line.bare))
        if hit is None:
            return self._byline(line)
        rest = line.bare[hit.end :].lstrip(" ]")
        return _OPENED[hit.label](self, line, rest)

    def _byline(self, line: Line) -> str | None:
        text = line.text.strip(" ()")
        found = re.match(
            r"(?i)(?:story |written |reported |words )?by:? (?=[A-Z])|(?:from )?staff reports?\b|(?:[\w-]+ ){0,2}(?:staff |senior )?(?:writer|reporter|correspondent|editor)\s*$",
            text,
        )
        is_byline = (
            found and line.words <= SHORT_LINE and not TERMINAL.search(line.text.replace("Jr.", ""))
        )
        if is_byline and self.bodies and line.start > 0.4 * self.length:
            # A byline below the story opens the life of its author.
            self.tail = "byline"
        return "byline" if is_byline else None

    def _about(self, line: Line, rest: str) -> str | None:
        heading = line.words <= SHORT_LINE and not TERMINAL.search(line.text)
        opens = (
            heading
            or re.match(r"[^.]{3,80}[:\n]", rest)
            or not line.bare.casefold().startswith("about")
        )
        if (
            not opens
            or not self.bodies
            or re.match(
                r"(?i)\d|us\b|(?:the|this|our) (?:new )?(?:merger|deal|agreement|partnership|affiliation|alliance|joint venture|collaboration|transaction|acquisition)",
                rest,
            )
        ):
            return None
        self.tail = "boilerplate"
        return "boilerplate"

    def _contact(self, line: Line, rest: str) -> str | None:
        heading = line.words <= 4 or line.text.rstrip().endswith(":")
        if not heading and not re.match(r"[:,\s]", rest) and line.words > 25:
            return None
        if line.words > LONG_LINE or (TERMINAL.search(line.text) and line.words > 25):
            return None
        if heading and self.bodies:
            self.tail = "contact"
        return "contact"

    def _related(self, line: Line, rest: str) -> str | None:
        heading = line.words <= 6 and (
            not rest or rest.endswith(":") or not TERMINAL.search(line.text)
        )
        if heading and not re.match(r":\s*\w", rest):
            self.tail = "related"
            return "related"
        return "related" if re.match(r"\s*[:|–—-]", rest) or line.text.isupper() else None

    def _line_only(self, kind: str, line: Line, rest: str) -> str | None:
        marked = re.match(r"\s*[:|–—.\]]", rest) or not rest
        limit = LONG_LINE if marked else SHORT_LINE
        return kind if line.words <= limit and (marked or kind == "advert") else None

    def _signature(self, line: Line, rest: str) -> str | None:
        fits = line.words <= SHORT_LINE and self.bodies and (re.match(r"[,:\s]*", rest) is not None)
        its = line.bare.casefold().startswith("its") and not line.bare[3:].startswith(":")
        if fits and not its and line.text.rstrip().endswith((",", ":")):
            self.tail = "signature"
        return "signature" if fits and not its else None

    def _metadata(self, line: Line, rest: str) -> str | None:
        left = DATE_LINE.sub(" ", rest)
        return (
            "metadata" if len(re.findall(r"[A-Za-z]{2,}", left)) <= 4 and line.words <= 20 else None
        )

    def _tail(self, line: Line) -> str | None:
        if self.tail is None:
            return None
        prose = line.words > LONG_LINE and bool(TERMINAL.search(line.text))
        early = line.start < 0.55 * self.length
        if self.tail == "signature" and line.words > SHORT_LINE:
            self.tail = None
        if prose and (self.tail == "contact" or (self.tail == "related" and early)):
            self.tail = None
        return self.tail

    def _shape(self, line: Line) -> str:
        left = re.findall(r"[A-Za-z]{2,}", DATE_LINE.sub(" ", line.text))
        if line.words <= SHORT_LINE and DATE_LINE.search(line.text) and len(left) <= 1:
            return "metadata"
        if not self.bodies and re.search(r" [>»›|] .* [>»›|] |^<< ", line.text):
            return "metadata"
        if BULLET.match(line.text) and self.bodies:
            return "bullet"
        heading = not TERMINAL.search(line.text) and not re.search(r"[,;](?: and)?\s*$", line.text)
        if not self.bodies:
            is_head = (heading and line.words <= LONG_HEADING) or line.text.isupper()
            return "headline" if is_head else "body"
        return (
            "subheading" if heading and line.words <= 10 and not line.text.endswith(":") else "body"
        )


_OPENED: dict[str, Callable[[_Reader, Line, str], str | None]] = {
    "boilerplate": _Reader._about,
    "contact": _Reader._contact,
    "related": _Reader._related,
    "advert": lambda reader, line, rest: reader._line_only("advert", line, rest),
    "caption": lambda reader, line, rest: reader._line_only("caption", line, rest),
    "signature": _Reader._signature,
    "metadata": _Reader._metadata,
    "body": lambda reader, line, rest: None,
}


def _first_letter(text: str) -> int:
    found = re.search(r"\w", text)
    return found.start() if found else 0


@cache
def openers() -> Matcher:
    """Matcher of the phrases that open a part of the page."""
    return Matcher(load("zones")["openers"])


@cache
def end_marks() -> frozenset[str]:
    """Lines that end the story."""
    return frozenset(load("zones")["end_marks"]["marks"])


@cache
def _abbreviation() -> re.Pattern[str]:
    words = "|".join(map(re.escape, load("zones")["abbreviations"]["words"]))
    return re.compile(rf"(?:\b(?:{words})|\b[A-Z]|\b(?:[A-Za-z]\.)+[A-Za-z])\.$")


def find_sentences(text: str, zones: list[Zone]) -> Iterator[Sentence]:
    """The sentences of each zone, in order."""
    for index, zone in enumerate(zones):
        quotes = [m.span() for m in QUOTE.finditer(text, zone["start"], zone["end"])]
        for start, end in split(text, zone["start"], zone["end"]):
            inside = sum(max(0, min(end, b) - max(start, a)) for a, b in quotes)
            yield Sentence(start=start, end=end, zone=index, quoted=inside > 0.5 * (end - start))


def split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Offsets of the sentences in `text[start:end]`."""
    begin = start
    for found in SENTENCE_END.finditer(text, start, end):
        stop = found.start() + 1
        before = text[max(begin, stop - 14) : stop]
        if (
            found.group()[0] == "."
            and _abbreviation().search(before)
            and not _starts_anew(text, found.end())
        ):
            continue
        if text[begin : found.end()].strip():
            yield begin, found.start() + len(found.group().rstrip())
            begin = found.end()
    if text[begin:end].strip():
        yield begin, end


def _starts_anew(text: str, position: int) -> bool:
    """Does a word that hardly ever follows an abbreviation stand here?"""
    return bool(
        re.match(
            r"(?:The|It|This|These|That|They|We|In|But|He|She|Under|Both|A|An|As|At|For|About)\s",
            text[position : position + 12],
        )
    )
