"""From a document to its record: what holds for every text, and the terms of the four seeds."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from affilcli.extract import MAX_EVIDENCE, extract
from affilcli.pipeline.build import load_pipeline
from affilcli.records import Document, Record, Span, Term, from_json, to_json
from affilcli.settings import Settings

SEEDS = Path(__file__).parent.parent / "seeds"
GOLDEN = Path(__file__).parent / "golden" / "seeds.json"

FRAGMENTS = (
    "Mercer Hospital and Oakline Health (“Oakline”) ",
    "have signed a letter of intent ",
    "will merge on July 1, 2024, ",
    "subject to regulatory approval. ",
    "“We grow,” said Dr. Ann Roe, president and CEO of Mercer Hospital. ",
    "Oakline will invest $55 million over ten years ",
    "in pediatric cardiology and cancer care. ",
    "Labor and delivery is not part of the agreement. ",
    "\n\n",
    "\n• A new NICU with 24 beds\n",
    "About Oakline Health\n",
    "—",
    "’s ",
    "é\u200f\u0301 ",
    "😀 ",
)


def read(text: str, path: str = "deal.txt") -> Record:
    sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return extract(load_pipeline(Settings()), Document(path=path, text=text, sha256=sha256))


def spans(node: Any) -> Iterator[Span]:
    """Every span of a record, wherever it stands."""
    if isinstance(node, Span):
        yield node
    elif isinstance(node, list):
        for item in node:
            yield from spans(item)
    elif hasattr(node, "__struct_fields__"):
        for name in node.__struct_fields__:
            yield from spans(getattr(node, name))


@given(st.lists(st.sampled_from(FRAGMENTS), max_size=25).map("".join))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_span_quotes_its_source(text: str) -> None:
    for span in spans(read(text)):
        assert text[span.start : span.end] == span.text
        assert 0 < span.end - span.start <= MAX_EVIDENCE


@given(st.lists(st.sampled_from(FRAGMENTS), max_size=25).map("".join))
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_term_has_evidence_and_a_probability(text: str) -> None:
    record = read(text)
    single = [term for term in (record.kind, record.stage, record.name) if term]
    lists: list[Sequence[Term]] = [
        record.parties,
        record.dates,
        record.service_lines,
        record.exclusions,
    ]
    terms: list[Term] = [t for field in lists for t in field]
    for term in [*single, *terms, *record.people, *record.figures, *record.clauses]:
        assert term.evidence
        assert 0 <= term.confidence <= 1


@given(st.text(max_size=400))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_gives_a_record_that_survives_json(text: str) -> None:
    record = read(text)
    assert from_json(to_json(record)) == record


def test_the_same_text_gives_the_same_bytes() -> None:
    text = (SEEDS / "lurie-rush.txt").read_text(encoding="utf-8")
    assert to_json(read(text)) == to_json(read(text))


def test_words_are_forgotten_with_their_text_once_enough_are_known(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("affilcli.extract.REMEMBERED", 0)
    assert read("Xyzzyburg Hospital and Mercer Hospital will merge.").relevant
    assert "Xyzzyburg" not in load_pipeline(Settings()).vocab.strings


@pytest.mark.parametrize("seed", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.stem)
def test_the_id_comes_from_the_text_whatever_the_file_is_called(seed: Path) -> None:
    assert read(seed.read_text(encoding="utf-8"), "x/000_6d20.txt").id == seed.stem


def test_a_text_that_is_about_no_agreement_takes_its_files_name() -> None:
    record = read("The council will repave Main Street on Tuesday.\n", "news/Main Street.txt")
    assert (record.id, record.relevant, record.parties) == ("main-street", False, [])


def test_a_given_day_of_publication_counts_the_dates() -> None:
    text = "Mercer Hospital and Oakline Health announced today that they will merge.\n"
    document = Document(path="a.txt", text=text, sha256="", published="2024-05-06")
    record = extract(load_pipeline(Settings()), document)
    assert record.source.published == "2024-05-06"
    assert ("announced", "2024-05-06") in [(d.type, d.value) for d in record.dates]


def summary(record: Record) -> dict[str, Any]:
    """The values of a record, without evidence and confidence, as a reader would list them."""
    return {
        "published": record.source.published,
        "parties": [[p.role, p.name, p.id] for p in record.parties],
        "kind": record.kind and record.kind.value,
        "stage": record.stage and record.stage.value,
        "name": record.name and record.name.value,
        "dates": [[d.type, d.value, d.text] for d in record.dates],
        "service_lines": [[s.status, s.id] for s in record.service_lines],
        "exclusions": [e.text for e in record.exclusions],
        "people": [[p.name, p.title, p.organization, p.party] for p in record.people],
        "figures": [[f.kind, f.value, f.unit] for f in record.figures],
        "clauses": [c.category for c in record.clauses],
    }


def test_the_terms_of_the_seeds() -> None:
    """Read beside the texts when this file was written: every line is right."""
    found = {
        path.stem: summary(read(path.read_text(encoding="utf-8")))
        for path in sorted(SEEDS.glob("*.txt"))
    }
    assert found == json.loads(GOLDEN.read_text(encoding="utf-8"))


def test_a_party_that_could_be_several_institutions_has_no_id_and_a_warning_names_them() -> None:
    record = read(
        "Mercy Health and Mercer Lake Hospital signed an affiliation agreement on May 3, 2021. "
        "Under the affiliation Mercy Health will manage the emergency department of Mercer Lake "
        "Hospital, the two organizations announced."
    )
    assert {party.name: party.id for party in record.parties}["Mercy Health"] is None
    assert record.warnings == [
        "'Mercy Health' has no id: it may be mercy-health or mercy-health-cincinnati"
    ]


def test_threads_of_one_pipeline_take_turns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("affilcli.extract.REMEMBERED", 0)
    nlp = load_pipeline(Settings())
    texts = ["".join(FRAGMENTS[: n % 4 + 2]) for n in range(12)]
    documents = [Document(path="a.txt", text=text, sha256="") for text in texts]
    with ThreadPoolExecutor(3) as pool:
        found = list(pool.map(lambda one: to_json(extract(nlp, one)), documents))
    assert found == [to_json(extract(nlp, one)) for one in documents]
