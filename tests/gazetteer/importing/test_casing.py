"""Names in capitals, in natural case."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from affilcli.gazetteer.importing.casing import natural


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("SOUTHEAST HEALTH MEDICAL CENTER", "Southeast Health Medical Center"),
        ("ST MARY'S REG MED CTR", "St. Mary's Regional Medical Center"),
        ("ST. LUKE'S HOSPITAL AND HEALTH NETWORK", "St. Luke's Hospital and Health Network"),
        ("O'CONNOR HOSPITAL", "O'Connor Hospital"),
        ("MCLEOD REGIONAL MEDICAL CENTER", "McLeod Regional Medical Center"),
        ("MC DONOUGH DISTRICT HOSPITAL", "McDonough District Hospital"),
        ("UPMC HAMOT", "UPMC Hamot"),
        ("CHARLES A CANNON JR MEMORIAL HOSPITAL", "Charles A Cannon Jr. Memorial Hospital"),
        ("PAVILION II AT NYU", "Pavilion II at NYU"),
        ("CHILDRENS HOSPITAL", "Children's Hospital"),
        ("SUMMIT HEALTH - THE HEART HOSPITAL", "Summit Health - The Heart Hospital"),
        ("EMERSON HOSPITAL -", "Emerson Hospital"),
        ("BJC HealthCare", "BJC HealthCare"),
    ],
)
def test_a_name_reads_as_a_writer_would_have_it(name: str, expected: str) -> None:
    assert natural(name) == expected


@given(st.text())
def test_casing_never_fails_and_does_nothing_twice(name: str) -> None:
    once = natural(name)
    assert natural(once) == once or once.isupper()
