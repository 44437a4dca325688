"""Deals side by side on a screen: two at 80 columns, five at 200, and as many as there are."""

from __future__ import annotations

import io

import msgspec
import pytest
from rich.console import Console

from affilcli.compare import compare, nearest
from affilcli.gazetteer import load_gazetteer
from affilcli.records import Clause, Comparison, Record, ServiceLine, Span
from affilcli.render import compared, side_by_side
from affilcli.render import nearest as like
from affilcli.render.csv import write
from affilcli.render.screen import put
from tests import samples

GAZETTEER = load_gazetteer()
HOSTILE = "\x1b[31mred[/red][bold]=1+1\u202e|x"


def deals(number: int, **fields: object) -> list[Record]:
    """Records with ids of their own; the last one is changed."""
    full = samples.full()
    made = [
        msgspec.structs.replace(
            full,
            id=f"party-of-some-length-{at}-other-party",
            source=msgspec.structs.replace(full.source, sha256=f"{at:064}"),
        )
        for at in range(number)
    ]
    return [*made[:-1], msgspec.structs.replace(made[-1], **fields)]


def comparison(number: int, **fields: object) -> Comparison:
    return compare(deals(number, **fields), GAZETTEER)


def screen(content: object, width: int) -> str:
    stream = io.StringIO()
    put(content, Console(file=stream, width=width))  # type: ignore[arg-type]
    return stream.getvalue()


@pytest.mark.parametrize(("number", "width"), [(2, 80), (3, 100), (5, 200), (5, 80), (40, 80)])
@pytest.mark.parametrize("evidence", [False, True])
def test_every_deal_is_there_at_every_width(number: int, width: int, evidence: bool) -> None:
    text = screen(compared.view(comparison(number), width, evidence=evidence), width)
    assert max(map(len, text.splitlines())) <= width
    for at in range(number):
        assert f"party-of-some-length-{at}-" in text.replace("\n", "")


@pytest.mark.parametrize(("number", "width", "columns"), [(2, 80, 2), (5, 200, 5)])
def test_deals_have_columns_where_they_fit(number: int, width: int, columns: int) -> None:
    text = screen(compared.view(comparison(number), width, evidence=False), width)
    kind = next(line for line in text.splitlines() if line.startswith("= kind"))
    assert kind.count("affiliation") == columns


def test_deals_stand_below_each_other_where_they_do_not_fit() -> None:
    text = screen(compared.view(comparison(5), 80, evidence=False), 80)
    assert all(line.count("affiliation") <= 1 for line in text.splitlines())


def test_differences_say_why() -> None:
    full = samples.full()
    line = msgspec.structs.replace(full.service_lines[1], status="planned")
    lines = screen(compared.view(comparison(2, service_lines=[line]), 120, evidence=False), 120)
    at = lines.index("≠ Critical care")
    assert lines[at:].splitlines()[1].startswith("  included / planned")


def test_unsure_values_are_marked() -> None:
    text = screen(compared.view(comparison(2), 80, evidence=False), 80)
    assert "Pediatric Alliance (unsure)" in text


LONG = "The hospital will keep " + "a board of its own and " * 30 + "its name."


def unsure_clause(words: str) -> Clause:
    span = Span(start=0, end=len(words), text=words)
    return Clause(category="governance", confidence=0.1, evidence=[span])


def test_the_mark_of_an_unsure_value_survives_when_it_is_cut() -> None:
    found = comparison(2, clauses=[unsure_clause(LONG)])
    text = " ".join(screen(compared.view(found, 80, evidence=False), 80).split())
    assert text.count("… (unsure)") == 1
    grid = side_by_side.grid(found, evidence=False)
    assert [row[-1] for row in grid.rows if row[0] == "clauses"] == [f"{LONG} (unsure)"]


@pytest.mark.parametrize("words", ["The board stays.", LONG])
def test_a_value_that_is_a_quote_is_not_quoted_again(words: str) -> None:
    found = comparison(2, clauses=[unsure_clause(words)])
    plain, with_words = (
        screen(compared.view(found, 200, evidence=evidence), 200) for evidence in (False, True)
    )
    start = words[:15]
    assert with_words.count(start) == plain.count(start) == 1


