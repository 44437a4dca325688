"""Is this text about a particular agreement between named organisations of health care?"""

from __future__ import annotations

import re
from collections.abc import Mapping

from spacy.language import Language
from spacy.tokens import Doc

from affilcli.pipeline.annotations import Institution, Proposal
from affilcli.pipeline.bare_words import relevance
from affilcli.pipeline.deal.diction import words_told
from affilcli.pipeline.deal.other_matters import OtherMatters, own_voice, scattered
from affilcli.pipeline.institutions.name_types import cares, is_other
from affilcli.pipeline.institutions.salience import named_by_sentence
from affilcli.pipeline.page import Page
from affilcli.pipeline.weigh import Weigher

#: a party that is this likely counts when two sides are looked for
POSSIBLE = 0.2
MOST_EVIDENCE = 3
#: words of care in the opening, where no name sounds like a provider's
CARE = re.compile(
    r"(?i)\b(?:hospitals?|clinics?|health ?care|physicians?|medical|patients?|hospice|nursing)\b"
)
#: kinds of agreement by which something changes hands, and others that have a form of their own
OWNERSHIP = ("acquisition", "merger", "joint-venture")
FORMS = ("management-agreement", "network-membership", "affiliation", "alliance")
#: what only contracts say
CONTRACT = re.compile(r"\bby and between\b|\bWHEREAS\b|\bWITNESSETH\b|(?i:\bentered into as of\b)")


@Language.factory(
    "affil_relevance",
    requires=[
        "doc._.affil_parties",
        "doc._.affil_people",
        "doc._.affil_stages",
        "doc._.affil_deal_sentences",
    ],
    assigns=["doc._.affil_relevance"],
)
def make_relevance(nlp: Language, name: str) -> RelevanceJudge:
    """Component that fills `doc._.affil_relevance`."""
    return RelevanceJudge()


class RelevanceJudge:
    """Weighs headline, lead and the sentences that name two organisations with a deal."""

    def __init__(self) -> None:
        self.other = OtherMatters()
        self.weigher = Weigher("relevance", "relevance")

    def __call__(self, doc: Doc) -> Doc:
        page = Page(doc)
        institutions: list[Institution] = doc._.affil_institutions or []
        parties = [p["value"]["institution"] for p in doc._.affil_parties or [] if p["taken"]]
        named = named_by_sentence(page, institutions, _possible(page))
        deal = set(doc._.affil_deal_sentences or [])
        other = self.other.features(page)
        features = (
            _told(page, named, deal)
            | other
            | {"own_voice": own_voice(page), "scattered": scattered(page, institutions, deal)}
            | _sides([institutions[index] for index in parties], _opening(page), other)
            | _signs(page, parties, other)
            | {"words": relevance(words_told(page))}
        )
        score = self.weigher.probability(features)
        both = [page.sentences[i] for i in sorted(_pairs(named) & deal)[:MOST_EVIDENCE]]
        doc._.affil_relevance = Proposal(
            value=True,
            evidence=[[s["start"], s["end"]] for s in both],
            features=features,
            score=score,
            taken=score > 0.5 and bool(parties),
        )
        return doc


def _opening(page: Page) -> str:
    """The sentences of the lead."""
    return " ".join(page.text_of(page.sentences[index]) for index in page.lead)


def _possible(page: Page) -> list[int]:
    """The institutions that may be parties."""
    proposals = page.doc._.affil_parties or []
    likely = [p for p in proposals if p["taken"] or p["score"] > POSSIBLE]
    return [p["value"]["institution"] for p in likely]


def _pairs(named: dict[int, set[int]]) -> set[int]:
    """The sentences that name two possible parties."""
    return {index for index, who in named.items() if len(who) > 1}


def _told(page: Page, named: dict[int, set[int]], deal: set[int]) -> dict[str, float]:
    """Where a deal and two sides are told of."""
    heads = {i for i, s in page.telling() if page.kind(s) == "headline"}
    lead = set(page.lead)
    pairs = _pairs(named)
    return {
        "headline_deal": float(bool(heads & deal)),
        "headline_pair": float(bool(heads & pairs)),
        "lead_deal": float(bool(lead & deal)),
        "lead_pair": float(bool(lead & pairs)),
        "lead_pair_deal": float(bool((lead | heads) & pairs & deal)),
        "pair_deal_sentences": float(min(4, len(pairs & deal))),
        "deal_sentences": float(min(5, len(deal))),
    }


def _sides(
    parties: list[Institution], opening: str, other: Mapping[str, float]
) -> dict[str, float]:
    """What the parties are; and does the opening of the text speak of care?"""
    cared_for = CARE.search(opening)
    providers = sum(map(cares, parties))
    return {
        "provider": float(providers > 0),
        "no_provider": float(providers == 0 and not cared_for),
        "two_providers": float(providers > 1),
        "outsider": float(any(is_other(one["name"]) and not cares(one) for one in parties)),
        "strangers": float(providers == 0 and other["other_trade_first"] > 0),
    }


def _signs(page: Page, parties: list[int], other: Mapping[str, float]) -> dict[str, float]:
    """What else speaks for an agreement: it is the contract, both sides speak, it has a form."""
    speakers = {p["value"]["institution"] for p in page.doc._.affil_people or [] if p["taken"]}
    kinds = {p["value"]: p["score"] for p in page.doc._.affil_kinds or [] if p["evidence"]}
    changing_hands = max((kinds.get(kind, 0.0) for kind in OWNERSHIP), default=0.0)
    return {
        "contract": float(len(CONTRACT.findall(page.text)) > 1),
        "both_speak": float(len(speakers & set(parties)) > 1),
        "stage": max((p["score"] for p in page.doc._.affil_stages or []), default=0.0),
        "ownership": changing_hands,
        "form": max((score for kind, score in kinds.items() if kind in FORMS), default=0.0),
        # One may buy an insurer or a supplier; any other contract with one is for its services.
        "payer_contract": other["payer_first"] * (1 - changing_hands),
        "supplier_contract": other["supplier_first"] * (1 - changing_hands),
    }
