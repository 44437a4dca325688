"""The name a text gives the agreement, its programme or the new entity it creates."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc

from affilcli.pipeline.annotations import Institution, Proposal
from affilcli.pipeline.deal.naming import (
    NAMING,
    NOVELTY,
    SIGNS,
    introductions,
    is_programme,
    renames,
)
from affilcli.pipeline.institutions.name_words import is_head, word_list
from affilcli.pipeline.institutions.runs import RUN
from affilcli.pipeline.institutions.trimming import trim
from affilcli.pipeline.page import Page
from affilcli.pipeline.spots import touching
from affilcli.pipeline.weigh import Weigher
from affilcli.vocabulary import load

#: how likely a name must be
ENOUGH = 0.5
#: a sentence that is more likely than this about something else introduces a name less surely
BACKGROUND = 0.6
#: kinds that make something new, and kinds in which a new name is mostly that of what changes hands
MAKING, TAKING = ("joint-venture", "merger"), ("acquisition", "management-agreement")
#: a first word of so many letters tells a party by itself
TELLING_WORD = 3
_AND = re.compile(r"\sand\s(?=[A-Z])")
_CAMEL = re.compile(r"[a-z][A-Z]")
#: a quotation mark right before a name, or at the end of the line above
_QUOTE_BEFORE = re.compile(r"[“\"‘']$")
#: a short name in quotation marks, which may hold small words: “Bridge to Care,”
_QUOTED = re.compile(r"(?<=[“\"])[A-Z][^“”\"\n.;:?!]{2,45}?(?=[,.]?[”\"])")
#: a short form in brackets behind a name
_SHORT_FORM = re.compile(r"[”\"’']?\s\([“\"‘']?(?:the\s)?[“\"‘']?[A-Z]")


@Language.factory(
    "affil_names",
    requires=["doc._.affil_parties", "doc._.affil_background"],
    assigns=["doc._.affil_names"],
)
def make_names(nlp: Language, name: str) -> NameFinder:
    """Component that fills `doc._.affil_names`."""
    return NameFinder()


class NameFinder:
    """Weighs capitalised phrases as the name of the deal."""

    def __init__(self) -> None:
        vocabulary = load("deal_names")["names"]
        self.heads = frozenset(vocabulary["heads"])
        self.plain = frozenset(vocabulary["plain"])
        self.weigher = Weigher("deal_names", "name")

    def __call__(self, doc: Doc) -> Doc:
        page = Page(doc)
        context = Context.of(page)
        spots: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
        for start, end in sorted(set(self._candidates(page))):
            spots[tuple(word_list(page.text[start:end]))].append((start, end))
        for places in spots.values():
            places.extend(_in_headlines(page, page.text[slice(*places[0])]))
        proposals = [self._proposal(page, places, context) for places in spots.values()]
        proposals.sort(key=lambda p: (-p["score"], -len(p["value"]), p["evidence"]))
        if proposals and proposals[0]["score"] > ENOUGH:
            proposals[0]["taken"] = True
        doc._.affil_names = proposals
        return doc

    def _candidates(self, page: Page) -> Iterator[tuple[int, int]]:
        """Capitalised phrases of the story: two words or more, or one with a capital inside."""
        for _, sentence in page.telling():
            if page.kind(sentence) == "headline":
                continue
            for quoted in _QUOTED.finditer(page.text, sentence["start"], sentence["end"]):
                if introductions(page, *quoted.span()):
                    yield quoted.span()
            taken = 0
            for run in RUN.finditer(page.text, sentence["start"], sentence["end"]):
                if run.start() < taken:
                    continue
                start, end = trim(page.text, *run.span())
                name = page.text[start:end]
                if len(name.split()) > 1 or _CAMEL.search(name):
                    yield start, end
                if joined := _joined(page, start, end):
                    yield start, joined
                    taken = joined

    def _proposal(self, page: Page, places: list[tuple[int, int]], context: Context) -> Proposal:
        """A name, by the strongest signs of all the places where it stands."""
        signs = [_signs(page, start, end, context) for start, end in places]
        best = max(range(len(places)), key=lambda i: (sum(signs[i].values()), -i))
        start, end = places[best]
        name = re.sub(r"\s+", " ", page.text[start:end])
        form = self._form(page, name)
        features = (
            {label: max(sign[label] for sign in signs) for label in SIGNS}
            | form
            | _bearers(page, name, places[best], context)
            | _circumstances(page, places, context)
        )
        features["joined"] *= form["deal_head"]
        features["joins"] = features["joined"] * context.kinds["network-membership"]
        _weigh_against(features, context)
        found = page.sentence_at(start)
        return Proposal(
            value=name,
            evidence=[[found["start"], found["end"]]],
            features=features,
            score=self.weigher.probability(features),
            taken=False,
        )

    def _form(self, page: Page, name: str) -> dict[str, float]:
        """What the name is made of, and whether a headline holds it."""
        words = name.split()
        return {
            "headline": float(name.casefold() in page.headlines),
            "headed": float(words[-1] in self.heads or _opens(words)),
            "deal_head": float(is_programme(name)),
            "plain": float(all(word in self.plain for word in word_list(name))),
        }


class Context(NamedTuple):
    """What holds for the whole page: its institutions, which are parties, the kinds' probabilities,
    the persons by their first names, the places, and where the parties are mentioned.
    """

    institutions: list[Institution]
    parties: set[int]
    kinds: Mapping[str, float]
    people: Mapping[str, list[str]]
    places: frozenset[str]
    mentions: list[tuple[int, int]]

    @classmethod
    def of(cls, page: Page) -> Context:
        """The context of a page."""
        attributes = page.doc._
        institutions: list[Institution] = attributes.affil_institutions or []
        taken = [p for p in attributes.affil_parties or [] if p["taken"]]
        parties = {p["value"]["institution"] for p in taken}
        kinds = defaultdict(float, {p["value"]: p["score"] for p in attributes.affil_kinds or []})
        people: dict[str, list[str]] = defaultdict(list)
        for person in (p["value"]["name"] for p in attributes.affil_people or [] if p["taken"]):
            people[person.split()[0]].append(person)
        places = frozenset(e.text for e in page.doc.ents if e.label_ in ("GPE", "LOC"))
        mentions = sorted((m["start"], i) for i in parties for m in institutions[i]["mentions"])
        return cls(institutions, parties, kinds, people, places, mentions)


def _signs(page: Page, start: int, end: int, context: Context) -> dict[str, float]:
    """How the words at one place introduce a name; less where the sentence is background."""
    labels = introductions(page, start, end)
    if labels & NAMING and renames(page, start, end, context.mentions):
        labels = (labels - NAMING) | {"renamed"}
    background = page.background[page.index_at(start)]
    share = 1 - background if background > BACKGROUND else 1.0
    return {label: share * (label in labels) for label in SIGNS}


def _circumstances(page: Page, places: list[tuple[int, int]], context: Context) -> dict[str, float]:
    """What stands beside the name, wherever it does, and how often."""
    text = page.text
    name = text[slice(*places[0])]
    sites = sum("at" in introductions(page, start, end) for start, end in places)
    return {
        "repeated": float(min(2, len(places) - 1)),
        "site": sites / len(places),
        "defined": float(any(_SHORT_FORM.match(text, end) for _, end in places)),
        "quoted": float(any(_QUOTE_BEFORE.search(text[max(0, s - 2) : s]) for s, _ in places)),
        "place": float(name in context.places),
        "person": float(
            any(p in name for word in name.split() for p in context.people.get(word, ()))
        ),
        "background": min(page.background[page.index_at(start)] for start, _ in places),
    }


def _weigh_against(features: dict[str, float], context: Context) -> None:
    """Let a name that is introduced be what the agreement makes, by the agreement's kind."""
    told = max(features[label] for label in NOVELTY)
    features["making"] = told * sum(context.kinds[kind] for kind in MAKING)
    given = max(features[label] for label in NAMING)
    features["bought"] = given * sum(context.kinds[kind] for kind in TAKING)
    if features["introduced"] or features["termed"]:
        features["place"] = 0.0
    if told or features["deal_head"] or features["holds_two"]:
        features["known"] = 0.0
        # What is created or named here may pass for one of those that enter it.
        features["made_party"], features["is_party"] = features["is_party"], 0.0


