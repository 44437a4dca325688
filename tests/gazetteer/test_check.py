"""What check finds wrong with a file that can be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from affilcli.gazetteer import Institution, ServiceLineEntry
from affilcli.gazetteer.check import check, check_entries


def hospital(id_: str, **fields: object) -> Institution:
    defaults: dict[str, object] = {
        "name": id_.title(),
        "type": "hospital",
        "source": "cms:010001",
    }
    return Institution(id=id_, **(defaults | fields))  # type: ignore[arg-type]


def test_a_sound_gazetteer_has_no_problems() -> None:
    line = ServiceLineEntry(id="stroke", name="Stroke", aliases=("strokes",), source="taxonomy")
    assert check_entries([hospital("a"), hospital("b", parent="a", relation="part-of"), line]) == []


def test_an_id_given_twice_is_reported_from_the_file(tmp_path: Path) -> None:
    path = tmp_path / "g.csv"
    row = "a,institution,A,hospital,cms:010001\n"
    path.write_text("id,kind,name,type,source\n" + row + row)
    assert check(path) == ["a: the id is given twice"]


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"source": None}, "a: no source"),
        ({"ror": "01a1jjn24"}, "a: malformed ror '01a1jjn24'"),
        ({"ror": "https://ror.org/01a1jjn2"}, "a: malformed ror 'https://ror.org/01a1jjn2'"),
        ({"ccn": "10001"}, "a: malformed ccn '10001'"),
        ({"country": "USA"}, "a: malformed country 'USA'"),
        ({"valid_from": "spring 2019"}, "a: malformed valid_from 'spring 2019'"),
        ({"type": "shop"}, "a: unknown type 'shop'"),
        (
            {"parent": "gone", "relation": "part-of"},
            "a: the parent 'gone' is not in the file",
        ),
        ({"relation": "part-of"}, "a: parent and relation go together"),
        ({"aliases": ("The A’s", "A's")}, "a: 'a's' is listed twice"),
    ],
)
def test_a_faulty_field_is_reported(fields: dict[str, object], problem: str) -> None:
    assert check_entries([hospital("a", **fields)]) == [problem]


def test_an_id_that_is_not_kebab_case_is_reported() -> None:
    assert check_entries([hospital("A_b")]) == ["A_b: the id is not kebab-case"]


def test_parents_in_a_circle_are_reported_for_each_member() -> None:
    entries = [
        hospital("a", parent="b", relation="part-of"),
        hospital("b", parent="a", relation="part-of"),
        hospital("c", parent="a", relation="part-of"),
    ]
    assert check_entries(entries) == ["a: is its own ancestor", "b: is its own ancestor"]


def test_a_name_that_two_institutions_claim_is_reported_however_it_is_written() -> None:
    entries = [hospital("a", aliases=("Saint Luke’s",)), hospital("b", name="the saint luke's")]
    assert check_entries(entries) == ["the name 'saint luke's' is claimed by a, b"]


def test_an_acronym_that_two_institutions_claim_is_reported() -> None:
    entries = [hospital("a", acronyms=("MHS",)), hospital("b", acronyms=("MHS",))]
    assert check_entries(entries) == ["the name 'MHS' is claimed by a, b"]


def test_an_identifier_that_two_institutions_claim_is_reported() -> None:
    entries = [hospital("a", ccn="010001"), hospital("b", ccn="010001")]
    assert check_entries(entries) == ["the identifier '010001' is claimed by a, b"]


def test_a_service_line_that_could_never_match_well_is_reported() -> None:
    line = ServiceLineEntry(id="x", name="X", modifiers=("two words",), source="taxonomy")
    assert check_entries([line]) == [
        "x: no alias",
        "x: the modifier 'two words' is not a single word",
    ]


def test_two_service_lines_may_share_a_phrase() -> None:
    lines = [
        ServiceLineEntry(id=id_, name=id_, aliases=("telestroke",), source="taxonomy")
        for id_ in ("stroke", "telehealth")
    ]
    assert check_entries(lines) == []
