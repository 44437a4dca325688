"""Service lines: which clinical services the text ties to the deal, each with its status.

Words name the lines (`service_terms`), each mention is read with its features (`service_mentions`),
and here the mentions of one line and status are weighed together and decided.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Span

from affilcli.gazetteer import Gazetteer, load_gazetteer
from affilcli.pipeline.annotations import Institution, Proposal
from affilcli.pipeline.page import Page
from affilcli.pipeline.services.scope import Scope
from affilcli.pipeline.services.service_details import details
from affilcli.pipeline.services.service_mentions import MentionReader, ServiceMention
from affilcli.pipeline.services.service_terms import ServiceTerm, ServiceVocabulary, term
from affilcli.pipeline.weigh import Weigher

#: below a half: a line of which two statuses are likely is better given with either than left out
THRESHOLD = 0.45
MAX_EVIDENCE = 4
#: span group of the mentions: label is the line, kb_id the status said there
SPANS = "affil_services"
UNNAMED = "specialty-care"


@Language.factory(
    "affil_service_lines",
    default_config={"gazetteer": []},
    requires=[
        "doc._.affil_sentences",
        "doc._.affil_institutions",
        "doc._.affil_background",
        "doc._.affil_parties",
    ],
    assigns=["doc._.affil_service_lines"],
)
def make_service_lines(nlp: Language, name: str, gazetteer: list[str]) -> ServiceLineFinder:
    """Component that fills `doc._.affil_service_lines`; `gazetteer` lists further CSV files."""
    return ServiceLineFinder(nlp, load_gazetteer(tuple(Path(path) for path in gazetteer)))


class ServiceLineFinder:
    """Finds the service lines of a deal."""

    def __init__(self, nlp: Language, gazetteer: Gazetteer) -> None:
        self.vocabulary = ServiceVocabulary(nlp, gazetteer)
        self.mention = Weigher("service_lines", "mention")

    def __call__(self, doc: Doc) -> Doc:
        page = Page(doc)
        institutions: list[Institution] = doc._.affil_institutions or []
        found = compared(_mentions(page, self.vocabulary.find(doc)))
        doc.spans[SPANS] = list(_spans(doc, found))
        lines = group(found)
        proposals = [
            self._proposal(page, institutions, line, of_line) for line, of_line in lines.items()
        ]
        doc._.affil_service_lines = decide(sorted(proposals, key=lambda p: p["evidence"][0][0]))
        return doc

    def _proposal(
        self,
        page: Page,
        institutions: Sequence[Institution],
        line: tuple[str, str],
        mentions: list[ServiceMention],
    ) -> Proposal:
        ranked = sorted(mentions, key=lambda m: -self.mention.probability(m.features))
        best = ranked[0]
        features = best.features | {"named_twice": float(len(mentions) > 1)}
        score = self.mention.probability(features)
        value = {
            "id": line[0],
            "name": self.vocabulary.names[line[0]],
            "status": line[1],
            **details(page, institutions, ranked),
        }
        return Proposal(
            value=value,
            evidence=_evidence(page, ranked),
            features=features,
            score=score,
            taken=False,
        )


def mentions(doc: Doc) -> list[ServiceMention]:
    """The mentions of an annotated Doc, read anew."""
    ids: dict[tuple[int, int], set[str]] = defaultdict(set)
    for span in doc.spans[SPANS]:
        ids[span.start, span.end].add(span.label_)
    return _mentions(Page(doc), [term(doc[a:b], of_term) for (a, b), of_term in ids.items()])


def _mentions(page: Page, terms: Sequence[ServiceTerm]) -> list[ServiceMention]:
    named = [(one.start, one.end) for one in terms]
    scope = Scope(page, [*named, *((start, end) for start, end, _ in page.names)])
    return list(MentionReader(page, scope).mentions(terms))


def _spans(doc: Doc, mentions: Iterable[ServiceMention]) -> Iterator[Span]:
    for m in mentions:
        if m.likeliest and (span := doc.char_span(m.start, m.end, label=m.id, kb_id=m.status)):
            yield span


def compared(mentions: list[ServiceMention]) -> list[ServiceMention]:
    """Add in how many sentences the line of a mention is named."""
    sentences: dict[str, set[int]] = defaultdict(set)
    for mention in mentions:
        sentences[mention.id].update(mention.sentences)
    for mention in mentions:
        mention.features["repeated"] = math.log2(len(sentences[mention.id]))
    return mentions


def group(mentions: Iterable[ServiceMention]) -> dict[tuple[str, str], list[ServiceMention]]:
    """The mentions by line and status."""
    lines: dict[tuple[str, str], list[ServiceMention]] = defaultdict(list)
    for mention in mentions:
        lines[mention.id, mention.status].append(mention)
    return lines


def decide(proposals: list[Proposal]) -> list[Proposal]:
    """Take what is likely enough; unnamed specialty care only where no line is named beside it."""
    likely = [p for p in proposals if p["score"] >= THRESHOLD]
    taken = [p for p in likely if not _outdone(p, likely)]
    named = {tuple(span) for p in taken if p["value"]["id"] != UNNAMED for span in p["evidence"]}
    for proposal in taken:
        beside = proposal["value"]["id"] == UNNAMED and any(
            tuple(span) in named for span in proposal["evidence"]
        )
        proposal["taken"] = not beside
    return proposals


def _outdone(proposal: Proposal, likely: Sequence[Proposal]) -> bool:
    """Is it only the second thing that a place may say of a line whose likelier status is taken?"""
    line, score = proposal["value"]["id"], proposal["score"]
    return bool(proposal["features"]["second"]) and any(
        one["value"]["id"] == line and one["score"] >= score
        for one in likely
        if one is not proposal
    )


def _evidence(page: Page, ranked: Sequence[ServiceMention]) -> list[list[int]]:
    """The sentences of the best mentions, in the order of the text."""
    indices = list(dict.fromkeys(i for m in ranked for i in m.sentences))[:MAX_EVIDENCE]
    return [[page.sentences[i]["start"], page.sentences[i]["end"]] for i in sorted(indices)]
