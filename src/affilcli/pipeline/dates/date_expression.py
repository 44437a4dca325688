"""What the words of a date say, before anything is counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Unit = Literal[
    "day", "weekday", "holiday", "week", "weekend", "month", "season", "quarter", "half", "year",
    "decade", "span", "same", "vague",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Expression:
    """A date as the words give it; whatever they leave open is None.

    `number` is the month (1-12), season (21-24), quarter, half, weekday (Monday is 0), or for a
    `span` how many units; a `holiday` is the `nth` weekday `day` of the month `number` (-1 is the
    last one). `shift` is -1 for "last", 0 for "this", 1 for "next". `ends` says that the end of the
    unit is meant ("the end of June"), `by` that any day up to it will do, `after` that any from it
    on will, `about` that it may be a little off, `past` that the words themselves look back ("this
    past summer").
    """

    start: int
    end: int
    unit: Unit
    year: int | None = None
    number: int | None = None
    day: int | None = None
    shift: int | None = None
    year_shift: int | None = None
    span: str | None = None
    nth: int | None = None
    by: bool = False
    after: bool = False
    about: bool = False
    ends: bool = False
    fiscal: bool = False
    past: bool = False
    same_year: bool = False
    through: Expression | None = None

    @property
    def precise(self) -> bool:
        """Is a single day meant?"""
        return self.unit in ("day", "weekday", "holiday", "same")
