"""What the text says of a stretch of itself: included in the deal, planned, existing, or excluded.

Read off the cue phrases of its clause and sentence, the line that introduces its list, the heading
of its section, and a next sentence that speaks of it ("Those services are outside the agreement").
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from itertools import pairwise
from typing import NamedTuple

from affilcli.pipeline.cues import Hit, Matcher
from affilcli.pipeline.page import Page
from affilcli.pipeline.services.announced import announced
from affilcli.pipeline.services.asides import ASIDE
from affilcli.pipeline.services.clauses import VERB, cuts
from affilcli.pipeline.services.constructions import constructions
from affilcli.pipeline.services.following import denied, end_of_answer
from affilcli.pipeline.services.outline import Outline
from affilcli.pipeline.services.staying import way_of_staying
from affilcli.pipeline.spots import Cover, touching
from affilcli.vocabulary import load

#: a list that a cue opens, and where an item of it goes into what is told of that
OPENED = re.compile(r"[^:;.]{0,40}:\s")
TOLD_OF_ITEM = re.compile(r"\b(?:which|who|whose|where|that)\b")
#: sides of excluding cues that speak of what stands behind them
AFTER = ("after", "keeping", "also")
#: "through which the two plan to …": what the deal itself is for, no mere hope
PURPOSE_REACH = 80
PURPOSE = re.compile(r"(?i)\b(?:through|under|by)\s+which\b[^.;]{0,60}$")
NOT = re.compile(
    r"(?i)(?:(?:\b(?:not|never|no\slonger)|n[’']t)\s(?:\w+\s)?"
    r"|\b(?:neither|nor|none|nothing|no|nobody)\b[^.;:,]{0,60})$"
)
NOT_REACH = 75
#: how many paragraphs a heading speaks of, list items apart
HEADING_REACH = 2
#: cues that a sentence can say of the one before it
POINTING_BACK = ("excluded before", "excluded staying", "existing told", "planned later")


class Reading(NamedTuple):
    """One thing said of a stretch of text: its status and where that stands.

    `place` is clause, sentence, list, heading or next; `sentence` the one that says it, `kind` that
    of its cue (as in `vocabulary/scope.toml`), `distance` the characters between.
    """

    status: str
    place: str
    sentence: int
    kind: str = ""
    distance: int = 0


@cache
def _matcher() -> Matcher:
    table = load("scope")
    kinds = {
        status: [kind for kind in table[status] if kind != "heading"]
        for status in ("excluded", "planned", "existing")
    }
    labels = {
        f"{status} {kind}": table[status][kind]["phrases"]
        for status, known in kinds.items()
        for kind in known
    }
    included = {
        "included": table["included"]["phrases"],
        "included plain": table["affirmed"]["phrases"],
    }
    return Matcher({**labels, **included})


@cache
def _headings() -> Matcher:
    table = load("scope")
    return Matcher(
        {
            "excluded": table["excluded"]["heading"]["phrases"],
            "planned": table["planned_heading"]["phrases"],
            "existing": table["existing_heading"]["phrases"],
            "included": table["included"]["phrases"],
        }
    )


class Scope:
    """Statuses of stretches of one page.

    What cues say within `names`, stretches that name services and institutions, counts for nothing.
    """

    def __init__(self, page: Page, names: Sequence[tuple[int, int]] = ()) -> None:
        self.page = page
        self.names = Cover(names)
        self._hits: dict[int, list[Hit]] = defaultdict(list)
        self._clauses: dict[int, list[tuple[int, int]]] = {}
        found = _matcher().find(page.text) if page.sentences else []
        found += constructions(page)
        for hit in sorted(found, key=lambda h: h.start):
            if not self.names.holds(hit.start, hit.end) and not self._denied(hit):
                self._hits[page.index_at(hit.start)].append(hit)
        self.outline = Outline(page)
        self.asides = [found.span() for found in ASIDE.finditer(page.text)]

    @cached_property
    def told_ahead(self) -> frozenset[int]:
        """The sentences that tell what the one before them announces to be outside."""
        return announced(self.page)

    def _denied(self, hit: Hit) -> bool:
        """Is it said that something is not part: "does not go along"?"""
        text = self.page.text
        return hit.label == "included plain" and bool(
            NOT.search(text, max(0, hit.start - NOT_REACH), hit.start)
        )

    def hits(self, index: int, label: str | None = None) -> list[Hit]:
        """Status cues of a sentence, all or those whose label begins with `label`."""
        end = self.page.sentences[index]["end"]
        return [
            h
            for h in self._hits.get(index, [])
            if h.end <= end and (label is None or h.label.startswith(label))
        ]

    def readings(self, start: int, end: int) -> list[Reading]:
        """All that is said of `text[start:end]`, nearest first."""
        index = self.page.index_at(start)
        return [
            *self._own(index, start, end),
            *self._from_list(index),
            *self._from_next(index),
            *self._from_heading(index),
        ]

    def _own(self, index: int, start: int, end: int) -> Iterator[Reading]:
        """What the sentence itself says; an exclusion in another clause says nothing."""
        left, right = self.clause(index, start)
        planned = [h for h in self.hits(index) if h.label.startswith("planned")]
        for hit in self.hits(index):
            if hit.label.startswith("included") and any(
                h.start < hit.start <= h.end for h in planned
            ):
                continue  # the "to offer" of "hopes to offer"
            inside = left <= hit.start < right or self._lists(hit, index, start)
            status, _, kind = hit.label.partition(" ")
            if status == "planned" and not inside:
                continue  # "X now, with others to follow later"
            if not inside and self._parted(hit, start, end):
                continue
            if status != "excluded" and self._in_aside(hit, start):
                continue
            if kind == "hoped" and PURPOSE.search(self.page.text, left, hit.start):
                continue
            if status != "excluded":
                distance = max(hit.start - end, start - hit.end, 0)
                yield Reading(status, "clause" if inside else "sentence", index, kind, distance)
            elif self.reaches(hit, index, start, end):
                yield Reading(status, "clause", index, way_of_staying(self.page, hit) or kind)

    def _in_aside(self, hit: Hit, start: int) -> bool:
        """Is a cue part of a remark that a stretch stands outside of?"""
        around = touching(self.asides, hit.start, hit.start + 1)
        return any(a < hit.start and not a < start < b for a, b in around)

    def _parted(self, hit: Hit, start: int, end: int) -> bool:
        """Does a semicolon stand between a cue and a stretch of its sentence?"""
        return ";" in self.page.text[min(hit.end, end) : max(hit.start, start)]

    def _lists(self, hit: Hit, index: int, start: int) -> bool:
        """Does a cue open, by a colon, a list of which an item behind a semicolon begins here?

        What has a verb of its own is no item: "Later: a sleep lab; cardiology is shared now".
        """
        text, stop = self.page.text, self.page.sentences[index]["end"]
        opened = OPENED.match(text, hit.end, start)
        if not opened or ":" in text[opened.end() : start] or ";" not in text[hit.end : start]:
            return False
        item = text[text.rindex(";", 0, start) + 1 : stop].partition(";")[0]
        return not VERB.search(TOLD_OF_ITEM.split(item)[0])

    def reaches(self, hit: Hit, index: int, start: int, end: int) -> bool:
        """Does an excluding cue speak of `text[start:end]` of its sentence?"""
        text = self.page.text
        left, right = self.clause(index, hit.start)
        if (":" in text[hit.end : start] and hit.end <= start) or hit.label.endswith("opening"):
            return ":" in text[hit.end : start]
        if hit.label.endswith("inside"):
            return hit.start <= start and end <= hit.end
        if not self.stands(hit, index):
            return False
        if hit.label.endswith(AFTER):
            return hit.end <= start < right and (start - hit.end < 160)
        gapped = (
            hit.end <= start
            and bool(
                re.search(
                    r",\s(?:and|or)\s+(?:the\s|an?\s|\w+['’]s\s)?(?:[\w-]+\s){0,2}$",
                    text[hit.end : start],
                )
            )
            and start < right
        )
        return gapped or (left <= start and end <= hit.start + 1)

    def stands(self, hit: Hit, index: int) -> bool:
        """Is a cue one by itself, or, like "as are", has it an excluding one before it?"""
        if not hit.label.endswith("also"):
            return True
        said = [h for h in self.hits(index, "excluded") if h.end <= hit.start]
        opens = hit.start <= self.page.sentences[index]["start"] + 2
        if opens and index and hit.phrase.startswith("so "):
            said = self.hits(index - 1, "excluded")  # "So is the laboratory."
        return any(h.label.endswith(("before", "staying")) for h in said)

    def clauses(self, index: int) -> list[tuple[int, int]]:
        """The clauses of a sentence."""
        if index not in self._clauses:  # of every cue and candidate of a sentence they are asked
            sentence = self.page.sentences[index]
            bounds = [sentence["start"], *cuts(self.page.text, sentence), sentence["end"]]
            self._clauses[index] = list(pairwise(bounds))
        return self._clauses[index]

    def clause(self, index: int, offset: int) -> tuple[int, int]:
        """The clause of a sentence that an offset lies in."""
        clauses = self.clauses(index)
        return clauses[max(1, bisect_right(clauses, offset, key=lambda one: one[0])) - 1]

    def _from_list(self, index: int) -> Iterator[Reading]:
        intro = self.outline.intros.get(index)
        if intro is None:
            return
        opened = self.page.text_of(self.page.sentences[intro]).rstrip().endswith(":")
        for hit in self.hits(intro):
            if hit.label.endswith("opening") and not opened:
                continue
            status, _, kind = hit.label.partition(" ")
            yield Reading(status, "list", intro, kind)
        if opened and not self.hits(intro):
            sentence = self.page.sentences[intro]
            for hit in _headings().find(self.page.text, sentence["start"], sentence["end"]):
                if hit.label in ("planned", "excluded"):
                    yield Reading(hit.label, "list", intro)

    def _from_next(self, index: int) -> Iterator[Reading]:
        """What the sentence behind says of this one."""
        if denied(self.page, index):
            yield Reading("excluded", "next", index + 1, "before")
        end = end_of_answer(self.page, index)
        for hit in self.hits(index + 1) if end else []:
            if hit.label in POINTING_BACK and hit.start < end:
                status, _, kind = hit.label.partition(" ")
                yield Reading(status, "next", index + 1, kind)

    def _from_heading(self, index: int) -> Iterator[Reading]:
        heading = self.outline.headings.get(index)
        if heading is None:
            return
        sentence = self.page.sentences[heading]
        far = self.page.sentences[index]["zone"] - sentence["zone"] > HEADING_REACH
        if far and self.page.kind(self.page.sentences[index]) != "bullet":
            return
        for hit in _headings().find(self.page.text, sentence["start"], sentence["end"]):
            yield Reading(hit.label, "heading", heading)
