"""The race of linkers: what is read, and what is counted."""

from __future__ import annotations

from pathlib import Path

import pytest

from affilcli.gazetteer import Gazetteer, Institution
from benchmarks.linking.__main__ import scores
from benchmarks.linking.strings import Labelled, read
from benchmarks.linking.ways import Way, alike, exact, longest, ours

HARVARD, MERCY = "https://ror.org/03vek6s52", "https://ror.org/05g2hd893"
GAZETTEER = Gazetteer.of([
    Institution(id="harvard", name="Harvard University", type="university", ror=HARVARD),
    Institution(id="mercy", name="Mercy Clinic of Example City", type="clinic", ror=MERCY),
])  # fmt: skip


@pytest.mark.parametrize(
    "content",
    [
        f'\ufeffaffiliation,ror_id\n"Mercy Clinic, X",{MERCY}\n',
        f"original_affiliation,labels,split\n\"Mercy Clinic, X\",{{'{MERCY}'}},train\n",
    ],
)
def test_both_benchmarks_are_read_by_their_headers(tmp_path: Path, content: str) -> None:
    file = tmp_path / "strings.csv"
    file.write_text(content, encoding="utf-8")
    assert read(file) == [Labelled("Mercy Clinic, X", frozenset({MERCY}))]


def test_a_hospital_is_told_from_a_university() -> None:
    assert Labelled("Hôpital de Genève", frozenset()).hospital_like
    assert not Labelled("Harvard University", frozenset()).hospital_like


def test_strings_that_nobody_holds_count_against_precision_alone() -> None:
    strings = [Labelled("a", frozenset({HARVARD})), Labelled("b", frozenset({"other"}))]
    assert scores(strings, [HARVARD, MERCY], {HARVARD, MERCY}) == (0.5, 1.0)
    assert scores(strings, [HARVARD, None], {HARVARD, MERCY}).f1 == 1.0
    assert scores(strings, [None, None], {HARVARD, MERCY}) == (0.0, 0.0)


@pytest.mark.parametrize("way", [ours, exact, longest, alike])
def test_every_way_links_a_bare_name_and_leaves_strangers_alone(way: object) -> None:
    assert callable(way)
    link: Way = way(GAZETTEER)
    assert link("Harvard University") == HARVARD
    assert link("Zzyzx Xqj") is None


def test_the_longest_name_that_stands_anywhere_is_taken() -> None:
    link = longest(GAZETTEER)
    assert link("Surgery at Mercy Clinic of Example City and Harvard University") == MERCY
    assert link("Mercy Clinic") is None
