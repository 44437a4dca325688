"""The dates of the agreement, from the days that the story tells of.

Each type of date weighs the signs around a day, and a day that no type makes its own (a founding
year, another deal, a public meeting) is let go.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from affilcli.pipeline.annotations import Day, Proposal, Sentence
from affilcli.pipeline.dates import other_deals
from affilcli.pipeline.dates.choosing import TYPES, decide
from affilcli.pipeline.dates.day_words import said_by_words
from affilcli.pipeline.page import Page
from affilcli.pipeline.spots import starting_in
from affilcli.pipeline.weigh import Weigher
from affilcli.records import DateType


@Language.factory(
    "affil_dates",
    requires=["doc._.affil_days", "doc._.affil_parties", "doc._.affil_stages"],
    assigns=["doc._.affil_dates"],
)
def make_dates(nlp: Language, name: str) -> DateReader:
    """Component that fills `doc._.affil_dates`."""
    return DateReader()


class DateReader:
    """Decides which days of the story are dates of its agreement, and of which type."""

    def __call__(self, doc: Doc) -> Doc:
        agreement = _Agreement(Page(doc))
        doc._.affil_dates = decide(
            [p for day in doc._.affil_days or [] for p in agreement.proposals(day)]
        )
        if doc._.affil_published is None:
            doc._.affil_warnings = [*(doc._.affil_warnings or []), *warnings(doc._.affil_dates)]
        return doc


def warnings(proposals: list[Proposal]) -> Iterator[str]:
    """A line for each date that cannot be counted for lack of a publication date."""
    words = [p["value"]["text"] for p in proposals if p["taken"] and p["value"]["value"] is None]
    return (f"no publication date: {text!r} left unresolved" for text in dict.fromkeys(words))


class _Agreement:
    """What is known of the agreement that days can belong to."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.stage = _stage(page.doc)
        self.mentions = _mentions(page.doc)
        self.others = other_deals.sentences(page)

    def proposals(self, day: Day) -> Iterator[Proposal]:
        """A day with each of the types, and how probable that is."""
        sentence = self.page.sentences[day["sentence"]]
        shared = day["features"] | self._features(day, sentence)
        span = day["start"], day["end"]
        said = said_by_words(self.page.text, (sentence["start"], sentence["end"]), *span)
        features = {kind: shared | {"words": said[kind]} for kind in TYPES}
        for kind, share in shares(features).items():
            yield Proposal(
                value={
                    "type": kind,
                    "value": day["value"],
                    "text": self.page.text[slice(*span)],
                    "about": [],
                },
                evidence=[[sentence["start"], sentence["end"]]],
                features=features[kind],
                score=share,
                taken=False,
            )

    def _features(self, day: Day, sentence: Sentence) -> dict[str, float]:
        """The signs that depend on the deal: how far it stands, and whose sentence it is."""
        known, ended = day["features"], self.stage == "ended"
        begins = known["first_start"] + known["first_deed"]
        return {
            "old": known["old"] * (not ended),
            "ended": float(ended),
            "ended_news": float(ended and day["news"]),
            "ended_behind": ended * known["behind"],
            "in_effect": begins * (self.stage == "effective"),
            "outsiders": float(self._outsiders(sentence)),
            "other_deal": float(day["sentence"] in self.others),
        }

    def _outsiders(self, sentence: Sentence) -> bool:
        """Does the sentence name organisations, but none of the parties?"""
        named = starting_in(self.mentions, sentence["start"], sentence["end"])
        inside = [party for _, party in named]
        return bool(inside) and not any(inside)


def shares(features: Mapping[DateType, Mapping[str, float]]) -> dict[DateType, float]:
    """How likely a day is to be a date of each type, the types and "none of them" competing."""
    odds = {kind: math.exp(_weigher(kind).log_odds(x)) for kind, x in features.items()}
    return {kind: one / (1 + sum(odds.values())) for kind, one in odds.items()}


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
