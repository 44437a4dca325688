"""From a Document to its Record: runs the pipeline and reads off what its components decided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import nullcontext
from threading import Lock
from typing import TYPE_CHECKING, Any

from affilcli.identity import record_id, stem_id
from affilcli.pipeline.annotations import Institution, Proposal
from affilcli.pipeline.confidence import confidence
from affilcli.pipeline.page import whole_text
from affilcli.pipeline.threads import one_thread
from affilcli.records import (
    FIELDS,
    Clause,
    DateTerm,
    Document,
    Exclusion,
    Field,
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
    Term,
)

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

#: the longest stretch that counts as a citation
MAX_EVIDENCE = 600
#: held while a document is read
_ALONE = Lock()
#: spaCy keeps what it knows of so many words, those that come again and again among them
REMEMBERED = 20_000
#: where the components leave what they weighed for a field
ATTRIBUTES: dict[Field, str] = {field: f"affil_{field}" for field in FIELDS} | {
    "kind": "affil_kinds",
    "stage": "affil_stages",
    "name": "affil_names",
}
#: namesakes that a warning names before the rest is counted
NAMED = 3
#: fields of just one term
SINGLE: tuple[Field, ...] = ("kind", "stage", "name")
#: the terms whose parts are those of the proposal
TERMS: dict[Field, type[Term]] = {
    "kind": KindTerm,
    "stage": StageTerm,
    "name": NameTerm,
    "dates": DateTerm,
    "service_lines": ServiceLine,
    "exclusions": Exclusion,
    "figures": Figure,
    "clauses": Clause,
}
#: what a value that has no parts is called in its term, where that is not `value`
NAMES: dict[Field, str] = {"exclusions": "text", "clauses": "category"}


def extract(nlp: Language, document: Document) -> Record:
    """The record of one document, by a pipeline from `affilcli.pipeline.build`.

    Beyond the first words that it meets, what spaCy learns of those of a document is forgotten with
    it. Threads take turns: a pipeline is no thing to share.
    """
    with _ALONE:
        knows_enough = len(nlp.vocab) >= REMEMBERED
        with nlp.memory_zone() if knows_enough else nullcontext():
            return record(annotated(nlp, document), document)


def annotated(nlp: Language, document: Document) -> Doc:
    """The Doc of a document, with all that the components of the pipeline leave on it."""
    doc = nlp.make_doc(document.text)
    doc._.affil_given_published = document.published
    with one_thread():
        return nlp(doc)


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
        return Record(id=stem_id(document.path), source=source, relevant=False)
    return Reader(doc).record(source)


class Reader:
    """Turns the proposals of a Doc into terms: those that were taken, or any other."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.text = whole_text(doc)
        self.institutions: list[Institution] = doc._.affil_institutions or []
        self.parties = [p["value"]["institution"] for p in self.proposals("parties") if p["taken"]]

    def record(self, source: Source) -> Record:
        """The record of a relevant document."""
        terms: dict[str, Any] = {field: self._taken(field) for field in FIELDS}
        terms |= {field: next(iter(terms[field]), None) for field in SINGLE}
        return Record(
            id=record_id(terms["parties"]) or stem_id(source.path),
            source=source,
            relevant=True,
            warnings=[*(self.doc._.affil_warnings or []), *self._unsettled()],
            **terms,
        )

    def proposals(self, field: Field) -> list[Proposal]:
        """All that was weighed for a field, taken or not."""
        return getattr(self.doc._, ATTRIBUTES[field]) or []

    def term(self, field: Field, proposal: Proposal) -> Any:
        """The term that a proposal for this field is, or would be if it were taken."""
        value, grounds = proposal["value"], self._grounds(field, proposal)
        if field == "parties":
            return self._party(value, grounds)
        if field == "people":
            return self._person(value, grounds)
        parts = value if isinstance(value, dict) else {NAMES.get(field, "value"): value}
        return TERMS[field](**parts, **grounds)

    def spans(self, offsets: Iterable[list[int]]) -> list[Span]:
        """Spans of the text, none longer than a citation may be."""
        cut = [(start, min(end, start + MAX_EVIDENCE)) for start, end in offsets]
        return [Span(start=a, end=b, text=self.text[a:b]) for a, b in cut]

    def _grounds(self, field: Field, proposal: Proposal) -> dict[str, Any]:
        """What every term has."""
        return {
            "confidence": round(confidence(field, proposal["score"]), 3),
            "evidence": self.spans(proposal["evidence"]),
        }

    def _taken(self, field: Field) -> list[Any]:
        return [self.term(field, p) for p in self.proposals(field) if p["taken"]]

    def _unsettled(self) -> Iterator[str]:
        """What of the parties the text leaves open: which of several namesakes one is."""
        for index in self.parties:
            one = self.institutions[index]
            if len(one["rivals"]) > 1:
                named = one["rivals"][:NAMED]
                rest = len(one["rivals"]) - len(named)
                others = [*named, f"{rest} others"] if rest else named
                choice = f"{', '.join(others[:-1])} or {others[-1]}"
                yield f"'{one['name']}' has no id: it may be {choice}"

    def _party(self, value: Mapping[str, Any], grounds: dict[str, Any]) -> Party:
        one = self.institutions[value["institution"]]
        return Party(
            name=one["name"],
            short=one["short"],
            id=one["id"],
            role=value["role"],
            mentions=self.spans([m["start"], m["end"]] for m in one["mentions"]),
            **grounds,
        )

    def _person(self, value: Mapping[str, Any], grounds: dict[str, Any]) -> Person:
        institution = value["institution"]
        return Person(
            name=value["name"],
            title=value["title"],
            organization=value["organization"],
            party=self.parties.index(institution) if institution in self.parties else None,
            **grounds,
        )
