"""Words lean to the values of the texts that have them."""

from __future__ import annotations

import tomllib

from affilcli.pipeline.deal.diction import leanings_known, values_of
from affilcli.vocabulary import rows_of
from training.leanings import TEXTS, Told, file, fitted

MANY = TEXTS * 2
VALUES = ["merger", "alliance"]


def texts(own: str, gold: list[str]) -> list[Told]:
    return [Told(f"{own}{n}", {own, "agreed"}, gold) for n in range(MANY)]


def test_a_word_leans_to_the_value_whose_texts_have_it() -> None:
    found = fitted(texts("merge", ["merger"]) + texts("allied", ["alliance"]), VALUES)
    assert found["merge"][0] > 0 > found["merge"][1]
    assert found["allied"] == found["merge"][::-1]


def test_a_word_of_all_texts_says_nothing() -> None:
    found = fitted(texts("merge", ["merger"]) + texts("allied", ["alliance"]), VALUES)
    assert "agreed" not in found


def test_a_word_of_few_texts_is_left_out() -> None:
    rare = [Told(f"rare{n}", {"rare"}, ["merger"]) for n in range(TEXTS - 1)]
    assert "rare" not in fitted(rare + texts("allied", ["alliance"]), VALUES)


def test_a_text_of_two_values_teaches_nothing_of_one_against_the_other() -> None:
    assert "either" not in fitted(texts("either", VALUES), VALUES)


def test_the_file_is_what_the_pipeline_reads() -> None:
    rows = {"kind": {"merge": [0.5] * len(values_of("kind"))}, "stage": leanings_known("stage")}
    read = tomllib.loads(file(rows))
    assert read["kind"]["values"] == values_of("kind")
    assert {name: rows_of(read[name]["words"]) for name in rows} == rows
