"""The text behind a record, as long as it is the same text."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from affilcli import workflow
from affilcli.errors import AffilError
from affilcli.records import Document, Record
from affilcli.settings import Settings
from affilcli.workflow import text_of
from affilcli.workflow.observer import Silent
from tests import samples

pytestmark = pytest.mark.usefixtures("extracted")


def record_of(path: str) -> Record:
    (record,) = workflow.extract([path], Settings())
    assert isinstance(record, Record)
    return record


def test_it_is_the_document_that_the_record_was_made_of(here: Path) -> None:
    (here / "a.txt").write_text("alpha\r\nbeta", newline="")
    assert text_of(record_of("a.txt")).text == "alpha\nbeta"


def test_a_changed_document_is_not_its_text(here: Path) -> None:
    (here / "a.txt").write_text("alpha")
    record = record_of("a.txt")
    (here / "a.txt").write_text("beta")
    with pytest.raises(AffilError, match=r"a\.txt: has changed since its record was made"):
        text_of(record)


def test_a_deleted_document_has_no_text(here: Path) -> None:
    (here / "a.txt").write_text("alpha")
    record = record_of("a.txt")
    (here / "a.txt").unlink()
    with pytest.raises(AffilError, match=r"a\.txt: no such file"):
        text_of(record)


def test_a_text_that_is_gone_is_found_in_the_store(
    here: Path, settings: Settings, own_store: Path
) -> None:
    (here / "a.txt").write_text("alpha\r\nbeta", newline="")
    (record,) = workflow.extract(["a.txt"], settings)
    assert isinstance(record, Record)
    (here / "a.txt").unlink()
    assert text_of(record, store=str(own_store)).text == "alpha\nbeta"
    with pytest.raises(AffilError, match=r"a\.txt: no such file"):
        text_of(record, store=str(here / "no-store.sqlite"))
    assert not (here / "no-store.sqlite").exists()


def test_what_is_wrong_with_the_store_is_told(here: Path) -> None:
    (here / "a.txt").write_text("alpha")
    record = record_of("a.txt")
    (here / "a.txt").unlink()
    (here / "torn.sqlite").write_bytes(b"no database at all" * 100)
    heard: list[str] = []

    class Listening(Silent):
        def warned(self, message: str) -> None:
            heard.append(message)

    with pytest.raises(AffilError, match=r"a\.txt: no such file"):
        text_of(record, store=str(here / "torn.sqlite"), observer=Listening())
    assert "torn.sqlite" in heard[0]


def test_standard_input_is_held_by_whoever_asks_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"held for this run")))
    kept: list[Document] = []
    (record,) = workflow.find(["-"], Settings(), keep=kept.append)
    assert isinstance(record, Record)
    assert text_of(record, kept).text == "held for this run"
    with pytest.raises(AffilError, match="came through standard input and is gone"):
        text_of(record)


def test_what_can_be_read_again_is_not_held(here: Path) -> None:
    (here / "a.txt").write_text("alpha")
    kept: list[Document] = []
    list(workflow.find(["a.txt"], Settings(), keep=kept.append))
    assert kept == []


def test_the_standard_input_of_another_run_is_gone() -> None:
    record = workflow.bench.moved(samples.full(), "-")
    with pytest.raises(AffilError, match="lurie-rush: the text came through standard input"):
        text_of(record)
