"""What bare spaCy and lists of keywords make of a text, as a record: an afternoon's work.

Organisations, persons, dates and amounts are the entities of the model that affilcli uses too;
everything else is a keyword of baseline.toml, or a name of the gazetteer found anywhere.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import spacy
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc
from spacy.tokens import Span as Tokens

from affilcli.gazetteer import load_gazetteer
from affilcli.records import (
    Clause,
    DateTerm,
    Document,
    Exclusion,
    Figure,
    KindTerm,
    Party,
    Person,
    Record,
    ServiceLine,
    Source,
    Span,
    StageTerm,
)
from affilcli.settings import MODEL
from benchmarks.accuracy.date_tools import Found, parsed

CUES = tomllib.loads(Path(__file__).with_name("baseline.toml").read_text(encoding="utf-8"))

LEAD = 600
"""Characters that headline and lead are likely to take."""

DATELINE = 400
"""Characters within which a full date is likely to be the day of publication."""


class SpacyAndKeywords:
    """Documents to records; the model is loaded once."""

    def __init__(self) -> None:
        self.nlp = spacy.load(MODEL)
        self.lines = {line.id: line for line in load_gazetteer().service_lines}
        self.matcher = PhraseMatcher(self.nlp.vocab, attr="LOWER")
        for line in self.lines.values():
            self.matcher.add(line.id, [self.nlp.make_doc(a) for a in (line.name, *line.aliases)])

    def record(self, document: Document) -> Record:
        """The record of one document."""
        doc = self.nlp(document.text)
        parties = list(_parties(doc))
        dates = list(_dates(doc, None))
        published = next((one.value for one, at in dates if at < DATELINE and _is_day(one)), None)
        source = Source(
            path=document.path,
            media_type=document.media_type,
            sha256=document.sha256,
            title=None,
            published=published,
        )
        lead = document.text[:LEAD].lower()
        if len(parties) < 2 or not _has(lead, CUES["relevance"]["words"]):
            return Record(id="", source=source, relevant=False)
        return Record(
            id="",
            source=source,
            relevant=True,
            parties=parties,
            kind=next((KindTerm(value=v, **t) for v, t in _cued(doc, "kind")), None),
            stage=next((StageTerm(value=v, **t) for v, t in _cued(doc, "stage")), None),
            dates=date_terms(doc, [one for one, _ in _dates(doc, published)]),
            service_lines=self._service_lines(doc),
            exclusions=list(_exclusions(doc)),
            people=list(_people(doc)),
            figures=list(_figures(doc)),
            clauses=[Clause(category=v, **t) for v, t in _cued(doc, "clauses")],
        )

    def _service_lines(self, doc: Doc) -> list[ServiceLine]:
        found: dict[str, list[Tokens]] = {}
        for match in self.matcher(doc, as_spans=True):
            found.setdefault(match.label_, []).append(match.sent)
        return [
            ServiceLine(
                id=key,
                name=self.lines[key].name,
                status="included",
                population=None,
                setting=[],
                sites=[],
                **_term(*sentences),
            )
            for key, sentences in found.items()
        ]


def date_terms(doc: Doc, found: Iterable[Found]) -> list[DateTerm]:
    """Dates of the type that the sentence's first keyword speaks for."""
    terms = []
    for one in found:
        place = doc.char_span(one.start, one.end, alignment_mode="expand")
        sentence = place.sent if place else doc[:]
        kind = next(kind for kind, cues in CUES["dates"].items() if _has(sentence.text, cues))
        term = _term(sentence)
        terms.append(DateTerm(type=kind, value=one.value, text=one.text, about=[], **term))
    return terms


def _parties(doc: Doc) -> Iterator[Party]:
    met: set[str] = set()
    for entity in doc.ents:
        if entity.label_ == "ORG" and entity.start_char < LEAD and entity.text not in met:
            met.add(entity.text)
            yield Party(
                name=entity.text,
                short=entity.text,
                id=None,
                role="partner",
                mentions=[_span(entity)],
                **_term(entity.sent),
            )


def _dates(doc: Doc, published: str | None) -> Iterator[tuple[Found, int]]:
    for entity in doc.ents:
        if entity.label_ == "DATE" and (value := parsed(entity.text, published)):
            place = (entity.start_char, entity.end_char)
            yield Found(*place, entity.text, value), entity.start_char


def _is_day(found: Found) -> bool:
    return len(found.value) == len("2021-02-01")


def _people(doc: Doc) -> Iterator[Person]:
    met: set[str] = set()
    for entity in doc.ents:
        if entity.label_ == "PERSON" and len(entity) > 1 and entity.text not in met:
            met.add(entity.text)
            yield Person(
                name=entity.text, title=None, organization=None, party=None, **_term(entity.sent)
            )


def _figures(doc: Doc) -> Iterator[Figure]:
    for entity in doc.ents:
        amount = _amount(entity.text)
        if amount is None:
            continue
        if entity.label_ == "MONEY":
            term = _term(entity.sent)
            yield Figure(kind="commitment", value=amount, unit="USD", text=entity.text, **term)
        elif entity.label_ == "PERCENT":
            term = _term(entity.sent)
            yield Figure(kind="stake", value=amount, unit="percent", text=entity.text, **term)


def _amount(words: str) -> float | None:
    for word in words.replace("$", " ").replace("%", " ").replace(",", "").split():
        try:
            amount = float(word)
        except ValueError:
            continue
        scale = {"million": 1e6, "billion": 1e9}
        return amount * next((size for name, size in scale.items() if name in words.lower()), 1)
    return None


def _exclusions(doc: Doc) -> Iterator[Exclusion]:
    for sentence in doc.sents:
        if _has(sentence.text, CUES["exclusions"]["words"]):
            yield Exclusion(text=sentence.text, **_term(sentence))


def _cued(doc: Doc, field: str) -> Iterator[tuple[Any, dict[str, Any]]]:
    """The values of a field whose keywords are met, with the sentences that hold them."""
    for value, cues in CUES[field].items():
        if sentences := [one for one in doc.sents if _has(one.text, cues)]:
            yield value, _term(*sentences)


def _has(text: str, cues: Iterable[str]) -> bool:
    folded = text.lower()
    return any(cue in folded for cue in cues)


def _term(*sentences: Tokens) -> dict[str, Any]:
    return {"confidence": 1.0, "evidence": [_span(one) for one in sentences]}


def _span(tokens: Tokens) -> Span:
    return Span(start=tokens.start_char, end=tokens.end_char, text=tokens.text)
