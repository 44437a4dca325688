"""Names that the gazetteer holds, and namesakes told apart."""

from __future__ import annotations

import msgspec
import pytest

from affilcli.gazetteer import Institution
from affilcli.pipeline.institutions.known_names import Places

MAINE = Institution(id="mercy-me", name="Mercy Hospital", city="Portland", state="ME")
OREGON = Institution(id="mercy-or", name="Mercy Hospital", city="Portland", state="OR")
IOWA = Institution(id="mercy-ia", name="Mercy Hospital", city="Iowa City", state="IA")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mercy Hospital of Iowa City", "mercy-ia"),
        ("Mercy Hospital in Portland, Maine", "mercy-me"),
        ("PORTLAND, Ore. — Mercy Hospital in Portland", "mercy-or"),
        ("Mercy Hospital in Portland", None),
        ("Mercy Hospital", None),
    ],
)
def test_namesakes_are_told_apart_by_the_place_that_the_text_names(
    text: str, expected: str | None
) -> None:
    found = Places(text).choose([MAINE, OREGON, IOWA])
    assert (found and found.id) == expected


def test_a_name_that_one_institution_bears_needs_no_place() -> None:
    assert Places("Mercy Hospital").choose([IOWA]) == IOWA


def test_a_hospital_is_not_meant_where_only_other_states_are_named() -> None:
    hospital = msgspec.structs.replace(IOWA, type="hospital")
    system = msgspec.structs.replace(IOWA, type="health-system")
    assert Places("Mercy Hospital of Ohio").choose([hospital]) is None
    assert Places("Mercy Hospital of Ohio").choose([system]) == system
    assert Places("Mercy Hospital of Iowa").choose([hospital]) == hospital
