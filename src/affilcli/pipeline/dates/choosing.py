"""Chooses what each date is of all that was weighed, and says each thing once."""

from __future__ import annotations

from typing import get_args

from affilcli.pipeline.annotations import Proposal
from affilcli.records import DateType

TYPES: tuple[DateType, ...] = get_args(DateType)
TAKE = 0.37
#: a date can be of two types ("dated and effective"), if the second is as sure as this
TAKE_SECOND = 0.75
#: a deal can be made known twice, as a plan and when it is done, if both are as sure as this
TAKE_AGAIN = 0.85
#: … or where another mention has the first type, if the second is as sure as this
TAKE_NEXT = 0.5
HEADING_HANDICAP = 0.3


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
        ranked[1]["taken"] = ranked[1]["score"] >= (TAKE if _both(ranked) else TAKE_SECOND)
    kept = _once([one for one in proposals if one["taken"]], [])
    again = [ranked[1] for ranked in mentions if _said_before(ranked, kept)]
    for one in again:
        one["taken"] = True
    _once(again, kept)
    return proposals


def _once(taken: list[Proposal], kept: list[Proposal]) -> list[Proposal]:
    """Gives up what a better one of those taken, or one of those kept, repeats."""
    for one in sorted(taken, key=_rank, reverse=True):
        one["taken"] = not any(_repeats(one, other) for other in kept)
        kept = [*kept, one] if one["taken"] else kept
    return kept


def _said_before(ranked: list[Proposal], kept: list[Proposal]) -> bool:
    """Does a mention say first what another says too, and then something else?"""
    first, second = ranked[:2]
    same = (one for one in kept if one["value"]["type"] == first["value"]["type"])
    return (
        not first["taken"]
        and not second["taken"]
        and second["score"] >= TAKE_NEXT
        and first["score"] >= TAKE
        and any(one["value"]["value"] == first["value"]["value"] for one in same)
    )


def _both(ranked: list[Proposal]) -> bool:
    """The day on which an end is made known is mostly that of the decision too."""
    types = {one["value"]["type"] for one in ranked[:2]}
    return types == {"announced", "expires"} and bool(ranked[0]["features"]["ended_news"])


def _rank(one: Proposal) -> float:
    """Its probability; what a heading says in short, the story says in full."""
    return one["score"] - HEADING_HANDICAP * one["features"]["headline"]


def _repeats(one: Proposal, other: Proposal) -> bool:
    """Does a better proposal say the same, or leave no room for this one?"""
    a, b = one["value"], other["value"]
    if a["type"] != b["type"]:
        return (
            a["value"] is not None
            and a["value"] == b["value"]
            and {a["type"], b["type"]} == {"effective", "expected"}
        )
    if a["type"] == "announced":
        return a["value"] == b["value"] or one["score"] < TAKE_AGAIN
    if a["value"] is None or b["value"] is None:
        return a["value"] == b["value"] and str(a["text"]).casefold() == str(b["text"]).casefold()
    return bool(_bare(a["value"]) == _bare(b["value"]))


def _bare(value: str) -> str:
    """A value without "by" and "about"."""
    return value.removeprefix("../").rstrip("~")
