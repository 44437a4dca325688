"""Tables for a terminal: a term sheet for one document, a row a deal for several."""

from __future__ import annotations

import io

import msgspec
import pytest
from rich.console import Console

from affilcli.records import Exclusion, Record, Span
from affilcli.render import phrases, table
from tests import samples


def shown(records: list[Record], width: int = 100, **options: bool) -> str:
    stream = io.StringIO()
    table.show(records, Console(file=stream, width=width, **options))  # type: ignore[arg-type]
    return stream.getvalue()


def flowing(text: str) -> str:
    """The text with its line breaks and columns forgotten."""
    return " ".join(text.split())


def test_a_term_sheet_has_every_term_its_value_and_its_words() -> None:
    sheet = flowing(shown([samples.full()], 240))
    for expected in (
        "lurie-rush seeds/lurie-rush.txt, published 2021-01-26",
        "partner Rush University System for Health",
        "kind affiliation announced a new affiliation",
        "stage signed have entered into a clinical affiliation",
        "name Pediatric Alliance (unsure)",
        "effective 2021-02-01 These initiatives",
        "announced undated: Today Today pediatrics",
        "included Pediatrics, Critical care, Neonatology This includes",
        "pediatric; inpatient, outpatient; at Rush University Medical Center",
        "planned Research",
        "Exclusions Pediatric services at Rush Copley Medical Center",
        "commitment $55,000,000",
        "term 1 year",
        "People Tom Shanley says Tom Shanley, MD, President and CEO of Lurie Children’s",
        "President and CEO, Lurie Children’s Clauses",
        "Clauses governance These initiatives",
        "warning: no publication date: 'Today' left unresolved",
    ):
        assert expected in sheet


def test_a_document_that_is_not_relevant_says_so() -> None:
    assert "Not the announcement" in shown([samples.irrelevant()])
    several = shown([samples.full(), samples.irrelevant()])
    assert "not an affiliation" in flowing(several)


def test_several_documents_give_a_row_each() -> None:
    other = samples.renamed(samples.full(), "chop-mount-sinai")
    text = flowing(shown([samples.full(), other], 200))
    assert text.count("affiliation") >= 2
    for expected in ("lurie-rush", "chop-mount-sinai", "Rush (partner)", "signed", "4 included:"):
        assert expected in text
    for expected in ("effective 2021-02-01", "Rush Copley", "$55,000,000", "planned: Research"):
        assert expected in text


@pytest.mark.parametrize("width", [80, 200])
def test_documents_that_share_an_id_are_told_apart(width: int) -> None:
    full = samples.full()
    source = msgspec.structs.replace(full.source, sha256="1" * 64)
    text = shown([full, msgspec.structs.replace(full, source=source)], width).replace("\n", "")
    for label in ("rush~0000", "rush~1111"):
        assert label in text


@pytest.mark.parametrize("width", [72, 80, 100, 149, 150, 160, 240])
@pytest.mark.parametrize("number", [1, 3])
def test_tables_fit_their_width_and_lose_no_service_line(width: int, number: int) -> None:
    records = [samples.renamed(samples.full(), f"deal-{i}") for i in range(number)]
    text = shown(records, width)
    assert max(map(len, text.splitlines())) <= width
    assert flowing(text).count("Neonatology") == number


def test_a_wide_terminal_is_used() -> None:
    records = [samples.full(), samples.irrelevant()]
    assert len(shown(records, 160).splitlines()) < len(shown(records, 80).splitlines())


def test_plain_output_has_no_escapes_and_no_trailing_blanks() -> None:
    text = shown([samples.full()])
    assert "\x1b" not in text
    assert all(line == line.rstrip() for line in text.splitlines())


def test_text_from_documents_is_never_markup_nor_a_terminal_escape() -> None:
    nasty = "[bold red]x[/] :smile: \x1b]8;;http://evil\x07link [/nope]"
    exclusion = Exclusion(text=nasty, confidence=1, evidence=[Span(start=0, end=1, text=nasty)])
    record = msgspec.structs.replace(
        samples.full(), id="\x1b[2J[blink]id", exclusions=[exclusion], warnings=[nasty]
    )
    for records in ([record], [record, record]):
        text = shown(records, 160, force_terminal=True)
        assert "\x1b]8" not in text
        assert "\x1b[2J" not in text
        assert "[bold red]x[/]" in text
        assert ":smile:" in text


def test_long_evidence_is_cut_around_the_words_that_matter() -> None:
    words = "before " * 80 + "Rush Copley" + " after" * 80
    exclusion = Exclusion(
        text="Rush Copley", confidence=1, evidence=[Span(start=0, end=len(words), text=words)]
    )
    record = msgspec.structs.replace(samples.full(), exclusions=[exclusion])
    text = shown([record], 80)
    assert text.count("Rush Copley") == 2
    assert text.count("before") < 20


def test_amounts_read_naturally() -> None:
    figure = samples.full().figures[0]

    def said(value: float, unit: str) -> str:
        return phrases.figure(msgspec.structs.replace(figure, value=value, unit=unit))

    assert said(55_000_000, "USD") == "$55,000,000"
    assert said(1_500, "EUR") == "EUR 1,500"
    assert said(50.5, "percent") == "50.5%"
    assert said(1, "year") == "1 year"
    assert said(200, "person") == "200 people"


def test_a_long_list_of_names_is_counted() -> None:
    assert phrases.listing(["a", "b", "c"], 2) == "a, b, +1 more"
    assert phrases.listing(["a", "b"], 2) == "a, b"
