"""Statuses of service lines: one of four for each mention, by what gold quotes."""

from __future__ import annotations

import pytest
from msgspec import structs

from affilcli.evaluate.cases import Case
from affilcli.evaluate.gold import Gold, GoldServiceLine
from affilcli.extract import annotated
from affilcli.pipeline.build import load_pipeline
from affilcli.reading import read_document
from affilcli.settings import Settings
from training.decisions import DECISIONS
from training.examples import Examples, Labelled, Read, add
from training.fit import fit
from training.statuses import statuses
from training.tables import by_table, present_weights

TEXT = """Elm Hospital and Oak Health sign an affiliation agreement

Elm Hospital and Oak Health have signed an affiliation agreement. Oak Health will provide
cardiology services at Elm Hospital. The two hope to add oncology services later. Oncology was
discussed at length.
"""
CARDIOLOGY = GoldServiceLine(
    id="cardiology", status="included", evidence=("Oak Health will provide",)
)
HOPED = GoldServiceLine(id="oncology", status="planned", evidence=("hope to add oncology",))


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Read:
    path = tmp_path_factory.mktemp("texts") / "elm.txt"
    path.write_text(TEXT, encoding="utf-8")
    gold = Gold(
        id="elm",
        relevant=True,
        published=None,
        parties=[],
        kind=[],
        stage=[],
        name=[],
        dates=[],
        service_lines=[],
        exclusions=[],
        people=[],
        clauses=[],
        figures=[],
    )
    doc = annotated(load_pipeline(Settings()), read_document(str(path)))
    return Read(Case("elm", gold, path, path, {}), doc)


def labelled(read: Read, *lines: GoldServiceLine) -> list[Labelled]:
    gold = structs.replace(read.case.gold, service_lines=list(lines))
    return list(statuses(Read(read.case._replace(gold=gold), read.doc))[0])


def right(found: list[Labelled]) -> dict[object, object]:
    return {one.choice: one.answer for one in found if one.right}


def test_each_mention_of_a_line_in_gold_is_a_choice_of_four(read: Read) -> None:
    found = labelled(read, CARDIOLOGY, HOPED)
    assert list(right(found).values()) == ["included", "planned", "planned"]
    assert len(found) == 3 * 4


def test_a_line_that_gold_does_not_have_teaches_nothing(read: Read) -> None:
    assert list(right(labelled(read, CARDIOLOGY)).values()) == ["included"]


def test_a_mention_that_no_quote_tells_of_is_left_out_where_its_line_has_two_statuses(
    read: Read,
) -> None:
    other = GoldServiceLine(id="oncology", status="existing", evidence=("not in this text",))
    assert list(right(labelled(read, HOPED, other)).values()) == ["planned"]


def test_weights_go_back_to_the_table_of_their_status() -> None:
    (decision,) = DECISIONS["statuses"]
    tables = by_table(decision, present_weights(decision))
    assert {table for _, table in tables} == {"planned", "existing", "excluded"}
    assert all("bias" in part for part in tables.values())


def test_choices_of_one_text_do_not_compete_with_each_other() -> None:
    examples = Examples()
    for number in range(20):
        told = [
            Labelled({}, "included", number % 2 == 0, number),
            Labelled({"hoped": float(number % 2)}, "planned", number % 2 == 1, number),
        ]
        add(examples, "a", told, 0)
    assert fit(examples.found, {"hoped": 0.0}, 0.1, exclusive=True)["hoped"] > 2
