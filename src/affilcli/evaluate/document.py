"""One record against its gold: findings in every measure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from affilcli.evaluate.findings import Finding, Findings, judged, pair
from affilcli.evaluate.gold import Choice, Gold, GoldClause, Wanted
from affilcli.evaluate.page import Page
from affilcli.evaluate.same import SAME, same_details
from affilcli.records import Field, Record, Span, Term, terms_of

KEYS: dict[Field, Callable[[Any], object]] = {
    "dates": lambda date: (date.type, date.value, date.value is None and date.text),
    "service_lines": lambda line: (line.id, line.status),
    "clauses": lambda clause: clause.category,
    "figures": lambda figure: (figure.kind, str(figure.value)),
}
"""What makes two terms of a record one: a value said twice is counted once."""


def findings_of(
    gold: Gold, record: Record | None, page: Page | None = None, *, least: float = 0.0
) -> Findings:
    """What came of one document; without a record everything is missed.

    A term without evidence in the page counts as not given, and so does one of a confidence below
    `least`. Without a page evidence is not looked at, and grounding is not scored.
    """
    relevant = record.relevant if record else None
    found: Findings = {"relevance": list(_relevance(gold.relevant, relevant))}
    if not gold.relevant and not relevant:
        return found
    given = _Given(record if relevant else None, page, least)
    if gold.relevant:
        found["published"] = [_published(gold, given.record)]
        found["kind"] = [_one(gold, given, "kind")]
        found["stage"] = [_one(gold, given, "stage")]
    for field, same in SAME.items():
        found[field] = list(pair(gold.wanted(field), given.terms(field), same))
    found["roles"] = list(_roles(found["parties"]))
    found["person_details"] = list(_details(found["people"]))
    if page:
        found["grounding"] = list(_grounding(found, given, page))
    return found


class _Given:
    """The terms of a record that count."""

    def __init__(self, record: Record | None, page: Page | None, least: float) -> None:
        self.record, self.page, self.least = record, page, least

    def terms(self, field: Field) -> list[Term]:
        """Each once, with evidence, and sure enough."""
        terms = self.sure(field)
        if key := KEYS.get(field):
            terms = _distinct(terms, key)
        return [term for term in terms if self.page is None or self.page.backs(term)]

    def sure(self, field: Field) -> list[Term]:
        """All that are sure enough."""
        terms = terms_of(self.record, field) if self.record else []
        return [term for term in terms if term.confidence >= self.least]


def _distinct(terms: Iterable[Term], key: Callable[[Any], object]) -> list[Term]:
    """The first of the terms that share a key."""
    found: dict[object, Term] = {}
    for term in terms:
        found.setdefault(key(term), term)
    return list(found.values())


def _relevance(wanted: bool, given: bool | None) -> Iterator[Finding]:
    gold, said = Choice(values=[_told(wanted)]), None if given is None else _told(given)
    if wanted is given:
        yield Finding("right", gold, said)
    else:  # a miss of the one kind of document and a false alarm of the other
        yield Finding("wrong", None, said)
        yield Finding("missed", gold, None)


def _told(relevant: bool) -> str:
    return "relevant" if relevant else "not relevant"


def _published(gold: Gold, record: Record | None) -> Finding:
    right = record is not None and record.source.published == gold.published
    given = record.source.published or "none" if record else None
    return judged(right, Choice(values=[gold.published or "none"]), given)


def _one(gold: Gold, given: _Given, field: Field) -> Finding:
    """A field that holds one value, of which gold accepts one or more."""
    wanted: Any = gold.wanted(field)[0]
    term: Any = next(iter(given.terms(field)), None)
    return judged(term is not None and term.value in wanted.values, wanted, term)


def _roles(parties: list[Finding]) -> Iterator[Finding]:
    for verdict, gold, given in parties:
        if verdict == "right" and gold.role:
            choice = Choice(values=gold.role, evidence=gold.names, subject=gold.label)
            yield judged(given.role in gold.role, choice, given)


def _details(people: list[Finding]) -> Iterator[Finding]:
    for verdict, gold, given in people:
        if verdict == "right":
            yield judged(same_details(gold, given), gold, given)


GROUNDED: tuple[Field, ...] = ("kind", "stage", "service_lines", "exclusions", "clauses")
"""The fields for which gold quotes the text."""


def _grounding(found: Findings, given: _Given, page: Page) -> Iterator[Finding]:
    """Do the right terms cite what a reader would cite?"""
    for field in GROUNDED:
        for verdict, gold, term in found.get(field, []):
            if verdict == "right" and gold.quotes:
                evidence = _evidence(gold, term, given)
                choice = Choice(values=[gold.label], evidence=gold.quotes, subject=field)
                yield judged(page.cites(evidence, gold.quotes), choice, term)


def _evidence(gold: Wanted, term: Term, given: _Given) -> list[Span]:
    """The words behind the term; of a clause, those behind all of its category."""
    if not isinstance(gold, GoldClause):
        return term.evidence
    clauses: list[Any] = given.sure("clauses")
    return [span for one in clauses if one.category == gold.category for span in one.evidence]
