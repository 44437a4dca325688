"""The statuses of service lines, labelled by gold: one of four holds for each mention.

A mention has the status of the lines in gold whose quotes stand in its sentences; elsewhere that
of its line, where gold gives the line just one. Mentions of lines that gold does not have teach
nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from affilcli.evaluate.page import MAX_EVIDENCE
from affilcli.evaluate.page import Page as GoldPage
from affilcli.pipeline.page import Page
from affilcli.pipeline.services.service_lines import mentions
from affilcli.pipeline.services.service_mentions import ServiceMention
from affilcli.pipeline.services.statuses import BASE, OTHERS
from affilcli.records import Span
from training.examples import Labelled, Read

#: the beginnings of features that a known phrase gives, not the grammar or the place
CUES = ("planned_", "existing_", "excluded", "included", "nearest_", "so_")


def statuses(read: Read) -> tuple[Iterable[Labelled], int]:
    """The four statuses of each mention of a line that gold has."""
    found = enumerate(labelled_mentions(read))
    return (one for n, (mention, right) in found for one in _choices(mention, right, n)), 0


def labelled_mentions(read: Read) -> Iterator[tuple[ServiceMention, Collection[str]]]:
    """The mentions of the lines that gold has, and the statuses that are right there."""
    page, text = Page(read.doc), GoldPage(read.doc.text)
    lines = read.case.gold.service_lines
    for mention in (one for one in mentions(read.doc) if one.likeliest):
        of_line = [one for one in lines if one.id == mention.id]
        spans = [_span(page, index) for index in mention.sentences]
        cited = {one.status for one in of_line if text.cites(spans, one.quotes)}
        found = cited or {one.status for one in of_line}
        if cited or len(found) == 1:
            yield mention, found


def _choices(mention: ServiceMention, right: Collection[str], number: int) -> Iterator[Labelled]:
    """A mention's statuses; each has weights of its own, and the one they are held against none."""
    yield Labelled({}, BASE, BASE in right, number)
    for status in OTHERS:
        features = {f"{status}.bias": 1.0}
        features |= {f"{status}.{name}": x for name, x in mention.told.items()}
        yield Labelled(features, status, status in right, number)


def _span(page: Page, index: int) -> Span:
    start = page.sentences[index]["start"]
    end = min(page.sentences[index]["end"], start + MAX_EVIDENCE)
    return Span(start=start, end=end, text=page.text[start:end])
