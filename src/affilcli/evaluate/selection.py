"""Some of the texts: by id, or by a fold that does not change when texts are added."""

from __future__ import annotations

import difflib
import hashlib
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from affilcli.errors import AffilError
from affilcli.evaluate.cases import Case


class Fold(NamedTuple):
    """Some of `of` parts, counted from 1, into which ids fall by their hash."""

    parts: frozenset[int]
    of: int

    def has(self, identifier: str) -> bool:
        """Does this id fall into one of the parts? Whatever other ids there are."""
        digest = hashlib.sha256(identifier.encode()).digest()
        return int.from_bytes(digest) % self.of + 1 in self.parts


def select(cases: Sequence[Case], ids: Iterable[str] = (), fold: Fold | None = None) -> list[Case]:
    """The cases with these ids, or all, as far as they fall into the fold.

    Raises AffilError for an unknown id, and when nothing is left.
    """
    known = {case.id for case in cases}
    wanted = set(ids) or known
    for identifier in sorted(wanted - known):
        close = difflib.get_close_matches(identifier, known, n=1)
        hint = f"did you mean '{close[0]}'?" if close else "gold is named by the stem of its file"
        raise AffilError(f"'{identifier}' is none of the {len(cases)} texts", hint=hint)
    chosen = [case for case in cases if case.id in wanted and (fold is None or fold.has(case.id))]
    if not chosen:
        raise AffilError("no text is left in this fold", hint="choose another, or fewer folds")
    return chosen


def parse_fold(words: str) -> Fold:
    """`2/5`, or `1,3/5`; raises AffilError for anything else."""
    parts, _, of = words.partition("/")
    try:
        fold = Fold(frozenset(int(part) for part in parts.split(",")), int(of))
    except ValueError:
        fold = Fold(frozenset({0}), 0)
    if not all(1 <= part <= fold.of for part in fold.parts):
        raise AffilError(f"'{words}' is no fold", hint="write --fold 2/5, or --fold 1,3/5")
    return fold
