"""Why each value of a record was taken, and which candidates lost.

The reasons are those of the decision itself: the features that the components recorded, the weights
of the vocabulary, and the thresholds that the components hold the probabilities against.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from affilcli.explanation import Candidate, Choice, Contribution, Explanation, Question, Relevance
from affilcli.extract import SINGLE, Reader, annotated, record
from affilcli.pipeline.annotations import Proposal
from affilcli.pipeline.dates import choosing
from affilcli.pipeline.deal import agreement, deal_names, parties
from affilcli.pipeline.services import exclusions, service_lines
from affilcli.pipeline.terms import clauses, figures
from affilcli.pipeline.weigh import Weigher
from affilcli.records import Document, Term
from affilcli.vocabulary import load

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

#: the weights of each decision: subject and decision, as `Weigher` takes them; dates have weights
#: for each type
WEIGHTS: dict[Question, tuple[str, str]] = {
    "relevance": ("relevance", "relevance"),
    "parties": ("parties", "party"),
    "kind": ("agreement", "kind"),
    "stage": ("agreement", "stage"),
    "name": ("deal_names", "name"),
    "service_lines": ("service_lines", "mention"),
    "exclusions": ("exclusions", "exclusion"),
    "figures": ("figures", "figure"),
    "people": ("people", "person"),
    "clauses": ("clauses", "sentence"),
}
#: questions of which just one answer holds: the likeliest is taken, however likely it is
EXCLUSIVE: tuple[Question, ...] = ("kind", "stage")
#: those whose candidates share the probability out among them; a day may be of no type, too
COMPETING: tuple[Question, ...] = (*EXCLUSIVE, "dates")
#: from where on the others are taken, where it is not this
HALF = 0.5
ENOUGH: dict[Question, float] = {
    "parties": parties.ENOUGH,
    "name": deal_names.ENOUGH,
    "dates": choosing.TAKE,
    "service_lines": service_lines.THRESHOLD,
    "exclusions": exclusions.THRESHOLD,
    "figures": figures.THRESHOLD,
    "clauses": clauses.THRESHOLD,
}
#: the name of what the other values of an exclusive choice take away, in `vocabulary/features.toml`
RIVALS = "rivals"


class _Weighed(NamedTuple):
    """All that was weighed to answer one question; none is in the record of a `relevant` False."""

    question: Question
    proposals: Sequence[Proposal]
    relevant: bool

    def is_taken(self, proposal: Proposal) -> bool:
        """Does it stand in the record?"""
        return proposal["taken"] and (self.relevant or self.question == "relevance")


def explain(
    nlp: Language, document: Document, questions: Sequence[Question], most: int | None = None
) -> Explanation:
    """The record of one document, and the candidates for each of the questions: all those that were
    taken, and of those that lost at most so many.
    """
    return explanation(annotated(nlp, document), document, questions, most)


def explanation(
    doc: Doc, document: Document, questions: Sequence[Question], most: int | None = None
) -> Explanation:
    """The explanation of a Doc that the pipeline has annotated."""
    made, reader = record(doc, document), Reader(doc)
    judged: list[Proposal] = [doc._.affil_relevance] if doc._.affil_relevance else []
    choices = []
    for question in questions:
        proposals = judged if question == "relevance" else reader.proposals(question)
        choices.append(_choice(_Weighed(question, proposals, made.relevant), reader, most))
    return Explanation(record=made, choices=choices)


def _choice(weighed: _Weighed, reader: Reader, most: int | None) -> Choice:
    ranked = sorted(weighed.proposals, key=lambda p: -p["score"])
    taken = [p for p in ranked if weighed.is_taken(p)]
    lost = [p for p in ranked if not weighed.is_taken(p)]
    shown = [*taken, *lost[:most]]
    return Choice(
        question=weighed.question,
        candidates=[_candidate(proposal, weighed, reader) for proposal in shown],
        left_out=len(ranked) - len(shown),
    )


def _candidate(proposal: Proposal, weighed: _Weighed, reader: Reader) -> Candidate:
    question = weighed.question
    taken = weighed.is_taken(proposal)
    if question == "relevance":
        score, evidence = round(proposal["score"], 3), reader.spans(proposal["evidence"])
        term: Term = Relevance(confidence=score, evidence=evidence)
    else:
        term = reader.term(question, proposal)
    found = contributions(proposal, question)
    return Candidate(
        term=term,
        score=round(proposal["score"], 3),
        taken=taken,
        reason=_why_taken(proposal, question) if taken else _why_lost(proposal, weighed),
        prior=_weigher(question, proposal).bias,
        contributions=[
            Contribution(feature=name, words=words(question, name, proposal), log_odds=x)
            for name, x in sorted(found.items(), key=lambda one: (-abs(one[1]), one[0]))
            if x
        ],
    )


def contributions(proposal: Proposal, question: Question) -> dict[str, float]:
    """What each feature adds to the log-odds of a proposal, and what rivals take away again."""
    weigher, features = _weigher(question, proposal), proposal["features"]
    found = weigher.contributions(features)
    if question in COMPETING:
        score = proposal["score"]
        odds = score / max(1 - score, agreement.LEAST)
        found[RIVALS] = math.log(max(odds, agreement.LEAST)) - weigher.log_odds(features)
    return found


def _weigher(question: Question, proposal: Proposal) -> Weigher:
    if question == "dates":
        return _weights("dates", proposal["value"]["type"])
    return _weights(*WEIGHTS[question])


@cache
def _weights(subject: str, decision: str) -> Weigher:
    return Weigher(subject, decision)


def words(question: Question, feature: str, proposal: Proposal) -> str:
    """A feature in words that a reader understands, from `vocabulary/features.toml`."""
    value, table = proposal["value"], load("features")
    if own := value.get("kind") if isinstance(value, dict) else value:
        # What each value has for itself (`tie_merger`, `strong cue of term`) shares its words.
        feature = re.sub(rf"(?<![a-z-]){re.escape(str(own))}(?![a-z-])", "{value}", feature)
    known = table.get(question, {}).get(feature) or table["any"].get(feature)
    return str(known or feature.replace("_", " ")).replace("{value}", str(own))


def _why_taken(proposal: Proposal, question: Question) -> str:
    if question in EXCLUSIVE:
        return "the likeliest"
    enough = ENOUGH.get(question, HALF)
    if proposal["score"] < enough:
        return "an agreement has two sides"
    return f"at least {enough:g}"


def _why_lost(proposal: Proposal, weighed: _Weighed) -> str:
    question = weighed.question
    if proposal["taken"]:
        return "the document announces no agreement"
    if proposal.get("made"):
        return "it is what the parties make"
    if question in SINGLE:
        for other in weighed.proposals:
            if other["taken"]:
                return f"{other['value']} is likelier"
    enough = ENOUGH.get(question, HALF)
    if question in EXCLUSIVE:
        return "nothing in the text says so"
    if proposal["score"] < enough:
        return f"less than {enough:g}"
    return _conflict(proposal, weighed)


def _conflict(proposal: Proposal, weighed: _Weighed) -> str:
    """What stands in the way of a proposal that is likely enough."""
    value = proposal["value"]
    likelier = [p for p in weighed.proposals if p["score"] > proposal["score"]]
    if weighed.question == "relevance":
        return "no party was found"
    if weighed.question == "parties":
        full = sum(p["taken"] for p in weighed.proposals) >= parties.MOST_PARTIES
        return "there are likelier ones enough" if full else "of one house with a likelier party"
    if weighed.question == "dates":
        for other in likelier:
            same = other["evidence"] == proposal["evidence"]
            if same and other["value"]["text"] == value["text"]:
                return f"the date is likelier {other['value']['type']}"
    if weighed.question == "service_lines":
        for other in weighed.proposals:
            if other["taken"] and other["value"]["id"] == value["id"]:
                return f"taken as {other['value']['status']}"
        return "other service lines are named there"
    return "a likelier one says the same"
