"""Institutions that a name may mean."""

from __future__ import annotations

import pytest

from affilcli.gazetteer import FormerName, Gazetteer, Institution
from affilcli.gazetteer.finding import Finder, Place

LURIE = Institution(
    id="lurie",
    short_name="Lurie",
    name="Ann & Robert H. Lurie Children's Hospital of Chicago",
    aliases=("Lurie Children's",),
    former_names=(FormerName("Children's Memorial Hospital", "1904", "2012"),),
    acronyms=("LCH",),
    city="Chicago",
    state="IL",
)
MAINE = Institution(id="mercy-me", name="Mercy Hospital", city="Portland", state="ME")
IOWA = Institution(id="mercy-ia", name="Mercy Hospital", city="Iowa City", state="IA")
FINDER = Finder(Gazetteer.of([LURIE, MAINE, IOWA]).index)


def ids(name: str, near: str | None = None) -> list[str]:
    return [found.institution.id for found in FINDER.find(name, Place.read(near) if near else None)]


@pytest.mark.parametrize(
    ("name", "score", "reason"),
    [
        ("Ann & Robert H. Lurie Children’s Hospital of Chicago", 1.0, "its name"),
        ("lurie childrens", 0.98, "one of its aliases"),
        ("Lurie", 0.96, "its short name"),
        ("Children's Memorial Hospital", 0.95, "a former name (1904/2012)"),
        ("LCH", 0.9, "its acronym"),
    ],
)
def test_a_form_of_the_name_is_found_with_its_score_and_reason(
    name: str, score: float, reason: str
) -> None:
    best = FINDER.find(name)[0]
    assert (best.institution.id, best.score, best.reasons) == ("lurie", score, (reason,))


def test_an_id_is_found_as_it_is_typed() -> None:
    assert FINDER.find("lurie")[0].reasons == ("its id",)


def test_a_misspelt_name_is_found_with_less() -> None:
    best = FINDER.find("Lurie Childrens Hospitl of Chicago")[0]
    assert best.institution.id == "lurie"
    assert best.score < 0.9
    assert best.reasons[0].startswith("much like")


def test_the_beginning_of_a_name_is_found_before_what_only_sounds_alike() -> None:
    best = FINDER.find("Ann & Robert H. Lurie")[0]
    assert (best.institution.id, best.score) == ("lurie", 0.855)


def test_a_longer_name_at_the_right_place_comes_before_a_namesake_elsewhere() -> None:
    light = Institution(
        id="light", name="Northern Light Mercy Hospital", city="Portland", state="ME"
    )
    best = Finder(Gazetteer.of([IOWA, light]).index).find(
        "Mercy Hospital", Place.read("Portland/ME")
    )[0]
    assert best.institution.id == "light"


def test_an_acronym_counts_only_as_it_is_written() -> None:
    assert ids("lch") == []


def test_namesakes_are_all_found_and_told_apart_by_place() -> None:
    assert ids("Mercy Hospital") == ["mercy-ia", "mercy-me"]
    best, other = FINDER.find("Mercy Hospital", Place.read("Portland/ME"))
    assert (best.institution.id, best.reasons) == ("mercy-me", ("its name", "in Portland, ME"))
    assert other.reasons == ("its name", "but in Iowa City, IA")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Portland/ME", Place("Portland", "ME")),
        ("Portland, ME", Place("Portland", "ME")),
        ("ME", Place(None, "ME")),
        ("Portland", Place("Portland", None)),
    ],
)
def test_a_place_is_a_city_a_state_or_both(text: str, place: Place) -> None:
    assert Place.read(text) == place


def test_what_is_like_nothing_is_not_found() -> None:
    assert ids("Acme Rockets") == []
