"""Ways to link a string: ours, an exact look-up of its parts, and the most alike of all names."""

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


def ours(gazetteer: Gazetteer) -> Way:
    """Affilcli's linker."""
    linker = Linker(gazetteer.index)

    def link(text: str) -> str | None:
        one = linker.link(text).institution
        return one.ror if one else None

    return link


def exact(gazetteer: Gazetteer) -> Way:
    """The first part between commas that is the name or an alias of one institution alone."""
    claims: defaultdict[str, set[str]] = defaultdict(set)
    for name, ror in _names(gazetteer.institutions):
        claims[key_of(name)].add(ror)

    def link(text: str) -> str | None:
        found = (claims.get(key_of(part), set()) for part in (text, *_PART.split(text)))
        return next((next(iter(rors)) for rors in found if len(rors) == 1), None)

    return link


def alike(gazetteer: Gazetteer) -> Way:
    """Rapidfuzz's `extractOne` over all names, by its default scorer."""
    names, rors = zip(*_names(gazetteer.institutions), strict=True)
    folded = [key_of(name) for name in names]

    def link(text: str) -> str | None:
        found = process.extractOne(key_of(text), folded, scorer=fuzz.WRatio, score_cutoff=ALIKE)
        return rors[found[2]] if found else None

    return link


def _names(institutions: Iterable[Institution]) -> Iterable[tuple[str, str]]:
    return ((name, one.ror) for one in institutions if one.ror for name in one.names)
