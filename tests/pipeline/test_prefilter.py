"""What is worth reading, by its bare words."""

from __future__ import annotations

import subprocess
import sys

import pytest

from affilcli.evaluate.cases import load_cases
from affilcli.pipeline.bare_words import bare_words
from affilcli.pipeline.cues import Hit, Matcher
from affilcli.pipeline.prefilter import deserves
from affilcli.reading import read_document
from affilcli.vocabulary import load
from benchmarks.haystack.build import TEXTS

WEATHER = "Rain will move in late on Friday, forecasters said, and drivers should expect it. " * 8
#: an announcement that tells of the agreement first and of care only at its end
APART = (
    "Ridgeview and the Sisters of Elm signed a letter of intent on Tuesday under which Ridgeview "
    "would become the sole parent of the Elm campus and take on its debt. The boards of both "
    "organizations voted for it last month, the president of Ridgeview announced in a statement, "
    "and a final agreement is planned for the end of the year. The price was not given. Neither "
    "side would comment on how the sum was reached. Trustees of Elm keep five of nine chairs on a "
    "local board for ten years, and the name over the door stays. Employees keep their pay and "
    "their years of service, a spokesman said, and nobody is to be let go in the first two years. "
    "Ridgeview promised to spend $40 million on the buildings, the computers and a new tower, and "
    "the state's attorney general still has to say yes. The Sisters came to the town in 1911 with "
    "two trunks and a cow. They put up the oldest of the buildings with their own hands, brick by "
    "brick, and for a long time lived on what the farmers brought to the back door. The street in "
    "front is still named for the first of them, and the bell that she hung above the porch is "
    "rung at noon every day. What people in town want to know is what stays here. Outpatient "
    "services remain, and so do the physicians and their staff, the president said. Stroke "
    "patients, who are now sent two hours away, should be seen here within months by specialists "
    "on video, and three more nurses start in the emergency room in the fall. Residents from the "
    "university will rotate through the maternity ward, and the psychiatric beds on the third "
    "floor stay open."
)


def test_what_is_far_from_care_is_passed_over() -> None:
    assert not deserves(WEATHER)
    assert not deserves(WEATHER + "The two banks signed a merger agreement." + WEATHER)


def test_an_agreement_close_to_care_is_read() -> None:
    news = "Mercy Hospital signed a letter of intent to become part of the system. "
    assert deserves(WEATHER[:300] + news + "Both trustees agreed to the affiliation.")


def test_many_words_at_home_in_agreements_are_enough_where_care_is_far_from_them() -> None:
    table = load("prefilter")
    agreement, care = ([hit.start for hit in _found(table[kind])] for kind in ("agreement", "care"))
    assert agreement
    assert care
    assert min(abs(one - other) for one in agreement for other in care) > table["reach"]
    assert len(bare_words(APART)) > table["many"]
    assert deserves(APART)


def _found(phrases: list[str]) -> list[Hit]:
    return list(Matcher({"sought": phrases}).find(APART))


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
