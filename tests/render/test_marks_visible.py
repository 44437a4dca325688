"""Every term of any record is visible in its text, and the text stays what it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from affilcli.gazetteer import load_gazetteer
from affilcli.records import Record
from affilcli.render.marked import Piece, bracketed, brackets, in_colour
from affilcli.render.marks import KINDS, NOWHERE, Kind, Mark, marks
from affilcli.render.places import Place
from affilcli.render.plain import kept_lines, plain
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
            *("[", "]", "[host: x]", "‹x›", "\x1b", "\u202e"),
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


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    """A text and marks anywhere in it: beside, in and across each other, and behind its end."""
    text = draw(TEXTS)
    offsets = st.integers(0, len(text) + 2)
    places = st.tuples(offsets, offsets).map(lambda pair: Place(min(pair), max(pair)))
    return text, [
        Mark(
            place=draw(st.one_of(places, places, places, st.just(NOWHERE))),
            kind=draw(st.sampled_from(KINDS)),
            label=draw(st.sampled_from((f"label {number}", "host"))),
            value=f"value\x1b {number}",
            around=draw(st.sampled_from((True, True, True, False))),
            telling=draw(st.booleans()),
        )
        for number in range(draw(st.integers(2, 6)))
    ]


class Seen(NamedTuple):
    """What is shown: the text, the kind in whose colour each character stands, and the marks by
    their places in it.
    """

    text: str
    colours: list[Kind | None]
    notes: list[tuple[int, str]]


def seen(pieces: list[Piece]) -> Seen:
    text, colours, notes = "", list[Kind | None](), []
    for piece in pieces:
        if piece.is_mark:
            notes.append((len(text), piece.text))
        else:
            text += piece.text
            colours += [piece.kind] * len(piece.text)
    return Seen(text, colours, notes)


def place_in(shown: Seen, text: str, mark: Mark) -> tuple[int, int]:
    """The place of the mark in what is shown, where some characters are gone."""
    start, end = (len(kept_lines(text[:offset])) for offset in mark.place)
    return start, start + len(shown.text[start:end].rstrip())


def is_told_behind(shown: Seen, end: int, mark: Mark) -> bool:
    """Does a note at the end of these words, or of brackets around them, say what they are?"""
    return any(
        at >= end and note.startswith(f"{mark.label}: ") and plain(mark.value) in note
        for at, note in shown.notes
    )


def is_told_before(shown: Seen, start: int, mark: Mark) -> bool:
    """Does the opening of a bracket at these words say what they are?"""
    return any(
        at == start
        and re.match(rf"\[+(.*; )?{mark.label}\b", note)
        and (not mark.telling or plain(mark.value) in note)
        for at, note in shown.notes
    )


@settings(max_examples=40)  # whole records take long to generate
@given(marked_records())
def test_every_term_has_a_mark(generated: tuple[str, Record]) -> None:
    _, record = generated
    found = {(mark.label, mark.value) for mark in marks(record, SHIPPED)}
    assert found >= set(said(record))
    assert not marks(samples.irrelevant(), SHIPPED)


@settings(max_examples=200)
@given(marked_texts())
def test_every_mark_is_visible_in_its_place_without_colour(
    generated: tuple[str, list[Mark]],
) -> None:
    text, found = generated
    shown = seen(bracketed(text, found))
    assert shown.text == kept_lines(text)
    for mark in found:
        start, end = place_in(shown, text, mark)
        before = mark.around and is_told_before(shown, start, mark)
        assert before or is_told_behind(shown, end, mark)
    ours = brackets(text)
    notes = [note for _, note in shown.notes]
    assert sum(note.startswith(ours.opening) for note in notes) == notes.count(ours.closing)
    assert notes.count(f" {ours.saying}") == notes.count(ours.said)


@settings(max_examples=200)
@given(marked_texts())
def test_every_mark_is_visible_in_its_place_in_colour(generated: tuple[str, list[Mark]]) -> None:
    text, found = generated
    shown = seen(in_colour(text, found))
    assert shown.text == kept_lines(text)
    kinds: list[set[Kind | None]] = [set() for _ in shown.text]
    for mark in found:
        start, end = place_in(shown, text, mark)
        words = zip(shown.text[start:end], shown.colours[start:end], strict=True)
        coloured = any(colour == mark.kind for word, colour in words if not word.isspace())
        assert (mark.around and coloured) or is_told_behind(shown, end, mark)
        for at in range(start, end) if mark.around else ():
            kinds[at].add(mark.kind)
    for word, colour, expected in zip(shown.text, shown.colours, kinds, strict=True):
        assert word.isspace() or colour in (expected or {None})
