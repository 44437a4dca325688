"""What the pipeline weighs is labelled as `affil evaluate` judges it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from affilcli import vocabulary
from affilcli.evaluate.gold import GoldName
from affilcli.evaluate.same import same_name
from affilcli.records import NameTerm
from training.decisions import DECISIONS, Decision, collect
from training.effect import scored, using
from training.examples import Read, label, read_cases
from training.tables import present_weights

SMALL = Path(__file__).parents[1] / "evaluate" / "small"
RELEVANCE, PARTIES = DECISIONS["relevance"][0], DECISIONS["parties"][0]
EVERY = [decision for decisions in DECISIONS.values() for decision in decisions]


@pytest.fixture(scope="module")
def read() -> list[Read]:
    return list(read_cases(SMALL))


@pytest.mark.parametrize("decision", EVERY, ids=lambda decision: decision.name)
def test_all_that_is_weighed_has_a_weight(decision: Decision, read: list[Read]) -> None:
    known = present_weights(decision)
    for example in collect(decision, read).found:
        assert set(example.features) <= set(known)


def test_relevance_is_learnt_from_all_texts_and_terms_from_those_that_announce(
    read: list[Read],
) -> None:
    relevant = {one.case.id for one in read if one.case.gold.relevant}
    assert collect(RELEVANCE, read).unseen.keys() == {one.case.id for one in read}
    assert collect(PARTIES, read).unseen.keys() == relevant


def test_parties_are_told_right_from_wrong(read: list[Read]) -> None:
    found = collect(PARTIES, read)
    assert Counter(one.right for one in found.found)[True] >= 2


def name(value: str) -> NameTerm:
    return NameTerm(value=value, confidence=1.0, evidence=[])


def test_a_term_is_right_wrong_or_of_no_account() -> None:
    wanted = [GoldName(names=["Care Alliance"]), GoldName(names=["Kids First"], optional=True)]
    assert label(name("Care Alliance"), wanted, same_name) == (True, wanted[0])
    assert label(name("Kids First"), wanted, same_name) == (None, wanted[1])
    assert label(name("Else"), wanted, same_name) == (False, None)


def test_other_weights_hold_for_a_while_only(read: list[Read]) -> None:
    relevance = ("relevance", "relevance")
    kept = dict(vocabulary.weights(*relevance))
    never = {relevance: {"bias": -99.0}}
    cases = [one.case for one in read]
    assert scored(cases, never).measures["parties"].right == 0
    assert scored(cases, {}).measures["parties"].right > 0
    with using(never):
        assert vocabulary.weights(*relevance)["bias"] == -99.0
    assert vocabulary.weights(*relevance) == kept
