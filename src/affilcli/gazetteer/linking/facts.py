"""What of an institution speaks for it or against it, whatever the string."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from affilcli.gazetteer.entries import Institution
from affilcli.gazetteer.index import Index
from affilcli.gazetteer.index.words import content, folded
from affilcli.gazetteer.linking.heads import CARE, UNIVERSITY, heads_of
from affilcli.vocabulary import load

#: the year from which the age of an institution is counted, and the most years that count
NOW, OLDEST = 2025, 200
#: types with a feature of their own
TYPED = frozenset({"company", "organization", "medical-school", "network", "health-system"})


class Facts(NamedTuple):
    """What of an institution is asked for each candidate.

    `sort` is caring, university, institute or other; `city_words` are the content words of its city
    and state, `line` those that it is part of, near and far, `age` is in
    centuries, and `said` are features that it has in every string.
    """

    sort: str
    city: str
    city_words: frozenset[str]
    state: str | None
    country: str | None
    line: tuple[int, ...]
    children: int
    aliases: int
    age: float
    ror: str | None
    said: tuple[str, ...]


def facts_of(index: Index, number: int) -> Facts:
    """The facts of an institution."""
    one = index.institution(number)
    city, sort, line = folded(one.city or ""), _sort_of(one), _line(index, one)
    return Facts(
        sort, " ".join(city), frozenset(content(city)), one.state, one.country, line,
        index.children(number), len(one.aliases), _age(one), one.ror, tuple(_said(one, sort)),
    )  # fmt: skip


def _said(one: Institution, sort: str) -> Iterator[str]:
    yield sort
    if one.type in TYPED:
        yield one.type
    if one.parent:
        yield "child"
    if one.country == "US":
        yield "american"
    if not _giving().isdisjoint(folded(one.name)):
        yield "giving"
    if one.valid_to:
        yield "closed"


def _sort_of(one: Institution) -> str:
    """What it counts as beside others: a registry may type a hospital as a school."""
    sorts: dict[str, list[str]] = load("linking")["sorts"]
    kind = next((sort for sort, types in sorts.items() if one.type in types), "other")
    if kind == "university" and CARE in (said := heads_of(content(folded(one.name)))):
        return "caring" if said[-1] == CARE or UNIVERSITY not in said else kind
    return kind


def _line(index: Index, one: Institution) -> tuple[int, ...]:
    line: list[int] = []
    while one.parent and (number := index.number_of(one.parent)) is not None:
        if number in line:
            break
        line.append(number)
        one = index.institution(number)
    return tuple(line)


def _age(one: Institution) -> float:
    began = (one.valid_from or "")[:4]
    return min(OLDEST, max(0, NOW - int(began))) / 100 if began.isdigit() else 0.0


@cache
def _giving() -> frozenset[str]:
    """What names a foundation or a trust, which is called for what it supports."""
    return frozenset(load("linking")["giving"])
