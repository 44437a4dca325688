"""Deals side by side and the deals most like one, from names to comparisons."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import msgspec
import pytest

from affilcli import workflow
from affilcli.errors import AffilError
from affilcli.records import Document, Record
from affilcli.settings import Settings
from affilcli.workflow import SILENT, bench
from tests import samples
from tests.workflow.conftest import Listener


@pytest.fixture(autouse=True)
def folder(here: Path, extracted: list[str], monkeypatch: pytest.MonkeyPatch) -> Path:
    """A corpus of three deals and a ranking, and another deal outside of it."""
    (here / "seeds").mkdir()
    for name in ("alpha", "beta", "gamma", "ranking"):
        (here / "seeds" / f"{name}.txt").write_text(name)
    (here / "news").mkdir()
    (here / "news" / "delta.txt").write_text("delta")
    made = bench.extract_record

    def extract_record(document: Document, settings: Settings) -> Record:
        record = made(document, settings)
        return msgspec.structs.replace(record, relevant="ranking" not in document.text)

    monkeypatch.setattr(bench, "extract_record", extract_record)
    return here


def nearest(
    like: str,
    *names: str,
    settings: Settings,
    observer: workflow.Observer = SILENT,
    number: int = 5,
) -> list[tuple[str, ...]]:
    found = workflow.nearest(like, names, settings, observer, number=number)
    return [tuple(record.id for record in one.records) for one in found]


def test_the_others_are_all_known_deals_unless_some_are_named(settings: Settings) -> None:
    assert nearest("alpha", settings=settings) == [("alpha", "beta"), ("alpha", "gamma")]
    list(workflow.extract(["news"], settings))
    assert len(nearest("alp", settings=settings)) == 3
    assert nearest("alpha", "news", "alpha", settings=settings) == [("alpha", "delta")]
    assert len(nearest("alpha", settings=settings, number=1)) == 1


@pytest.mark.parametrize("names", [[], ["seeds"], ["seeds", "seeds/beta.txt", "beta"]])
@pytest.mark.parametrize("like", ["alpha", "seeds/alpha.txt", "./seeds/alpha.txt"])
def test_nothing_is_extracted_or_told_twice(
    listener: Listener, extracted: list[str], like: str, names: list[str]
) -> None:
    nearest(like, *names, settings=Settings(), observer=listener)
    assert len(extracted) == 4
    assert [heard for heard in listener.heard if isinstance(heard, tuple)] == [(4, [])]
    assert listener.heard.count(Record) == 4


def test_standard_input_is_read_once(
    settings: Settings, extracted: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"piped")))
    assert nearest("-", "-", "news", settings=settings) == [("piped", "delta")]
    assert extracted == ["-", os.path.join("news", "delta.txt")]


def test_copies_count_once_and_those_of_the_deal_itself_not_at_all(
    settings: Settings, folder: Path
) -> None:
    for copy, text in {"a": "alpha", "b": "beta"}.items():
        (folder / "news" / f"{copy}.txt").write_text(text)
    found = nearest("news/a.txt", "seeds", "news", settings=settings)
    assert sorted(other for _, other in found) == ["beta", "delta", "gamma"]


def test_it_takes_one_deal(settings: Settings, extracted: list[str], folder: Path) -> None:
    with pytest.raises(AffilError, match="--like takes one deal, and 'seeds' names 4"):
        nearest("seeds", settings=settings)
    (folder / "empty").mkdir()
    with pytest.raises(AffilError, match="no documents in empty"):
        nearest("empty", settings=settings)
    assert extracted == []


def test_a_deal_that_is_missing_is_the_error_and_nothing_else_is_done(
    settings: Settings, extracted: list[str], listener: Listener
) -> None:
    with pytest.raises(AffilError, match=r"gone\.txt: no such file"):
        nearest("gone.txt", "seeds", settings=settings, observer=listener)
    assert extracted == []
    assert listener.heard == ["gone.txt"]


def test_a_document_without_a_deal_is_like_nothing(settings: Settings) -> None:
    with pytest.raises(AffilError, match="ranking announces no agreement"):
        nearest("seeds/ranking.txt", settings=settings)


def test_there_must_be_another_deal(settings: Settings) -> None:
    with pytest.raises(AffilError, match="no deal to compare alpha with"):
        nearest("alpha", "seeds/alpha.txt", "seeds/ranking.txt", settings=settings)


@pytest.mark.parametrize("names", [["seeds"], ["alpha", "beta", "seeds/ranking.txt"]])
def test_named_documents_without_a_deal_are_told(
    settings: Settings, listener: Listener, names: list[str]
) -> None:
    told = f"1 document without a deal left out: {os.path.join('seeds', 'ranking.txt')}"
    nearest("gamma", *names, settings=settings, observer=listener)
    assert listener.heard.count(told) == 1
    found = workflow.compare_named(names, settings, listener)
    assert [record.id for record in found.records][:2] == ["alpha", "beta"]
    assert listener.heard.count(told) == 2


def test_of_all_known_deals_nobody_asked_for_the_rest(
    settings: Settings, listener: Listener
) -> None:
    nearest("gamma", settings=settings, observer=listener)
    assert not [heard for heard in listener.heard if "left out" in str(heard)]


class TestAmongRecords:
    """Names are looked up among the records given, and nothing is extracted."""

    @pytest.fixture
    def records(self) -> list[Record]:
        return [samples.renamed(samples.full(), name) for name in ("x", "y", "z")]

    def test_all_of_them_or_those_named(
        self, records: list[Record], listener: Listener, extracted: list[str]
    ) -> None:
        for names, others in (([], ["x", "z"]), (["z"], ["z"]), (["z", "y"], ["z"])):
            found = workflow.nearest("y", names, Settings(), listener, records)
            assert [[one.id for one in pair.records] for pair in found] == [
                ["y", other] for other in others
            ]
        assert [heard[0] for heard in listener.heard if isinstance(heard, tuple)] == [3, 2, 2]
        assert extracted == []

    def test_they_are_compared(self, records: list[Record]) -> None:
        found = workflow.compare_named([], Settings(), records=records)
        assert found.records == records

    def test_one_that_is_not_among_them(self, records: list[Record]) -> None:
        with pytest.raises(AffilError, match="'lake' is none of the 3"):
            workflow.nearest("lake", [], Settings(), records=records)
