"""Grids as CSV that other programs read and spreadsheets do not run."""

from __future__ import annotations

import csv
import io
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from affilcli.render.csv import write
from affilcli.render.grid import Grid


def read(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


def test_rows_are_those_of_rfc_4180() -> None:
    grid = Grid(["id", "words"], [["a", 'He said, "yes"'], ["b", ""]])
    assert list(write(grid)) == ["id,words\r\n", 'a,"He said, ""yes"""\r\n', "b,\r\n"]


@pytest.mark.parametrize(
    "cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "\n@x", "\x07=1", "＝1"]
)
def test_what_a_spreadsheet_would_run_is_text(cell: str) -> None:
    ((shown,),) = read("".join(write(Grid([cell], []))))
    assert shown.startswith("'")


@given(st.lists(st.lists(st.text(), min_size=2, max_size=2), max_size=4))
def test_every_cell_is_one_harmless_line(rows: list[list[str]]) -> None:
    back = read("".join(write(Grid(["a", "b"], rows))))
    assert [len(row) for row in back] == [2] * (len(rows) + 1)
    for cell in (cell for row in back for cell in row):
        assert not cell.lstrip().startswith(("=", "+", "-", "@"))
        assert not any(unicodedata.category(c) in {"Cc", "Cf"} for c in cell)
