"""A record is made once, and again as soon as anything behind it has changed."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import msgspec
import pytest

from affilcli import fingerprint, workflow
from affilcli.pipeline import prefilter
from affilcli.records import Document, Record
from affilcli.settings import Settings
from affilcli.workflow import Failure, bench
from tests.workflow.conftest import Listener


@pytest.fixture(autouse=True)
def folder(here: Path) -> Path:
    (here / "a.txt").write_text("alpha")
    (here / "b.txt").write_text("beta")
    return here


def extract(*paths: str, settings: Settings) -> list[Record | Failure]:
    return list(workflow.extract(paths, settings))


def test_a_record_is_made_once(extracted: list[str], settings: Settings) -> None:
    first = extract("a.txt", settings=settings)
    assert extract("a.txt", settings=settings) == first
    assert extracted == ["a.txt"]


def test_without_a_store_it_is_made_every_time(extracted: list[str]) -> None:
    extract("a.txt", settings=Settings())
    extract("a.txt", settings=Settings())
    assert extracted == ["a.txt", "a.txt"]


def test_a_record_bears_the_path_of_this_run(
    extracted: list[str], settings: Settings, folder: Path
) -> None:
    extract("a.txt", settings=settings)
    for path in ("./a.txt", str(folder / "a.txt"), os.path.join("..", folder.name, "a.txt")):
        (record,) = extract(path, settings=settings)
        assert isinstance(record, Record)
        assert record.source.path == path
    assert extracted == ["a.txt"]


def test_a_changed_document_is_extracted_again(
    extracted: list[str], settings: Settings, folder: Path
) -> None:
    extract(".", settings=settings)
    (folder / "a.txt").write_text("gamma")
    record, _ = extract(".", settings=settings)
    assert isinstance(record, Record)
    assert record.id == "gamma"
    assert extracted == ["./a.txt", "./b.txt", "./a.txt"]


def test_a_gazetteer_that_is_given_or_changed_makes_records_anew(
    extracted: list[str], settings: Settings, folder: Path
) -> None:
    own = folder / "own.csv"
    own.write_text("id,kind,name\n")
    with_own = msgspec.structs.replace(settings, gazetteer=(str(own),))
    for number, used in enumerate([settings, with_own], 1):
        extract("a.txt", settings=used)
        extract("a.txt", settings=used)
        assert len(extracted) == number
    own.write_text("id,kind,name\nx,institution,X\n")
    extract("a.txt", settings=with_own)
    assert len(extracted) == 3


def test_another_version_makes_records_anew(
    extracted: list[str], settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    extract("a.txt", settings=settings)
    monkeypatch.setattr(fingerprint, "__version__", "99")
    extract("a.txt", settings=settings)
    assert extracted == ["a.txt", "a.txt"]


def test_another_day_of_publication_makes_the_record_anew(
    extracted: list[str], settings: Settings
) -> None:
    dated = msgspec.structs.replace(settings, published="2021-01-26")
    for used in (settings, dated, settings, dated):
        (record,) = extract("a.txt", settings=used)
        assert isinstance(record, Record)
        assert record.source.published == used.published
    assert len(extracted) == 2


def test_settings_that_take_turns_do_not_extract_again(
    extracted: list[str], settings: Settings, folder: Path
) -> None:
    (folder / "own.csv").write_text("id,kind,name\n")
    with_own = msgspec.structs.replace(settings, gazetteer=("own.csv",))
    for used in (settings, with_own) * 3:
        extract("a.txt", settings=used)
        list(workflow.find(["a.txt"], used))
    assert len(extracted) == 2


def published(settings: Settings) -> str | None:
    """The day that a document has for the commands that do not ask for one."""
    (record,) = workflow.find(["a.txt"], settings)
    assert isinstance(record, Record)
    return record.source.published


def test_the_other_commands_remember_the_day_of_the_last_extraction(
    extracted: list[str], settings: Settings, folder: Path
) -> None:
    for day in ("2021-01-26", None, "2021-01-26", "2022-02-02", None):
        extract("a.txt", settings=msgspec.structs.replace(settings, published=day))
        assert published(settings) == day
    extract("a.txt", settings=msgspec.structs.replace(settings, published="2021-01-26"))
    (folder / "own.csv").write_text("id,kind,name\n")
    with_own = msgspec.structs.replace(settings, gazetteer=("own.csv",))
    assert published(with_own) == "2021-01-26"
    assert len(extracted) == 4


def test_the_day_of_another_content_is_not_remembered(
    extracted: list[str], settings: Settings, folder: Path
) -> None:
    extract("a.txt", settings=msgspec.structs.replace(settings, published="2021-01-26"))
    (folder / "a.txt").write_text("alpha, changed")
    assert published(settings) is None
    (folder / "a.txt").write_text("alpha")
    assert published(settings) == "2021-01-26"


def test_a_record_is_not_kept_when_the_gazetteer_changed_while_it_was_made(
    extracted: list[str], settings: Settings, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = folder / "own.csv"
    before, after = "id,kind,name\n", "id,kind,name\nx,institution,X\n"
    made = bench.extract_record

    def edited_meanwhile(document: Document, used: Settings) -> Record:
        own.write_text(after)
        return made(document, used)

    monkeypatch.setattr(bench, "extract_record", edited_meanwhile)
    with_own = msgspec.structs.replace(settings, gazetteer=(str(own),))
    for number in range(1, 4):
        own.write_text(before)
        extract("a.txt", settings=with_own)
        assert len(extracted) == number


def test_an_edited_gazetteer_counts_at_once_in_the_same_process(
    settings: Settings, folder: Path
) -> None:
    (folder / "a.txt").write_text(
        "Quibble House and Oakline Health have signed an agreement to merge on May 6, 2024.\n"
    )
    own = folder / "own.csv"
    with_own = msgspec.structs.replace(settings, gazetteer=(str(own),))
    for identifier in ("quibble", "quibble-house"):
        own.write_text(f"id,kind,name\n{identifier},institution,Quibble House\n")
        for _ in range(2):
            (record,) = extract("a.txt", settings=with_own)
            assert isinstance(record, Record)
            assert identifier in [party.id for party in record.parties]


def test_failures_are_not_kept(extracted: list[str], settings: Settings, folder: Path) -> None:
    (folder / "a.txt").write_text("bug")
    for _ in range(2):
        (failure,) = extract("a.txt", settings=settings)
        assert isinstance(failure, Failure)
    assert extracted == ["a.txt", "a.txt"]


def test_what_was_done_before_an_interruption_is_kept(
    extracted: list[str], settings: Settings
) -> None:
    results = workflow.extract(["a.txt", "b.txt"], settings)
    next(results)
    extract("a.txt", settings=settings)
    assert extracted == ["a.txt"]


def test_standard_input_is_never_kept(
    extracted: list[str], settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(2):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"alpha")))
        extract("-", settings=settings)
    assert extracted == ["-", "-"]
    assert not Path(settings.store or "").exists()


@pytest.mark.skipif(os.name == "nt", reason="needs named pipes")
def test_pipes_are_never_kept(extracted: list[str], settings: Settings) -> None:
    reading, writing = os.pipe()
    os.write(writing, b"alpha")
    os.close(writing)
    (record,) = extract(f"/dev/fd/{reading}", settings=settings)
    os.close(reading)
    assert isinstance(record, Record)
    assert not Path(settings.store or "").exists()


def test_a_store_that_cannot_be_used_costs_no_result(
    extracted: list[str], settings: Settings, listener: Listener
) -> None:
    Path(settings.store or "").mkdir(parents=True)
    results = list(workflow.extract(["a.txt", "b.txt"], settings, listener))
    assert [type(result) for result in results] == [Record, Record]
    (warning,) = [heard for heard in listener.heard if "store" in str(heard)]
    assert "cannot be used" in str(warning)


def test_a_damaged_store_is_set_aside_and_a_new_one_begun(
    extracted: list[str], settings: Settings, listener: Listener
) -> None:
    store = Path(settings.store or "")
    store.parent.mkdir(parents=True)
    store.write_text("no database" * 100)
    list(workflow.extract(["a.txt"], settings, listener))
    list(workflow.extract(["a.txt"], settings, listener))
    assert extracted == ["a.txt"]
    assert sum("cannot be read" in str(heard) for heard in listener.heard) == 1
    assert store.with_name(store.name + ".damaged").exists()


def test_a_document_of_other_words_is_passed_over_with_the_reason(
    extracted: list[str], settings: Settings, folder: Path
) -> None:
    (folder / "rain.txt").write_text("Rain will move in late on Friday, forecasters said. " * 10)
    (record,) = extract("rain.txt", settings=settings)
    assert isinstance(record, Record)
    assert (record.id, record.relevant, extracted) == ("rain", False, [])
    assert record.warnings == [prefilter.PASSED_OVER]
    assert record.source.path == "rain.txt"
    assert extract("rain.txt", settings=settings) == [record]


def test_without_the_prefilter_everything_is_read(
    extracted: list[str], settings: Settings, folder: Path
) -> None:
    (folder / "rain.txt").write_text("Rain will move in late on Friday, forecasters said. " * 10)
    extract("rain.txt", settings=settings)
    extract("rain.txt", settings=msgspec.structs.replace(settings, prefilter=False))
    assert extracted == ["rain.txt"]
