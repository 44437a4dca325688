"""A registry the size of a public one: the shipped gazetteer, and as many made-up institutions as
make 51,370 with some 120,000 names. The same in every run.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from affilcli.gazetteer import Gazetteer, Institution, load_gazetteer
from affilcli.gazetteer.rows import write

INSTITUTIONS = 51_370
HEADS = (
    "Hospital", "Medical Center", "Health System", "Health", "Clinic", "University Hospital",
    "Children's Hospital", "Regional Medical Center", "Cancer Institute", "Institute of Health",
)  # fmt: skip


def registry(folder: Path) -> Gazetteer:
    """The registry, its index built once a run of the benchmark."""
    made = folder / "registry.csv"
    if not made.exists():
        with made.open("w", encoding="utf-8", newline="") as stream:
            write(_institutions(), stream)
    return load_gazetteer((made,))


def names(gazetteer: Gazetteer) -> Iterator[str]:
    """All names of its institutions."""
    return (name for one in gazetteer.institutions for name in one.names)


def _institutions() -> Iterator[Institution]:
    chance = random.Random(0)
    shipped = load_gazetteer().institutions
    firsts = sorted({one.name.split()[0] for one in shipped})
    places = [(one.city, one.state, one.country) for one in shipped if one.city]
    for number in range(INSTITUTIONS - len(shipped)):
        city, state, country = chance.choice(places)
        first = f"{chance.choice(firsts)} {chance.choice(firsts)}"
        head, other = chance.sample(HEADS, 2)
        name = f"{first} {head}"
        aliases = (f"{name} of {city}", f"{city} {first} {other}")[: chance.randint(1, 2)]
        yield Institution(
            id=f"made-up-{number}", name=name, aliases=aliases, city=city, state=state,
            country=country, type="hospital", source="made-up",
        )  # fmt: skip
