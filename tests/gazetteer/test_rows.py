"""An entry as a row of the file, and back."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from affilcli.gazetteer import Entry, FormerName, Institution, ServiceLineEntry
from affilcli.gazetteer.rows import cells_of, entry_of, former_name, write

CELL = st.text(st.characters(exclude_characters="|", codec="utf-8"), min_size=1).map(str.strip)
WORDS = st.from_regex(r"[A-Z][a-z]{1,8}( [A-Z][a-z]{1,8}){0,2}", fullmatch=True)
YEAR = st.none() | st.integers(1800, 2030).map(str)


@given(
    name=CELL.filter(bool),
    aliases=st.lists(WORDS, max_size=3).map(tuple),
    former=st.lists(st.builds(FormerName, WORDS, YEAR, YEAR), max_size=3).map(tuple),
)
def test_what_is_written_is_read_again(
    name: str, aliases: tuple[str, ...], former: tuple[FormerName, ...]
) -> None:
    one = Institution(id="a", name=name, aliases=aliases, former_names=former, source="cms:010001")
    assert entry_of(cells_of(one)) == one


@pytest.mark.parametrize(
    ("cell", "name", "start", "end"),
    [
        ("Partners HealthCare (1994/2019)", "Partners HealthCare", "1994", "2019"),
        ("Partners HealthCare (/2019)", "Partners HealthCare", None, "2019"),
        ("Baptist Health (Jacksonville)", "Baptist Health (Jacksonville)", None, None),
        ("Old Name", "Old Name", None, None),
    ],
)
def test_a_former_name_may_have_its_years_behind_it(
    cell: str, name: str, start: str | None, end: str | None
) -> None:
    assert former_name(cell) == FormerName(name, start, end)


def test_a_file_is_sorted_by_kind_and_id_whatever_came_first() -> None:
    entries: list[Entry] = [
        ServiceLineEntry(id="a", name="A"),
        Institution(id="c", name="C"),
        Institution(id="b", name="B"),
    ]
    stream = io.StringIO()
    write(entries, stream)
    rows = csv.DictReader(stream.getvalue().splitlines())
    assert [(row["kind"], row["id"]) for row in rows] == [
        ("institution", "b"),
        ("institution", "c"),
        ("service-line", "a"),
    ]
