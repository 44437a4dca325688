"""Is a gold record true to its text and whole? What `gold.py` cannot see in the file alone."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator

from affilcli.evaluate.gold import Gold

_EDTF = re.compile(
    r"(\.\./)?(\d{4}|XXXX|\d{3}X)(-(\d\d|XX))?(-\d\d)?~?"
    r"(/(\.\.|(\d{4}|XXXX)(-\d\d)?(-\d\d)?~?))?"
)


def problems(gold: Gold, text: str, service_lines: Container[str]) -> Iterator[str]:
    """What is wrong with a gold record, a line each; `service_lines` are the ids there are."""
    if not gold.relevant:
        if any(gold.wanted(field) for field in ("parties", "dates", "service_lines", "clauses")):
            yield "irrelevant, but has terms"
        return
    flat = " ".join(text.split())
    yield from _agreement(gold, text)
    yield from _parties_and_people(gold, flat)
    yield from _dates_and_figures(gold, flat)
    yield from _scope(gold, text, service_lines)
    for clause in gold.wanted("clauses"):
        yield from _quoted(clause.quotes, text, f"clause {clause.label}")


def _agreement(gold: Gold, text: str) -> Iterator[str]:
    for name, values, quotes in (
        ("kind", gold.kind, gold.kind_evidence),
        ("stage", gold.stage, gold.stage_evidence),
    ):
        if not values:
            yield f"{name}: empty"
        yield from _quoted(quotes, text, name)


def _parties_and_people(gold: Gold, flat: str) -> Iterator[str]:
    for party in gold.parties:
        if not party.role:
            yield f"party {party.label}: no role"
        if not any(name.casefold() in flat.casefold() for name in party.names):
            yield f"party not in the text: {party.names}"
    for person in gold.people:
        if person.name.split()[-1] not in flat:
            yield f"person not in the text: {person.name}"


def _dates_and_figures(gold: Gold, flat: str) -> Iterator[str]:
    for date in gold.dates:
        if date.value is not None and not _EDTF.fullmatch(date.value):
            yield f"date is not EDTF: {date.value}"
    told = [*(date.text for date in gold.dates), *(figure.text for figure in gold.figures)]
    yield from (f"words not in the text: {words!r}" for words in told if words not in flat)


def _scope(gold: Gold, text: str, service_lines: Container[str]) -> Iterator[str]:
    for line in gold.service_lines:
        if line.id not in service_lines:
            yield f"no such service line: {line.id}"
        yield from _quoted(line.evidence, text, line.label)
    for exclusion in gold.exclusions:
        yield from _quoted(exclusion.evidence, text, f"exclusion {exclusion.label}")


def _quoted(quotes: Iterable[str], text: str, where: str) -> Iterator[str]:
    found = list(quotes)
    if not found:
        yield f"{where}: no evidence"
    yield from (f"{where}: not in the text: {quote!r}" for quote in found if quote not in text)
