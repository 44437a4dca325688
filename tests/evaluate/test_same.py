"""When a given term is the one that gold asks for."""

from __future__ import annotations

from typing import Any

import pytest

from affilcli.evaluate.gold import GoldDate, GoldExclusion, GoldFigure, GoldParty, GoldPerson
from affilcli.evaluate.same import (
    same_date,
    same_details,
    same_exclusion,
    same_figure,
    same_party,
    same_person,
)
from affilcli.records import DateTerm, Exclusion, Figure, Party, Person, Span

TERM: dict[str, Any] = {"confidence": 1.0, "evidence": []}


@pytest.mark.parametrize(
    ("name", "mention", "right"),
    [
        ("the Children’s Hospital", None, True),
        ("CHILDREN'S HOSPITAL", None, True),
        ("Children", "Children's Hospital", True),
        ("Children's Hospital of Ohio", None, False),
    ],
)
def test_a_party_goes_by_any_acceptable_form(name: str, mention: str | None, right: bool) -> None:
    mentions = [Span(start=0, end=1, text=mention)] if mention else []
    given = Party(name=name, short="", id=None, role="partner", mentions=mentions, **TERM)
    assert same_party(GoldParty(names=["Children's Hospital"], role=["partner"]), given) is right


@pytest.mark.parametrize(
    ("gold", "given", "words", "right"),
    [
        ("2021-02", "2021-02", "February", True),
        ("2021-02", "2021-02-01", "February", False),
        (None, None, "by year's end", True),
        (None, "XXXX-12", "the year's end", True),
        ("XXXX-03", "XXXX-12", "spring", False),
        (None, "2021", "end of the year", False),
    ],
)
def test_dates_agree_in_value_or_where_there_is_none_in_words(
    gold: str | None, given: str | None, words: str, right: bool
) -> None:
    asked = GoldDate(type="expected", value=gold, text="by the year's end")
    term = DateTerm(type="expected", value=given, text=words, about=[], **TERM)
    assert same_date(asked, term) is right


def test_dates_of_another_type_differ() -> None:
    asked = GoldDate(type="signed", value="2021", text="2021")
    assert not same_date(asked, DateTerm(type="expected", value="2021", text="", about=[], **TERM))


@pytest.mark.parametrize(
    ("words", "right"),
    [("the birth center", True), ("all of its birth center rooms in town", True), ("labs", False)],
)
def test_an_exclusion_is_worded_alike_or_holds_all_words(words: str, right: bool) -> None:
    given = Exclusion(text=words, **TERM)
    assert same_exclusion(GoldExclusion(names=["birth center"]), given) is right


def test_people_go_by_last_name_and_initial() -> None:
    gold = GoldPerson(name="Tom Shanley", title="President and CEO", organization="Lurie")

    def given(name: str, title: str | None = None) -> Person:
        return Person(name=name, title=title, organization="Lurie", party=None, **TERM)

    assert same_person(gold, given("Thomas Shanley"))
    assert not same_person(gold, given("Mary Shanley"))
    assert not same_person(gold, given("…"))
    assert same_details(gold, given("Tom Shanley", "CEO and president"))
    assert not same_details(gold, given("Tom Shanley"))


@pytest.mark.parametrize(("value", "right"), [(1_497e6, True), (1.5e9, True), (1.4e9, False)])
def test_figures_may_be_rounded(value: float, right: bool) -> None:
    gold = GoldFigure(kind="price", value=1_500_000_000, unit="USD", text="$1.5 billion")
    assert (
        same_figure(gold, Figure(kind="price", value=value, unit="USD", text="", **TERM)) is right
    )
