"""Ties each date of a sentence to the cues around it, the nearest in its clause counting most."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from affilcli.pipeline.cues import Hit, Matcher
from affilcli.pipeline.edtf import Tense
from affilcli.pipeline.expressions import Expression
from affilcli.vocabulary import load

FAMILIES = (
    "announce", "say", "sign", "paper", "start", "end", "hope", "will", "build", "event", "history", "regulator", "condition", "deal",
    "deed", "asof",
)  # fmt: skip
#: families that give a date its type; the nearest of them is told apart ("paper" speaks for "sign")
LEADERS = {
    "announce": "announce",
    "say": "say",
    "sign": "sign",
    "paper": "sign",
    "start": "start",
    "end": "end",
    "hope": "hope",
    "event": "other",
    "history": "other",
    "deed": "deed",
}
#: families that tell what a sentence is about, wherever in it they stand
CONTEXT = frozenset({"event", "history", "regulator", "condition", "deal"})
#: at this cost a cue no longer counts
REACH = 14

_WORD = re.compile(r"[A-Za-z]{2,}")
_BREAK = re.compile(r"[;()—–“”\"]|(?<!\d):|\s--\s")
_TURN = re.compile(
    r",\s+(?:and|but|while|which|who|whose|where|after|when|although|though|as|with|under)\b|\b(?:and|that|after|because|when|while)\b"
)
_FRONT = re.compile(
    r"(?i)(?:^|[,;:—–(“\"]|\b(?:and|but|that|when|where))\s*(?:(?:on|in|by|at|as of|effective|late|early|beginning|starting|during|until|come)\s+(?:the\s+)?)?$"
)
_UNTIL = re.compile(r"(?i)\b(?:until|till|through|thru)\s+(?:the\s+)?$")
_FROM = re.compile(r"(?i)\b(?:as\s+of|as\s+from|from|since)\s+(?:the\s+)?$")
_PAST = re.compile(
    r"(?i)(?:\w+ed|began|begun|took|went|became|came|bought|made|gave|put|broke|told|said|struck|reached|ran|was|were|shook|wrote|came out)\b"
)
_PRESENT = re.compile(
    r"(?i)(?:begins|beginning|starts|starting|opens|takes|becomes|launches|closes|joins|commences|goes|moves)\b"
)


@dataclass(frozen=True, slots=True)
class Cues:
    """How near the cues of each family stand (0…1), which is nearest, and the tense they say."""

    strength: dict[str, float]
    nearest: str | None
    tense: Tense | None
    fronted: bool

    @property
    def bare(self) -> bool:
        """Does no cue that gives a type stand near?"""
        return max(self.strength[name] for name in (*LEADERS, "build", "asof")) < 0.4

    def features(self) -> dict[str, float]:
        firsts = dict.fromkeys(
            ("announce", "say", "sign", "start", "end", "hope", "other", "deed", "will"), 0.0
        )
        if self.nearest:
            firsts[self.nearest] = 1.0
        return {
            **self.strength,
            **{f"first_{k}": v for k, v in firsts.items()},
            "fronted": float(self.fronted),
        }


def bind(
    text: str, start: int, end: int, found: list[Expression]
) -> Iterator[tuple[Expression, Cues]]:
    """Each date found in the sentence `text[start:end]`, with its cues."""
    if not found:
        return
    hits = [h for h in _cues().find(text, start, end) if not _covered(h, found)]
    for one in found:
        yield one, _weigh(text, start, one, hits, found)


def _covered(hit: Hit, found: list[Expression]) -> bool:
    """Is a cue a word of a date ("May", "end of June")?"""
    return any(one.start <= hit.start < one.end for one in found)


def _weigh(
    text: str, start: int, one: Expression, hits: list[Hit], found: list[Expression]
) -> Cues:
    fronted = bool(_FRONT.search(text[max(start, one.start - 40) : one.start]))
    strength = dict.fromkeys(FAMILIES, 0.0)
    best: tuple[float, Hit] | None = None
    for hit in hits:
        cost = _cost(text, one, hit, found, fronted) * (0.5 if hit.label in CONTEXT else 1)
        near = max(0.0, 1 - cost / REACH)
        strength[hit.label] = max(strength[hit.label], near)
        # of two that begin at one word ("completed", "to be completed") the longer says more
        if (
            hit.label in LEADERS
            and near > 0.2
            and (
                best is None or (near, hit.end - hit.start) > (best[0], best[1].end - best[1].start)
            )
        ):
            best = near, hit
    nearest = _governed(text, best[1], hits, one) if best else None
    if _UNTIL.search(text, max(start, one.start - 16), one.start):
        strength["end"], nearest = 1.0, "end"
    if _FROM.search(text, max(start, one.start - 16), one.start):
        strength["asof"] = 1.0
    if nearest is None and strength["will"] > 0.3:
        nearest = "will"
    return Cues(
        strength, nearest, _tense(text, strength, nearest, best[1] if best else None, hits), fronted
    )


def _governed(text: str, hit: Hit, hits: list[Hit], one: Expression) -> str:
    """The family of the nearest cue, or of the one that governs it: "expected to open", "voted to unwind"."""
    family = LEADERS[hit.label]
    if family in ("sign", "start", "end", "hope"):
        if any(h.label == "hope" and _governs(text, h, hit) for h in hits):
            return "hope"
        side = [h for h in hits if (h.start < one.start) == (hit.start < one.start)]
        if family == "sign" and any(h.label == "end" and _governs(text, hit, h) for h in side):
            return "end"
    return family


def _governs(text: str, first: Hit, second: Hit) -> bool:
    """Does one cue stand a few words before another in the same clause?"""
    between = text[first.end : second.start]
    return (
        first.end <= second.start
        and len(_WORD.findall(between)) <= 4
        and not re.search(r"[,;:.()—–]", between)
    )


def _cost(text: str, one: Expression, hit: Hit, found: list[Expression], fronted: bool) -> float:
    """How far a cue stands from a date: words between, and more for what parts them."""
    before = hit.start < one.start
    start, end = (hit.end, one.start) if before else (one.end, hit.start)
    if start >= end:
        return 0.0
    between = text[start:end]
    words = len(_WORD.findall(between))
    cost = (
        words**0.85
        + 3 * len(_BREAK.findall(between))
        + 3 * len(_TURN.findall(between))
        + between.count(",")
    )
    cost += sum(4.0 for other in found if other is not one and start <= other.start < end)
    if before:
        return cost
    if fronted:
        return 0.35 * cost
    return cost + (3.0 if words or "," in between else 0.0)


def _tense(
    text: str, strength: dict[str, float], nearest: str | None, hit: Hit | None, hits: list[Hit]
) -> Tense | None:
    """Does the clause of a date look back or ahead?"""
    if hit is None or nearest == "other":
        return "future" if nearest == "will" or strength["will"] > 0.5 else None
    words = text[hit.start : hit.end]
    if nearest == "hope" or any(
        h.label in ("will", "hope") and _governs(text, h, hit) for h in hits
    ):
        return "future"
    if nearest in ("announce", "say") or _PAST.match(words):
        return "past"
    return "future" if _PRESENT.match(words) else None


@cache
def _cues() -> Matcher:
    return Matcher(load("dates")["cues"])
