"""Explanations of the seeds, and of texts in which candidates are in each other's way."""

from __future__ import annotations

import math
from functools import cache
from typing import Any

import pytest

from affilcli.explain import explain, explanation
from affilcli.explanation import QUESTIONS, Candidate, Choice, Explanation, Question
from affilcli.extract import ATTRIBUTES, extract
from affilcli.pipeline.annotations import Proposal
from affilcli.pipeline.build import load_pipeline
from affilcli.pipeline.dates.choosing import TAKE
from affilcli.pipeline.deal.deal_names import ENOUGH as NAME
from affilcli.pipeline.deal.parties import ENOUGH as PARTY
from affilcli.pipeline.deal.parties import MOST_PARTIES
from affilcli.reading import read_document
from affilcli.records import FIELDS, Document, Party, Term, terms_of
from affilcli.settings import Settings
from tests.samples import ROOT, SEEDS

MADE = "it is what the parties make"
COUNCIL = "The council will repave Main Street on Tuesday.\n"
SEEDED = sorted(path.stem for path in SEEDS.glob("*.txt"))

by_seed = pytest.mark.parametrize("seed", SEEDED)


@cache
def of_seed(seed: str) -> Explanation:
    document = read_document(str(SEEDS / f"{seed}.txt"))
    return explain(load_pipeline(Settings()), document, QUESTIONS)


def of_text(text: str) -> Explanation:
    document = Document(path="a.txt", text=text, sha256="")
    return explain(load_pipeline(Settings()), document, QUESTIONS)


def choice(one: Explanation, question: Question) -> Choice:
    (found,) = [choice for choice in one.choices if choice.question == question]
    return found


def taken(one: Choice) -> list[Candidate]:
    return [candidate for candidate in one.candidates if candidate.taken]


def lost(one: Choice) -> list[Candidate]:
    return [candidate for candidate in one.candidates if not candidate.taken]


def in_order(terms: list[Term]) -> list[str]:
    return sorted(map(repr, terms))


@by_seed
def test_contributions_come_to_the_probability(seed: str) -> None:
    candidates = [one for choice in of_seed(seed).choices for one in choice.candidates]
    assert len(candidates) > 30
    for one in candidates:
        log_odds = one.prior + sum(c.log_odds for c in one.contributions)
        assert 1 / (1 + math.exp(-log_odds)) == pytest.approx(one.score, abs=0.00051)


@by_seed
def test_the_weightiest_come_first_and_none_is_empty(seed: str) -> None:
    for choice in of_seed(seed).choices:
        for one in choice.candidates:
            weights = [abs(c.log_odds) for c in one.contributions]
            assert weights == sorted(weights, reverse=True)
            assert 0 not in weights
            assert all(c.words for c in one.contributions)


@by_seed
def test_the_record_has_just_what_was_taken(seed: str) -> None:
    one = of_seed(seed)
    document = read_document(str(SEEDS / f"{seed}.txt"))
    assert one.record == extract(load_pipeline(Settings()), document)
    for field in FIELDS:
        terms = [candidate.term for candidate in taken(choice(one, field))]
        assert in_order(terms) == in_order(terms_of(one.record, field))


@by_seed
def test_who_lost_was_less_likely_or_something_stood_in_the_way(seed: str) -> None:
    for choice in of_seed(seed).choices:
        least = min((one.score for one in taken(choice)), default=1.0)
        for one in lost(choice):
            assert one.score <= least or not one.reason.startswith("less than")


@by_seed
def test_the_likeliest_of_the_taken_and_of_the_lost_come_first(seed: str) -> None:
    for choice in of_seed(seed).choices:
        order = [(not one.taken, -one.score) for one in choice.candidates]
        assert order == sorted(order)


def test_kinds_are_set_against_each_other() -> None:
    best, *rest = choice(of_seed("lurie-rush"), "kind").candidates
    assert (best.taken, best.reason) == (True, "the likeliest")
    assert {one.reason for one in rest} == {"affiliation is likelier"}
    assert sum(one.score for one in (best, *rest)) == pytest.approx(1, abs=0.01)
    assert all("rivals" in [c.feature for c in one.contributions] for one in rest)


def test_features_are_in_words() -> None:
    (party, *_) = choice(of_seed("lurie-rush"), "parties").candidates
    words = {c.feature: c.words for c in party.contributions}
    assert words["salience"] == "how much the text is about it"
    (clause, *_) = choice(of_seed("lurie-rush"), "clauses").candidates
    assert "plain words for it" in [c.words for c in clause.contributions]


def test_a_document_without_an_agreement_has_only_losers() -> None:
    one = of_text(COUNCIL)
    assert not one.record.relevant
    assert not [candidate for choice in one.choices for candidate in taken(choice)]
    (relevance,) = choice(one, "relevance").candidates
    assert relevance.reason == "less than 0.5"
    reasons = {candidate.reason for candidate in choice(one, "kind").candidates}
    assert "the document announces no agreement" in reasons


