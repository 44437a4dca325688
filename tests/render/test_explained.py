"""Explanations made by hand, as a table and as a grid."""

from __future__ import annotations

import io

import msgspec
from rich.console import Console

from affilcli.explanation import Candidate, Choice, Contribution, Explanation, Relevance
from affilcli.records import Party
from affilcli.render import explained
from affilcli.render.screen import put
from tests import samples


def said(words: str, log_odds: float) -> Contribution:
    return Contribution(feature=words.replace(" ", "_"), words=words, log_odds=log_odds)


def candidate(
    party: Party, *contributions: Contribution, taken: bool = True, score: float = 0.9
) -> Candidate:
    reason = "at least 0.5" if taken else "less than 0.5"
    return Candidate(
        term=party,
        score=score,
        taken=taken,
        reason=reason,
        prior=-4.2,
        contributions=[*contributions],
    )


def explanation(*candidates: Candidate, left_out: int = 0) -> Explanation:
    choice = Choice(question="parties", candidates=[*candidates], left_out=left_out)
    return Explanation(record=samples.full(), choices=[choice])


def table(one: Explanation, width: int = 100, *, whole: bool = False) -> str:
    stream = io.StringIO()
    screen = Console(file=stream, width=width, highlight=False, emoji=False)
    put(explained.view(one, width, whole=whole), screen)
    return stream.getvalue()


LURIE, RUSH = samples.full().parties
MANY = [said(f"sign {number}", 1.0) for number in range(8)]


def test_a_candidate_stands_beside_what_speaks_for_it_and_its_words() -> None:
    out = table(explanation(candidate(RUSH, said("named in the lead", 1.4))))
    assert "partner: Rush University" in out
    assert "taken at 0.900, at least 0.5" in out
    assert "-4.2 before anything is known" in out
    assert "+1.4 named in the lead" in out
    assert out.count("Rush University") == 2


def test_the_confidence_stands_under_the_score_that_decided() -> None:
    out = table(explanation(candidate(RUSH, score=0.97), candidate(LURIE, taken=False, score=0.4)))
    assert "taken at 0.970, at least 0.5" in out
    assert out.count("confidence 0.900") == 1
    assert "confidence" not in table(explanation(candidate(RUSH)))


def test_a_party_that_lost_has_no_role() -> None:
    out = table(explanation(candidate(RUSH, taken=False)))
    assert "partner" not in out
    assert "lost at 0.900, less than 0.5" in out


def test_smaller_contributions_are_added_up_unless_all_are_asked_for() -> None:
    one = explanation(candidate(RUSH, *MANY, said("next to nothing", 0.01)))
    out = table(one)
    assert ("sign 5" in out, "sign 6" in out) == (True, False)
    assert "+2.0 3 smaller ones" in out
    whole = table(one, whole=True)
    assert "sign 7" in whole
    assert " 0.0 next to nothing" in whole
    assert "smaller" not in whole


def test_what_counts_for_nothing_is_not_shown() -> None:
    out = table(explanation(candidate(RUSH, said("next to nothing", -0.04))))
    assert "nothing" not in out.replace("before anything", "")
    assert "smaller" not in out


def test_candidates_left_out_are_counted() -> None:
    assert "3 less likely: --all" in table(explanation(candidate(RUSH), left_out=3))
    assert "no candidates" in table(explanation())


def test_a_record_without_an_agreement_says_so() -> None:
    relevance = Relevance(confidence=0.2, evidence=[])
    lost = Candidate(
        term=relevance, score=0.2, taken=False, reason="no", prior=-1.4, contributions=[]
    )
    choice = Choice(question="relevance", candidates=[lost], left_out=0)
    out = table(Explanation(record=samples.irrelevant(), choices=[choice]))
    assert "Not the announcement of an affiliation" in out
    assert "announces an agreement" in out
    assert "lost at 0.200, no" in out


def test_lines_keep_to_the_width() -> None:
    one = explanation(candidate(LURIE, *MANY, said("a long reason " * 9, 3.0)), candidate(RUSH))
    for width in (72, 100, 160):
        assert max(map(len, table(one, width).splitlines())) <= width


def test_nothing_of_a_document_is_markup() -> None:
    strange = msgspec.structs.replace(RUSH, name="[red]Rush[/red]\x1b[31m")
    out = table(explanation(candidate(strange)))
    assert "[red]Rush[/red][31m" in out
    assert "\x1b" not in out


def test_the_grid_has_all_that_spoke_for_and_against() -> None:
    speaking = said("named in the lead", 1.4), said("a school", -0.1)
    grid = explained.grid(explanation(candidate(RUSH, *speaking), candidate(LURIE, taken=False)))
    first, second = (dict(zip(grid.header, row, strict=True)) for row in grid.rows)
    assert (first["deal"], first["field"], first["label"]) == ("lurie-rush", "parties", "partner")
    assert (first["taken"], first["confidence"], first["reason"]) == ("yes", "0.9", "at least 0.5")
    assert first["score"] == "0.9"
    assert first["for"] == "named in the lead (+1.4)"
    assert first["against"] == "before anything is known (-4.2); a school (-0.1)"
    assert samples.TEXT[int(first["start"]) : int(first["end"])] == first["words"]
    assert (second["label"], second["taken"], second["for"]) == ("", "no", "")
