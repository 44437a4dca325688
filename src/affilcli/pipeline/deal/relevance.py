"""Is this text about a particular agreement between named organisations of health care?"""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc

from affilcli.pipeline.annotations import Institution, Proposal
from affilcli.pipeline.cues import Matcher
from affilcli.pipeline.institutions.name_types import is_other, is_provider
from affilcli.pipeline.institutions.salience import named_by_sentence
from affilcli.pipeline.page import Page
from affilcli.pipeline.weigh import Weigher
from affilcli.vocabulary import load

#: a party that is this likely counts when two sides are looked for
POSSIBLE = 0.2
MOST_EVIDENCE = 3
#: "Danville, Pa.-based": a text that opens item after item with one is a digest
SEATS = re.compile(r"\b[A-Z][\w. ]{2,20}, [A-Z][\w.]{1,8}-based\b")
MANY_SEATS = 3
#: words of care in the opening, where no name sounds like a provider's
CARE = re.compile(
    r"(?i)\b(?:hospitals?|clinics?|health ?care|physicians?|medical|patients?|hospice|nursing)\b"
)
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
        vocabulary = load("agreement")
        self.other = Matcher({key: vocabulary[key]["phrases"] for key in ("other_topic", "digest")})
        self.weigher = Weigher("agreement", "relevance")

    def __call__(self, doc: Doc) -> Doc:
        page = Page(doc)
        institutions: list[Institution] = doc._.affil_institutions or []
        parties = [p["value"]["institution"] for p in doc._.affil_parties or [] if p["taken"]]
        named = named_by_sentence(page, institutions, _possible(page))
        deal = set(doc._.affil_deal_sentences or [])
        features = (
            _told(page, named, deal)
            | self._other_matters(page)
            | _sides([institutions[index]["name"] for index in parties], _opening(page))
            | _signs(page, parties)
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

    def _other_matters(self, page: Page) -> dict[str, float]:
        """What shows in headline and lead that the text is about something else, or a digest."""
        heads = [i for i, s in page.telling() if page.kind(s) == "headline"]
        opening = [page.sentences[i] for i in (*heads, *page.lead)]
        told = [self.other.find(page.text, s["start"], s["end"]) for s in opening]
        other = [any(hit.label == "other_topic" for hit in hits) for hits in told]
        digest = any(hit.label == "digest" for hits in told for hit in hits)
        return {
            "other_topic": float(min(2, sum(other))),
            "other_topic_first": float(any(other[: len(heads) + 1])),
            "digest": float(digest or len(SEATS.findall(page.text)) >= MANY_SEATS),
        }


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
        "deal_sentences": float(min(8, len(deal))),
    }


def _sides(names: list[str], opening: str) -> dict[str, float]:
    """What the parties are, by their names; and does the opening of the text speak of care?"""
    cared_for = CARE.search(opening)
    providers = sum(is_provider(name) and not is_other(name) for name in names)
    return {
        "provider": float(providers > 0),
        "no_provider": float(providers == 0 and not cared_for),
        "two_providers": float(providers > 1),
        "outsider": float(any(is_other(name) for name in names)),
    }


def _signs(page: Page, parties: list[int]) -> dict[str, float]:
    """What else speaks for an agreement: it is the contract, both sides speak, it has a stage."""
    speakers = {p["value"]["institution"] for p in page.doc._.affil_people or [] if p["taken"]}
    return {
        "contract": float(len(CONTRACT.findall(page.text)) > 1),
        "both_speak": float(len(speakers & set(parties)) > 1),
        "stage": max((p["score"] for p in page.doc._.affil_stages or []), default=0.0),
    }
