"""Records side by side: whatever they hold, nothing is lost and no order matters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import permutations

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from affilcli.compare import compare, differences, nearest, similarities
from affilcli.gazetteer import load_gazetteer
from affilcli.records import FIELDS, Comparison, Pair, Record, Role, Row, Similarity, terms_of
from tests import samples
from tests.strategies import records

GAZETTEER = load_gazetteer()
FEW = settings(max_examples=40, deadline=None)
"""Records take long to generate."""


def side_by_side(*deals: Record) -> Comparison:
    return compare(deals, GAZETTEER)


def turned(row: Row, order: Sequence[int]) -> Row:
    """The row as it must be when the records come in this order."""
    return msgspec.structs.replace(row, cells=[row.cells[place] for place in order])


def replaced(record: Record, **fields: object) -> Record:
    return msgspec.structs.replace(record, **fields)


@FEW
@given(st.lists(records(), min_size=2, max_size=4))
def test_each_term_of_each_record_stands_in_exactly_one_row(deals: list[Record]) -> None:
    seen = Counter(
        (deal, row.field, position)
        for row in side_by_side(*deals).rows
        for deal, position in enumerate(row.cells)
        if position is not None
    )
    there = [
        (deal, field, position)
        for deal, record in enumerate(deals)
        for field in FIELDS
        for position in range(len(terms_of(record, field)))
    ]
    assert seen == Counter(there)
    assert set(seen.values()) <= {1}


@FEW
@given(records())
def test_a_record_against_itself_is_all_same(record: Record) -> None:
    found = side_by_side(record, record)
    assert all((row.verdict, row.reasons) == ("same", []) for row in found.rows)
    assert found.similarity.score in (None, 1.0)
    assert (found.similarity.score is None) == (not found.similarity.parts)


@FEW
@given(records(), records())
def test_swapping_the_sides_mirrors_the_result(one: Record, other: Record) -> None:
    there, back = side_by_side(one, other), side_by_side(other, one)
    assert back.rows == [turned(row, (1, 0)) for row in there.rows]
    assert back.similarity == there.similarity


@FEW
@given(st.lists(records(), min_size=3, max_size=3, unique_by=msgspec.json.encode))
def test_the_order_of_the_records_turns_only_the_cells(deals: list[Record]) -> None:
    plain = side_by_side(*deals)
    for order in permutations(range(3)):
        found = side_by_side(*(deals[place] for place in order))
        assert found.rows == [turned(row, order) for row in plain.rows]
        assert found.similarity == plain.similarity
        for pair in found.pairs:
            a, b = sorted((order[pair.a], order[pair.b]))
            assert Pair(a=a, b=b, similarity=pair.similarity) in plain.pairs


@FEW
@given(st.lists(records(), min_size=2, max_size=3))
def test_verdicts_and_scores_keep_to_their_meaning(deals: list[Record]) -> None:
    found = side_by_side(*deals)
    for row in found.rows:
        there = [cell for cell in row.cells if cell is not None]
        assert (row.verdict == "only") == (len(there) == 1)
        assert row.verdict not in ("same", "only") or not row.reasons
        assert row.label
    for similarity in (found.similarity, *(pair.similarity for pair in found.pairs)):
        assert similarity.score is None or 0 <= similarity.score <= 1
        assert all(0 <= part.score <= 1 for part in similarity.parts)


@FEW
@given(records(), records(), records())
def test_a_third_record_does_not_change_how_alike_two_are(a: Record, b: Record, c: Record) -> None:
    assert side_by_side(a, b, c).pairs[0] == side_by_side(a, b).pairs[0]


@FEW
@given(st.lists(records(), min_size=2, max_size=3))
def test_differences_leave_out_just_what_all_say_alike(deals: list[Record]) -> None:
    whole = side_by_side(*deals)
    kept = differences(whole).rows
    dropped = [row for row in whole.rows if row not in kept]
    assert all(row.verdict == "same" and None not in row.cells for row in dropped)
    assert all(row.verdict != "same" or None in row.cells for row in kept)
    assert len(kept) + len(dropped) == len(whole.rows)


def test_the_score_is_the_weighted_mean_of_its_parts() -> None:
    other = replaced(samples.full(), figures=[], clauses=[])
    found = side_by_side(samples.full(), other).similarity
    assert {part.field: part.score for part in found.parts} == {
        "parties": 1.0, "kind": 1.0, "stage": 1.0, "service_lines": 1.0, "clauses": 0.0,
    }  # fmt: skip
    total = sum(part.weight for part in found.parts)
    lost = sum(part.weight for part in found.parts if part.field == "clauses")
    assert found.score == pytest.approx((total - lost) / total, abs=0.001)


def test_what_is_said_in_no_record_has_no_part_in_the_score() -> None:
    bare = replaced(samples.full(), figures=[], exclusions=[])
    fields = {part.field for part in side_by_side(bare, bare).similarity.parts}
    assert not fields & {"figures", "exclusions"}


def test_records_that_say_nothing_at_all_have_no_similarity() -> None:
    bare = Record(id="bare", source=samples.full().source, relevant=True)
    assert side_by_side(bare, bare).similarity == Similarity(score=None, parts=[])


def test_the_nearest_come_first_and_only_so_many() -> None:
    near = replaced(samples.full(), clauses=[])
    far = replaced(samples.full(), service_lines=[], clauses=[], parties=[])
    found = nearest(samples.full(), [far, samples.full(), near], GAZETTEER, 2)
    assert [one.records[1] for one in found] == [samples.full(), near]


def test_figures_count_only_where_both_texts_have_them() -> None:
    with_other = [msgspec.structs.replace(f, value=f.value * 2) for f in samples.full().figures]
    parts = side_by_side(samples.full(), replaced(samples.full(), figures=with_other)).similarity
    assert {part.field: part.score for part in parts.parts}["figures"] == 0.5
    without = side_by_side(samples.full(), replaced(samples.full(), figures=[])).similarity
    assert "figures" not in {part.field for part in without.parts}


def test_background_counts_less_than_what_is_agreed() -> None:
    lines = samples.full().service_lines
    existing = msgspec.structs.replace(lines[0], id="podiatry", name="Podiatry", status="existing")
    included = msgspec.structs.replace(existing, status="included")
    scores = [
        side_by_side(samples.full(), replaced(samples.full(), service_lines=[*lines, line]))
        for line in (existing, included)
    ]
    assert scores[0].similarity.score > scores[1].similarity.score  # type: ignore[operator]


def test_similarities_are_those_of_the_comparison_without_its_rows() -> None:
    deals = [samples.full(), replaced(samples.full(), clauses=[]), replaced(samples.full(), id="x")]
    whole = side_by_side(*deals)
    assert similarities(deals, GAZETTEER) == msgspec.structs.replace(whole, rows=[])


def test_people_of_parties_on_one_row_stand_on_one_row() -> None:
    deal = samples.full()
    lurie, rush = deal.parties
    tom = deal.people[0]
    ann = msgspec.structs.replace(tom, name="Ann Rush", party=1)
    bob = msgspec.structs.replace(tom, name="Bob Rush", party=0)
    eve = msgspec.structs.replace(tom, name="Eve Lurie", party=1)
    one = replaced(deal, parties=[lurie, rush], people=[tom, ann])
    other = replaced(deal, parties=[rush, lurie], people=[bob, eve])
    rows = [row for row in side_by_side(one, other).rows if row.field == "people"]
    assert sorted((row.cells, row.verdict) for row in rows) == [
        ([0, 1], "different"),
        ([1, 0], "different"),
    ]
    assert all(row.reasons == ["other persons", "the same office"] for row in rows)


def deal_of(*parties: tuple[str, Role]) -> Record:
    """A deal of invented organizations, of whom only names and roles are known."""
    known = samples.full().parties[0]
    invented = [
        msgspec.structs.replace(known, id=None, name=name, role=role) for name, role in parties
    ]
    return replaced(samples.full(), people=[], parties=invented)


def paired(*deals: Record) -> set[tuple[str | None, ...]]:
    """The names of the parties on each row."""
    return {
        tuple(
            None if place is None else deal.parties[place].name
            for deal, place in zip(deals, row.cells, strict=True)
        )
        for row in side_by_side(*deals).rows
        if row.field == "parties"
    }


JOINED = deal_of(("Oak Children's Hospital", "member"), ("Ash Health System", "network"))
SERVED = deal_of(("Elm Health System", "host"), ("Fir Children's Hospital", "provider"))
SHARED = deal_of(("Yew Children's Hospital", "partner"), ("Box Health System", "partner"))


def test_organizations_of_one_type_meet_whatever_the_family_of_their_roles() -> None:
    assert paired(JOINED, SERVED, SHARED) == {
        ("Oak Children's Hospital", "Fir Children's Hospital", "Yew Children's Hospital"),
        ("Ash Health System", "Elm Health System", "Box Health System"),
    }


def test_within_a_family_the_sides_decide_whatever_the_organizations_are() -> None:
    reverse = deal_of(("Willow Children's Hospital", "host"), ("Bay Health System", "provider"))
    assert paired(SERVED, reverse) == {
        ("Elm Health System", "Willow Children's Hospital"),
        ("Fir Children's Hospital", "Bay Health System"),
    }


def test_of_organizations_that_are_alike_or_unknown_corresponding_sides_meet() -> None:
    alike = deal_of(("Elm Hospital", "managed"), ("Fir Hospital", "manager"))
    unknown = deal_of(("Ivy", "acquirer"), ("Moss", "acquired"))
    bought = deal_of(("Oak Hospital", "acquirer"), ("Ash Hospital", "acquired"))
    assert paired(alike, bought) == {
        ("Elm Hospital", "Ash Hospital"),
        ("Fir Hospital", "Oak Hospital"),
    }
    assert paired(alike, unknown) == {("Elm Hospital", "Moss"), ("Fir Hospital", "Ivy")}
