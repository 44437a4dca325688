"""Misses and false alarms of one measure side by side, with the text around them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from affilcli.evaluate.findings import Finding
from affilcli.evaluate.gold import Wanted
from affilcli.evaluate.identities import id_findings
from affilcli.evaluate.judging import Judged
from affilcli.evaluate.labels import given_label
from affilcli.evaluate.measures import Listed
from affilcli.evaluate.page import Page, Stretch
from affilcli.records import Struct, Term


class Miss(Struct, frozen=True):
    """What gold wants and was not given, or what was given and is not wanted, or one in the place
    of the other. `words` stand in `text`, the sentences around them.
    """

    document: str
    gold: str | None
    given: str | None
    words: str
    text: str


def errors(judged: Sequence[Judged], measure: Listed) -> list[Miss]:
    """Everything that is not right in one measure, document by document."""
    return [miss for one in judged for miss in _misses(one, measure)]


def _misses(one: Judged, measure: Listed) -> Iterator[Miss]:
    found = _findings(one, measure)
    wrong = [finding for finding in found if finding.verdict == "wrong"]
    for finding in found:
        if finding.verdict == "missed":
            given = finding.given or _instead(finding.gold, wrong, one.page)
            yield _miss(one, measure, finding.gold, given)
    for finding in wrong:
        yield _miss(one, measure, None, finding.given)


def _findings(one: Judged, measure: Listed) -> list[Finding]:
    if measure == "ids":  # of a party that was not found the errors of `parties` tell
        return [finding for finding in id_findings(one) if finding.given]
    return one.findings.get(measure, [])


def _instead(gold: Wanted, wrong: list[Finding], page: Page | None) -> Any:
    """A wrong term that cites the sentence in which the missed one stands; takes it away."""
    for at, finding in enumerate(wrong):
        if page and isinstance(finding.given, Term):
            if page.cites(finding.given.evidence, gold.quotes):
                return wrong.pop(at).given
        elif not isinstance(finding.given, Term):  # relevance: the two are one mistake
            return wrong.pop(at).given
    return None


def _miss(one: Judged, measure: Listed, gold: Wanted | None, given: Any) -> Miss:
    words, text = _words(gold, given, one.page) if one.page else ("", "")
    return Miss(
        document=one.case.id,
        gold=gold.label if gold else None,
        given=given_label(measure, given),
        words=words,
        text=text,
    )


def _words(gold: Wanted | None, given: Any, page: Page) -> tuple[str, str]:
    """The words that say it and the text around them; else how the text begins."""
    place = _place(gold, given, page)
    if place is None:
        return "", page.around(Stretch(0, 1))
    return page.text[place.start : place.end], page.around(place)


def _place(gold: Wanted | None, given: Any, page: Page) -> Stretch | None:
    """Where the text says it: by gold's quotes, else by the term's evidence."""
    for quote in gold.quotes if gold else ():
        if found := page.find(quote):
            return found
    if isinstance(given, Term) and given.evidence:
        return Stretch(given.evidence[0].start, given.evidence[0].end)
    return None
