"""The scores are those of the script that the benchmark was first scored with, to the last digit.

`expected/report.json` and `expected/without_texts.json` are what that script printed.
"""

from __future__ import annotations

import json

from affilcli.evaluate.cases import Case
from affilcli.evaluate.judging import Judged, judge
from affilcli.evaluate.report import Report, report
from affilcli.records import Record
from affilcli.workflow import judge_records
from affilcli.workflow.evaluating import by_stem
from tests.evaluate.conftest import EXPECTED


def as_expected(found: Report) -> dict[str, object]:
    fields: dict[str, object] = {
        name: {
            "f1": one.score,
            "precision": one.precision,
            "recall": one.recall,
            "tp": one.right,
            "fp": one.wrong,
            "fn": one.missed,
            "error": round(one.error, 4),
        }
        for name, one in found.measures.items()
    }
    return fields | {
        "mean": round(found.mean, 4),
        "mean_error": round(found.error, 4),
        "documents": found.documents,
        "absent": found.absent,
    }


def test_every_figure_is_as_it_was(judged: list[Judged]) -> None:
    expected = json.loads((EXPECTED / "report.json").read_text(encoding="utf-8"))
    assert as_expected(report(judged)) == expected


def test_without_texts_evidence_is_not_looked_at(cases: list[Case], records: list[Record]) -> None:
    expected = json.loads((EXPECTED / "without_texts.json").read_text(encoding="utf-8"))
    assert as_expected(report(judge(cases, by_stem(records), {}))) == expected


def test_without_a_record_everything_is_missed(cases: list[Case]) -> None:
    found = report(judge_records(cases, []))
    assert found.absent == [case.id for case in cases]
    assert found.measures["parties"].recall == found.measures["relevance"].score == 0
    assert "roles" not in found.measures


def test_terms_of_less_confidence_count_as_not_given(
    cases: list[Case], records: list[Record], judged: list[Judged]
) -> None:
    sure = report(judge_records(cases, records, least=0.8)).measures
    everything = report(judged).measures
    assert (everything["parties"].wrong, sure["parties"].wrong) == (2, 0)
    assert (everything["name"].missed, sure["name"].missed) == (0, 1)
