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
from affilcli.pipeline.page import Page
from affilcli.pipeline.term_words import told, words_around, words_next_to
from affilcli.pipeline.terms.figure_features import Around, Named, features_of, of_its_kind, place
from affilcli.pipeline.terms.numbers import Quantity
from affilcli.pipeline.terms.quantities import quantities
from affilcli.pipeline.terms.story import Story, story_of
from affilcli.pipeline.weigh import Weigher
from affilcli.vocabulary import load

#: figures are missed more often than wrong: less than even odds gives the best balance
THRESHOLD = 0.42
#: sentences given as evidence of a figure
MOST_EVIDENCE = 8
#: words of the longest heading, and of one within a paragraph: "Term."
HEADING_WORDS, RUN_IN_WORDS = 9, 3
#: sentences of a list, behind what leads to it
LONGEST_LIST = 20
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
        doc._.affil_figures = list(settle(self._proposals(page)))
        return doc

    def _proposals(self, page: Page) -> Iterator[Proposal]:
        """Every candidate weighed; it says if a figure of its kind stands before it."""
        taken: set[tuple[int, str]] = set()
        for candidate in candidates(page):
            place = candidate.sentence["start"], candidate.kind
            if place in taken:
                candidate.features["goes on"] = 1.0
            proposal = self._proposal(page.text, candidate)
            if proposal["taken"]:
                taken.add(place)
            yield proposal

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
        evidence=(best["evidence"] + more)[:MOST_EVIDENCE],
        features=best["features"],
        score=best["score"],
        taken=best["taken"],
    )


def candidates(page: Page) -> Iterator[Candidate]:
    """The quantities of the telling sentences, with every kind of figure each can be."""
    found = {
        index: outermost(quantities(page.text, sentence["start"], sentence["end"]))
        for index, sentence in page.telling()
    }
    others = other_deals.sentences(page)
    story = story_of(page, found)
    named = _named(page)
    for index, inside in found.items():
        if not inside:
            continue
        sentence = page.sentences[index]
        around = _around(page, index, inside, named, story)
        shared = place(around)
        if index in others:
            shared["another deal"] = 1.0
        for quantity in inside:
            words = told("figures", near(page.text, quantity, sentence))
            for kind in KINDS[quantity.measure]:
                features = {kind: 1.0} | shared | features_of(quantity, kind, around)
                features |= of_its_kind(kind, features, around)
                yield Candidate(quantity, kind, sentence, features | {"words": words[kind]})


def near(text: str, quantity: Quantity, sentence: Sentence) -> set[str]:
    """The words around a number, and once more those next to it."""
    within, at = (sentence["start"], sentence["end"]), (quantity.start, quantity.end)
    return words_around(text, within, *at) | words_next_to(text, within, *at)


def _around(
    page: Page, index: int, found: list[Quantity], named: dict[int, list[Named]], story: Story
) -> Around:
    """A sentence with numbers, the cues in it, and those in the sentence or heading before it."""
    sentence = page.sentences[index]
    hits = cues().find(page.text, sentence["start"], sentence["end"])
    before, over = list[Hit](), "sentence"
    if index:
        earlier = page.sentences[_leading(page, index)]
        led = earlier["zone"] != sentence["zone"] and page.text_of(earlier).rstrip().endswith(":")
        over = "heading" if led or _is_heading(page, earlier, sentence) else "sentence"
        if over == "heading" or earlier["zone"] == sentence["zone"]:
            before = cues().find(page.text, earlier["start"], earlier["end"])
    company = named.get(index, []), named.get(index - 1, [])
    return Around(page, index, sentence, hits, found, *company, before, over, story)


def _leading(page: Page, index: int) -> int:
    """The sentence before one; of the items of a list what leads to the list, if that ends in a
    colon.
    """
    first = index
    while first and index - first < LONGEST_LIST and page.kind(page.sentences[first]) == "bullet":
        first -= 1
    if first < index and page.text_of(page.sentences[first]).rstrip().endswith(":"):
        return first
    return index - 1


def _is_heading(page: Page, earlier: Sentence, sentence: Sentence) -> bool:
    """Does a short line, a question or a run-in title stand over a sentence?"""
    text = page.text_of(earlier).strip()
    words = len(text.split())
    apart = earlier["zone"] != sentence["zone"]
    return words <= RUN_IN_WORDS or (words <= HEADING_WORDS and (apart or text.endswith("?")))


def _named(page: Page) -> dict[int, list[Named]]:
    """Where each sentence names an organisation, in order."""
    parties = {p["value"]["institution"] for p in page.doc._.affil_parties or [] if p["taken"]}
    found: dict[int, list[Named]] = defaultdict(list)
    for number, one in enumerate(page.doc._.affil_institutions or []):
        for mention in one["mentions"]:
            named = Named(mention["start"], number in parties)
            found[page.index_at(mention["start"])].append(named)
    return {index: sorted(mentions) for index, mentions in found.items()}


def outermost(found: Iterable[Quantity]) -> list[Quantity]:
    """Without the quantities that lie within another ("12 months" in a longer stretch)."""
    kept: list[Quantity] = []
    reach: tuple[int, int] = (-1, -1)
    for one in sorted(found, key=lambda q: (q.start, -q.end)):
        if one.end > reach[1] or (one.start, one.end) == reach:
            kept.append(one)
            reach = (one.start, one.end)
    return kept


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
