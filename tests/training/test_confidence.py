"""What scores are worth is learnt from texts that nobody has read."""

from __future__ import annotations

from pathlib import Path

import pytest

from affilcli.evaluate.cases import load_cases
from affilcli.extract import extract
from affilcli.pipeline.build import load_pipeline
from affilcli.pipeline.confidence import SCORE, confidence
from affilcli.pipeline.weigh import sigmoid
from affilcli.reading import read_document
from affilcli.settings import Settings
from training.confidence import NEUTRAL, calibrated, error, scored, told
from training.examples import Example, Examples
from training.fit import BIAS
from training.validate import Judged

SMALL = Path(__file__).parents[1] / "evaluate" / "small"
#: log-odds of 0.95
SURE = 2.94


def terms(right: int, wrong: int) -> Examples:
    """Terms with a score of 0.95, as many right and wrong."""
    answers = [True] * right + [False] * wrong
    return Examples([Example(str(n), {SCORE: SURE}, a, n) for n, a in enumerate(answers)])


def judged(probability: float, *right: bool) -> list[Judged]:
    return [Judged(Example("a", {}, one, n), probability) for n, one in enumerate(right)]


def worth(examples: Examples) -> float:
    found = calibrated(examples)
    return found[BIAS] + found[SCORE] * SURE


def test_scores_that_promised_too_much_are_worth_less() -> None:
    assert worth(terms(70, 30)) == pytest.approx(0.85, abs=0.3)
    assert worth(terms(95, 5)) == pytest.approx(SURE, abs=0.3)


def test_a_few_terms_move_less_than_many_and_none_move_nothing() -> None:
    assert SURE > worth(terms(0, 1)) > worth(terms(0, 20))
    assert calibrated(Examples()) == NEUTRAL


def test_the_error_is_how_far_expected_and_observed_are_apart() -> None:
    assert error(judged(0.75, True, True, False, True)) == 0
    assert error(judged(0.95, True, False)) == pytest.approx(0.45)
    assert error([]) == 0


def test_a_row_tells_what_was_expected_of_sure_terms_and_what_came_of_them() -> None:
    row = told("name", judged(0.95, True, False), judged(0.85, True, False))
    assert row.split() == [
        "name",
        "2",
        "0.450",
        "→",
        "0.350",
        "2",
        "0.950",
        "0.500",
        "→",
        "0",
        "0.000",
        "0.000",
    ]


def test_terms_are_labelled_by_gold_and_keep_their_bare_scores() -> None:
    found = scored(SMALL)
    parties = found["parties"].found
    assert len(parties) >= 2
    assert any(one.right for one in parties)
    case = next(case for case in load_cases(SMALL) if case.id == parties[0].document)
    record = extract(load_pipeline(Settings()), read_document(str(case.document)))
    assert [confidence("parties", sigmoid(one.features[SCORE])) for one in parties[:1]] == [
        pytest.approx(record.parties[0].confidence, abs=0.01)
    ]
