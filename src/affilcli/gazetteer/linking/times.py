"""Who bears a name at a time: former names, institutions that ended, and those they went into."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from affilcli.gazetteer.entries import Institution
from affilcli.gazetteer.index import Index, Kind
from affilcli.gazetteer.linking.candidate import Candidate


class Times:
    """Keeps the candidates that were there at a time."""

    def __init__(self, index: Index) -> None:
        self.index = index

    def at(self, when: str, found: Iterable[Candidate]) -> Iterator[Candidate]:
        """The candidates that the name could mean then.

        An institution that had ended gives way to the one that it was merged into. A former name
        goes on being used after its years, but not before them.
        """
        for one in found:
            owner = self._then(self.index.institution(one.institution), when)
            number = self.index.number_of(owner.id) if owner else None
            if number is not None and self._is_borne(one, when):
                yield one._replace(institution=number)

    def _then(self, one: Institution, when: str) -> Institution | None:
        """Who stood for this institution at the time; None before it began."""
        seen = {one.id}
        while before(one.valid_to, when):
            number = self.index.number_of(one.parent) if one.parent else None
            if one.relation != "merged-into" or number is None:
                return None
            one = self.index.institution(number)
            if one.id in seen:
                return None
            seen.add(one.id)
        return None if before(when, one.valid_from) else one

    def _is_borne(self, one: Candidate, when: str) -> bool:
        if one.kind != Kind.FORMER:
            return True
        return not before(when, self.index.form(one.form).start)


def before(one: str | None, other: str | None) -> bool:
    """Does the first day or year lie wholly before the other? Not where one of them is open."""
    if not one or not other:
        return False
    size = min(len(one), len(other))
    return one[:size] < other[:size]
