"""The name a text gives the agreement, its programme or the new entity it creates."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from affilcli.pipeline.annotations import Institution, Proposal
from affilcli.pipeline.names import RUN, trim, word_list
from affilcli.pipeline.naming import introductions
from affilcli.pipeline.page import Page
from affilcli.pipeline.weigh import Weigher
from affilcli.vocabulary import load


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
        vocabulary = load("agreement")["names"]
        self.heads = frozenset(vocabulary["heads"])
        self.weigher = Weigher("agreement", "name")

    def __call__(self, doc: Doc) -> Doc:
        page = Page(doc)
        institutions: list[Institution] = doc._.affil_institutions or []
        parties = {p["value"]["institution"] for p in doc._.affil_parties or [] if p["taken"]}
        best: dict[tuple[str, ...], Proposal] = {}
        for start, end in self._candidates(page):
            proposal = self._proposal(page, start, end, institutions, parties)
            key = tuple(word_list(proposal["value"]))
            if key not in best or best[key]["score"] < proposal["score"]:
                best[key] = proposal
        proposals = sorted(best.values(), key=lambda p: (-p["score"], p["evidence"]))
        if proposals and proposals[0]["score"] > 0.5:
            proposals[0]["taken"] = True
        doc._.affil_names = proposals
        return doc

    def _candidates(self, page: Page) -> Iterator[tuple[int, int]]:
        for index, sentence in page.telling():
            if page.kind(sentence) == "headline":
                continue
            for run in RUN.finditer(page.text, sentence["start"], sentence["end"]):
                start, end = trim(page.text, *run.span())
                if len(page.text[start:end].split()) > 1 or re.search(
                    r"[a-z][A-Z]", page.text[start:end]
                ):
                    yield start, end

    def _proposal(
        self, page: Page, start: int, end: int, institutions: list[Institution], parties: set[int]
    ) -> Proposal:
        name = re.sub(r"\s+", " ", page.text[start:end])
        sentence = page.sentence_at(start)
        labels = introductions(page, start, end)
        words = name.split()
        headlines = " ".join(
            page.text_of(s) for s in page.sentences if page.kind(s) == "headline"
        ).casefold()
        same = [
            i
            for i, one in enumerate(institutions)
            if any(m["start"] <= start and end <= m["end"] for m in one["mentions"])
        ]
        features = {
            "introduced": float("introduced" in labels),
            "created": float("created" in labels),
            "apposed": float("apposed" in labels),
            "quoted": float(bool(re.search(r"[“\"‘']$", page.text[:start]))),
            "headline": float(name.casefold() in headlines),
            "repeated": float(min(2, page.text.count(name) - 1)),
            "headed": float(words[-1] in self.heads),
            "deal_head": float(
                words[-1]
                in (
                    "Alliance",
                    "Network",
                    "Collaborative",
                    "Partnership",
                    "Program",
                    "Programme",
                    "Initiative",
                    "Consortium",
                )
            ),
            "holds_party": float(
                any(institutions[i]["short"].casefold() in name.casefold() for i in parties)
            ),
            "is_party": float(any(i in parties for i in same)),
            "known": float(not labels and any(institutions[i]["id"] is not None for i in same)),
            "background": (page.doc._.affil_background or [0.0] * len(page.sentences))[
                page.index_at(start)
            ],
        }
        return Proposal(
            value=name,
            evidence=[[sentence["start"], sentence["end"]]],
            features=features,
            score=self.weigher.probability(features),
            taken=False,
        )