def test_a_party_that_bears_the_name_of_the_deal_is_what_the_parties_make() -> None:
    text = (
        ROOT / "benchmarks" / "accuracy" / "texts" / "train" / "spectrum-health-beaumont-health.txt"
    )
    one = explain(load_pipeline(Settings()), read_document(str(text)), ["parties"])
    made = [c.term for c in choice(one, "parties").candidates if c.reason == MADE]
    assert [term.name for term in made if isinstance(term, Party)] == ["BHSH System"]


def test_an_empty_document_has_nothing_to_explain() -> None:
    assert not of_text(" \n").record.relevant


def weighed(value: Any, score: float, *, taken: bool = False) -> Proposal:
    return Proposal(value=value, evidence=[[0, 5]], features={}, score=score, taken=taken)


def line(status: str, score: float, *, taken: bool = False, name: str = "heart") -> Proposal:
    value = {"id": name, "name": name, "status": status, "population": None}
    return weighed(value | {"setting": [], "sites": []}, score, taken=taken)


def date(kind: str, value: str, score: float, *, taken: bool = False) -> Proposal:
    return weighed({"type": kind, "value": value, "text": value, "about": []}, score, taken=taken)


def party(number: int, score: float, *, taken: bool = False) -> Proposal:
    return weighed({"institution": number, "role": "partner"}, score, taken=taken)


@pytest.mark.parametrize(
    ("question", "proposals", "reasons"),
    [
        ("relevance", [weighed(True, 0.9)], ["no party was found"]),
        (
            "parties",
            [party(0, 0.9, taken=True), party(0, 0.3, taken=True), party(0, 0.2)],
            [f"at least {PARTY:g}", "an agreement has two sides", f"less than {PARTY:g}"],
        ),
        (
            "parties",
            [party(0, 0.95, taken=True), party(0, 0.8)],
            [f"at least {PARTY:g}", "of one house with a likelier party"],
        ),
        (
            "parties",
            [*(party(0, 0.9, taken=True) for _ in range(MOST_PARTIES)), party(0, 0.8)],
            [*[f"at least {PARTY:g}"] * MOST_PARTIES, "there are likelier ones enough"],
        ),
        (
            "kind",
            [weighed("merger", 0.4, taken=True), weighed("alliance", 0.3)],
            ["the likeliest", "merger is likelier"],
        ),
        (
            "kind",
            [weighed("merger", 0.4), weighed("alliance", 0.3)],
            ["nothing in the text says so"] * 2,
        ),
        (
            "name",
            [weighed("One", 0.9, taken=True), weighed("Two", 0.8)],
            [f"at least {NAME:g}", "One is likelier"],
        ),
        ("name", [weighed("One", NAME / 2)], [f"less than {NAME:g}"]),
        (
            "dates",
            [date("signed", "2021", 0.9, taken=True), date("effective", "2021", 0.6)],
            [f"at least {TAKE:g}", "the date is likelier signed"],
        ),
        (
            "dates",
            [date("signed", "2021-05", 0.9, taken=True), date("signed", "2021-05-01", 0.6)],
            [f"at least {TAKE:g}", "a likelier one says the same"],
        ),
        (
            "service_lines",
            [line("included", 0.9, taken=True), line("existing", 0.6)],
            ["at least 0.45", "taken as included"],
        ),
        (
            "service_lines",
            [line("included", 0.9, taken=True), line("included", 0.6, name="specialty-care")],
            ["at least 0.45", "other service lines are named there"],
        ),
        (
            "exclusions",
            [weighed("the labs", 0.9, taken=True), weighed("labs", 0.8)],
            ["at least 0.4", "a likelier one says the same"],
        ),
    ],
)
def test_what_stood_in_the_way_is_said(
    question: Question, proposals: list[Proposal], reasons: list[str]
) -> None:
    doc = load_pipeline(Settings()).make_doc("Words")
    doc._.affil_relevance = weighed(True, 0.9, taken=True)
    doc._.affil_institutions = [
        {
            "name": "One",
            "short": "One",
            "id": None,
            "type": None,
            "rivals": [],
            "acronyms": [],
            "mentions": [],
        }
    ]
    if question == "relevance":
        (doc._.affil_relevance,) = proposals
    else:
        setattr(doc._, ATTRIBUTES[question], proposals)
    one = explanation(doc, Document(path="a.txt", text="Words", sha256=""), [question])
    assert [c.reason for c in choice(one, question).candidates] == reasons


def test_only_so_many_losers_are_given() -> None:
    document = read_document(str(SEEDS / "lurie-rush.txt"))
    one = explain(load_pipeline(Settings()), document, ["parties", "dates"], most=2)
    assert [choice.question for choice in one.choices] == ["parties", "dates"]
    for few in one.choices:
        whole = choice(of_seed("lurie-rush"), few.question)
        assert lost(few) == lost(whole)[:2]
        assert taken(few) == taken(whole)
        assert few.left_out == len(whole.candidates) - len(few.candidates) > 0
