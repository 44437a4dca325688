"""Entries that join a user's own file: nothing is added that a check would complain of."""

from __future__ import annotations

from collections.abc import Sequence

from affilcli.errors import AffilError
from affilcli.gazetteer.check import check_entries
from affilcli.gazetteer.entries import Entry


def joined(
    added: Sequence[Entry], before: Sequence[Entry], beside: Sequence[Entry], *, replace: bool
) -> list[Entry]:
    """What the file holds when the entries are added to those that it held `before`.

    `beside` are the entries that it is laid over. Raises AffilError when an id is there already and
    `replace` is not asked for, or when one of the added entries has a part in a problem.
    """
    new = {entry.id for entry in added}
    if not replace and (again := sorted(new & {entry.id for entry in before})):
        raise AffilError(f"'{again[0]}' is there already", hint="choose another id, or --replace")
    entries = [*(entry for entry in before if entry.id not in new), *added]
    own = {entry.id for entry in entries}
    for problem in check_entries([*(one for one in beside if one.id not in own), *entries]):
        if new.intersection(problem.ids):
            raise AffilError(f"not added: {problem}", hint="mend it and try again")
    return entries
