"""A term's confidence is its score, set right field by field; scores alone decide."""

from __future__ import annotations

import math
from typing import get_args

import pytest

from affilcli import vocabulary
from affilcli.extract import ATTRIBUTES, Reader, extract
from affilcli.pipeline.annotations import Proposal
from affilcli.pipeline.build import load_pipeline
from affilcli.pipeline.confidence import confidence, log_odds
from affilcli.reading import read_document
from affilcli.records import FIELDS, Field, Record, terms_of
from affilcli.settings import Settings
from tests.samples import SEEDS

by_field = pytest.mark.parametrize("field", get_args(Field))


@by_field
def test_a_higher_score_is_never_worth_less(field: Field) -> None:
    worth = [confidence(field, score / 100) for score in range(101)]
    assert worth == sorted(worth)
    assert 0 <= worth[0] < worth[-1] <= 1


def test_the_weights_of_a_field_set_its_scores_right(monkeypatch: pytest.MonkeyPatch) -> None:
    weights = vocabulary.weights("confidence", "name")
    monkeypatch.setitem(weights, "score", 0.5)
    monkeypatch.setitem(weights, "bias", -0.2)
    assert log_odds(confidence("name", 0.9)) == pytest.approx(0.5 * math.log(9) - 0.2)


def test_log_odds_of_what_is_certain_are_finite() -> None:
    assert log_odds(1.0) == pytest.approx(-log_odds(0.0))
    assert 10 < log_odds(1.0) < 20
    assert log_odds(0.5) == 0


def test_what_stands_in_a_record_does_not_depend_on_it(monkeypatch: pytest.MonkeyPatch) -> None:
    before = _seed()
    for field in FIELDS:
        monkeypatch.setitem(vocabulary.weights("confidence", field), "bias", -3.0)
    after = _seed()
    for field in FIELDS:
        told, less = terms_of(before, field), terms_of(after, field)
        assert [one.evidence for one in told] == [one.evidence for one in less]
        assert all(a.confidence > b.confidence for a, b in zip(told, less, strict=True))


def test_a_term_carries_the_confidence_of_its_own_field() -> None:
    doc = load_pipeline(Settings()).make_doc("Words")
    proposal = Proposal(value="x", evidence=[[0, 5]], features={}, score=0.93, taken=True)
    setattr(doc._, ATTRIBUTES["exclusions"], [proposal])
    term = Reader(doc).term("exclusions", proposal)
    assert term.confidence == pytest.approx(confidence("exclusions", 0.93), abs=0.0005)


def _seed() -> Record:
    return extract(load_pipeline(Settings()), read_document(str(SEEDS / "lurie-rush.txt")))