def with_words(*words: str) -> str:
    """The service lines Alpha, Bravo, … of two equal deals with these words behind them."""
    names = ("Alpha", "Bravo", "Charlie", "Delta")[: len(words)]
    lines = [
        ServiceLine(
            id=name, name=name, status="included", population=None, setting=[], sites=[],
            confidence=1, evidence=[Span(start=0, end=len(quote), text=quote)],
        )
        for name, quote in zip(names, words, strict=True)
    ]  # fmt: skip
    found = comparison(2)
    records = [msgspec.structs.replace(one, service_lines=lines) for one in found.records]
    text = screen(compared.view(compare(records, GAZETTEER), 120, evidence=True), 120)
    return text.partition("Service lines\n")[2].partition("Exclusions\n")[0]


def test_words_that_a_column_has_shown_are_not_quoted_again() -> None:
    first, second = "It covers Alpha, Charlie, Delta.", "It covers Bravo."
    text = with_words(first, second, first, first)
    assert text.count(first) == text.count(second) == 2  # once in each column
    assert text.count("(as for Alpha)") == text.count("(as above)") == 2
    assert text.index("(as for Alpha)") < text.index("(as above)")


def test_another_part_of_long_words_is_shown() -> None:
    long = "It covers Alpha " + "and much else besides " * 40 + "and Bravo."
    text = with_words(long, long)
    assert text.count("It covers Alpha") == text.count("Bravo.") == 2
    assert "(as " not in text


def test_the_heading_tells_the_day_of_publication() -> None:
    text = screen(compared.view(comparison(2), 120, evidence=False), 120)
    assert text.count("seeds/lurie-rush.txt, published 2021-01-26") == 2


def test_legend_names_only_the_marks_that_occur() -> None:
    assert "≠" not in screen(compared.view(comparison(2), 80, evidence=False), 80)


def test_partial_verdicts_say_how_many() -> None:
    text = screen(compared.view(comparison(3, figures=[]), 200, evidence=False), 200)
    assert "same in 2 of 3" in text


def test_text_of_documents_is_never_obeyed() -> None:
    hostile = [msgspec.structs.replace(e, text=HOSTILE) for e in samples.full().exclusions]
    found = comparison(2, exclusions=hostile, id=HOSTILE)
    text = screen(compared.view(found, 80, evidence=True), 80)
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "[31mred[/red][bold]=1+1|x" in "".join(text.split())
    grid = side_by_side.grid(comparison(2, exclusions=[]), evidence=True)
    assert "\x1b" not in "".join(write(grid))


def test_matrix_is_symmetric_and_has_a_number_for_each_column() -> None:
    found = comparison(3, figures=[])
    rows = side_by_side.matrix(found).rows
    scores = [row[1:] for row in rows]
    assert scores == [list(column) for column in zip(*scores, strict=True)]
    assert [row[at] for at, row in enumerate(scores)] == ["1.00"] * 3
    text = screen(compared.matrix(found, 80), 80)
    assert text.splitlines()[0].split() == ["Deal", "1", "2", "3"]


def test_a_large_matrix_goes_below_itself() -> None:
    text = screen(compared.matrix(comparison(30), 80), 80)
    assert max(map(len, text.splitlines())) <= 80
    assert text.count("1.00") == 30 * 30
    assert text.count("Deal") > 1


def test_nearest_deals_with_what_they_share() -> None:
    first, *others = deals(3, figures=[])
    pairs = nearest(first, others, GAZETTEER, 5)
    text = " ".join(screen(like.view(pairs, 80), 80).split())
    assert "Most like party-of-some-length-0-other-party" in text
    assert "parties: Ann & Robert H. Lurie" in text
    grid = like.grid(pairs)
    assert grid.rows[0][2] == "1.00"
    assert len(grid.rows) == 2
    assert grid.header[:4] == ["deal", "path", "similarity", "parties"]