def _in_headlines(page: Page, name: str) -> list[tuple[int, int]]:
    """Where the headlines have a name, however they write it."""
    if name.casefold() not in page.headlines:
        return []
    pattern = re.compile(rf"\b{re.escape(name)}\b", re.IGNORECASE)
    heads = [s for s in page.sentences if page.kind(s) == "headline"]
    return [f.span() for s in heads for f in pattern.finditer(page.text, s["start"], s["end"])]


def _joined(page: Page, start: int, end: int) -> int | None:
    """Where a name that `and` goes through ends.

    `Ely and Bay Hospital` if it is introduced; `Center for Infants and Children` by its beginning,
    `Joint Heart and Lung Program` by its end.
    """
    joint = _AND.match(page.text, end)
    words = page.text[start:end].split()
    if joint is None or not words or is_head(words[-1]):
        return None
    run = RUN.match(page.text, joint.end())
    if run is None:
        return None
    last, creations = run.group().split()[-1], load("institutions")["creations"]["heads"]
    if _opens(words) or last in creations:
        return run.end()
    headed = is_head(last) or last in load("deal_names")["names"]["heads"]
    return run.end() if headed and introductions(page, start, run.end()) & set(SIGNS) else None


def _opens(words: list[str]) -> bool:
    """Do the words begin as `Center for …` does?"""
    return words[0] in _opening() and bool({"for", "of"} & set(words[1:-1]))


@cache
def _opening() -> frozenset[str]:
    return frozenset(load("deal_names")["names"]["opening"])


def _bearers(page: Page, name: str, place: tuple[int, int], context: Context) -> dict[str, float]:
    """Whether the name is that of an institution, and how many parties' names it holds."""
    start, end = place
    beside = touching(page.names, start, end)
    same = {index for a, b, index in beside if a <= start and end <= b}
    words = word_list(name)
    shorts = [
        context.institutions[index]["short"] for index in context.parties if index not in same
    ]
    opened = {first[0] for short in shorts if (first := word_list(short)) and first[0] in words}
    telling = {word for word in opened if len(word) >= TELLING_WORD}
    return {
        "holds_party": float(any(short.casefold() in name.casefold() for short in shorts)),
        "holds_two": float(len(telling) > 1),
        "is_party": float(any(index in context.parties for index in same)),
        "known": float(any(context.institutions[index]["id"] is not None for index in same)),
    }
