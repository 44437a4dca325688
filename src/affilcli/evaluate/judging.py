"""Every case held against the record of its document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from affilcli.evaluate.cases import Case
from affilcli.evaluate.document import findings_of
from affilcli.evaluate.findings import Findings
from affilcli.evaluate.page import Page
from affilcli.records import Record


class Judged(NamedTuple):
    """A case, the record that was made of its document, and what came of it."""

    case: Case
    record: Record | None
    page: Page | None
    findings: Findings


def judge(
    cases: Iterable[Case],
    records: Mapping[str, Record],
    pages: Mapping[str, Page],
    *,
    least: float = 0.0,
) -> list[Judged]:
    """Hold every case against its record; terms of less confidence than `least` are not given."""
    return [
        Judged(case, record, page, findings_of(case.gold, record, page, least=least))
        for case in cases
        for record, page in [(records.get(case.id), pages.get(case.id))]
    ]
