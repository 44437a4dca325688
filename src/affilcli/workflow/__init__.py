"""What the commands do: puts the stages together, tells an observer, never prints."""

from __future__ import annotations

from affilcli.workflow.bench import extract_record
from affilcli.workflow.caching import delete, drop, forget, kept
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
from affilcli.workflow.gazetteer import (
    Checked,
    added_to,
    as_csv,
    checked,
    entries_in,
    gazetteer_of,
)
from affilcli.workflow.importing import Imported, imported
from affilcli.workflow.known import known
from affilcli.workflow.linking import linked
from affilcli.workflow.observer import SILENT, Failure, Observer
from affilcli.workflow.records_file import load_records
from affilcli.workflow.texts import text_of

__all__ = [
    "SILENT",
    "Checked",
    "Failure",
    "Imported",
    "Observer",
    "added_to",
    "as_csv",
    "checked",
    "choose_cases",
    "compare_named",
    "compare_records",
    "delete",
    "drop",
    "entries_in",
    "explain_named",
    "extract",
    "extract_cases",
    "extract_record",
    "find",
    "forget",
    "gazetteer_of",
    "imported",
    "judge_again",
    "judge_records",
    "kept",
    "known",
    "linked",
    "load_records",
    "nearest",
    "text_of",
]
