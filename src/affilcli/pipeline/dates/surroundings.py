"""What stands around one date of a sentence: how near each cue is, and which one governs it."""

from __future__ import annotations

import re

from affilcli.pipeline.cues import Hit
from affilcli.pipeline.dates import around
from affilcli.pipeline.dates.counting import Tense
from affilcli.pipeline.dates.cue_families import BARE, LEADERS, Cues, families
from affilcli.pipeline.dates.expressions import Expression

#: what can be done to a paper: "close on an affiliation agreement"
VERBS = ("start", "end", "announce", "sign")
#: families that tell what a sentence is about, wherever in it they stand
CONTEXT = frozenset({"event", "history", "regulator", "condition", "deal"})
#: at this cost a cue no longer counts; none counts so many characters away
REACH, FAR = 14, 400
#: a leader nearer than this can be the nearest; a hope so near governs what follows
NEAR, HOPED = 0.2, 0.8
#: what it costs "…, officials said" to speak for a date that a verb before it has
ATTRIBUTED = 4.0
#: a date that opens its sentence belongs to its main verb, at most so far away
OPENS = 0.5


class Surroundings:
    """What stands around one date of a sentence."""

    def __init__(
        self, text: str, start: int, one: Expression, hits: list[Hit], found: list[Expression]
    ) -> None:
        self.text = text
        self.start = start
        self.one = one
        self.hits = hits
        self.found = found
        self.before = text[max(start, one.start - 40) : one.start]
        self.fronted = bool(around.FRONT.search(self.before))

    def cues(self) -> Cues:
        strength = families()
        best, rank = None, (NEAR, 0)
        for hit in self.hits:
            near = self._nearness(hit)
            strength[hit.label] = max(strength[hit.label], near)
            # of two just as near ("completed", "be completed") the longer says more
            if hit.label in LEADERS and (near, hit.end - hit.start) > rank:
                best, rank = hit, (near, hit.end - hit.start)
        since = bool(around.SINCE.search(self.before))
        if since or around.FROM.search(self.before):
            strength["asof"] = 0.8 if since else 1.0
        nearest = self._framed(strength) or (self._governed(best) if best else self._bare(strength))
        if nearest == "hope":  # it stands as near as what it governs
            strength["hope"] = max(strength["hope"], rank[0])
        tense = self._tense(best, nearest)
        under = self._telling() if nearest == "hope" else None
        lasts = bool(around.LASTS.search(self.before))
        return Cues(strength, nearest, tense, self.fronted, since, lasts, under)

    def _framed(self, strength: dict[str, float]) -> str | None:
        """The family that the words just around the date say, whatever else stands near."""
        behind = self.text, self.one.end
        if around.EVERY.search(self.before) or around.PRICE.match(*behind):
            strength["event"] = 1.0
            return "other"
        if around.OF_PAPER.search(self.before):
            strength["sign"] = 1.0
            return "sign"
        if around.TAKES.search(self.before) or around.HAS_UNTIL.search(self.before):
            strength["hope"] = 1.0
            return "hope"
        if around.UNTIL.search(self.before):
            strength["end"] = 1.0
            in_office = around.WHO_WAS.match(*behind) or around.IN_OFFICE.search(self.before)
            return "other" if in_office else "end"
        return None

    def _bare(self, strength: dict[str, float]) -> str | None:
        """The family where no cue is near: the question answered, or just that it will be."""
        if around.WHEN.match(self.text, self.start):
            strength["start"] = 1.0
            return "start"
        return "will" if strength["will"] > BARE else None

    def _telling(self) -> str | None:
        """The family of a word of announcing or agreeing that governs a plan before the date."""
        plans = [h for h in self.hits if h.label == "hope" and h.start < self.one.start]
        told = (h for h in self.hits if h.label in ("announce", "sign"))
        return next((h.label for h in told if any(_governs(self.text, h, p) for p in plans)), None)

    def _nearness(self, hit: Hit) -> float:
        cost = self._cost(hit) * (0.5 if hit.label in CONTEXT else 1)
        return max(0.0, 1 - cost / REACH)

    def _cost(self, hit: Hit) -> float:
        """How far a cue stands from the date: words between, and more for what parts them."""
        one = self.one
        before = hit.start < one.start
        start, end = (hit.end, one.start) if before else (one.end, hit.start)
        if end - start > FAR:
            return 2.0 * REACH
        between = self.text[start:end]
        words = len(around.WORD.findall(between))
        parting = len(around.BREAK.findall(between)) + len(around.TURN.findall(between))
        if before and hit.label in CONTEXT and around.WHEN_CLAUSE.match(self.text, one.end):
            return 2.0 * REACH  # "talks began in July, when they signed": it is the day of both
        cost: float = words**0.85 + 3.0 * parting + between.count(",")
        cost += sum(4.0 for other in self.found if start <= other.start < end)
        if not before and (self._told_of(hit, between) or self._aim_of(hit)):
            cost += ATTRIBUTED
        if before:
            return cost
        if re.match(r"['’]s\s", self.text[one.end : one.end + 3]):
            return 0.2 * cost  # "Monday night's vote"
        if around.WHEN_CLAUSE.match(between):
            return 0.35 * cost
        if self.fronted and not self._aside(hit):
            opens = one.start - self.start <= 3 and hit.label in ("announce", "sign", "end")
            return min(0.35 * cost, OPENS * REACH) if opens else 0.35 * cost
        # "announced in May plans to merge": what was announced does not come before the date
        object_ = hit.label == "hope" and self.text[hit.start : hit.start + 4].casefold() == "plan"
        return cost + (3.0 if words or "," in between or object_ else 0.0)

    def _aside(self, hit: Hit) -> bool:
        """Does the cue stand in an aside: "on Friday, a year after they signed, the two merge"?"""
        between = self.text[self.one.end : hit.start]
        behind = (h for h in self.hits if h.start >= hit.end and h.label in LEADERS)
        return bool(around.ASIDE.search(between)) and any(
            "," in self.text[hit.end : other.start] for other in behind
        )

    def _aim_of(self, hit: Hit) -> bool:
        """Does the cue say what is agreed on the day: "voted Monday to open talks"?"""
        if hit.label not in ("start", "end") or not around.TO_DO.match(self.text, self.one.end):
            return False
        return any(h.label == "sign" and h.end <= self.one.start for h in self.hits)

    def _told_of(self, hit: Hit, between: str) -> bool:
        """Is a date one of what is told: "it became part of X on May 1, officials said"?"""
        if hit.label not in ("announce", "say"):
            return False
        deeds = (h for h in self.hits if h.label in ("start", "deed", "sign", "end"))
        said = any(
            h.end <= self.one.start and not around.BREAK.search(self.text[h.end : self.one.start])
            for h in deeds
        )
        return said and bool(re.match(r",\s", between))

    def _governed(self, hit: Hit) -> str:
        """The family of the nearest cue, or of one that governs it: "expected to open"."""
        family = LEADERS[hit.label]
        if family in ("say", "announce") and self._will_be(hit):
            return "will"
        if family in ("sign", "start", "hope") and (
            self._governing(hit, "hope") or self._hoped_for(hit) or self._also_hoped_for(hit)
        ):
            return "hope"
        if family == "sign" and self._ending(hit):
            return "end"
        if family == "start" and self._object(hit) and self._governing(hit, "sign"):
            return "sign"
        if hit.label == "paper":
            verbs = [h for h in self.hits if h.label in VERBS and _governs(self.text, h, hit)]
            return max(verbs, key=lambda h: h.start).label if verbs else family
        return family

    def _will_be(self, hit: Hit) -> bool:
        """Is it told what will be on the day: "says the handover will be on May 1"?"""
        told = range(hit.end, self.one.start)
        return any(h.label == "will" and h.start in told for h in self.hits)

    def _hoped_for(self, hit: Hit) -> bool:
        """Does the cue follow a date that is just hoped for: "aiming for a Jan. 1 start"?"""
        after = hit.start >= self.one.end
        return after and any(
            h.label == "hope" and h.end <= self.one.start and self._nearness(h) >= HOPED
            for h in self.hits
        )

    def _also_hoped_for(self, hit: Hit) -> bool:
        """Is the cue one more of what is hoped: "hope to sign this fall and to close in May"?"""
        return bool(
            around.AND_TO.search(self.text, max(self.start, hit.start - 12), hit.start)
        ) and any(
            h.label == "hope" and h.end <= hit.start and around.TO.match(self.text, h.end)
            for h in self.hits
        )

    def _governing(self, hit: Hit, *families: str) -> bool:
        return any(h.label in families and _governs(self.text, h, hit) for h in self.hits)

    def _object(self, hit: Hit) -> bool:
        """Is a cue a noun, as in "voted for the transfer"?"""
        return bool(around.ARTICLE.search(self.text, max(self.start, hit.start - 12), hit.start))

    def _ending(self, hit: Hit) -> bool:
        """Was it the end that was agreed: "voted to unwind"?"""
        side = hit.start < self.one.start
        return any(
            h.label == "end" and (h.start < self.one.start) == side and _governs(self.text, hit, h)
            for h in self.hits
        )

    def _tense(self, hit: Hit | None, nearest: str | None) -> Tense | None:
        """Does the clause of the date look back or ahead?"""
        if nearest == "will":
            return "future"
        if around.SINCE.search(self.before):
            return "past"
        if around.COME.search(self.before) or around.LASTING.search(self.before):
            return "future"
        if around.UNTIL.search(self.before):
            return None
        if hit is None or nearest == "other":
            return None
        if nearest == "hope" or self._governing(hit, "will", "hope"):
            return "future"
        words = self.text[hit.start : hit.end]
        if nearest in ("announce", "say") or hit.label == "paper" or around.PAST.match(words):
            return "past"
        return "future" if around.PRESENT.match(words) else None


def _governs(text: str, first: Hit, second: Hit) -> bool:
    """Does one cue stand a few words before another in the same clause, or open it?"""
    if first.start < second.start < first.end or (
        first.start == second.start and first.label == "hope"
    ):
        return first.label != second.label and first.end <= second.end
    if not first.end <= second.start <= first.end + FAR:
        return False
    between = text[first.end : second.start]
    return len(around.WORD.findall(between)) <= 4 and not re.search(r"[,;:.()—–]", between)
