"""Pairs up the terms of any number of records: which of them answer the same question.

Best matches first: of all pairs of terms that may share a row, the one that belongs together most
is joined, then the next, as long as no row gets two terms of one record, or two that must not share
one. Ties are broken by what the records hold, so that the order in which they are named is all one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from affilcli.gazetteer import Gazetteer
from affilcli.records import FIELDS, Field, Record, terms_of, to_json
from affilcli.relate import JUDGES, Item, Relation

IDENTICAL = 2.0
"""How much two terms belong together that are equal to the last character: above all others."""


class Aligned(NamedTuple):
    """Items on one row, in the order of the records, and how each two of them relate."""

    field: Field
    items: tuple[Item, ...]
    relations: tuple[Relation, ...]


class _Candidate(NamedTuple):
    """Two items that may share a row; the fields are in the order in which they are decided."""

    weakness: float
    distance: int
    ranks: tuple[tuple[int, int], ...]
    pair: tuple[int, int]
    relation: Relation


class _Group(NamedTuple):
    """Items on one row, and the items to which each of them is related, as bit masks."""

    members: int
    related: int


def align(
    records: Sequence[Record], gazetteer: Gazetteer, ranks: Sequence[int] | None = None
) -> list[Aligned]:
    """The rows of a comparison, field by field; each term of each record is in exactly one.

    `ranks` are those that `ranked` gives, of these records or of more.
    """
    ranks = ranked(records) if ranks is None else ranks
    rows: list[Aligned] = []
    places: dict[tuple[int, int], int] = {}
    for field in FIELDS:
        found = _rows(field, _items(field, records, places), ranks, gazetteer)
        if field == "parties":
            places = {(i.deal, i.position): row for row, one in enumerate(found) for i in one.items}
        rows += found
    return rows


def ranked(records: Sequence[Record]) -> list[int]:
    """The place of each record in an order that only their contents decide."""
    contents = [to_json(record) for record in records]
    ordered = sorted(range(len(records)), key=contents.__getitem__)
    places = {deal: place for place, deal in enumerate(ordered)}
    return [places[deal] for deal in range(len(records))]


def _items(
    field: Field, records: Sequence[Record], places: dict[tuple[int, int], int]
) -> list[Item]:
    return [
        Item(deal, index, term, _place(field, deal, term, places))
        for deal, record in enumerate(records)
        for index, term in enumerate(terms_of(record, field))
    ]


def _place(field: Field, deal: int, term: object, places: dict[tuple[int, int], int]) -> int | None:
    party = getattr(term, "party", None) if field == "people" else None
    return None if party is None else places.get((deal, party))


def _rows(
    field: Field, items: list[Item], ranks: Sequence[int], gazetteer: Gazetteer
) -> list[Aligned]:
    candidates = sorted(_candidates(field, items, ranks, gazetteer))
    relations = {one.pair: one.relation for one in candidates}
    groups = _joined(len(items), candidates)
    rows = [_aligned(field, group, items, relations) for group in groups]
    return sorted(rows, key=lambda row: _order(row, ranks))


def _candidates(
    field: Field, items: list[Item], ranks: Sequence[int], gazetteer: Gazetteer
) -> Iterator[_Candidate]:
    relate = JUDGES[field].relate
    for one, other in combinations(range(len(items)), 2):
        a, b = items[one], items[other]
        relation = relate(a, b, gazetteer) if a.deal != b.deal else None
        if relation is None:
            continue
        pairing = IDENTICAL if a.term == b.term else relation.pairing
        pair_ranks = tuple(sorted(((ranks[a.deal], a.position), (ranks[b.deal], b.position))))
        distance = abs(a.position - b.position)
        yield _Candidate(-pairing, distance, pair_ranks, (one, other), relation)


def _joined(number: int, candidates: Sequence[_Candidate]) -> list[tuple[int, ...]]:
    """Groups of items: greedily, best pair first, each two of a group related (complete linkage).

    Sets of items are bit masks: this decides on every pair of terms of every pair of deals.
    """
    related = [0] * number
    for candidate in candidates:
        one, other = candidate.pair
        related[one] |= 1 << other
        related[other] |= 1 << one
    groups = [_Group(1 << item, related[item]) for item in range(number)]
    for candidate in candidates:
        one_group, other_group = (groups[item] for item in candidate.pair)
        if one_group is other_group or other_group.members & ~one_group.related:
            continue
        union = _Group(
            one_group.members | other_group.members, one_group.related & other_group.related
        )
        for item in _bits(union.members):
            groups[item] = union
    return [tuple(_bits(group.members)) for group in dict.fromkeys(groups)]


def _bits(mask: int) -> Iterator[int]:
    """The items of a mask, in order."""
    while mask:
        yield (mask & -mask).bit_length() - 1
        mask &= mask - 1


def _aligned(
    field: Field,
    group: tuple[int, ...],
    items: list[Item],
    relations: dict[tuple[int, int], Relation],
) -> Aligned:
    found = tuple(relations[pair] for pair in combinations(group, 2))
    return Aligned(field, tuple(items[index] for index in group), found)


def _order(row: Aligned, ranks: Sequence[int]) -> tuple[object, ...]:
    """Rows that more records share come first, then as their field is read."""
    rank = min(JUDGES[row.field].rank(item) for item in row.items)
    places = sorted((item.position, ranks[item.deal]) for item in row.items)
    return (-len(row.items), rank, places)
