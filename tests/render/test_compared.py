"""Deals side by side on a screen: two at 80 columns, five at 200, and as many as there are."""

from __future__ import annotations

import io

import msgspec
import pytest
from rich.console import Console

from affilcli.compare import compare, nearest
from affilcli.gazetteer import load_gazetteer
from affilcli.records import Comparison, Record
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
    records = deals(3, figures=[])
    pairs = nearest(records, GAZETTEER, 5)
    text = " ".join(screen(like.view(records, pairs, 80), 80).split())
    assert "Most like party-of-some-length-0-other-party" in text
    assert "figures 0.00" in text
    grid = like.grid(records, pairs)
    assert grid.rows[0][2] == "1.00"
    assert grid.header[:4] == ["deal", "path", "similarity", "parties"]
