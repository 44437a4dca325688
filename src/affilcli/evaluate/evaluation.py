"""All that one evaluation says."""

from __future__ import annotations

from collections.abc import Sequence

from affilcli.evaluate.calibration import Reliability, reliability
from affilcli.evaluate.changes import Change, changes
from affilcli.evaluate.errors import Miss, errors
from affilcli.evaluate.identities import Identities, identities
from affilcli.evaluate.judging import Judged
from affilcli.evaluate.measures import Listed
from affilcli.evaluate.report import Report, report
from affilcli.records import Struct


class Evaluation(Struct, frozen=True):
    """The scores, ids where gold has them, and what else was asked for; `before` are those of an
    earlier run.
    """

    report: Report
    ids: Identities | None = None
    reliability: Reliability | None = None
    errors: list[Miss] | None = None
    before: Report | None = None
    changes: list[Change] | None = None


def evaluation(
    judged: Sequence[Judged],
    *,
    errors_in: Listed | None = None,
    before: Sequence[Judged] | None = None,
    with_reliability: bool = False,
) -> Evaluation:
    """Put together what is asked for; `before` is an earlier run over the same texts in order."""
    return Evaluation(
        report=report(judged),
        ids=identities(judged),
        reliability=reliability(judged) if with_reliability else None,
        errors=errors(judged, errors_in) if errors_in else None,
        before=None if before is None else report(before),
        changes=None if before is None else changes(before, judged),
    )
