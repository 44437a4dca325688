"""What each registry's file gives."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from affilcli.errors import AffilError
from affilcli.gazetteer.importing import ahrq, cms, ror
from affilcli.gazetteer.importing.candidates import Candidate, Read, Rejected
from tests.gazetteer.importing.conftest import CHOP, LURIE, version_1, version_2


def only(rows: list[Read]) -> Candidate:
    (one,) = rows
    assert isinstance(one, Candidate)
    return one


def test_ror_2_has_names_place_year_and_source(tmp_path: Path) -> None:
    path = tmp_path / "v2.json"
    names = [
        {"value": "Children's Memorial", "types": ["alias"]},
        {"value": "LCH", "types": ["acronym"]},
    ]
    path.write_text(json.dumps([version_2(LURIE, "Lurie Children's Hospital", names=names)]))
    one = only(list(ror.read(path))).institution
    assert (one.name, one.aliases, one.acronyms) == (
        "Lurie Children's Hospital",
        ("Children's Memorial",),
        ("LCH",),
    )
    assert (one.city, one.state, one.country, one.valid_from) == ("Chicago", "IL", "US", "1882")
    assert (one.ror, one.source, one.type) == (LURIE, f"ror:{LURIE}", "childrens-hospital")


def test_ror_1_is_told_by_its_content(tmp_path: Path) -> None:
    path = tmp_path / "v1.json"
    parent = [{"type": "Parent", "id": LURIE, "label": "x"}]
    path.write_text(json.dumps([version_1(CHOP, "CHOP", aliases=["Kids"], relationships=parent)]))
    one = only(list(ror.read(path)))
    assert (one.institution.city, one.institution.state) == ("Philadelphia", "PA")
    assert one.institution.aliases == ("Kids",)
    assert one.parent_key == LURIE


@pytest.mark.parametrize(
    ("name", "kind", "aliases"),
    [
        ("Flatiron Health (United States)", "company", ("Flatiron Health",)),
        ("Mercy Hospital (Chicago)", "healthcare", ("Mercy Hospital",)),
        ("Institute of Physics (IOP)", "facility", ("Institute of Physics",)),
        ("Mercy Hospital (Kenya)", "healthcare", ()),
        ("Mercy Hospital (Women)", "healthcare", ()),
        ("Ministry of Health (United States)", "government", ()),
        ("Mercy Hospital", "healthcare", ()),
    ],
)
def test_a_ror_name_is_known_without_its_place_or_acronym_in_brackets(
    tmp_path: Path, name: str, kind: str, aliases: tuple[str, ...]
) -> None:
    acronym = [{"value": "IOP", "types": ["acronym"]}]
    place = {"name": "Chicago", "country_code": "US", "country_name": "United States"}
    later = version_2(
        LURIE, name, types=[kind], names=acronym, locations=[{"geonames_details": place}]
    )
    former = version_1(
        LURIE,
        name,
        types=[kind.title()],
        acronyms=["IOP"],
        addresses=[{"city": "Chicago"}],
        country={"country_name": "United States"},
    )
    for record in (later, former):
        path = tmp_path / "ror.json"
        path.write_text(json.dumps([record]))
        one = only(list(ror.read(path))).institution
        assert (one.name, one.aliases) == (name, aliases)


def test_an_archive_is_read_and_withdrawn_records_are_left_out(zipped: Path) -> None:
    assert only(list(ror.read(zipped))).key == LURIE


@pytest.mark.parametrize(
    "header",
    [
        "Facility ID,Facility Name,City/Town,State,Hospital Type",
        "Provider ID,Hospital Name,City,State,Hospital Type",
        '"Provider Number","Hospital Name","City","State","Hospital Type"',
        "facility_id,facility_name,citytown,state,hospital_type",
    ],
)
def test_cms_columns_go_by_many_names(tmp_path: Path, header: str) -> None:
    path = tmp_path / "h.csv"
    path.write_text(f"{header}\n010001,SOUTHEAST HEALTH,DOTHAN,AL,Acute Care Hospitals\n")
    one = only(list(cms.read(path))).institution
    assert (one.name, one.city, one.state, one.ccn) == (
        "Southeast Health",
        "Dothan",
        "AL",
        "010001",
    )


def test_leading_zeros_that_a_spreadsheet_took_away_come_back(tmp_path: Path) -> None:
    path = tmp_path / "h.csv"
    path.write_text("Facility ID,Facility Name,City,State\n10001,A HOSPITAL,B,AL\n")
    assert only(list(cms.read(path))).institution.ccn == "010001"


def test_a_territory_is_a_country(tmp_path: Path) -> None:
    path = tmp_path / "h.csv"
    path.write_text("Facility ID,Facility Name,City,State\n400003,A HOSPITAL,PONCE,PR\n")
    assert only(list(cms.read(path))).institution.country == "PR"


def test_ahrq_hospitals_hang_on_their_systems_and_are_windows_1252(tmp_path: Path) -> None:
    path = tmp_path / "chsp-hospital-linkage-2021.csv"
    header = "compendium_hospital_id,ccn,hospital_name,hospital_city,hospital_state"
    header += ",health_sys_id,health_sys_name,health_sys_city,health_sys_state"
    row = 'CHSP1,10001,"DOÑA ANA HOSPITAL",LAS CRUCES,NM,HSI1,Banner Health,Phoenix,AZ'
    path.write_bytes(f"{header}\n{row}\n".encode("cp1252"))
    system, hospital = ahrq.read(path)
    assert isinstance(system, Candidate)
    assert isinstance(hospital, Candidate)
    assert (system.key, system.institution.name) == ("HSI1", "Banner Health")
    assert system.institution.source == "ahrq-2021:HSI1"
    assert hospital.institution.name == "Doña Ana Hospital"
    assert (hospital.parent_key, hospital.institution.ccn) == ("HSI1", "010001")


def test_the_list_of_systems_alone_gives_systems(tmp_path: Path) -> None:
    path = tmp_path / "systems.csv"
    path.write_text("health_sys_id,health_sys_name,health_sys_city,health_sys_state\nH1,A,B,CA\n")
    assert only(list(ahrq.read(path))).institution.type == "health-system"


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("01000x1,NAME,C,AL", "not a CMS certification number"),
        ("010001,=cmd()|x,C,AL", "no name"),
        ("010001,,C,AL", "no name"),
        (f"010001,{'x' * 400},C,AL", "no name"),
    ],
)
def test_a_row_that_is_no_hospital_is_rejected(tmp_path: Path, row: str, why: str) -> None:
    path = tmp_path / "h.csv"
    path.write_text(f"Facility ID,Facility Name,City,State\n{row}\n")
    (rejected,) = cms.read(path)
    assert isinstance(rejected, Rejected)
    assert rejected.why == why


def test_nul_and_control_characters_are_gone(tmp_path: Path) -> None:
    path = tmp_path / "h.csv"
    path.write_text("Facility ID,Facility Name,City,State\n010001,A\0 HOSP\x1b[1m,C|D,AL\n")
    one = only(list(cms.read(path))).institution
    assert "\x1b" not in one.name
    assert one.city == "C/D"


@pytest.mark.parametrize("content", [b"", b"{}", b'{"id": 1}', b"[" * 100_000, b"[1]", b"\xff\xfe"])
def test_what_is_no_ror_dump_is_a_clear_error(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "r.json"
    path.write_bytes(content)
    with pytest.raises(AffilError, match="not a list of ROR records"):
        list(ror.read(path))


@pytest.mark.parametrize("content", ["", "a,b\n1,2\n", "Facility ID\n1\n"])
def test_what_is_no_hospital_list_is_a_clear_error(tmp_path: Path, content: str) -> None:
    path = tmp_path / "h.csv"
    path.write_text(content)
    with pytest.raises(AffilError, match=r"no rows|no column is called"):
        list(cms.read(path))
