"""What is told beside the scores: errors, changes, and how reliable confidence is."""

from __future__ import annotations

import msgspec
import pytest

from affilcli.evaluate.calibration import reliability
from affilcli.evaluate.cases import Case
from affilcli.evaluate.changes import changes
from affilcli.evaluate.errors import errors
from affilcli.evaluate.judging import Judged
from affilcli.records import Record
from affilcli.workflow import judge_again, judge_records


def test_a_miss_and_a_false_alarm_of_one_sentence_stand_side_by_side(judged: list[Judged]) -> None:
    found = {(e.document, e.gold, e.given) for e in errors(judged, "dates")}
    assert found == {("a-b", "effective 2021-02-01", "expected 2021-02-01")}


def test_errors_come_with_the_text_around_them(judged: list[Judged]) -> None:
    missed = next(e for e in errors(judged, "clauses") if e.gold == "branding")
    assert missed.words == "Gamma keeps its name"
    assert missed.text.startswith("The purchase was completed")
    alarm = next(e for e in errors(judged, "clauses") if e.given == "term")
    assert (alarm.document, alarm.gold, alarm.words) == ("e", None, "twice")


def test_a_value_in_the_place_of_another_is_one_error(judged: list[Judged]) -> None:
    assert [(e.document, e.gold, e.given) for e in errors(judged, "relevance")] == [
        ("d", "relevant", None),
        ("e", "not relevant", "relevant"),
    ]
    assert ("a-b", "signed", "pending") in {
        (e.document, e.gold, e.given) for e in errors(judged, "stage")
    }
    (role,) = errors(judged, "roles")
    assert (role.gold, role.given) == ("Beta Clinic: host | partner", "the Beta Clinic: member")


def test_terms_that_were_gained_and_lost(judged: list[Judged], records: list[Record]) -> None:
    alpha, gamma, *others = records
    earlier = msgspec.structs.replace(alpha, people=[], exclusions=[])
    later = msgspec.structs.replace(gamma, figures=[])
    before = judge_again(judged, [earlier, gamma, *others])
    now = judge_again(judged, [alpha, later, *others])
    found = {(c.measure, c.document, c.turn, c.term) for c in changes(before, now)}
    assert found >= {
        ("people", "a-b", "gained", "Ann Lee, president, Alpha Health"),
        ("exclusions", "a-b", "gained", "Beta's birth center"),
        ("exclusions", "a-b", "false alarm", "cafeteria"),
        ("figures", "a", "lost", "price 12,500,000 USD"),
    }
    assert {c.measure for c in changes(before, now)} == {
        "exclusions", "people", "figures", "grounding",
    }  # fmt: skip
    assert not changes(now, now)


def test_confidence_is_held_against_what_came_of_it(
    cases: list[Case], records: list[Record]
) -> None:
    gamma = records[1]
    told = [("Gamma Hospital", 0.9), ("Nobody", 1.0), ("Delta", 0.65)]
    parties = [
        msgspec.structs.replace(gamma.parties[0], name=name, confidence=confidence)
        for name, confidence in told
    ]
    bare = Record(id=gamma.id, source=gamma.source, relevant=True, parties=parties)
    (case,) = (case for case in cases if case.id == "a")
    found = reliability(judge_records([case], [bare]))
    assert [(b.low, b.terms, b.observed) for b in found.bins] == [(0.9, 2, 0.5), (0.6, 1, 1.0)]
    assert [b.expected for b in found.bins] == pytest.approx([0.95, 0.65])
    assert found.error == pytest.approx((2 * 0.45 + 1 * 0.35) / 3)
    # Two parties, kind, stage, a date, a service line, a person, two clauses and a figure.
    assert [(b.precision, b.recall) for b in found.bins] == [(1 / 2, 1 / 10), (2 / 3, 2 / 10)]


def test_terms_that_may_be_given_or_not_count_for_neither(judged: list[Judged]) -> None:
    found = next(one.findings["parties"] for one in judged if one.case.id == "a-b")
    assert [f.given.name for f in found if f.verdict == "optional"] == ["Beta Holdings"]
    assert not [e for e in errors(judged, "parties") if e.given == "Beta Holdings"]
