"""The dates of the agreement, and the date of the document itself.

Every date in the story's sentences is tied to the cues around it ("announced", "signed", "takes
effect", "expected", "expires"), the nearest counting most; each type of date weighs those signs,
and a date that no type makes its own (a founding year, another deal, a public meeting) is let go.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from affilcli import edtf
from affilcli.pipeline.annotations import Proposal, Sentence
from affilcli.pipeline.dates import counting, expressions, minutes, other_deals, published
from affilcli.pipeline.dates.binding import bind
from affilcli.pipeline.dates.choosing import TYPES, decide
from affilcli.pipeline.dates.cue_families import Cues
from affilcli.pipeline.dates.expressions import Expression
from affilcli.pipeline.page import TELLING, Page
from affilcli.pipeline.spots import starting_in
from affilcli.pipeline.weigh import Weigher
from affilcli.records import DateType

SHORT_ANSWER = 60
#: what a line that is just a label and a date can tell: "Effective date: July 1, 2021"
LABELS = frozenset({"sign", "start", "end", "hope"})
RECENT_DAYS, OLD_DAYS = 7, 400


@Language.factory(
    "affil_dates",
    requires=[
        "doc._.affil_sentences",
        "doc._.affil_background",
        "doc._.affil_parties",
        "doc._.affil_stages",
    ],
    assigns=["doc._.affil_dates", "doc._.affil_published"],
)
def make_dates(nlp: Language, name: str) -> DateReader:
    """Component that fills `doc._.affil_dates`, `doc._.affil_published`."""
    return DateReader()


class DateReader:
    """Reads the document's own date, then the dates of its agreement."""

    def __call__(self, doc: Doc) -> Doc:
        page = Page(doc)
        day_first = expressions.british(page.text)
        given: str | None = doc._.affil_given_published
        line = None if given else published.read(page, day_first)
        doc._.affil_published = given or (line.value if line else None)
        story = _Story(page, doc._.affil_published, day_first, line)
        proposals = decide(list(story.proposals()))
        doc._.affil_dates = proposals
        if doc._.affil_published is None:
            doc._.affil_warnings = [*(doc._.affil_warnings or []), *warnings(proposals)]
        return doc


def warnings(proposals: list[Proposal]) -> Iterator[str]:
    """A line for each date that cannot be counted for lack of a publication date."""
    words = [p["value"]["text"] for p in proposals if p["taken"] and p["value"]["value"] is None]
    return (f"no publication date: {text!r} left unresolved" for text in dict.fromkeys(words))


@dataclass(frozen=True, slots=True)
class Dated:
    """A date of the story with its value and the signs around it."""

    found: Expression
    value: str | None
    sentence: Sentence
    cues: Cues


