"""The text of a document with its terms marked in place."""

from __future__ import annotations

import io
import re
import unicodedata
from typing import Any

import msgspec
import pytest
from rich.console import Console

from affilcli.gazetteer import Gazetteer, ServiceLineEntry, load_gazetteer
from affilcli.records import Document, Exclusion, Figure, Record, Span
from affilcli.render import marked
from affilcli.render.marked import Piece, bracketed, in_colour
from affilcli.render.marks import KINDS, Mark, marks
from affilcli.render.places import Place
from tests import samples

NOTHING = Gazetteer.of(())
SHIPPED = load_gazetteer()


class Terminal(io.StringIO):
    """A stream that says it is a screen."""

    def isatty(self) -> bool:
        return True


def shown(record: Record, text: str, stream: io.StringIO | None = None, **options: Any) -> str:
    stream = stream or io.StringIO()
    document = Document(path="deal.txt", text=text, sha256="0" * 64)
    screen = Console(file=stream, highlight=False, emoji=False, **{"width": 80} | options)
    marked.show(record, document, record.id, SHIPPED, screen)
    return stream.getvalue()


def body(record: Record, text: str) -> str:
    """What is shown, less the heading and the legend."""
    return shown(record, text).partition("\n\n")[2]


def of_text(text: str, **terms: Any) -> Record:
    """A record with these terms, each given as its words and fields."""
    return msgspec.structs.replace(
        Record(id="deal", source=samples.full().source, relevant=True), **terms
    )


def words_in(text: str, words: str) -> list[Span]:
    start = text.index(words)
    return [Span(start=start, end=start + len(words), text=words)]


def excluded(text: str, words: str) -> Exclusion:
    return Exclusion(text=words, confidence=0.9, evidence=words_in(text, words))


def figure(text: str, words: str) -> Figure:
    evidence = words_in(text, words)
    return Figure(kind="term", value=1, unit="year", text=words, confidence=1, evidence=evidence)


def test_terms_are_marked_at_their_words_with_what_they_are() -> None:
    text = body(samples.full(), samples.TEXT)
    for expected in (
        "Newswise — [announced: Today], [partner: Ann & Robert H. Lurie Children’s Hospital of",
        "[effective 2021-02-01: effective February 1, 2021].",
        "[service pediatrics: pediatric inpatient services]",
        "[service cardiology: pediatric cardiology]",
        "[service neonatology: newborn services]",
        "[excluded: Pediatric services at Rush Copley Medical Center] are not part",
        "says [person: Tom Shanley], MD, [title: President and CEO] of Lurie",
    ):
        assert expected in text


def test_what_a_sentence_says_as_a_whole_stands_behind_it() -> None:
    text = body(samples.full(), samples.TEXT)
    assert "announced a new affiliation ‹kind: affiliation› that" in text
    assert "by Rush and Lurie Children’s ‹commitment: $55 million; term: one year; clause:" in text


def test_the_lines_of_a_document_stay_as_they_are_in_a_pipe() -> None:
    text = body(samples.full(), samples.TEXT)
    assert text.count("\n") == samples.TEXT.rstrip().count("\n") + 1
    assert max(map(len, text.splitlines())) > 300


def test_lines_are_wrapped_on_a_screen() -> None:
    for colours in (None, "standard"):
        text = shown(samples.full(), samples.TEXT, Terminal(), color_system=colours)
        unstyled = re.sub(r"\x1b\[[\d;]*m", "", text)
        assert max(map(len, unstyled.splitlines())) <= 80
        assert "Each institution will maintain" in unstyled


def test_colour_takes_the_place_of_brackets_and_a_legend_names_its_kinds() -> None:
    text = shown(samples.full(), samples.TEXT, force_terminal=True, color_system="standard")
    assert "[1;36mRush University System for Health\x1b[0m announced" in text
    assert "[host:" not in text
    legend = text.splitlines()[1]
    for name in ("parties", "dates", "service lines", "left out", "people", "clauses"):
        assert f"m{name}\x1b" in legend
    assert "existing" not in legend


def test_without_colour_the_legend_explains_brackets() -> None:
    screen: dict[str, Any] = {"force_terminal": True, "color_system": "standard", "no_color": True}
    for text in (
        shown(samples.full(), samples.TEXT),
        shown(samples.full(), samples.TEXT, **screen),
    ):
        assert "[what it is: the words]" in text
        assert "[announced: Today]" in re.sub(r"\x1b\[[\d;]*m", "", text)


def test_every_kind_has_a_name_and_a_style_of_its_own() -> None:
    assert set(marked.NAMES) == set(marked.STYLES) == set(KINDS)
    assert len(set(marked.STYLES.values())) == len(KINDS)


def test_a_document_that_announces_nothing_is_shown_as_it_is() -> None:
    text = shown(samples.irrelevant(), "Top [bold]hospitals[/].\n\n  Ranked.\n")
    assert text.splitlines()[1:] == [
        "Not the announcement of an affiliation, merger or partnership: no terms.",
        "",
        "Top [bold]hospitals[/].",
        "",
        "  Ranked.",
    ]


def test_marks_inside_others_are_nested() -> None:
    text = "It keeps the lab at Rush open."
    record = of_text(
        text, exclusions=[excluded(text, "the lab at Rush")], figures=[figure(text, "Rush")]
    )
    assert body(record, text) == "It keeps [excluded: the lab at [term: Rush]] open.\n"


