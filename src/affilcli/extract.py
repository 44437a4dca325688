"""From a Document to its Record: runs the pipeline and reads off what its components decided."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from affilcli.identity import record_id, slug
from affilcli.pipeline.annotations import Institution, Proposal
from affilcli.records import (
    Clause,
    DateTerm,
    Document,
    Exclusion,
    Figure,
    KindTerm,
    NameTerm,
    Party,
    Person,
    Record,
    ServiceLine,
    Source,
    Span,
    StageTerm,
)

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

#: the longest stretch that counts as a citation
MAX_EVIDENCE = 600


def extract(nlp: Language, document: Document) -> Record:
    """The record of one document, by a pipeline from `affilcli.pipeline.build`."""
    doc = nlp.make_doc(document.text)
    doc._.affil_given_published = document.published
    return record(nlp(doc), document)


def record(doc: Doc, document: Document) -> Record:
    """The record of a Doc that the pipeline has annotated."""
    source = Source(
        path=document.path,
        media_type=document.media_type,
        sha256=document.sha256,
        title=document.title,
        published=doc._.affil_published,
    )
    relevance: Proposal | None = doc._.affil_relevance
    if not (relevance and relevance["taken"]):
        return Record(
            id=slug(PurePath(document.path).stem) or "document", source=source, relevant=False
        )
    return _Reader(doc).record(source, PurePath(document.path).stem)


class _Reader:
    """Turns the proposals that were taken into terms."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        # spaCy puts the text together anew at every access
        self.text: str = doc.text
        self.institutions: list[Institution] = doc._.affil_institutions or []
        self.parties = self.taken("affil_parties")

    def record(self, source: Source, stem: str) -> Record:
        parties = [self.party(p) for p in self.parties]
        return Record(
            id=record_id(parties) or slug(stem) or "document",
            source=source,
            relevant=True,
            parties=parties,
            kind=next(
                (KindTerm(value=p["value"], **self.term(p)) for p in self.taken("affil_kinds")),
                None,
            ),
            stage=next(
                (StageTerm(value=p["value"], **self.term(p)) for p in self.taken("affil_stages")),
                None,
            ),
            name=next(
                (NameTerm(value=p["value"], **self.term(p)) for p in self.taken("affil_names")),
                None,
            ),
            dates=[DateTerm(**p["value"], **self.term(p)) for p in self.taken("affil_dates")],
            service_lines=[
                ServiceLine(**p["value"], **self.term(p)) for p in self.taken("affil_service_lines")
            ],
            exclusions=[
                Exclusion(text=p["value"], **self.term(p)) for p in self.taken("affil_exclusions")
            ],
            people=[self.person(p) for p in self.taken("affil_people")],
            figures=[Figure(**p["value"], **self.term(p)) for p in self.taken("affil_figures")],
            clauses=[
                Clause(category=p["value"], **self.term(p)) for p in self.taken("affil_clauses")
            ],
            warnings=list(self.doc._.affil_warnings or []),
        )

    def taken(self, attribute: str) -> list[Proposal]:
        return [p for p in getattr(self.doc._, attribute) or [] if p["taken"]]

    def spans(self, offsets: Iterable[list[int]]) -> list[Span]:
        """Spans of the text, none longer than a citation may be."""
        cut = [(start, min(end, start + MAX_EVIDENCE)) for start, end in offsets]
        return [Span(start=a, end=b, text=self.text[a:b]) for a, b in cut]

    def term(self, proposal: Proposal) -> dict[str, Any]:
        return {
            "confidence": round(proposal["score"], 3),
            "evidence": self.spans(proposal["evidence"]),
        }

    def party(self, proposal: Proposal) -> Party:
        one = self.institutions[proposal["value"]["institution"]]
        return Party(
            name=one["name"],
            short=one["short"],
            id=one["id"],
            role=proposal["value"]["role"],
            mentions=self.spans([m["start"], m["end"]] for m in one["mentions"]),
            **self.term(proposal),
        )

    def person(self, proposal: Proposal) -> Person:
        value = proposal["value"]
        indices = [p["value"]["institution"] for p in self.parties]
        institution = value["institution"]
        return Person(
            name=value["name"],
            title=value["title"],
            organization=value["organization"],
            party=indices.index(institution) if institution in indices else None,
            **self.term(proposal),
        )
