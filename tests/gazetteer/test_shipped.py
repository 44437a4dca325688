"""The file that ships: sound, complete against the taxonomy, and it knows the seeds' parties."""

from __future__ import annotations

import csv

import pytest

from affilcli.gazetteer import Entry, load_gazetteer, normalise, shipped_path
from affilcli.gazetteer.check import check
from affilcli.gazetteer.rows import COLUMNS

TAXONOMY = {
    "general": "primary-care pediatrics hospital-medicine specialty-care",
    "acute": "emergency-medicine urgent-care critical-care neonatology trauma transport",
    "surgical": "surgery ambulatory-surgery anesthesiology bariatric-surgery plastic-surgery",
    "heart": "cardiology cardiac-surgery vascular",
    "cancer": "oncology hematology bone-marrow-transplant radiation-oncology",
    "neuroscience": "neurology neurosurgery stroke",
    "musculoskeletal": "orthopedics spine sports-medicine rehabilitation",
    "medical": (
        "rheumatology gastroenterology hepatology nephrology urology transplant pulmonology"
        " sleep-medicine allergy-immunology endocrinology infectious-disease dermatology"
        " ophthalmology otolaryngology audiology dentistry genetics pain-management podiatry"
        " wound-care"
    ),
    "women": "obstetrics maternal-fetal-medicine womens-health",
    "behavioral": (
        "behavioral-health addiction-medicine developmental-pediatrics adolescent-medicine"
    ),
    "continuing": "palliative-care home-health skilled-nursing geriatrics",
    "support": "imaging laboratory pharmacy telehealth community-health",
}

SEED_PARTIES = {
    "Ann & Robert H. Lurie Children’s Hospital of Chicago": "Lurie",
    "Rush University System for Health": "Rush",
    "Connecticut Children’s": "Connecticut Children's",
    "Hartford Healthcare": "Hartford HealthCare",
    "Boston Children’s Hospital": "Boston Children's",
    "the Cleveland Clinic": "Cleveland Clinic",
    "The Children’s Hospital of Philadelphia": "CHOP",
    "Mount Sinai Health System": "Mount Sinai",
}


def test_it_passes_its_own_check() -> None:
    assert check(shipped_path()) == []


def test_its_header_has_every_column_in_the_documented_order() -> None:
    with shipped_path().open(encoding="utf-8", newline="") as file:
        assert tuple(next(csv.reader(file))) == COLUMNS


def test_its_rows_are_sorted_by_kind_and_id_with_plain_line_ends() -> None:
    text = shipped_path().read_bytes().decode("utf-8")
    keys = [(row["kind"], row["id"]) for row in csv.DictReader(text.splitlines())]
    assert keys == sorted(keys)
    assert "\r" not in text


def test_every_service_line_of_the_taxonomy_is_there_in_its_group() -> None:
    expected = {id_: group for group, ids in TAXONOMY.items() for id_ in ids.split()}
    lines = load_gazetteer().service_lines
    assert {line.id: line.group for line in lines} == expected


@pytest.mark.parametrize(("written", "short"), SEED_PARTIES.items())
def test_a_party_of_the_seeds_is_one_institution_with_its_short_name(
    written: str, short: str
) -> None:
    found = [
        entry
        for entry in load_gazetteer().institutions
        if normalise(written) in {normalise(form) for form in (entry.name, *entry.aliases)}
    ]
    assert [entry.short_name for entry in found] == [short]


def test_the_rush_system_and_its_medical_center_are_two_institutions() -> None:
    center = load_gazetteer().institution("rush-university-medical-center")
    assert center is not None
    assert center.parent == "rush-system"


@pytest.mark.parametrize(
    ("phrase", "ids"),
    [
        ("labor and delivery", {"obstetrics"}),
        ("labour ward", {"obstetrics"}),
        ("maternity", {"obstetrics"}),
        ("open-heart surgery", {"cardiac-surgery"}),
        ("heart care", {"cardiology"}),
        ("foetal medicine", {"maternal-fetal-medicine"}),
        ("paediatric care", {"pediatrics"}),
        ("pediatrics", {"pediatrics"}),
        ("neonatologists", {"neonatology"}),
        ("hospitalists", {"hospital-medicine"}),
        ("detox", {"addiction-medicine"}),
        ("telestroke", {"stroke", "telehealth"}),
        ("imaging", {"imaging"}),
        ("orthopaedics", {"orthopedics"}),
    ],
)
def test_a_phrase_names_its_service_lines(phrase: str, ids: set[str]) -> None:
    lines = load_gazetteer().service_lines
    assert {line.id for line in lines if phrase in line.aliases} == ids


@pytest.mark.parametrize(
    "word", ["hearing", "vision", "delivery", "transport", "prevention", "research", "foot"]
)
def test_a_word_of_everyday_use_names_no_service_line_by_itself(word: str) -> None:
    assert [line.id for line in load_gazetteer().service_lines if word in line.aliases] == []


@pytest.mark.parametrize("acronym", ["PT", "OR", "CT", "IT"])
def test_an_acronym_with_other_meanings_is_not_claimed(acronym: str) -> None:
    gazetteer = load_gazetteer()
    entries: list[Entry] = [*gazetteer.institutions, *gazetteer.service_lines]
    assert [entry.id for entry in entries if acronym in entry.acronyms] == []
