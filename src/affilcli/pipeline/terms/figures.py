"""Figures: the numbers that are terms of this agreement, and not a party's size, results or past.

Every quantity in a telling sentence is a candidate for each kind of figure its unit allows. The
words around it speak for a kind or for another use of the number; the likeliest kind is kept if it
is likely enough.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple

from spacy.language import Language
from spacy.tokens import Doc

from affilcli.pipeline.annotations import Proposal, Sentence
from affilcli.pipeline.cues import Hit, Matcher
from affilcli.pipeline.dates import other_deals
from affilcli.pipeline.dates.years import tells_of_past, year_of
from affilcli.pipeline.page import Page
from affilcli.pipeline.terms.quantities import Quantity, quantities
from affilcli.pipeline.weigh import Weigher
from affilcli.vocabulary import load

THRESHOLD = 0.5
#: characters between a cue and a number that it still belongs to
NEAR = 45
#: a sum below this is a fee or a ticket, not a price
SMALL_SUM = 10_000
#: beds and people: so few are hardly a whole hospital's, so many hardly a term of the agreement
COUNTS = {"beds": (60, 600), "people": (60, 1000)}
KINDS = {
    "money": ("price", "commitment"),
    "percent": ("stake",),
    "time": ("term",),
    "beds": ("beds",),
    "people": ("staff",),
}


class Candidate(NamedTuple):
    """A quantity, a kind of figure that it can be, and what speaks for and against that."""

    quantity: Quantity
    kind: str
    sentence: Sentence
    features: dict[str, float]


@Language.factory(
    "affil_figures",
    requires=["doc._.affil_sentences", "doc._.affil_background"],
    assigns=["doc._.affil_figures"],
)
def make_figures(nlp: Language, name: str) -> FigureReader:
    """Component that fills `doc._.affil_figures`."""
    return FigureReader()


class FigureReader:
    """Weighs every quantity as a figure of each kind that its unit allows."""

    def __init__(self) -> None:
        self.weigher = Weigher("figures", "figure")

    def __call__(self, doc: Doc) -> Doc:
        page = Page(doc)
        proposals = [self._proposal(page.text, candidate) for candidate in candidates(page)]
        doc._.affil_figures = list(settle(proposals))
        return doc

    def _proposal(self, text: str, candidate: Candidate) -> Proposal:
        quantity, kind, sentence, features = candidate
        score = self.weigher.probability(features)
        value: dict[str, Any] = {
            "kind": kind,
            "value": quantity.value,
            "unit": quantity.unit,
            "text": text[quantity.start : quantity.end],
        }
        evidence = [[sentence["start"], sentence["end"]]]
        return Proposal(
            value=value, evidence=evidence, features=features, score=score, taken=score >= THRESHOLD
        )


def settle(proposals: Iterable[Proposal]) -> Iterator[Proposal]:
    """One proposal a number, of its likeliest kind; mentions of the same figure are merged."""
    rivals: dict[tuple[int, Any], list[Proposal]] = defaultdict(list)
    for proposal in proposals:
        rivals[proposal["evidence"][0][0], proposal["value"]["text"]].append(proposal)
    merged: dict[tuple[str, Any, str], Proposal] = {}
    for group in rivals.values():
        best_of: dict[Any, Proposal] = {}
        for proposal in sorted(group, key=lambda p: p["score"]):
            best_of[proposal["value"]["value"]] = proposal
        for best in best_of.values():
            value = best["value"]
            key = (value["kind"], value["value"], value["unit"])
            merged[key] = _join(merged[key], best) if key in merged else best
    yield from merged.values()


def _join(one: Proposal, other: Proposal) -> Proposal:
    """The likelier of two mentions of the same figure, with the sentences of both if both hold."""
    best, rest = (one, other) if one["score"] >= other["score"] else (other, one)
    more = [e for e in rest["evidence"] if rest["taken"] and e not in best["evidence"]]
    return best | Proposal(
        value=best["value"],
        evidence=best["evidence"] + more,
        features=best["features"],
        score=best["score"],
        taken=best["taken"],
    )


def candidates(page: Page) -> Iterator[Candidate]:
    """The quantities of the telling sentences, with every kind of figure each can be."""
    background = page.background
    now = year_of(page.doc, page.text)
    others = other_deals.sentences(page)
    for index, sentence in page.telling():
        found = outermost(quantities(page.text, sentence["start"], sentence["end"]))
        if not found:
            continue
        hits = cues().find(page.text, sentence["start"], sentence["end"])
        around = place(page, index, sentence, hits)
        if index < len(background) and background[index]:
            around["background"] = background[index]
        if index in others:
            around["another deal"] = 1.0
        if tells_of_past(page.text, sentence["start"], sentence["end"], now):
            around["past year"] = 1.0
        for quantity in found:
            for kind in KINDS[quantity.measure]:
                features = {kind: 1.0} | around | wording(quantity, kind, hits)
                yield Candidate(quantity, kind, sentence, features)


def outermost(found: Iterable[Quantity]) -> list[Quantity]:
    """Without the quantities that lie within another ("12 months" in a longer stretch)."""
    kept: list[Quantity] = []
    reach: tuple[int, int] = (-1, -1)
    for one in sorted(found, key=lambda q: (q.start, -q.end)):
        if one.end > reach[1] or (one.start, one.end) == reach:
            kept.append(one)
            reach = (one.start, one.end)
    return kept


def place(page: Page, index: int, sentence: Sentence, hits: list[Hit]) -> dict[str, float]:
    """What the sentence as a whole says of the numbers in it."""
    kind = page.kind(sentence)
    tests = {h.label: True for h in hits if h.label.startswith("wording")}
    tests |= {
        "in a heading": kind in ("headline", "subheading"),
        "early": index in page.lead,
        "listed": kind == "bullet",
        "quoted": sentence["quoted"],
    }
    return {name: 1.0 for name, holds in tests.items() if holds}


def wording(quantity: Quantity, kind: str, hits: list[Hit]) -> dict[str, float]:
    """What the cues near a number, and further off in its sentence, say of its use."""
    against = (f"{kind} against", f"{quantity.measure} against")
    use = {
        "cue": [h for h in hits if h.label in (f"{kind} for", f"{kind} sure")],
        "other use": [h for h in hits if h.label in against],
    }
    sure = any(h.label == f"{kind} sure" and distance(quantity, h) <= NEAR for h in hits)
    features = {"sure cue near": 1.0} if sure else {}
    for name, of in use.items():
        near = {h.start for h in of if distance(quantity, h) <= NEAR}
        tests = {
            f"{name} near": len(near) >= 1,
            f"second {name} near": len(near) >= 2,
            f"{name} in the sentence": bool(of) and not near,
        }
        features |= {test: 1.0 for test, holds in tests.items() if holds}
    if kind == "price" and _exchanged(quantity, hits):
        features["exchanged for"] = 1.0
    if quantity.part:
        features["part of a count"] = 1.0
    if quantity.measure == "money" and quantity.value < SMALL_SUM:
        features["small sum"] = 1.0
    few, many = COUNTS.get(quantity.measure, (0, float("inf")))
    if quantity.value <= few or quantity.value > many:
        features["few" if quantity.value <= few else "very many"] = 1.0
    if quantity.measure == "percent" and quantity.in_words:
        features["share in words"] = 1.0
    if kind == "term" and any(
        h.label == "term history" and not distance(quantity, h) for h in hits
    ):
        features["tells of their history"] = 1.0
    if kind == "beds" and quantity.as_adjective and not _being_built(quantity, hits):
        features["as its size"] = 1.0
    if _impossible(quantity):
        features["no such sum"] = 1.0
    return features


def distance(quantity: Quantity, hit: Hit) -> int:
    """Characters between a cue and a number; 0 when they overlap."""
    return max(0, hit.start - quantity.end, quantity.start - hit.end)


def _exchanged(quantity: Quantity, hits: list[Hit]) -> bool:
    """Is something bought or sold "for" just this sum?"""
    given = any(
        h.phrase.startswith("for ") and h.start < quantity.start and distance(quantity, h) <= 1
        for h in hits
    )
    return given and any(h.label == "price exchange" and h.end < quantity.start for h in hits)


def _being_built(quantity: Quantity, hits: list[Hit]) -> bool:
    """Is the "40-bed unit" being built, added or planned, not just described?"""
    return any(h.label == "beds built" and not distance(quantity, h) for h in hits)


def _impossible(quantity: Quantity) -> bool:
    """Values that no term of an agreement has: shares over 100 %, a lease of 500 years …"""
    limits = {"percent": (1, 100), "time": (1, 1200), "beds": (2, 3000), "people": (2, 100_000)}
    low, high = limits.get(quantity.measure, (0, 10**12))
    return not low <= quantity.value <= high


@cache
def cues() -> Matcher:
    """The cues of all kinds, and the wording that shows what a sentence is about."""
    vocabulary = load("figures")["cues"]
    table = {
        f"{kind} {side}": phrases
        for kind, sides in vocabulary.items()
        for side, phrases in sides.items()
    }
    context = load("wording")["wording"]
    return Matcher(table | {f"wording of {name}": phrases for name, phrases in context.items()})
