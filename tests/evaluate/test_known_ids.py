"""The ids that gold has for parties: how they are told, and what counts as right."""

from __future__ import annotations

import csv
import io
import shutil
from pathlib import Path

import msgspec
import pytest

from affilcli.errors import AffilError
from affilcli.evaluate.cases import corpus_hash, load_cases
from affilcli.evaluate.errors import errors
from affilcli.evaluate.evaluation import evaluation
from affilcli.evaluate.identities import Identities, identities
from affilcli.evaluate.judging import Judged
from affilcli.records import Record
from affilcli.workflow import judge_records
from tests.evaluate.conftest import GOLD

HEADER = "document,party,id,also\n"


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    return Path(shutil.copytree(GOLD, tmp_path / "gold"))


def table(*rows: list[str]) -> str:
    """Rows of the text `a-b`."""
    lines = io.StringIO(newline="")
    csv.writer(lines).writerows(["a-b", *row] for row in rows)
    return lines.getvalue()


def judged_with(gold: Path, rows: str, records: list[Record], *ids: str | None) -> list[Judged]:
    """The cases against the records, whose parties bear `ids` in turn, none where these end."""
    (gold / "ids.csv").write_text(HEADER + rows, encoding="utf-8")
    left = iter(ids)
    replaced = [
        msgspec.structs.replace(
            record,
            parties=[
                msgspec.structs.replace(party, id=next(left, None)) for party in record.parties
            ],
        )
        for record in records
    ]
    return judge_records(load_cases(gold), replaced)


def test_without_a_table_nothing_is_said_of_ids(judged: list[Judged]) -> None:
    assert identities(judged) is None
    assert evaluation(judged).ids is None


def test_an_id_is_right_wrong_missing_or_not_to_be_given(gold: Path, records: list[Record]) -> None:
    (first,) = [record for record in records if record.source.path.endswith("a-b.txt")]
    rows = table(
        ["Alpha Health System", "alpha", "alpha-hospital|alpha-old"], ["Beta Clinic", "", ""]
    )

    def counted(*ids: str | None) -> Identities | None:
        return identities(judged_with(gold, rows, [first], *ids))

    assert counted("alpha") == Identities(held=1, filled=1, given=1, right=1, missed=0)
    assert counted("alpha-old", "beta") == Identities(held=1, filled=1, given=2, right=1, missed=0)
    assert counted("omega") == Identities(held=1, filled=1, given=1, right=0, missed=0)
    assert counted() == Identities(held=1, filled=0, given=0, right=0, missed=0)
    assert identities(judged_with(gold, rows, [])) == Identities(
        held=0, filled=0, given=0, right=0, missed=1
    )


def test_an_id_may_be_right_where_none_is_asked_for(gold: Path, records: list[Record]) -> None:
    (first,) = [record for record in records if record.source.path.endswith("a-b.txt")]
    rows = table(["Alpha Health System", "", "alpha-hospital"])
    given = judged_with(gold, rows, [first], "alpha-hospital")
    assert identities(given) == Identities(held=0, filled=0, given=1, right=1, missed=0)
    assert errors(given, "ids") == []
    none = judged_with(gold, rows, [first])
    assert identities(none) == Identities(held=0, filled=0, given=0, right=0, missed=0)
    assert errors(none, "ids") == []


def test_errors_of_ids_name_both(gold: Path, records: list[Record]) -> None:
    (first,) = [record for record in records if record.source.path.endswith("a-b.txt")]
    (miss,) = errors(
        judged_with(gold, table(["Alpha Health System", "alpha", ""]), [first], "omega"), "ids"
    )
    assert (miss.document, miss.given) == ("a-b", "Alpha Health System, Inc.: omega")
    assert miss.gold == "Alpha Health System: alpha"


@pytest.mark.parametrize(
    ("table", "what"),
    [
        ("document,party\n", "its columns are not document, party, id, also"),
        (HEADER + "a,A,x\n", "line 2 has not 4 cells"),
        (HEADER + "a,A,x,,\n", "line 2 has not 4 cells"),
        (HEADER + "a,A,x,\na,A,y,\n", "a has 'A' twice"),
    ],
)
def test_a_table_that_cannot_be_read_is_an_error(gold: Path, table: str, what: str) -> None:
    (gold / "ids.csv").write_text(table, encoding="utf-8")
    with pytest.raises(AffilError, match=what):
        load_cases(gold)


def test_ids_change_no_score_and_no_hash(gold: Path) -> None:
    before = corpus_hash(load_cases(gold))
    (gold / "ids.csv").write_text(HEADER, encoding="utf-8")
    assert corpus_hash(load_cases(gold)) == before
