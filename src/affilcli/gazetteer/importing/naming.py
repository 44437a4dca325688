"""Ids for institutions that have none: made from the name, and told apart by the place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet

from affilcli.gazetteer.entries import Institution
from affilcli.identity import slug

#: an id is not longer than this, before what tells it apart
LONGEST = 60


def name_all(institutions: Sequence[Institution], taken: AbstractSet[str]) -> list[str]:
    """An id for each, in their order, none of them taken or given twice.

    The name; where several share it, all of them with the city behind it, then the state, then the
    number in the registry. It does not depend on their order.
    """
    ids = [_by_name(one) for one in institutions]
    for longer in (_by_city, _by_state, _by_number):
        times = Counter(ids)
        ids = [
            longer(one) if times[entry_id] > 1 or entry_id in taken else entry_id
            for one, entry_id in zip(institutions, ids, strict=True)
        ]
    return ids


def _by_name(one: Institution) -> str:
    plain = slug(one.name).encode("ascii", "ignore").decode()
    short = "-".join(filter(None, plain.split("-")))[:LONGEST].strip("-")
    return short or _number(one)


def _behind(*columns: str) -> Callable[[Institution], str]:
    def longer(one: Institution) -> str:
        parts = [_by_name(one), *(_plain(getattr(one, column) or "") for column in columns)]
        return "-".join(filter(None, parts))

    return longer


_by_city = _behind("city")
_by_state = _behind("city", "state", "country")


def _by_number(one: Institution) -> str:
    return "-".join(filter(None, (_by_state(one), _number(one))))


def _number(one: Institution) -> str:
    """Its number in the first registry that names it."""
    first = (one.source or "").split("|")[0]
    return _plain(first.rpartition("/")[2] if "/" in first else first.replace(":", "-"))


def _plain(text: str) -> str:
    return "-".join(filter(None, slug(text).encode("ascii", "ignore").decode().split("-")))
