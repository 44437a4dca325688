"""The accuracy benchmark: its gold is true to its texts, and its gate shuts."""

from __future__ import annotations

import tomllib

import pytest

from affilcli.evaluate.cases import Case, corpus_hash, load_cases
from affilcli.evaluate.check import problems
from affilcli.evaluate.known_ids import load_ids
from affilcli.gazetteer import load_gazetteer
from affilcli.reading import read_document
from benchmarks.accuracy.gate import FLOOR, TEXTS, Measured, complaints, entry

CASES = load_cases(TEXTS)


@pytest.fixture(scope="module")
def service_lines() -> set[str]:
    return {line.id for line in load_gazetteer().service_lines}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_gold_is_true_to_its_text(case: Case, service_lines: set[str]) -> None:
    assert case.document
    assert case.document.suffix == ".txt"
    text = read_document(str(case.document)).text
    # Evidence is held against the text as reading gives it; gold was written on the file.
    assert text == case.document.read_text(encoding="utf-8")
    assert not list(problems(case.gold, text, service_lines))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_ids_are_of_parties_of_gold_and_of_the_gazetteer(case: Case) -> None:
    assert set(case.ids) <= {party.label for party in case.gold.parties}
    gazetteer = load_gazetteer()
    assert all(gazetteer.institution(entry) for known in case.ids.values() for entry in known.ids)


def test_every_row_of_ids_is_of_a_text() -> None:
    for folder in TEXTS.iterdir():
        assert set(load_ids(folder)) <= {case.id for case in load_cases(folder)}


def test_every_text_has_gold() -> None:
    assert set(TEXTS.rglob("*.txt")) == {case.document for case in CASES}


def test_the_floor_is_of_the_texts_that_there_are() -> None:
    floors = tomllib.loads(FLOOR.read_text(encoding="utf-8"))
    sets = {folder.name: corpus_hash(load_cases(folder)) for folder in TEXTS.iterdir()}
    assert sets == {name: floor["corpus"] for name, floor in floors.items()}, "run `make accuracy`"


REACHED = Measured("dev", "abc", 0.8761)


@pytest.mark.parametrize(
    ("floors", "said"),
    [
        ({"dev": {"corpus": "abc", "mean": 0.876}}, None),
        (
            {"dev": {"corpus": "abc", "mean": 0.877}},
            "is 0.8761, under its floor of 0.877",
        ),
        ({"dev": {"corpus": "abd", "mean": 0.8}}, 'corpus = "abc"\nmean = 0.874'),
        ({}, "dev has no floor; write into floor.toml:\n[dev]"),
    ],
)
def test_the_gate_says_what_to_do(floors: dict[str, dict[str, object]], said: str | None) -> None:
    found = list(complaints([REACHED], floors))
    assert len(found) == (said is not None)
    assert all(said in one for one in found if said)


def test_a_floor_without_texts_is_a_mistake() -> None:
    floors = {"dev": tomllib.loads(entry(REACHED))["dev"], "old": {"corpus": "", "mean": 0}}
    (complaint,) = complaints([REACHED], floors)
    assert "a floor for old" in complaint
