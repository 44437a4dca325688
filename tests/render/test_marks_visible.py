"""Every term of any record is visible in its text, and the text stays what it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from affilcli.gazetteer import load_gazetteer
from affilcli.records import Record
from affilcli.render.marked import Piece, bracketed, in_colour
from affilcli.render.marks import marks
from affilcli.render.plain import kept_lines
from tests import samples
from tests.strategies import records

SHIPPED = load_gazetteer()
SERVICES = {"included": "service", "excluded": "excluded service"}
SPANS = frozenset({"start", "end", "text"})


def anchored(value: Any, text: str) -> Any:
    """The record as builtins, with all spans made to be of this text."""
    if isinstance(value, list):
        return [anchored(item, text) for item in value]
    if not isinstance(value, dict):
        return value
    if value.keys() == SPANS:
        start = value["start"] % len(text)
        end = min(value["end"] - value["start"] + start, len(text))
        return {"start": start, "end": end, "text": text[start:end]}
    return {key: anchored(item, text) for key, item in value.items()}


TEXTS = st.lists(
    st.sampled_from(
        (
            *("heart care", "Rush", "Lurie Children’s", "Mercy Health", "Today", "$5 million"),
            *("by the end\nof the year", "Ann Lee", "CEO", ". ", "\n\n"),
            *("[", "]", "‹x›", "\x1b", "\u202e"),
        )
    ),
    min_size=1,
    max_size=20,
).map(" ".join)


@st.composite
def marked_records(draw: st.DrawFn) -> tuple[str, Record]:
    """A text and a record whose spans are of it; some terms have no evidence at all."""
    text = draw(TEXTS)
    fields = anchored(msgspec.to_builtins(draw(records())), text)
    if draw(st.booleans()):
        for figure_or_party in (*fields["figures"], *fields["parties"]):
            figure_or_party["evidence"] = []
    return text, msgspec.convert(fields, Record)


def said(record: Record) -> Iterator[tuple[str, str]]:
    """What must be visible of a record: what each term is, and its value."""
    yield from ((party.role, party.short) for party in record.parties)
    for label, term in (("kind", record.kind), ("stage", record.stage), ("name", record.name)):
        if term:
            yield label, term.value
    yield from ((date.type, date.value or date.text) for date in record.dates)
    for line in record.service_lines:
        yield SERVICES.get(line.status, f"{line.status} service"), line.id
    yield from (("excluded", exclusion.text) for exclusion in record.exclusions)
    yield from ((figure.kind, figure.text) for figure in record.figures)
    yield from (("person", person.name) for person in record.people)
    yield from (("clause", clause.category) for clause in record.clauses)


def without_marks(pieces: list[Piece]) -> str:
    return "".join(piece.text for piece in pieces if not piece.is_mark)


@settings(max_examples=40)  # whole records take long to generate
@given(marked_records())
def test_every_term_has_a_mark(generated: tuple[str, Record]) -> None:
    _, record = generated
    found = {(mark.label, mark.value) for mark in marks(record, SHIPPED)}
    assert found >= set(said(record))
    assert not marks(samples.irrelevant(), SHIPPED)


@settings(max_examples=40)  # whole records take long to generate
@given(marked_records())
def test_every_mark_is_visible_without_colour(generated: tuple[str, Record]) -> None:
    text, record = generated
    found = marks(record, SHIPPED)
    pieces = bracketed(text, found)
    assert without_marks(pieces) == kept_lines(text)
    notes = [piece.text for piece in pieces if piece.is_mark]
    for mark in found:
        assert any(
            re.search(rf"(^\[|; |^){mark.label}\b", note)
            and (not mark.telling or mark.value in note)
            for note in notes
        )
    assert sum(n.startswith("[") for n in notes) == notes.count("]")
    assert notes.count(" ‹") == notes.count("›")


@settings(max_examples=40)  # whole records take long to generate
@given(marked_records())
def test_every_mark_is_visible_in_colour(generated: tuple[str, Record]) -> None:
    text, record = generated
    found = marks(record, SHIPPED)
    pieces = in_colour(text, found)
    assert without_marks(pieces) == kept_lines(text)
    notes = [piece.text for piece in pieces if piece.is_mark]
    painted = {piece.kind for piece in pieces if not piece.is_mark and piece.text.strip()}
    for mark in found:
        told = any(note.startswith(f"{mark.label}: ") for note in notes)
        assert told or mark.kind in painted
