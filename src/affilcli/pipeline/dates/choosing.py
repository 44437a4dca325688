"""Chooses what each date is of all that was weighed, and says each thing once."""

from __future__ import annotations

from typing import get_args

from affilcli.pipeline.annotations import Proposal
from affilcli.records import DateType

TYPES: tuple[DateType, ...] = get_args(DateType)
TAKE = 0.38
#: a date can be of two types ("dated and effective"), if the second is as sure as this
TAKE_SECOND = 0.42
#: the day on which an end is made known is mostly that of the end, if that is as sure as this
TAKE_BOTH = 0.1
#: a deal can be made known twice, as a plan and when it is done, if both are as sure as this
TAKE_AGAIN = 0.85
#: … or where another mention has the first type, if the second is as sure as this
TAKE_NEXT = 0.5
HEADING_HANDICAP = 0.3
#: two words for when a deal begins: of one date just one of them holds
BEGINNING = {"effective": "expected", "expected": "effective"}


def decide(proposals: list[Proposal]) -> list[Proposal]:
    """Takes for each date the type that is likeliest, and each (type, value) once.

    Of a date whose likeliest type another mention gives better, the next one can be taken.
    """
    mentions = [
        sorted(proposals[i : i + len(TYPES)], key=lambda p: -p["score"])
        for i in range(0, len(proposals), len(TYPES))
    ]
    for ranked in mentions:
        ranked[0]["taken"] = ranked[0]["score"] >= TAKE
        ranked[1]["taken"] = ranked[1]["score"] >= (TAKE_BOTH if _both(ranked) else TAKE_SECOND)
    kept = _Kept()
    kept.take([one for one in proposals if one["taken"]])
    again = [ranked[1] for ranked in mentions if _said_before(ranked, kept)]
    kept.take(again)
    return proposals


class _Kept:
    """What was taken, to tell what repeats it."""

    def __init__(self) -> None:
        self.said: set[tuple[str, str | None]] = set()
        self.bare: set[tuple[str, str]] = set()
        self.unresolved: set[tuple[str, str]] = set()
        self.announced = False

    def take(self, proposals: list[Proposal]) -> None:
        """Take each of these, but for what a better one of them, or one kept, repeats."""
        for one in sorted(proposals, key=_rank, reverse=True):
            one["taken"] = not self.holds(one)
            if one["taken"]:
                kind, value, text = _parts(one)
                self.said.add((kind, value))
                self.announced |= kind == "announced"
                if value is None:
                    self.unresolved.add((kind, text))
                else:
                    self.bare.add((kind, _bare(value)))

    def holds(self, one: Proposal) -> bool:
        """Does a better proposal say the same, or leave no room for this one?"""
        kind, value, text = _parts(one)
        if kind == "announced":
            sure = one["score"] >= TAKE_AGAIN
            return (kind, value) in self.said or (self.announced and not sure)
        if value is None:
            return (kind, text) in self.unresolved
        return (kind, _bare(value)) in self.bare or (BEGINNING.get(kind), value) in self.said


def _parts(one: Proposal) -> tuple[str, str | None, str]:
    value = one["value"]
    return value["type"], value["value"], str(value["text"]).casefold()


def _said_before(ranked: list[Proposal], kept: _Kept) -> bool:
    """Does a mention say first what another says too, and then something else?"""
    first, second = ranked[:2]
    return (
        not first["taken"]
        and not second["taken"]
        and second["score"] >= TAKE_NEXT
        and first["score"] >= TAKE
        and (first["value"]["type"], first["value"]["value"]) in kept.said
    )


def _both(ranked: list[Proposal]) -> bool:
    """The day on which an end is made known is mostly that of the decision too."""
    types = {one["value"]["type"] for one in ranked[:2]}
    return types == {"announced", "expires"} and bool(ranked[0]["features"]["ended_news"])


def _rank(one: Proposal) -> float:
    """Its probability; what a heading says in short, the story says in full."""
    return one["score"] - HEADING_HANDICAP * one["features"]["headline"]


def _bare(value: str) -> str:
    """A value without "by" and "about"."""
    return value.removeprefix("../").rstrip("~")
