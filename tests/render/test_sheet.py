"""The term sheet as rows."""

from __future__ import annotations

import msgspec

from affilcli.records import KindTerm, Record
from affilcli.render import sheet
from tests import samples


def rows(record: Record) -> list[dict[str, str]]:
    grid = sheet.grid([record])
    return [dict(zip(grid.header, row, strict=True)) for row in grid.rows]


def test_a_grid_has_every_term_in_a_row_of_its_own() -> None:
    found = rows(samples.full())
    assert [row["section"] for row in found] == [
        *["Parties"] * 2, *["Agreement"] * 3, *["Dates"] * 2, *["Service lines"] * 5,
        *["Exclusions"], *["Figures"] * 2, *["People"], *["Clauses"],
    ]  # fmt: skip
    assert {row["deal"] for row in found} == {"lurie-rush"}


def test_a_row_has_the_words_of_its_term_and_their_place() -> None:
    row = next(row for row in rows(samples.full()) if row["value"] == "Cardiology")
    assert row["label"] == "included"
    assert row["detail"] == "pediatric; inpatient, outpatient; at Rush University Medical Center"
    assert row["confidence"] == "0.9"
    assert samples.TEXT[int(row["start"]) : int(row["end"])] == row["words"]


def test_a_term_without_words_has_empty_cells() -> None:
    kind = KindTerm(value="merger", confidence=1, evidence=[])
    record = msgspec.structs.replace(samples.full(), kind=kind)
    row = next(row for row in rows(record) if row["label"] == "kind")
    assert (row["words"], row["start"], row["end"]) == ("", "", "")


def test_lines_of_one_sentence_share_a_row_of_the_sheet() -> None:
    (services,) = [s for s in sheet.sections(samples.full()) if s.title == "Service lines"]
    assert [line.value for line in services.lines] == [
        "Pediatrics, Critical care, Neonatology",
        "Cardiology",
        "Research",
    ]


def test_deals_that_share_an_id_are_told_apart() -> None:
    full = samples.full()
    source = msgspec.structs.replace(full.source, sha256="1" * 64)
    rows = sheet.grid([full, msgspec.structs.replace(full, source=source)]).rows
    assert {row[0] for row in rows} == {"lurie-rush~0000", "lurie-rush~1111"}


def test_a_person_has_a_name_and_an_office() -> None:
    (row,) = (row for row in rows(samples.full()) if row["section"] == "People")
    assert (row["value"], row["detail"]) == ("Tom Shanley", "President and CEO, Lurie Children’s")
