"""What is worth reading, by its bare words."""

from __future__ import annotations

import subprocess
import sys

import pytest

from affilcli.evaluate.cases import load_cases
from affilcli.pipeline.bare_words import BIAS
from affilcli.pipeline.cues import Matcher
from affilcli.pipeline.prefilter import deserves
from affilcli.reading import read_document
from affilcli.vocabulary import load, weights
from benchmarks.haystack.build import TEXTS

WEATHER = "Rain will move in late on Friday, forecasters said, and drivers should expect it. " * 8


def test_what_is_far_from_care_is_passed_over() -> None:
    assert not deserves(WEATHER)
    assert not deserves(WEATHER + "The two banks signed a merger agreement." + WEATHER)


def test_an_agreement_close_to_care_is_read() -> None:
    news = "Mercy Hospital signed a letter of intent to become part of the system. "
    assert deserves(WEATHER[:300] + news + "Both trustees agreed to the affiliation.")


def test_many_words_at_home_in_agreements_are_enough_without_any_of_care() -> None:
    care = Matcher({"care": load("prefilter")["care"]})
    known = weights("words", "relevance")
    telling = sorted((word for word in known if word != BIAS), key=lambda word: -known[word])[:300]
    text = ", ".join(word for word in telling if not care.find(word))
    assert not care.find(text)
    assert deserves(text)


def test_care_without_an_agreement_is_passed_over() -> None:
    story = "The nurse gave flu shots to children, and the doctor handed out stickers. " * 8
    assert not deserves(story)


def test_a_few_words_are_read_in_any_case() -> None:
    assert deserves("St. Luke's and Elm are one.")


@pytest.mark.parametrize("name", ["dev", "train"])
def test_announcements_of_the_benchmark_are_read(name: str) -> None:
    cases = [case for case in load_cases(TEXTS / name) if case.gold.relevant]
    missed = [c.id for c in cases if not deserves(read_document(str(c.document)).text)]
    assert len(missed) <= len(cases) / 100, missed


def test_it_needs_no_spacy() -> None:
    script = (
        "import sys, affilcli.pipeline.prefilter as p; "
        "p.deserves('x' * 999); print('spacy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    assert done.stdout.strip() == b"False"
