"""Gold files: where they are found, what they may hold, and which of them are taken."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from affilcli.errors import AffilError
from affilcli.evaluate.cases import corpus_hash, load_cases
from affilcli.evaluate.check import problems
from affilcli.evaluate.selection import parse_fold, select
from tests.evaluate.conftest import GOLD


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A folder of two sets: a-b and a, and the others."""
    for place in GOLD.iterdir():
        folder = tmp_path / "gold" / ("one" if place.stem.startswith("a") else "two")
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copy(place, folder)
    return tmp_path / "gold"


def test_sets_lie_in_folders_and_can_be_taken_alone(copy: Path) -> None:
    assert [case.id for case in load_cases(copy)] == ["a-b", "a", "c", "d", "e"]
    assert [case.id for case in load_cases(copy / "two")] == ["c", "d", "e"]
    (alone,) = load_cases(copy / "one" / "a.json")
    assert alone.document == copy / "one" / "a.txt"


def test_two_golds_of_one_name_would_be_taken_for_each_other(copy: Path) -> None:
    shutil.copy(copy / "one" / "a.json", copy / "two")
    with pytest.raises(AffilError, match=r"one/a\.json has the same name"):
        load_cases(copy)


@pytest.mark.parametrize("change", [{"kind": ["marriage"]}, {"colour": "red"}, {"relevant": "yes"}])
def test_gold_outside_the_vocabulary_is_refused(copy: Path, change: dict[str, object]) -> None:
    place = copy / "one" / "a.json"
    place.write_text(json.dumps(json.loads(place.read_text(encoding="utf-8")) | change))
    with pytest.raises(AffilError, match=r"a\.json: is not gold"):
        load_cases(copy)


def test_a_place_without_gold_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(AffilError, match="holds no gold"):
        load_cases(tmp_path)
    with pytest.raises(AffilError, match="no such file"):
        load_cases(tmp_path / "nowhere")


def test_the_hash_is_of_gold_and_texts_wherever_they_lie(copy: Path) -> None:
    before = corpus_hash(load_cases(copy))
    assert corpus_hash(load_cases(GOLD)) == before
    with (copy / "one" / "a.txt").open("a") as text:
        text.write("\n")
    assert corpus_hash(load_cases(copy)) != before


def test_folds_part_the_texts_and_adding_one_moves_none() -> None:
    cases = load_cases(GOLD)
    parts = [{c.id for c in cases if parse_fold(f"{k}/3").has(c.id)} for k in (1, 2, 3)]
    assert sorted(one for part in parts for one in part) == sorted(case.id for case in cases)
    both = {case.id for case in select(cases, fold=parse_fold("1,2/3"))}
    assert both == parts[0] | parts[1]
    assert parse_fold("1/5").has("lurie-rush")  # for good: floors and reports speak of it


@pytest.mark.parametrize("words", ["0/5", "6/5", "2", "a/b", "1/0", "", "-1/5", "1,/3"])
def test_what_is_no_fold_is_refused(words: str) -> None:
    with pytest.raises(AffilError, match="is no fold"):
        parse_fold(words)


def test_texts_are_taken_by_id() -> None:
    cases = load_cases(GOLD)
    assert [case.id for case in select(cases, ["e", "a"])] == ["a", "e"]
    with pytest.raises(AffilError, match="'a-bb' is none of the 5 texts") as error:
        select(cases, ["a-bb"])
    assert error.value.hint == "did you mean 'a-b'?"


def test_what_is_not_true_to_the_text_is_told() -> None:
    case = next(case for case in load_cases(GOLD) if case.id == "a-b")
    text = "Alpha Health. Ann Lee. today. $55 million"
    found = list(problems(case.gold, text, {"cardiology"}))
    assert "no such service line: pediatrics" in found
    assert "party not in the text: ['Beta Clinic']" in found
    assert "words not in the text: 'ten years'" in found
    assert "clause workforce: not in the text: 'We will recruit doctors'" in found
