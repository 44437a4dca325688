"""What the commands do: puts the stages together, tells an observer, never prints."""

from __future__ import annotations

from affilcli.workflow.bench import extract_record
from affilcli.workflow.comparing import compare_named, compare_records, nearest
from affilcli.workflow.evaluating import (
    choose_cases,
    extract_cases,
    judge_again,
    judge_records,
)
from affilcli.workflow.explaining import explain_named
from affilcli.workflow.extraction import extract
from affilcli.workflow.find import find
from affilcli.workflow.known import known
from affilcli.workflow.observer import SILENT, Failure, Observer
from affilcli.workflow.records_file import load_records
from affilcli.workflow.texts import text_of

__all__ = [
    "SILENT",
    "Failure",
    "Observer",
    "choose_cases",
    "compare_named",
    "compare_records",
    "explain_named",
    "extract",
    "extract_cases",
    "extract_record",
    "find",
    "judge_again",
    "judge_records",
    "known",
    "load_records",
    "nearest",
    "text_of",
]
