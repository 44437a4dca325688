"""Institutions that a name may mean."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from affilcli.errors import AffilError
from affilcli.gazetteer import FormerName, Gazetteer, Institution
from affilcli.gazetteer.finding import Finder
from affilcli.gazetteer.linking import Linker

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
GENERAL = Institution(
    id="general", name="Massachusetts General Hospital", type="hospital", city="Boston", state="MA"
)
GAZETTEER = Gazetteer.of([LURIE, MAINE, IOWA, GENERAL])
FINDER = Finder(GAZETTEER.index)


def ids(name: str, near: str = "") -> list[str]:
    return [found.institution.id for found in FINDER.find(name, near)]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("Ann & Robert H. Lurie Children’s Hospital of Chicago", "its name"),
        ("lurie childrens", "one of its aliases"),
        ("Lurie", "its short name"),
        ("Children's Memorial Hospital", "a former name (1904/2012)"),
        ("LCH", "its acronym"),
    ],
)
def test_a_form_of_the_name_is_found_with_the_reason(name: str, reason: str) -> None:
    best = FINDER.find(name)[0]
    assert (best.institution.id, best.reasons[0]) == ("lurie", reason)


def test_the_score_is_the_probability_of_the_linker() -> None:
    name = "Massachusetts General Hospital, Boston"
    assert FINDER.find(name)[0].score == Linker(GAZETTEER.index).link(name).score


def test_all_scores_together_are_no_more_than_one() -> None:
    assert sum(found.score for found in FINDER.find("Mercy Hospital")) <= 1


def test_an_id_is_found_as_it_is_typed() -> None:
    assert FINDER.find("lurie")[0].reasons == ("its id",)


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("Lurei Chlidrens Hospitl", "lurie"),
        ("Masachusetts Geneeral Hospitaal", "general"),
        ("Massachusetts Genneral Hospital", "general"),
    ],
)
def test_a_misspelt_name_is_found_with_less_and_says_how_it_was_read(
    name: str, wanted: str
) -> None:
    best = FINDER.find(name)[0]
    assert best.institution.id == wanted
    assert best.score < 0.9
    assert any(reason.startswith(("read as", "much like")) for reason in best.reasons)


@pytest.mark.parametrize("name", ["Ann & Robert H. Lurie", "General Massachusetts", "Mercy"])
def test_a_part_of_a_name_is_enough(name: str) -> None:
    assert ids(name)


def test_a_longer_name_at_the_right_place_is_found_beside_a_namesake_elsewhere() -> None:
    light = Institution(
        id="light", name="Northern Light Mercy Hospital", city="Portland", state="ME"
    )
    found = Finder(Gazetteer.of([IOWA, light]).index).find("Mercy Hospital", "Portland, ME")
    assert {one.institution.id for one in found} == {"light", "mercy-ia"}


def test_an_acronym_counts_only_as_it_is_written() -> None:
    assert ids("lch") == []


def test_namesakes_are_all_found_and_told_apart_by_place() -> None:
    assert ids("Mercy Hospital") == ["mercy-ia", "mercy-me"]
    best, other = FINDER.find("Mercy Hospital", "Portland, ME")
    assert (best.institution.id, best.reasons) == ("mercy-me", ("its name", "in Portland"))
    assert other.score < best.score


def test_a_place_alone_finds_nobody() -> None:
    assert ids("Acme Rockets", "Boston, MA") == []


def test_what_is_like_nothing_is_not_found() -> None:
    assert ids("Acme Rockets") == []


def test_a_name_with_more_than_a_few_unknown_words_is_not_read_as_another() -> None:
    unknown = "Lurei Chlidrens Hospitl Chicgo"
    readings = FINDER.respelling.readings
    assert readings(unknown)
    assert not readings(f"{unknown} Lurrie Roberrt")


def test_what_is_longer_than_any_name_is_refused() -> None:
    with pytest.raises(AffilError, match="longer than 2,000 characters"):
        FINDER.find("Mercy Hospital, " * 200)


@given(st.text(max_size=40), st.text(max_size=10))
def test_any_name_is_looked_for_without_harm(name: str, near: str) -> None:
    found = FINDER.find(name, near)
    assert all(0 < one.score <= 1 and one.reasons for one in found)
