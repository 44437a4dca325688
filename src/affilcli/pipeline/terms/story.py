"""What a whole text says of the numbers in it: the kind of its deal, and what it says again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from affilcli.pipeline.dates.years import year_of
from affilcli.pipeline.page import Page
from affilcli.pipeline.terms.numbers import Quantity

#: kinds of deal that have the same kinds of figures: a sale has a price, a venture shares
DEALS = {
    "acquisition": "change of owner",
    "merger": "change of owner",
    "joint-venture": "joint venture",
    "management-agreement": "contract",
}
OTHER = "looser tie"
HEADINGS = frozenset({"headline", "subheading"})


class Story(NamedTuple):
    """`now` is the year of the document, `deal` the kind of deal it is, `places` are the sentences
    that hold a quantity, `headed` the quantities that a heading holds.
    """

    now: int | None
    deal: str | None
    places: Mapping[tuple[str, float], set[int]]
    headed: frozenset[tuple[str, float]]


def story_of(page: Page, found: Mapping[int, Sequence[Quantity]]) -> Story:
    """The story that holds these quantities, by sentences."""
    places: dict[tuple[str, float], set[int]] = defaultdict(set)
    for index, quantities in found.items():
        for one in quantities:
            places[one.measure, one.value].add(index)
    headed = frozenset(
        what
        for what, indices in places.items()
        if any(page.kind(page.sentences[index]) in HEADINGS for index in indices)
    )
    return Story(year_of(page.doc, page.text), _deal(page), places, headed)


def _deal(page: Page) -> str | None:
    kinds = [p["value"] for p in page.doc._.affil_kinds or [] if p["taken"]]
    return DEALS.get(kinds[0], OTHER) if kinds else None
