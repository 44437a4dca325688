"""From a string to the institution that it names, or to none with the reason why."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from affilcli.gazetteer.entries import Institution
from affilcli.gazetteer.index import Index, Kind
from affilcli.gazetteer.linking.alike import LINKING, Bars
from affilcli.gazetteer.linking.candidate import Candidate
from affilcli.gazetteer.linking.candidates import Candidates
from affilcli.gazetteer.linking.features import Features, Featuring, Weighed
from affilcli.gazetteer.linking.mention import Mention
from affilcli.gazetteer.linking.reasons import reasons_for
from affilcli.gazetteer.linking.times import Times
from affilcli.vocabulary import load

LONGEST = 2_000
"""Characters of a string that can be linked. What is longer is a text: to look for names in it
takes other ways, and in these ways more time than its length."""

#: a probability below this is not worth a line
WORTH = 0.005
#: somebody who fits in the same way and is less likely than this, beside the best, is no equal
EQUALLY = 0.4
#: what tells namesakes apart: where the text says that they are
PLACES = ("city", "city_within", "state", "country", "other_country")
#: who is alike in these stands in the text in the same way
STANDING = ("exact", "covers", "covered", "in_order", "literal", "alias", "acronym")


class Ranked(NamedTuple):
    """An institution that a string may mean: the probability that it does, and why."""

    institution: Institution
    score: float
    reasons: tuple[str, ...]
    weighed: Weighed


class Link(NamedTuple):
    """What a string was linked to: an institution, or None with the reason in `reasons`.

    `score` is the probability of the best, given or not; `rivals` are those that fit as well where
    none is given.
    """

    text: str
    institution: Institution | None
    score: float
    reasons: tuple[str, ...]
    rivals: tuple[Institution, ...] = ()


class Linker:
    """Links strings to the institutions of an index; the same string always to the same."""

    def __init__(self, index: Index, bars: Bars = LINKING) -> None:
        self.index = index
        self.candidates = Candidates(index, bars)
        self.featuring = Featuring(index, self.candidates)
        self.times = Times(index)

    @cached_property
    def least(self) -> dict[str, float]:
        """The least probability with which an institution is given: by a string that speaks of
        care, and by others.
        """
        found: dict[str, float] = load("linking")["least"]
        return found

    def link(self, text: str, when: str | None = None) -> Link:
        """The institution that a string names, on the day or in the year `when` (EDTF) if given."""
        if len(text) > LONGEST:
            return Link(text, None, 0.0, (f"is longer than {LONGEST:,} characters",))
        mention = Mention(text)
        ranked = self._ranked(mention, when)
        if not ranked:
            what = "no name of the gazetteer stands in it" if mention.words else "nothing is there"
            return Link(text, None, 0.0, (what,))
        best, *others = ranked
        equals = [one for one in others if _fits_equally(best, one)]
        against = self._why_not(mention, best, equals, others)
        if against:
            rivals = tuple(one.institution for one in (best, *equals)) if equals else ()
            return Link(text, None, best.score, (against,), rivals)
        return Link(text, best.institution, best.score, best.reasons)

    def ranked(self, text: str, place: str = "") -> list[Ranked]:
        """All institutions that a string may mean, the likeliest first, of equals by id; `place` is
        where they should be, and names none.
        """
        mention = Mention(f"{text}, {place}" if place else text)
        end = len(Mention(text).tokens)
        return self._weighed(
            [one for one in self.candidates.of(mention) if one.end <= end], mention
        )

    def _ranked(self, mention: Mention, when: str | None) -> list[Ranked]:
        found = self.candidates.of(mention)
        if when:
            found = list(self.times.at(when, found))
        return [one for one in self._weighed(found, mention) if one.score >= WORTH]

    def _weighed(self, found: Sequence[Candidate], mention: Mention) -> list[Ranked]:
        weighed = self.featuring.of(mention, found)
        scores = probabilities([one.odds for one in weighed])
        order = sorted(range(len(weighed)), key=lambda i: (-scores[i], i))
        return [self._explained(weighed[i], scores[i]) for i in order]

    def _explained(self, one: Weighed, score: float) -> Ranked:
        institution = self.index.institution(one.candidate.institution)
        owner = self.index.institution(self.index.owners[one.candidate.form])
        form = self.index.form(one.candidate.form)
        reasons = reasons_for(institution, owner, form, one)
        return Ranked(institution, round(score, 3), reasons, one)

    def _why_not(
        self,
        mention: Mention,
        best: Ranked,
        equals: Sequence[Ranked],
        others: Sequence[Ranked],
    ) -> str | None:
        """Why the best is not given after all; None where nothing speaks against it."""
        if equals:
            return f"fits {_listed([best, *equals])} equally"
        if best.weighed.candidate.kind == Kind.ACRONYM and _alone(best.weighed.features):
            return f"an acronym without its long form: {best.institution.id}?"
        if unit := _unit_of(mention, best.weighed):
            return f"names a {unit} of {best.institution.id} that is not in the gazetteer"
        if best.score < self.least["care" if mention.speaks_of_care else "other"]:
            likely = [one for one in others[:1] if one.score > best.score / 4]
            return f"too unsure: {_listed([best, *likely])}?"
        return None


def probabilities(odds: Sequence[float]) -> list[float]:
    """The probability of each that it is meant, beside the one that none is, by their log-odds."""
    top = max([0.0, *odds])
    powers = [math.exp(x - top) for x in odds]
    total = sum(powers) + math.exp(-top)
    return [power / total for power in powers]


def _fits_equally(best: Ranked, other: Ranked) -> bool:
    """Do both stand in the text in the same way, and in no place that tells them apart, and is none
    of them much the likelier by what else is known?
    """
    if other.score < EQUALLY * best.score:
        return False
    one, two = best.weighed, other.weighed
    here = (one.candidate.start, one.candidate.end) == (two.candidate.start, two.candidate.end)
    return here and all(
        one.features.get(name, 0) == two.features.get(name, 0) for name in (*STANDING, *PLACES)
    )


def _alone(features: Features) -> bool:
    """Is an acronym neither spelled out nor at a place that the text names?"""
    return not any(features.get(name) for name in ("acronym_spelled", "city", "state"))


def _unit_of(mention: Mention, best: Weighed) -> str | None:
    """What the words around a name make of it, if that is somebody else."""
    told, one = best.features, best.candidate
    if told.get("caring") or told.get("medical-school"):
        return None
    if told.get("university_before_care"):
        return "hospital"
    if one.end in mention.joined:
        return None  # `University of Utah and Children's Hospital`
    _, end = mention.parts[mention.tokens[one.end - 1].part]
    behind = [token.text for token in mention.tokens[one.end : end]]
    units: list[list[str]] = load("linking")["units"]
    named = next((" ".join(u) for u in units if behind[: len(u)] == u), None)
    return named or ("hospital" if told.get("university_behind_care") else None)


def _listed(found: Sequence[Ranked]) -> str:
    *most, last = [one.institution.id for one in found[:4]]
    return f"{', '.join(most)} and {last}" if most else last
