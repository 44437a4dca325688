"""What check finds wrong with a file that can be read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from affilcli.gazetteer import Entry, FormerName, Institution, ServiceLineEntry
from affilcli.gazetteer.check import check, check_entries


def hospital(id_: str, **fields: object) -> Institution:
    defaults: dict[str, object] = {
        "name": id_.title(),
        "type": "hospital",
        "source": "cms:010001",
    }
    return Institution(id=id_, **(defaults | fields))  # type: ignore[arg-type]


def problems(entries: Sequence[Entry]) -> list[str]:
    return [str(problem) for problem in check_entries(entries)]


def test_a_sound_gazetteer_has_no_problems() -> None:
    line = ServiceLineEntry(id="stroke", name="Stroke", aliases=("strokes",), source="taxonomy")
    assert problems([hospital("a"), hospital("b", parent="a", relation="part-of"), line]) == []


def test_an_id_given_twice_is_reported_from_the_file(tmp_path: Path) -> None:
    path = tmp_path / "g.csv"
    row = "a,institution,A,hospital,cms:010001\n"
    path.write_text("id,kind,name,type,source\n" + row + row)
    assert [str(problem) for problem in check(path)] == ["a: the id is given twice"]


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"source": None}, "a: no source"),
        ({"ror": "01a1jjn24"}, "a: malformed ror '01a1jjn24'"),
        ({"ror": "https://ror.org/01a1jjn2"}, "a: malformed ror 'https://ror.org/01a1jjn2'"),
        (
            {"ror": "https://ror.org/01v9g9c34"},
            "a: malformed ror 'https://ror.org/01v9g9c34'",
        ),
        ({"ccn": "10001"}, "a: malformed ccn '10001'"),
        ({"country": "USA"}, "a: malformed country 'USA'"),
        ({"state": "Illinois"}, "a: malformed state 'Illinois'"),
        ({"valid_from": "spring 2019"}, "a: malformed valid_from 'spring 2019'"),
        (
            {"former_names": (FormerName("Old A", "1990s"),)},
            "a: malformed former_names '1990s'",
        ),
        (
            {"former_names": (FormerName("Old A", "2019", "1994"),)},
            "a: ends in 1994, before it begins in 2019",
        ),
        ({"type": "shop"}, "a: unknown type 'shop'"),
        (
            {"parent": "gone", "relation": "part-of"},
            "a: the parent 'gone' is not in the file",
        ),
        (
            {"former_names": (FormerName("Old A", "2019-13-1"),)},
            "a: malformed former_names '2019-13-1'",
        ),
        ({"relation": "part-of"}, "a: parent and relation go together"),
        ({"aliases": ("The A’s", "A's")}, "a: 'a's' is listed twice"),
    ],
)
def test_a_faulty_field_is_reported(fields: dict[str, object], problem: str) -> None:
    assert problems([hospital("a", **fields)]) == [problem]


def test_an_id_that_is_not_kebab_case_is_reported() -> None:
    assert problems([hospital("A_b")]) == ["A_b: the id is not kebab-case"]


def test_parents_in_a_circle_are_reported_for_each_member() -> None:
    entries = [
        hospital("a", parent="b", relation="part-of"),
        hospital("b", parent="a", relation="part-of"),
        hospital("c", parent="a", relation="part-of"),
    ]
    assert problems(entries) == ["a: is its own ancestor", "b: is its own ancestor"]


def test_a_name_that_two_institutions_claim_is_reported_however_it_is_written() -> None:
    entries = [hospital("a", aliases=("Saint Luke’s",)), hospital("b", name="the saint luke's")]
    assert problems(entries) == ["a, b: all claim the name 'saint luke's'"]


def test_an_acronym_that_two_institutions_claim_is_reported() -> None:
    entries = [hospital("a", acronyms=("MHS",)), hospital("b", acronyms=("MHS",))]
    assert problems(entries) == ["a, b: all claim the name 'MHS'"]


def test_an_identifier_that_two_institutions_claim_is_reported() -> None:
    entries = [hospital("a", ccn="010001"), hospital("b", ccn="010001")]
    assert problems(entries) == ["a, b: all claim the identifier '010001'"]


def test_a_service_line_that_could_never_match_well_is_reported() -> None:
    line = ServiceLineEntry(id="x", name="X", modifiers=("two words",), source="taxonomy")
    assert problems([line]) == [
        "x: no alias",
        "x: the modifier 'two words' is not a single word",
    ]


def test_two_service_lines_may_share_a_phrase() -> None:
    lines = [
        ServiceLineEntry(id=id_, name=id_, aliases=("telestroke",), source="taxonomy")
        for id_ in ("stroke", "telehealth")
    ]
    assert problems(lines) == []


def test_one_name_at_one_place_is_reported_but_not_namesakes_elsewhere() -> None:
    mercy = {"name": "Mercy Hospital", "country": "US"}
    entries = [hospital("a", state="ME", **mercy), hospital("b", state="IA", **mercy)]
    assert problems(entries) == []
    entries.append(hospital("c", state="ME", **mercy))
    assert problems(entries) == ["a, c: the name 'mercy hospital' at the same place"]


def test_a_relation_of_no_known_sort_is_reported() -> None:
    entries = [hospital("a"), hospital("b", parent="a", relation="eats")]
    assert problems(entries) == ["b: unknown relation 'eats'"]
