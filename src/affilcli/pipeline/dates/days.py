"""The days that a story tells of, each with its value and tied to the words around it.

Every date in the story's sentences is counted out from the day of publication and bound to the cues
near it ("announced", "signed", "takes effect", "expected", "expires"), the nearest counting most.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from spacy.language import Language
from spacy.tokens import Doc

from affilcli import edtf
from affilcli.pipeline.annotations import Day, Sentence
from affilcli.pipeline.dates import counting, expressions, minutes, published
from affilcli.pipeline.dates.binding import bind
from affilcli.pipeline.dates.cue_families import Cues
from affilcli.pipeline.dates.expressions import Expression
from affilcli.pipeline.page import TELLING, Page

SHORT_ANSWER = 60
#: what a line that is just a label and a date can tell: "Effective date: July 1, 2021"
LABELS = frozenset({"sign", "start", "end", "hope"})
RECENT_DAYS, OLD_DAYS = 7, 400


@Language.factory(
    "affil_days",
    requires=["doc._.affil_sentences", "doc._.affil_background"],
    assigns=["doc._.affil_days", "doc._.affil_published"],
)
def make_days(nlp: Language, name: str) -> DayReader:
    """Component that fills `doc._.affil_days`, `doc._.affil_published`."""
    return DayReader()


class DayReader:
    """Reads the document's own date, then the days that its story tells of."""

    def __call__(self, doc: Doc) -> Doc:
        page = Page(doc)
        day_first = expressions.british(page.text)
        given: str | None = doc._.affil_given_published
        line = None if given else published.read(page, day_first)
        doc._.affil_published = given or (line.value if line else None)
        doc._.affil_days = list(_Story(page, doc._.affil_published, day_first, line).days())
        return doc


@dataclass(frozen=True, slots=True)
class _Dated:
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
        self.latest: str | None = None  # the day that "the same day" means
        self.year: int | None = None  # the year that was named last
        self.age: date | None = None

    def days(self) -> Iterator[Day]:
        """Each date with what can be told of it before the deal is known."""
        found: list[tuple[int, _Dated]] = []
        for index, sentence in enumerate(self.page.sentences):
            kind = self.page.kind(sentence)
            if kind in TELLING or kind == "metadata":
                dates = self._dated(sentence)
                found += [(index, d) for d in dates if kind in TELLING or d.cues.nearest in LABELS]
        found += self._resolved()
        self.age = self._age([dated for _, dated in found])
        for index, dated in found:
            yield self._day(index, dated)

    def _day(self, index: int, dated: _Dated) -> Day:
        found, features = dated.found, self._features(dated, index)
        return Day(
            start=found.start,
            end=found.end,
            sentence=index,
            value=dated.value,
            news=self._is_news(found, features),
            features=features,
        )

    def _resolved(self) -> list[tuple[int, _Dated]]:
        """The day of a meeting at which the agreement was put to the vote, by its minutes."""
        index, line = minutes.motion(self.page), self.line
        if line is None or index is None:
            return []
        [day] = expressions.find(self.page.text, line.start, line.end, self.day_first)
        return [(index, _Dated(day, line.value, self.page.sentences[index], minutes.voted()))]

    def _age(self, story: list[_Dated]) -> date | None:
        """The day to count back from: the publication, or the last year told of as past."""
        if self.today:
            return self.today[0]
        years = [d.found.year for d in story if d.found.year and d.cues.tense == "past"]
        return date(max(years), 12, 31) if years else None

    def _dated(self, sentence: Sentence) -> Iterator[_Dated]:
        span = sentence["start"], sentence["end"]
        found = expressions.find(self.page.text, *span, day_first=self.day_first)
        asked = self._question(sentence)
        found = [one for one in found if not self._own(one)]
        for one, cues in bind(self.page.text, asked, sentence["end"], found):
            value = self._value(one, cues)
            if one.precise:
                self.latest = value
            self.year = one.year or self.year
            seen = cues.looking_back() if self._past(value) else cues
            yield _Dated(one, value, sentence, seen)

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
        if one.same_year:
            one = replace(one, year=self.year)
        if one.unit != "same":
            return counting.resolve(one, self.day, cues.tense)
        value = edtf.shifted(self.latest, one.shift) if one.shift else self.latest
        return value[: len("2021-02")] if value and one.span == "month" else value

    def _features(self, dated: _Dated, index: int) -> dict[str, float]:
        """The signs around a date, where it stands, and where it lies in time."""
        found, sentence = dated.found, dated.sentence
        kind = self.page.kind(sentence)
        quotes = any(mark in self.page.text_of(sentence) for mark in '“”"')
        distance = self._distance(dated)
        deictic = found.unit == "day" and found.day is None
        today = deictic and found.shift == 0
        coarse = found.unit in ("season", "quarter", "half", "year", "decade", "vague")
        lead = index in self.page.lead
        return {
            **dated.cues.features(),
            **distance,
            "today": float(today),
            "today_lead": float(today and lead),
            "distant": float(coarse and bool(distance["ahead"])),
            "since_year": float(coarse and dated.cues.since),
            "by": float(found.by),
            "span": float(found.unit == "span"),
            "day": float(found.precise),
            "week": float(found.unit == "week"),
            "month": float(found.unit == "month"),
            "bare": float(dated.cues.bare and not found.by),
            "newsday": float(deictic or found.unit == "weekday"),
            "vague": float(dated.value is None and self._hopeless(found)),
            "coarse": float(coarse),
            "headline": float(kind in ("headline", "subheading")),
            "bullet": float(kind == "bullet"),
            "lead": float(lead),
            "quoted": float(sentence["quoted"]),
            "quotation": float(quotes and not sentence["quoted"]),
            "background": self.page.background[index] if self.page.background else 0.0,
        }

    def _distance(self, dated: _Dated) -> dict[str, float]:
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
            "old": float(days > OLD_DAYS),
        }

    def _is_news(self, found: Expression, features: dict[str, float]) -> bool:
        """Is a date of the days before publication, or in an undated text a day without a year?"""
        if self.today:
            return bool(features["recent"])
        return found.precise and found.year is None and not features["ahead"]

    def _hopeless(self, found: Expression) -> bool:
        """Would a date without a value have none on any day?"""
        return self.today is not None or found.unit in ("vague", "span")
