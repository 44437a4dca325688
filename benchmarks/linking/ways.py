"""Ways to link a string: ours, two exact look-ups, and the most alike of all names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable

from rapidfuzz import fuzz, process

from affilcli.gazetteer import Gazetteer, Institution
from affilcli.gazetteer.linking import Linker
from affilcli.gazetteer.names import key_of

#: a ROR id, or None where the string is left alone
Way = Callable[[str], str | None]

_PART = re.compile(r"[,;()]")
#: how alike, in hundredths, the most alike name must be
ALIKE = 90
#: no name is looked for that has more words
WORDS = 14


def ours(gazetteer: Gazetteer) -> Way:
    """Affilcli's linker."""
    linker = Linker(gazetteer.index)

    def link(text: str) -> str | None:
        one = linker.link(text).institution
        return one.ror if one else None

    return link


def exact(gazetteer: Gazetteer) -> Way:
    """The first part between commas that is the name or an alias of one institution alone."""
    known = _borne_by_one(gazetteer)

    def link(text: str) -> str | None:
        parts = (key_of(part) for part in (text, *_PART.split(text)))
        return next((known[part] for part in parts if part in known), None)

    return link


def longest(gazetteer: Gazetteer) -> Way:
    """The longest name or alias of one institution alone that stands anywhere, word for word."""
    known = _borne_by_one(gazetteer)

    def link(text: str) -> str | None:
        words = key_of(text).split()
        found = (
            " ".join(words[start:end])
            for start in range(len(words))
            for end in range(start + 1, min(len(words), start + WORDS) + 1)
        )
        best = max((name for name in found if name in known), key=len, default=None)
        return known[best] if best else None

    return link


def alike(gazetteer: Gazetteer) -> Way:
    """Rapidfuzz's `extractOne` over all names, by its default scorer."""
    names, rors = zip(*_names(gazetteer.institutions), strict=True)
    folded = [key_of(name) for name in names]

    def link(text: str) -> str | None:
        found = process.extractOne(key_of(text), folded, scorer=fuzz.WRatio, score_cutoff=ALIKE)
        return rors[found[2]] if found else None

    return link


def _borne_by_one(gazetteer: Gazetteer) -> dict[str, str]:
    """The names that one institution alone bears, and its id."""
    claims: defaultdict[str, set[str]] = defaultdict(set)
    for name, ror in _names(gazetteer.institutions):
        claims[key_of(name)].add(ror)
    return {name: next(iter(rors)) for name, rors in claims.items() if len(rors) == 1}


def _names(institutions: Iterable[Institution]) -> Iterable[tuple[str, str]]:
    return ((name, one.ror) for one in institutions if one.ror for name in one.names)
