"""What a denied verb keeps out of the deal, and the tense that tells what is planned."""

from __future__ import annotations

import re

import pytest
from spacy.language import Language

from affilcli.pipeline.services.denials import denials
from affilcli.pipeline.services.statuses import BASE, OF_WHOLE, OTHERS, WISHING
from affilcli.pipeline.services.tenses import ORDER, governing, verbs
from affilcli.vocabulary import load, weights

HEAD = (
    "Mercy Health and Lakeside Hospital sign affiliation agreement\n\n"
    "CLEVELAND, Ohio (May 3, 2021) — Mercy Health and Lakeside Hospital said on Monday that they"
    " have signed an affiliation agreement.\n\n"
    "The boards met in May. Neither chairman would say more about it, and no vote was needed.\n\n"
    "Lakeside lies twelve miles north of the city, at the end of a road that floods in spring."
    " Its founders were farmers.\n\n"
)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("The nursing home doesn't figure in the deal.", "excluded before"),
        ("Maternity is not under discussion.", "excluded before"),
        ("One thing's not in the letter: the trauma center.", "excluded before"),
        ("Radiation isn't, either.", "excluded before"),
        ("Mercy won't be touching the orthopedic group.", "excluded after"),
        ("Mercy is not taking over the pharmacy.", "excluded after"),
        ("The clinic will not move.", "excluded staying"),
        ("Not in the deal: the sleep lab.", "excluded opening"),
    ],
)
def test_denials_say_what_stays_outside(text: str, label: str) -> None:
    assert label in {hit.label for hit in denials(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Mercy did not say when the deal will close.",
        "The agreement covers the nursing home.",
        "Doctors can't be provided by the town alone.",
        "The group has not folded.",
        "She was not on the program.",
    ],
)
def test_other_denials_say_nothing_of_it(text: str) -> None:
    assert not list(denials(text))


def test_what_is_denied_stands_outside(nlp: Language) -> None:
    doc = nlp(HEAD + "The sleep lab doesn't figure in the deal, and dialysis is part of it.")
    lines = {(p["value"]["id"], p["value"]["status"]) for p in doc._.affil_service_lines}
    assert ("sleep-medicine", "excluded") in lines
    assert ("nephrology", "excluded") not in lines
    assert [p["value"] for p in doc._.affil_exclusions if p["taken"]] == ["The sleep lab"]


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("Mercy will staff the WARD.", "future"),
        ("Mercy has staffed the WARD since 2012.", "perfect"),
        ("In 2012 Mercy opened the WARD.", "past"),
        ("Mercy hopes to open a WARD.", "intended"),
        ("Mercy has promised to keep the WARD.", "promised"),
        ("The WARD would move.", "conditional"),
        ("The WARD could follow.", "possible"),
        ("Mercy is building a WARD.", "ongoing"),
        ("The agreement covers the WARD.", "present"),
        ("A shared WARD for both.", None),
    ],
)
def test_the_tense_is_that_of_the_governing_verb(text: str, tense: str | None) -> None:
    ward = text.index("WARD")
    verb = governing(verbs(text, 0, len(text)), ward, ward + 4)
    assert (verb.tense if verb else None) == tense


def test_a_verb_that_is_denied_says_so() -> None:
    assert [verb.denied for verb in verbs("It will not move, but it grew.", 0, 30)] == [True, False]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Mercy would also like to add a sleep lab at Lakeside next year.", "planned"),
        ("For ten years the two have shared a sleep lab in Troy.", "existing"),
        ("Mercy will run the sleep lab at Lakeside.", "included"),
    ],
)
def test_tense_and_time_tell_the_status(nlp: Language, text: str, status: str) -> None:
    found = nlp(HEAD + text)._.affil_service_lines
    assert {p["value"]["status"] for p in found if p["value"]["id"] == "sleep-medicine"} == {status}


def test_all_statuses_weigh_the_same_features() -> None:
    first, *others = (set(weights("service_lines", status)) for status in OTHERS)
    assert all(other == first for other in others)
    assert _possible() <= first
    assert not [name for name in first if not re.fullmatch(r"[a-z_]+", name)]


def _possible() -> set[str]:
    """Every feature that a status can have by its cues, verbs, deeds and times."""
    kinds = {"planned": ("later", "hoped"), "existing": ("told", "given", "past")}
    table = load("service_lines")
    names = {f"{status}_{kind}" for status, known in kinds.items() for kind in known}
    names |= {f"existing_{kind}_far" for kind in kinds["existing"]}
    names |= {f"{status}_heading" for status in (BASE, *OTHERS)}
    names |= {"excluded", "excluded_staying", "excluded_keeping"}
    names |= {BASE, f"{BASE}_list", f"{BASE}_far"}
    names |= {f"nearest_{status}" for status in ("included", "planned", "existing")}
    names |= {f"so_{status}" for status in OTHERS}
    names |= {f"tense_{tense}" for tense in (*ORDER, "none")} | {"denied"}
    names |= {f"after_{tense}" for tense in WISHING} | {f"whole_{name}" for name in OF_WHOLE}
    names |= {f"deed_{deed}{side}" for deed in table["deeds"] for side in ("", "_behind")}
    return names | {f"time_{time}" for time in table["times"]} | {"year_behind", "year_ahead"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Maternity and trauma aren't part of the arrangement.", {"Maternity", "trauma"}),
        (
            "The orthopedic and obstetric services aren't part of the arrangement.",
            {"The orthopedic and obstetric services"},
        ),
        (
            "The hospital's wound center and its sleep lab stay outside the venture.",
            {"The hospital's wound center", "sleep lab"},
        ),
        (
            "The hospital and its clinics aren't part of the venture.",
            {"The hospital and its clinics"},
        ),
        (
            "Mercy staffs no beds, nor does this agreement extend to the Troy clinics.",
            {"the Troy clinics"},
        ),
        ("Mercy carries on as a hospital; the board answers to nobody new.", set()),
    ],
)
def test_each_thing_outside_has_its_own_wording(
    nlp: Language, text: str, expected: set[str]
) -> None:
    found = {p["value"] for p in nlp(HEAD + text)._.affil_exclusions if p["taken"]}
    assert {one.removeprefix("its ") for one in found} == expected


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Mercy will add heart and women's specialists in Troy.", {"cardiology", "womens-health"}),
        (
            "Mercy will run the laboratories and the particle therapy centre.",
            {"laboratory", "radiation-oncology"},
        ),
        ("Is the dialysis unit part of it?", set()),
    ],
)
def test_services_are_found_under_further_names(nlp: Language, text: str, lines: set[str]) -> None:
    found = nlp(HEAD + text)._.affil_service_lines
    assert {p["value"]["id"] for p in found if p["taken"]} == lines
