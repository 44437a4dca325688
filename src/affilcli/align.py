"""Pairs up the terms of any number of records: which of them answer the same question.

Best matches first: of all pairs of terms that may share a row, the one that belongs together most
is joined, then the next, as long as no row gets two terms of one record, or two that must not share
one. Ties are broken by what the records hold, so that the order in which they are named is all one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product
from typing import NamedTuple

from affilcli.gazetteer import Gazetteer
from affilcli.records import FIELDS, Field, Record, terms_of, to_json
from affilcli.relate import JUDGES, SAME, Item, Relation

IDENTICAL = SAME._replace(pairing=2.0)
"""Of terms that are equal to the last character: they belong together more than any others."""


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


def align(records: Sequence[Record], gazetteer: Gazetteer) -> list[Aligned]:
    """The rows of a comparison, field by field; each term of each record is in exactly one."""
    ranks = _ranks(records)
    rows: list[Aligned] = []
    places: dict[tuple[int, int], int] = {}
    for field in FIELDS:
        found = _rows(field, _items(field, records, places), ranks, gazetteer)
        if field == "parties":
            places = {(i.deal, i.position): row for row, one in enumerate(found) for i in one.items}
        rows += found
    return rows


def _ranks(records: Sequence[Record]) -> list[int]:
    """The place of each record in an order that only their contents decide."""
    contents = [to_json(record) for record in records]
    order = sorted(range(len(records)), key=contents.__getitem__)
    return [order.index(deal) for deal in range(len(records))]


def _items(
    field: Field, records: Sequence[Record], places: dict[tuple[int, int], int]
) -> list[Item]:
    return [
        Item(deal, index, term, record, _place(field, deal, term, places))
        for deal, record in enumerate(records)
        for index, term in enumerate(terms_of(record, field))
    ]


def _place(field: Field, deal: int, term: object, places: dict[tuple[int, int], int]) -> int | None:
    party = getattr(term, "party", None) if field == "people" else None
    return None if party is None else places.get((deal, party))


def _rows(field: Field, items: list[Item], ranks: list[int], gazetteer: Gazetteer) -> list[Aligned]:
    candidates = sorted(_candidates(field, items, ranks, gazetteer))
    relations = {one.pair: one.relation for one in candidates}
    rows = [
        _aligned(field, row, items, relations) for row in _joined(len(items), candidates, relations)
    ]
    return sorted(rows, key=lambda row: _order(row, ranks))


def _candidates(
    field: Field, items: list[Item], ranks: list[int], gazetteer: Gazetteer
) -> Iterator[_Candidate]:
    relate = JUDGES[field].relate
    for one, other in combinations(range(len(items)), 2):
        a, b = items[one], items[other]
        if a.deal == b.deal:
            continue
        relation = IDENTICAL if a.term == b.term else relate(a, b, gazetteer)
        if relation is None:
            continue
        pair_ranks = tuple(sorted(((ranks[a.deal], a.position), (ranks[b.deal], b.position))))
        distance = abs(a.position - b.position)
        yield _Candidate(-relation.pairing, distance, pair_ranks, (one, other), relation)


def _joined(
    number: int, candidates: Sequence[_Candidate], relations: Mapping[tuple[int, int], Relation]
) -> list[tuple[int, ...]]:
    """Groups of items: greedily, best pair first, each two of a group related (complete linkage).

    Two terms of one record are never related.
    """
    groups = [frozenset((index,)) for index in range(number)]
    for candidate in candidates:
        one, other = (groups[index] for index in candidate.pair)
        if one is other or any(
            (min(pair), max(pair)) not in relations for pair in product(one, other)
        ):
            continue
        union = one | other
        for index in union:
            groups[index] = union
    return [tuple(sorted(group)) for group in dict.fromkeys(groups)]


def _aligned(
    field: Field,
    group: tuple[int, ...],
    items: list[Item],
    relations: dict[tuple[int, int], Relation],
) -> Aligned:
    found = tuple(relations[pair] for pair in combinations(group, 2))
    return Aligned(field, tuple(items[index] for index in group), found)


def _order(row: Aligned, ranks: list[int]) -> tuple[object, ...]:
    """Rows that more records share come first, then as their field is read."""
    rank = min(JUDGES[row.field].rank(item) for item in row.items)
    places = sorted((item.position, ranks[item.deal]) for item in row.items)
    return (-len(row.items), rank, places)