def test_of_two_marks_that_cross_the_second_is_told_behind_the_first() -> None:
    text = "It keeps the lab at Rush open."
    record = of_text(
        text, exclusions=[excluded(text, "lab at Rush")], figures=[figure(text, "the lab")]
    )
    assert body(record, text) == "It keeps [term: the lab] at Rush ‹excluded: lab at Rush› open.\n"


def test_several_terms_with_the_same_words_share_a_mark() -> None:
    text = "It covers hematology/oncology."
    evidence = words_in(text, text)
    lines = [
        msgspec.structs.replace(line, status="included", evidence=evidence)
        for line in (
            samples.service_line("hematology", "Both"),
            samples.service_line("oncology", "Both"),
        )
    ]
    known = [
        ServiceLineEntry(id=line.id, name=line.name, aliases=("hematology/oncology",))
        for line in lines
    ]
    gazetteer = Gazetteer.of(known)
    pieces = bracketed(text, marks(of_text(text, service_lines=lines), gazetteer))
    whole = "".join(piece.text for piece in pieces)
    assert whole == "It covers [service hematology, oncology: hematology/oncology]."


@pytest.mark.parametrize("word", ["cardiac", "heart"])
def test_a_word_that_names_a_service_beside_others_will_do(word: str) -> None:
    text = f"The {word}, lung and kidney teams join."
    line = msgspec.structs.replace(
        samples.service_line("cardiology", "Cardiology"), evidence=words_in(text, text)
    )
    record = of_text(text, service_lines=[line])
    assert f"[service cardiology: {word}]" in body(record, text)


def test_a_service_without_words_of_its_own_is_told_behind_the_sentence() -> None:
    text = "Our teams join."
    line = msgspec.structs.replace(
        samples.service_line("home-made", "Home-made"), evidence=words_in(text, text)
    )
    record = of_text(text, service_lines=[line])
    assert body(record, text) == "Our teams join. ‹service: home-made›\n"


def test_words_are_found_across_line_breaks_and_kinds_of_apostrophe() -> None:
    text = "It keeps the children’s\n  lab outside."
    exclusion = Exclusion(text="The children's lab", confidence=1, evidence=words_in(text, text))
    record = of_text(text, exclusions=[exclusion])
    assert body(record, text) == "It keeps [excluded: the children’s\n  lab] outside.\n"


def test_text_from_documents_has_no_effect_and_marks_stay_at_their_words() -> None:
    text = "a\u202eb\x1b[2J \x07[bold]x[/] :smile: \ud800 \x1b]8;;http://evil\x07the lab\x9b2J\tend"
    record = of_text(text, exclusions=[excluded(text, "the lab"), excluded(text, "\x1b[2J")])
    coloured: dict[str, Any] = {"force_terminal": True, "color_system": "standard"}
    for options in ({}, coloured):
        out = shown(record, text, **options)
        out.encode()
        plain = re.sub(r"\x1b\[[\d;]*m", "", out)
        assert not any(unicodedata.category(c) in {"Cc", "Cf", "Cs"} for c in plain if c != "\n")
        assert "[bold]x[/] :smile:" in plain
    assert "[excluded: the lab]" in shown(record, text)


def test_in_colour_what_lies_under_other_marks_is_told_behind_them() -> None:
    text = "It keeps Rush open."
    place = Place(9, 13)
    found = [
        Mark(place, "party", "host", "Rush"),
        Mark(place, "outside", "excluded", "Rush"),
        Mark(Place(3, 13), "figure", "term", "keeps Rush"),
    ]
    pieces = in_colour(text, found)
    assert Piece("Rush", "party") in pieces
    assert Piece("keeps ", "figure") in pieces
    assert Piece("excluded: Rush", "outside", is_mark=True) in pieces
    assert not any("host" in piece.text or "term" in piece.text for piece in pieces)


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        ("see [1] and [sic]", "[excluded: the lab], see [1] and [sic] ‹term: a year›"),
        ("[host: Evil]", "[[excluded: the lab]], [host: Evil] ‹term: a year›"),
        ("[[host: Evil]]", "[[[excluded: the lab]]], [[host: Evil]] ‹term: a year›"),
        ("[\u202ehost\n: Evil]", "[[excluded: the lab]], [host\n: Evil] ‹term: a year›"),
        ("‹kind: merger›", "[excluded: the lab], ‹kind: merger› ‹‹term: a year››"),
    ],
)
def test_brackets_of_the_document_are_not_mistaken_for_ours(own: str, expected: str) -> None:
    text = f"the lab, {own}"
    told = msgspec.structs.replace(figure(text, own), text="a year")
    record = of_text(text, exclusions=[excluded(text, "the lab")], figures=[told])
    assert body(record, text) == f"{expected}\n"


def test_the_legend_has_the_brackets_in_use() -> None:
    text = "the lab, [host: Evil], ‹x›"
    legend = shown(of_text(text, exclusions=[excluded(text, "the lab")]), text).splitlines()[1]
    assert legend == "[[what it is: the words]]  ‹‹what the sentence before says››"


def test_in_colour_what_is_said_is_told_apart_too() -> None:
    pieces = in_colour("Rush. ‹x›", [Mark(Place(0, 5), "clause", "clause", "term", around=False)])
    assert "".join(piece.text for piece in pieces) == "Rush. ‹‹clause: term›› ‹x›"


def test_words_that_cannot_be_shown_are_told_behind_them() -> None:
    text = "It keeps \x1b\u202e open."
    found = [Mark(Place(9, 11), "outside", "excluded", "\x1b\u202e lab")]
    for pieces in (bracketed(text, found), in_colour(text, found)):
        assert "".join(piece.text for piece in pieces) == "It keeps  ‹excluded: lab› open."
