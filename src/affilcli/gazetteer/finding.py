"""Institutions that a name may mean, with how likely that is and why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from affilcli.errors import AffilError
from affilcli.gazetteer.entries import Institution
from affilcli.gazetteer.index import Index
from affilcli.gazetteer.linking import Linker
from affilcli.gazetteer.linking.alike import FINDING
from affilcli.gazetteer.linking.linker import LONGEST, WORTH
from affilcli.gazetteer.respelling import Respelling


class Found(NamedTuple):
    """An institution, the probability that it is meant, and the reasons, the weightiest first."""

    institution: Institution
    score: float
    reasons: tuple[str, ...]


class Finder:
    """Looks institutions up as the linker does, and shows what else is somewhat alike."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.linker = Linker(index)
        self.wider = Linker(index, FINDING)
        self.respelling = Respelling(index)

    def find(self, name: str, near: str = "", most: int = 10) -> list[Found]:
        """The institutions that the name may mean, the likeliest first, and of equals by id; `near`
        is where it should be, as it would stand behind the name (`Boston, MA`). Raises AffilError
        for what is longer than a string that can be linked.
        """
        if len(name) + len(near) > LONGEST:
            raise AffilError(f"the name is longer than {LONGEST:,} characters")
        best: dict[str, Found] = {}
        for found in self._all(name, near):
            known = best.get(found.institution.id)
            if known is None or found.score > known.score:
                best[found.institution.id] = found
        ranked = sorted(best.values(), key=lambda f: (-f.score, f.institution.id))
        return [found for found in ranked if found.score >= WORTH][:most]

    def _all(self, name: str, near: str) -> Iterator[Found]:
        number = self.index.number_of(name.strip())
        if number is not None:
            yield Found(self.index.institution(number), 1.0, ("its id",))
        yield from self._meant(name, near)
        for reading in self.respelling.readings(name):
            for one in self._meant(reading.text, near):
                reasons = (f"read as '{reading.text}'", *one.reasons)
                yield Found(one.institution, round(one.score * reading.likeness, 3), reasons)

    def _meant(self, name: str, near: str) -> Iterator[Found]:
        """What the linker weighs; what it leaves is shared among others that are somewhat alike."""
        meant = self.linker.ranked(name, near)
        for one in meant:
            yield Found(one.institution, one.score, one.reasons)
        wider, known = self.wider.ranked(name, near), {one.institution.id for one in meant}
        left = 1 - sum(one.score for one in meant)
        theirs = 1 - sum(one.score for one in wider if one.institution.id in known)
        for one in wider:
            if one.institution.id not in known:
                share = max(0.0, left) * one.score / max(theirs, one.score)
                yield Found(one.institution, round(share, 3), one.reasons)
