"""Names that the gazetteer has in other words."""

from __future__ import annotations

import pytest

from affilcli.gazetteer import Gazetteer, Institution
from affilcli.gazetteer.places import Places
from affilcli.pipeline.annotations import Institution as Named
from affilcli.pipeline.institutions.kindred import MANY, Kindred


def hospital(entry_id: str, name: str, city: str, state: str, **more: str) -> Institution:
    told = {"type": "hospital", "country": "US"} | more
    return Institution(id=entry_id, name=name, city=city, state=state, **told)  # type: ignore[arg-type]


ENTRIES = [
    hospital("oakline", "Oakline Memorial Hospital", "New Castle", "PA"),
    hospital("oakline-mi", "Oakline Medical Center", "Flint", "MI"),
    hospital("silverton", "Silverton Hospital", "Silverton", "OR"),
    hospital("jackson", "Regional Hospital of Jackson", "Jackson", "TN"),
    hospital("state", "Medical Center of Central Georgia", "Macon", "GA"),
    hospital("vale", "Vale Health", "Tyler", "TX", type="health-system"),
    hospital("vale-tyler", "Vale Tyler Hospital", "Tyler", "TX", parent="vale"),
    hospital("college", "Elmwood University", "Flint", "MI", type="university"),
    hospital("miami", "Mercywood Hospital", "Miami", "FL"),
    hospital("mobile", "Mercywood Health System", "Mobile", "AL", type="health-system"),
    *(hospital(f"many-{n}", "Mercywood Hospital", f"Town {n}", "NY") for n in range(MANY)),
]
KINDRED = Kindred(Gazetteer.of(ENTRIES))


def named(name: str, known: str | None = None, *rivals: str) -> Named:
    return Named(name=name, short=name, id=known, rivals=list(rivals), type=None, acronyms=[],
                 mentions=[])  # fmt: skip


def meant(name: str, text: str) -> str | None:
    one = KINDRED.meant(name, Places(text))
    return one.id if one else None


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("Oakline Health System", "NEW CASTLE, Pa. — It joins.", "oakline"),
        ("Oakline Hospital", "In Flint, Michigan, it joins.", "oakline-mi"),
        ("Silverton Health", "Silverton, Oregon", "silverton"),
        ("Mercywood Health", "In Mobile, Ala.", "mobile"),
        ("Mercywood Medical Center", "In Miami, Fla.", "miami"),
    ],
)
def test_a_hospital_is_known_by_its_own_words_in_its_city(
    name: str, text: str, expected: str
) -> None:
    assert meant(name, text) == expected


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Oakline Health System", "It joins."),
        ("Oakline Children's Hospital", "NEW CASTLE, Pa."),
        ("Oakline Health", "New Castle, Pa., and Flint, Mich."),
        ("Silverton Health", "Silverton"),
        ("Jackson General", "Jackson, Tennessee"),
        ("Central Georgia Health System", "Macon, Georgia"),
        ("Vale Tyler Health System", "Tyler, Texas"),
        ("Elmwood", "Flint, Michigan"),
        ("Elmwood Hospital", "Flint, Michigan"),
        ("Mercywood Health", "In Miami, Fla."),
        ("City of Silverton", "Silverton, Oregon"),
    ],
)
def test_nobody_is_taken_for_another(name: str, text: str) -> None:
    assert meant(name, text) is None


def test_an_id_is_given_once_unless_it_is_the_name_to_come() -> None:
    places = Places("New Castle, Pa.")
    there = [named("Oakline Health"), named("Oakline Memorial Hospital", "oakline")]
    assert [one["id"] for one in KINDRED.identified(there, places)] == [None, "oakline"]
    buyer, later = named("Vale", "vale"), named("Vale Oakline", "oakline")
    found = KINDRED.identified([named("Oakline Health", None, "x", "y"), buyer, later], places)
    assert [(one["id"], one["rivals"]) for one in found] == [
        ("oakline", []), ("vale", []), ("oakline", []),
    ]  # fmt: skip
