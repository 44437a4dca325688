"""The name a text gives the agreement, its programme or the new entity it creates."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from affilcli.pipeline.annotations import Institution, Proposal
from affilcli.pipeline.deal.naming import introductions
from affilcli.pipeline.institutions.names import RUN, is_head, trim, word_list
from affilcli.pipeline.page import Page
from affilcli.pipeline.weigh import Weigher
from affilcli.vocabulary import load

#: how words beside a name introduce it (tables of `vocabulary/deal_names.toml`)
SIGNS = ("introduced", "named", "termed", "created", "apposed")
#: how much it counts against such a name that it was taken for a party
CREATED_PARTY = 0.2
_AND = re.compile(r"\sand\s(?=[A-Z])")
_CAMEL = re.compile(r"[a-z][A-Z]")
#: a quotation mark right before a name, or at the end of the line above
_QUOTE_BEFORE = re.compile(r"[“\"‘']$")
#: a short name in quotation marks, which may hold small words: “Bridge to Care,”
_QUOTED = re.compile(r"(?<=[“\"])[A-Z][^“”\"\n.;:?!]{2,45}?(?=[,.]?[”\"])")


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
        self.deal_heads = frozenset(load("institutions")["creations"]["heads"])
        self.plain = frozenset(vocabulary["plain"])
        self.weigher = Weigher("deal_names", "name")

    def __call__(self, doc: Doc) -> Doc:
        page = Page(doc)
        institutions: list[Institution] = doc._.affil_institutions or []
        parties = {p["value"]["institution"] for p in doc._.affil_parties or [] if p["taken"]}
        best: dict[tuple[str, ...], Proposal] = {}
        candidates = list(self._candidates(page))
        told = Counter(page.text[start:end] for start, end in candidates)
        for start, end in candidates:
            proposal = self._proposal(page, start, end, institutions, parties)
            proposal["features"]["repeated"] = float(min(2, told[page.text[start:end]] - 1))
            proposal["score"] = self.weigher.probability(proposal["features"])
            key = tuple(word_list(proposal["value"]))
            if key not in best or best[key]["score"] < proposal["score"]:
                best[key] = proposal
        proposals = sorted(best.values(), key=lambda p: (-p["score"], p["evidence"]))
        if proposals and proposals[0]["score"] > 0.5:
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
            for run in RUN.finditer(page.text, sentence["start"], sentence["end"]):
                start, end = trim(page.text, *run.span())
                name = page.text[start:end]
                if len(name.split()) > 1 or _CAMEL.search(name):
                    yield start, end
                if joined := _joined(page, start, end):
                    yield start, joined

    def _proposal(
        self, page: Page, start: int, end: int, institutions: list[Institution], parties: set[int]
    ) -> Proposal:
        name = re.sub(r"\s+", " ", page.text[start:end])
        sentence = page.index_at(start)
        form = self._form(page, name)
        features = (
            _introduced(page, start, end, form["deal_head"])
            | form
            | _bearers(name, start, end, institutions, parties)
            | {"background": page.background[sentence], "bought": float(_bought(page))}
        )
        if any(features[label] for label in SIGNS):
            features["known"] = 0.0
            if features["deal_head"] or features["introduced"]:
                # What is created or named here may pass for one of those that enter it.
                features["is_party"] *= CREATED_PARTY
        found = page.sentences[sentence]
        return Proposal(
            value=name,
            evidence=[[found["start"], found["end"]]],
            features=features,
            score=0.0,
            taken=False,
        )

    def _form(self, page: Page, name: str) -> dict[str, float]:
        """What the name is made of, and whether a headline holds it."""
        last = name.rsplit(maxsplit=1)[-1]
        return {
            "headline": float(name.casefold() in page.headlines),
            "headed": float(last in self.heads),
            "deal_head": float(last in self.deal_heads),
            "plain": float(all(word in self.plain for word in word_list(name))),
        }


def _joined(page: Page, start: int, end: int) -> int | None:
    """Where a name that `and` goes through ends, if it is introduced: `Ely and Bay Hospital`."""
    joint = _AND.match(page.text, end)
    if joint is None or is_head(page.text[start:end].split()[-1]):
        return None
    run = RUN.match(page.text, joint.end())
    if run is None or not is_head(run.group().split()[-1]):
        return None
    return run.end() if introductions(page, start, run.end()) else None


def _bought(page: Page) -> bool:
    """Is one party bought, so that a name that is announced is mostly its new one?"""
    return any(p["taken"] and p["value"] == "acquisition" for p in page.doc._.affil_kinds or [])


def _introduced(page: Page, start: int, end: int, deal_head: float) -> dict[str, float]:
    """How the words before and behind introduce a name; a programme is also named when joined."""
    labels = introductions(page, start, end)
    people = [p["value"]["name"] for p in page.doc._.affil_people or [] if p["taken"]]
    return {label: float(label in labels) for label in SIGNS} | {
        "joined": deal_head * float("joined" in labels),
        "person": float(any(person in page.text[start:end] for person in people)),
        "quoted": float(bool(_QUOTE_BEFORE.search(page.text[max(0, start - 2) : start]))),
    }


def _bearers(
    name: str, start: int, end: int, institutions: list[Institution], parties: set[int]
) -> dict[str, float]:
    """Whether the name is that of an institution, or holds a party's."""
    same = [
        index
        for index, one in enumerate(institutions)
        if any(m["start"] <= start and end <= m["end"] for m in one["mentions"])
    ]
    shorts = (institutions[index]["short"].casefold() for index in parties)
    return {
        "holds_party": float(any(short in name.casefold() for short in shorts)),
        "is_party": float(any(index in parties for index in same)),
        "known": float(any(institutions[index]["id"] is not None for index in same)),
    }
