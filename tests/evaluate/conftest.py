"""Five texts with gold and four records, made by hand so that every rule of scoring is met."""

from __future__ import annotations

from pathlib import Path

import pytest

from affilcli.evaluate.cases import Case, load_cases
from affilcli.evaluate.judging import Judged
from affilcli.records import Record
from affilcli.workflow import judge_records, load_records

HERE = Path(__file__).resolve().parent
GOLD = HERE / "small"
EXPECTED = HERE / "expected"


@pytest.fixture
def cases() -> list[Case]:
    return load_cases(GOLD)


@pytest.fixture
def records() -> list[Record]:
    return load_records(str(EXPECTED / "records.jsonl"))


@pytest.fixture
def judged(cases: list[Case], records: list[Record]) -> list[Judged]:
    return judge_records(cases, records)
