"""Is this text about a particular agreement between named organisations of health care?"""

from __future__ import annotations

import re
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from affilcli.pipeline.annotations import Institution, Proposal
from affilcli.pipeline.cues import Matcher
from affilcli.pipeline.page import Page
from affilcli.pipeline.weigh import Weigher
from affilcli.vocabulary import load

#: a party that is this likely counts when two sides are looked for
POSSIBLE = 0.2
CONTRACT = re.compile(r"\bby and between\b|\bWHEREAS\b|\bWITNESSETH\b|(?i:\bentered into as of\b)")


@Language.factory(
    "affil_relevance",
    requires=["doc._.affil_parties", "doc._.affil_kinds", "doc._.affil_background"],
    assigns=["doc._.affil_relevance"],
)
def make_relevance(nlp: Language, name: str) -> RelevanceJudge:
    """Component that fills `doc._.affil_relevance`."""
    return RelevanceJudge()


class RelevanceJudge:
    """Weighs headline, lead and the sentences that name two organisations with a deal."""

    def __init__(self) -> None:
        self.deal = Matcher({"deal": load("agreement")["deal"]["strong"]})
        self.weigher = Weigher("agreement", "relevance")

    def __call__(self, doc: Doc) -> Doc:
        page = Page(doc)
        institutions: list[Institution] = doc._.affil_institutions or []
        parties = [p["value"]["institution"] for p in doc._.affil_parties or [] if p["taken"]]
        features, evidence = self._features(page, institutions, parties)
        score = self.weigher.probability(features)
        doc._.affil_relevance = Proposal(
            value=True,
            evidence=evidence,
            features=features,
            score=score,
            taken=score > 0.5 and bool(parties),
        )
        return doc

    def _features(
        self, page: Page, institutions: list[Institution], parties: list[int]
    ) -> tuple[dict[str, float], list[list[int]]]:
        proposals = page.doc._.affil_parties or []
        eligible = [
            p["value"]["institution"] for p in proposals if p["taken"] or p["score"] > POSSIBLE
        ]
        named: dict[int, set[int]] = {}
        for index in eligible:
            for mention in institutions[index]["mentions"]:
                named.setdefault(page.index_at(mention["start"]), set()).add(index)
        background = page.doc._.affil_background or [0.0] * len(page.sentences)
        deal = {
            i
            for i, s in page.telling()
            if background[i] < 0.6 and self.deal.find(page.text, s["start"], s["end"])
        }
        heads = {i for i, s in page.telling() if page.kind(s) == "headline"}
        lead = set(page.lead)
        pairs = {i for i, who in named.items() if len(who) > 1}
        both = sorted(pairs & deal)
        names = [institutions[i]["name"] for i in parties]
        providers = sum(is_provider(name) and not is_other(name) for name in names)
        speakers = {p["value"]["institution"] for p in page.doc._.affil_people or [] if p["taken"]}
        features = {
            "headline_deal": float(bool(heads & deal)),
            "headline_pair": float(bool(heads & pairs)),
            "lead_deal": float(bool(lead & deal)),
            "lead_pair": float(bool(lead & pairs)),
            "lead_pair_deal": float(bool((lead | heads) & pairs & deal)),
            "pair_deal_sentences": float(min(4, len(both))),
            "deal_sentences": float(min(8, len(deal))),
            "provider": float(providers > 0),
            "two_providers": float(providers > 1),
            "outsider": float(any(is_other(name) for name in names)),
            "contract": float(len(CONTRACT.findall(page.text)) > 1),
            "both_speak": float(len(speakers & set(parties)) > 1),
            "stage": max((p["score"] for p in page.doc._.affil_stages or []), default=0.0),
        }
        return features, [[page.sentences[i]["start"], page.sentences[i]["end"]] for i in both[:3]]


@cache
def _words(kind: str) -> re.Pattern[str]:
    words = load("agreement")[kind]["words"]
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)")


def is_provider(name: str) -> bool:
    """Does a name sound like an organisation that cares for patients?"""
    return bool(_words("providers").search(name.replace("’", "'"))) or bool(
        re.search(r"Health|Care\b|Medica", name)
    )


def is_other(name: str) -> bool:
    """Does a name sound like a business of another trade?"""
    return bool(_words("non_providers").search(name))
