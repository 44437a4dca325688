"""Which part a service line has in the deal: included, planned, existing or excluded.

What is said of the place (`scope`), the tense of the verb that governs it (`tenses`), the deed
named beside it, words of time, and the stage of the deal are weighed together. `[weights.planned]`
and so on hold the log-odds of a status against `included`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from math import exp

from affilcli.pipeline.cues import Hit, Matcher
from affilcli.pipeline.page import Page
from affilcli.pipeline.services.keepers import gives_up_rest
from affilcli.pipeline.services.left_out import wording
from affilcli.pipeline.services.scope import PURPOSE, PURPOSE_REACH, Reading, Scope
from affilcli.pipeline.services.tenses import Verb, governing, verbs
from affilcli.pipeline.term_words import told
from affilcli.pipeline.weigh import Weigher
from affilcli.vocabulary import load

BASE, OTHERS = "included", ("planned", "existing", "excluded")
#: kinds of excluding cues that are weighed by themselves; the others say plainly "not part"
OWN_KINDS = ("staying", "placed", "as_before", "keeping")
#: features of the mention that tell of its status, too
SHARED = (
    *("headline", "lead", "bullet", "quoted", "several_lines", "late", "background"),
    *("practitioner", "core", "opening", "once", "shared", "news"),
)
#: stages of a deal that is not agreed, kinds of deals by which a whole house changes hands
EARLY, WHOLE = ("exploring", "letter-of-intent"), ("acquisition", "merger")
#: tenses that speak for all that follows in their clause: "hopes to add what is a …"
WISHING = ("intended", "conditional", "possible", "future")
AHEAD = ("tense_conditional", "tense_intended", "tense_possible")
#: what means another thing where the whole house changes hands
OF_WHOLE = (
    *("time_new", "time_next", "tense_future", "tense_conditional", "tense_present", "tense_past"),
)
#: log-odds beyond which single words say no more
MOST_BY_WORDS = 4.0
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
#: how far before a service the words of its noun phrase stand, and what they say
BEFORE_REACH = 40
_BEFORE = {
    "none_of_it": re.compile(r"(?i)\b(?:no|without|nor|neither)\s(?:(?!and\b)[\w-]+\s){0,2}$"),
    "more_of_it": re.compile(
        r"(?i)\b(?:more|additional|further|another|extra|larger|bigger|second|third|expanded|enlarged)\s"
        r"(?:[\w-]+\s){0,2}$"
    ),
}
#: "So does …", "Nor is …", "…, too": a sentence that says of another what the one before said
GOES_ON = re.compile(
    r"^(?:So|Nor|Neither|Also|Likewise|The same)\b|\b(?:too|either|as well)\s*[.;]"
)


@cache
def _matcher(subject: str) -> Matcher:
    return Matcher(load("service_lines")[subject])


class StatusReader:
    """Weighs the statuses of the service lines named on a page."""

    def __init__(self, page: Page, scope: Scope) -> None:
        self.page, self.scope = page, scope
        self.weighers = {status: Weigher("service_lines", status) for status in OTHERS}
        self.stages = {p["value"]: p["score"] for p in page.doc._.affil_stages or []}
        self.kinds = {p["value"]: p["score"] for p in page.doc._.affil_kinds or []}
        self.year = _year(page)
        self._verbs: dict[tuple[int, int], list[Verb]] = {}
        self._worded: dict[tuple[int, int], dict[str, float]] = {}

    def shares(self, features: Mapping[str, float]) -> dict[str, float]:
        """How likely each status is."""
        odds = {BASE: 1.0}
        for status, weigher in self.weighers.items():
            odds[status] = exp(weigher.log_odds(features))
        return {status: one / sum(odds.values()) for status, one in odds.items()}

    def features(
        self, start: int, end: int, readings: Sequence[Reading], mention: Mapping[str, float]
    ) -> dict[str, float]:
        """What speaks for a status of `text[start:end]`, `mention` being known of it."""
        index = self.page.index_at(start)
        clause = self.scope.clause(index, start)
        found = {name: mention[name] for name in SHARED}
        for names in (
            self._said(index, readings),
            self._tense(clause, start, end),
            self._deed(clause, start, end),
            self._times(clause),
            self._before(start),
            self._goes_on(index),
        ):
            found |= dict.fromkeys(names, 1.0)
        return found | self._by_words(clause) | self._of_deal(found)

    def _by_words(self, clause: tuple[int, int]) -> dict[str, float]:
        """How the words of a clause, and pairs of them, speak for each status."""
        if clause not in self._worded:
            self._worded[clause] = {
                f"words_{status}": max(-MOST_BY_WORDS, min(MOST_BY_WORDS, x))
                for status, x in told("statuses", wording(self.page.text[slice(*clause)])).items()
            }
        return self._worded[clause]

    def _said(self, index: int, readings: Sequence[Reading]) -> Iterator[str]:
        """The cues that speak of the place, by kind and nearness."""
        for reading in readings:
            kept_out = reading.kind == "keeping" and self._kept_out(index)
            yield "excluded" if kept_out else _said_there(reading)
        near = [r for r in readings if r.place == "clause" and r.status != "excluded"]
        if near:
            yield f"nearest_{min(near, key=lambda r: r.distance).status}"

    def _kept_out(self, index: int) -> bool:
        """Does a sentence tell what one that sells the rest keeps?"""
        floor = self.page.sentences[index]["start"]
        cues = self.scope.hits(index, "excluded keeping")
        return any(gives_up_rest(self.page, cue, floor) for cue in cues)

    def _tense(self, clause: tuple[int, int], start: int, end: int) -> Iterator[str]:
        text = self.page.text
        if clause not in self._verbs:
            self._verbs[clause] = [one for one in verbs(text, *clause) if not _purpose(text, one)]
        verb = governing(self._verbs[clause], start, end)
        yield f"tense_{verb.tense}" if verb else "tense_none"
        if verb and verb.denied:
            yield "denied"
        for before in self._verbs[clause]:
            if before.end <= start and before.tense in WISHING:
                yield f"after_{before.tense}"

    def _deed(self, clause: tuple[int, int], start: int, end: int) -> Iterator[str]:
        """The kind of deed named last before the place, or else first behind it."""
        hits = self._words("deeds", clause)
        before = [hit for hit in hits if hit.end <= start]
        behind = [hit for hit in hits if hit.start >= end]
        if before:
            yield f"deed_{before[-1].label}"
        elif behind:
            yield f"deed_{behind[0].label}_behind"

    def _words(self, subject: str, clause: tuple[int, int]) -> list[Hit]:
        """Words of a kind in a clause, but those in names."""
        hits = _matcher(subject).find(self.page.text, *clause)
        return [hit for hit in hits if not self.scope.names.holds(hit.start, hit.end)]

    def _times(self, clause: tuple[int, int]) -> Iterator[str]:
        for hit in self._words("times", clause):
            yield f"time_{hit.label}"
        years = [int(found.group()) for found in YEAR.finditer(self.page.text, *clause)]
        if self.year and years:
            yield "year_behind" if min(years) < self.year else "year_ahead"

    def _before(self, start: int) -> Iterator[str]:
        """What the words right before a service say: "no maternity", "a second heart team"."""
        for name, pattern in _BEFORE.items():
            if pattern.search(self.page.text, max(0, start - BEFORE_REACH), start):
                yield name

    def _goes_on(self, index: int) -> Iterator[str]:
        """What the sentence before says, where this one says the same of something else."""
        sentence = self.page.sentences[index]
        same = index and self.page.sentences[index - 1]["zone"] == sentence["zone"]
        if same and GOES_ON.search(self.page.text_of(sentence)):
            for hit in self.scope.hits(index - 1):
                if not hit.label.startswith(BASE):
                    yield f"so_{_status(hit)}"

    def _of_deal(self, found: Mapping[str, float]) -> dict[str, float]:
        """The stage of the deal, and what tenses and times mean by its kind and stage."""
        early = sum(self.stages.get(stage, 0.0) for stage in EARLY)
        whole = sum(self.kinds.get(kind, 0.0) for kind in WHOLE)
        pending, effective = self.stages.get("pending", 0.0), self.stages.get("effective", 0.0)
        ahead = float(any(tense in found for tense in AHEAD))
        return {
            "stage_early": early,
            "stage_pending": pending,
            "stage_ended": self.stages.get("ended", 0.0),
            "stage_effective": effective,
            "early_ahead": early * ahead,
            "pending_ahead": pending * ahead,
            "effective_future": effective * ("tense_future" in found),
        } | {f"whole_{name}": whole for name in OF_WHOLE if name in found}


def _purpose(text: str, verb: Verb) -> bool:
    """Does a verb tell what the deal itself is for: "through which the two plan to …"?"""
    start = max(0, verb.start - PURPOSE_REACH)
    return verb.tense == "intended" and bool(PURPOSE.search(text, start, verb.start))


def _said_there(reading: Reading) -> str:
    """The name of what a cue says: its status and kind, and where it is not said right there."""
    name, place = reading.status, reading.place
    if name in ("planned", "existing") or reading.kind in OWN_KINDS:
        if not reading.kind:
            return f"{name}_heading"
        return f"{name}_{reading.kind}" + ("_far" if place == "sentence" else "")
    if reading.kind == "plain":
        return f"{name}_plain"
    if name == "excluded":
        return name + ("_heading" if place == "heading" else "")
    return name + {"list": "_list", "heading": "_heading", "sentence": "_far"}.get(place, "")


def _status(hit: Hit) -> str:
    return hit.label.split(" ")[0]


def _year(page: Page) -> int | None:
    """The year of the story: that of its date, or else the last in which something was agreed."""
    if published := page.doc._.affil_published or page.doc._.affil_given_published:
        return int(published[:4])
    values = [
        p["value"]["value"] or ""
        for p in page.doc._.affil_dates or []
        if p["taken"] and p["value"]["type"] in ("announced", "signed")
    ]
    return max((int(value[:4]) for value in values if value[:4].isdigit()), default=None)
