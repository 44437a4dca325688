"""Strings linked to institutions, by the linker and by rapidfuzz's extractOne over all names."""

from __future__ import annotations

import random
from pathlib import Path

from rapidfuzz import process

from affilcli.gazetteer import Gazetteer
from affilcli.gazetteer.linking import Linker
from affilcli.gazetteer.names import key_of
from benchmarks.speed.race import Race, work
from benchmarks.speed.registry import INSTITUTIONS, names, registry

STRINGS, FEW = 1000, 10
"""So many strings are linked, and so many of them the peer is given: it holds each against all
names."""


def race(folder: Path) -> Race:
    """Both from the bare string, everything loaded before; in this process."""
    gazetteer = registry(folder)
    linker = Linker(gazetteer.index)
    strings = affiliations(gazetteer)
    keys = [key_of(name) for name in names(gazetteer)]
    return Race(
        question=f"{STRINGS:,} affiliations linked to {INSTITUTIONS:,} institutions, "
        f"against extractOne with {FEW} of them",
        ours=work(lambda: [linker.link(text) for text in strings]),
        peer=work(lambda: [process.extractOne(key_of(text), keys) for text in strings[:FEW]]),
        at_least=1.0,
        rounds=3,
    )


def affiliations(gazetteer: Gazetteer) -> list[str]:
    """Strings as papers have them: a unit, an institution, where it lies. The same in every run."""
    chance = random.Random(0)
    units = ("Department of Surgery", "Division of Cardiology", "Institute of Public Health")
    chosen = chance.choices(gazetteer.institutions, k=STRINGS)
    return [
        ", ".join(filter(None, (chance.choice(units), one.name, one.city, one.state, one.country)))
        for one in chosen
    ]