class _Story:
    """The dates in the sentences of one page."""

    def __init__(
        self, page: Page, day: str | None, day_first: bool, line: published.DateLine | None
    ) -> None:
        self.page = page
        self.line = line
        self.day = day
        self.day_first = day_first
        self.today = edtf.parse_day(day)
        self.background = page.background
        self.lead = page.lead
        self.latest: str | None = None  # the day that "the same day" means
        self.age: date | None = None
        self.stage = _stage(page.doc)
        self.mentions = _mentions(page.doc)
        self.others = other_deals.sentences(page)

    def proposals(self) -> Iterator[Proposal]:
        """Each date with each of the types, and how probable that is."""
        found: list[tuple[int, Dated]] = []
        for index, sentence in enumerate(self.page.sentences):
            kind = self.page.kind(sentence)
            if kind in TELLING or kind == "metadata":
                dates = self.dated(sentence)
                found += [(index, d) for d in dates if kind in TELLING or d.cues.nearest in LABELS]
        found += self._resolved()
        self.age = self._age([dated for _, dated in found])
        for index, dated in found:
            features = self.features(dated, index)
            for kind in TYPES:
                yield self.proposal(kind, dated, features)

    def _resolved(self) -> list[tuple[int, Dated]]:
        """The day of a meeting at which the agreement was put to the vote, by its minutes."""
        index, line = minutes.motion(self.page), self.line
        if line is None or index is None:
            return []
        [day] = expressions.find(self.page.text, line.start, line.end, self.day_first)
        return [(index, Dated(day, line.value, self.page.sentences[index], minutes.voted()))]

    def _age(self, story: list[Dated]) -> date | None:
        """The day to count back from: the publication, or the last year told of as past."""
        if self.today:
            return self.today[0]
        years = [d.found.year for d in story if d.found.year and d.cues.tense == "past"]
        return date(max(years), 12, 31) if years else None

    def dated(self, sentence: Sentence) -> Iterator[Dated]:
        span = sentence["start"], sentence["end"]
        found = expressions.find(self.page.text, *span, day_first=self.day_first)
        asked = self._question(sentence)
        found = [one for one in found if not self._own(one)]
        for one, cues in bind(self.page.text, asked, sentence["end"], found):
            value = self._value(one, cues)
            if one.precise:
                self.latest = value
            seen = cues.looking_back() if self._past(value) else cues
            yield Dated(one, value, sentence, seen)

    def _own(self, one: Expression) -> bool:
        """Is it the document's own date, which the story does not tell of?"""
        line = self.line
        return bool(line and one.start < line.end and line.start < one.end) and not (
            published.is_today(self.page.text, one)
        )

    def _question(self, sentence: Sentence) -> int:
        """Where the question begins that a sentence answers ("When? On May 3."), or it itself."""
        index = self.page.index_at(sentence["start"])
        if index and sentence["end"] - sentence["start"] <= SHORT_ANSWER:
            before = self.page.sentences[index - 1]
            if self.page.text_of(before).rstrip().endswith("?"):
                return before["start"]
        return sentence["start"]

    def _past(self, value: str | None) -> bool:
        span = edtf.days_of(value) if value else None
        return bool(self.today and span and span[1] < self.today[0])

    def _value(self, one: Expression, cues: Cues) -> str | None:
        """EDTF of a date; "the same day" is the one named last, and "a day later" the next."""
        if one.unit != "same":
            return counting.resolve(one, self.day, cues.tense)
        value = edtf.shifted(self.latest, one.shift) if one.shift else self.latest
        return value[: len("2021-02")] if value and one.span == "month" else value

    def proposal(self, kind: DateType, dated: Dated, features: dict[str, float]) -> Proposal:
        found = dated.found
        text = self.page.text[found.start : found.end]
        return Proposal(
            value={"type": kind, "value": dated.value, "text": text, "about": []},
            evidence=[[dated.sentence["start"], dated.sentence["end"]]],
            features=features,
            score=_weigher(kind).probability(features),
            taken=False,
        )

    def features(self, dated: Dated, index: int) -> dict[str, float]:
        """All the signs for and against a date."""
        found, sentence = dated.found, dated.sentence
        kind = self.page.kind(sentence)
        quotes = any(mark in self.page.text_of(sentence) for mark in '“”"')
        distance = self._distance(dated)
        deictic = found.unit == "day" and found.day is None
        today = deictic and found.shift == 0
        coarse = found.unit in ("season", "quarter", "half", "year", "decade", "vague")
        return {
            **dated.cues.features(),
            **distance,
            "today": float(today),
            "today_lead": float(today and index in self.lead),
            "distant": float(coarse and bool(distance["ahead"])),
            "since_year": float(coarse and dated.cues.since),
            "by": float(found.by),
            "day": float(found.precise),
            "month": float(found.unit == "month"),
            "week": float(found.unit == "week"),
            "in_effect": float(self.stage == "effective" and dated.cues.nearest == "start"),
            "bare": float(dated.cues.bare and not found.by),
            "ended": float(self.stage == "ended"),
            "ended_news": float(self.stage == "ended" and self._is_news(found, distance)),
            "ended_behind": float(self.stage == "ended" and bool(distance["behind"])),
            "newsday": float(deictic or found.unit == "weekday"),
            "vague": float(dated.value is None and self._hopeless(found)),
            "coarse": float(coarse),
            "headline": float(kind in ("headline", "subheading")),
            "bullet": float(kind == "bullet"),
            "lead": float(index in self.lead),
            "quoted": float(sentence["quoted"]),
            "quotation": float(quotes and not sentence["quoted"]),
            "background": self.background[index] if index < len(self.background) else 0.0,
            "outsiders": float(self._outsiders(sentence)),
            "other_deal": float(index in self.others),
        }

    def _distance(self, dated: Dated) -> dict[str, float]:
        """Where the date lies, seen from the publication, or else by the tense of its clause."""
        tense = dated.cues.tense
        limit = dated.found.by and tense is None
        ahead, recent, behind = tense == "future" or limit, False, tense == "past"
        span = edtf.days_of(dated.value) if dated.value else None
        days = (self.age - span[1]).days if self.age and span else 0
        if self.today and span:
            today = self.today[0]
            ahead = span[0] > today or (span[1] > today and (ahead or dated.found.by))
            recent, behind = 0 <= days <= RECENT_DAYS, days > RECENT_DAYS
        return {
            "ahead": float(ahead),
            "recent": float(recent),
            "behind": float(behind),
            "old": float(days > OLD_DAYS and self.stage != "ended"),
        }

    def _is_news(self, found: Expression, distance: dict[str, float]) -> bool:
        """Is a date of the days before publication, or in an undated text a day without a year?"""
        if self.today:
            return bool(distance["recent"])
        return found.precise and found.year is None and not distance["ahead"]

    def _hopeless(self, found: Expression) -> bool:
        """Would a date without a value have none on any day?"""
        return self.today is not None or found.unit in ("vague", "span")

    def _outsiders(self, sentence: Sentence) -> bool:
        """Does the sentence name organisations, but none of the parties?"""
        named = starting_in(self.mentions, sentence["start"], sentence["end"])
        inside = [party for _, party in named]
        return bool(inside) and not any(inside)


def _mentions(doc: Doc) -> list[tuple[int, bool]]:
    """Where institutions are named, in order, and whether they are parties; empty if no party is
    known.
    """
    parties = {p["value"]["institution"] for p in doc._.affil_parties or [] if p["taken"]}
    named = enumerate(doc._.affil_institutions or [])
    spots = [(m["start"], i in parties) for i, one in named for m in one["mentions"]]
    return sorted(spots) if parties else []


def _stage(doc: Doc) -> str | None:
    """Where the agreement stands on the day of the text."""
    return next((p["value"] for p in doc._.affil_stages or [] if p["taken"]), None)


@cache
def _weigher(kind: DateType) -> Weigher:
    return Weigher("dates", kind)
