"""A form of an institution that stands in a string, or one that is merely alike."""

from __future__ import annotations

from typing import NamedTuple

from affilcli.gazetteer.index import Kind


class Candidate(NamedTuple):
    """A form of an institution and the tokens that it was found by.

    `covers` is what share of the form stands there and `covered` what share of the tokens is the
    form, by the weight of their words; both are 1 for a name that stands there. It is `literal`
    where it stands there word for word, small words and plurals too.
    """

    institution: int
    kind: Kind
    form: int
    start: int
    end: int
    in_order: bool
    exact: bool = True
    covers: float = 1.0
    covered: float = 1.0
    literal: bool = False
    missing: float = 0.0
    extra: float = 0.0

    @property
    def rank(self) -> tuple[bool, bool, float, int]:
        """How well it is the name of its institution that stands there."""
        return self.literal, self.in_order, self.covers + self.covered, -self.kind
