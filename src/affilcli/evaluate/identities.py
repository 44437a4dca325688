"""Do the parties that were found bear the ids of the institutions that they are?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from affilcli.evaluate.findings import Finding, judged
from affilcli.evaluate.gold import Choice
from affilcli.evaluate.judging import Judged
from affilcli.records import Struct

NONE = "none"
"""What stands for no id in lists of errors."""


class Identities(Struct, frozen=True):
    """Of the parties found whose id is known: `held` of them are in the gazetteer, and `filled` of
    those bear an id, right or wrong; `given` of all bear one, and `right` of those a right one.
    `missed` parties are in the gazetteer too, and were not found.
    """

    held: int
    filled: int
    given: int
    right: int
    missed: int


def identities(cases: Sequence[Judged]) -> Identities | None:
    """The counts over all cases, or None where no id is known."""
    if not any(one.case.ids for one in cases):
        return None
    asked = [finding for one in cases for finding in id_findings(one)]
    held = [finding for finding in asked if finding.gold.values[0] != NONE]
    met = [finding for finding in held if finding.given]
    given = [finding for finding in asked if finding.given and finding.given.id]
    return Identities(
        held=len(met),
        filled=sum(finding.given.id is not None for finding in met),
        given=len(given),
        right=sum(finding.verdict == "right" for finding in given),
        missed=len(held) - len(met),
    )


def id_findings(one: Judged) -> Iterator[Finding]:
    """The parties of gold whose ids are known, each with the party that was given for it, or None;
    `right` when that bears one of the ids, or none where there is none.
    """
    for _, gold, given in one.findings.get("parties", []):
        known = one.case.ids.get(gold.label) if gold else None
        if known:
            values = known.ids if known.held else (NONE, *known.ids)
            choice = Choice(values=values, evidence=gold.quotes, subject=gold.label)
            yield judged(given is not None and (given.id or NONE) in values, choice, given)
