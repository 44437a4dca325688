"""What type of institution a name tells of, by the words of `vocabulary/institution_types.toml`."""

from __future__ import annotations

import re
from functools import cache

from affilcli.gazetteer.names import normalise
from affilcli.vocabulary import load


def type_of(name: str) -> str:
    """One of the types that `check.TYPES` lists."""
    folded = normalise(name)
    found = (kind for kind, words in _words() if words.search(folded))
    return next(found, load("institution_types")["otherwise"])


@cache
def _words() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (kind, re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)"))
        for kind, words in load("institution_types")["types"]
    )
