"""Many documents in, a record or a failure for each out, and an observer that hears of it all."""

from __future__ import annotations

from pathlib import Path

import pytest

from affilcli import workflow
from affilcli.errors import AffilError
from affilcli.records import Record
from affilcli.settings import Settings
from affilcli.workflow import Failure
from tests.workflow.conftest import Listener

pytestmark = pytest.mark.usefixtures("extracted")


@pytest.fixture(autouse=True)
def folder(here: Path) -> Path:
    """A folder of documents; the extractor stumbles over the ones that say so."""
    for name, text in {"a.txt": "fine", "b.txt": "", "c.txt": "bug", "d.txt": "fine"}.items():
        (here / name).write_text(text)
    return here


def test_one_bad_document_never_stops_the_others() -> None:
    results = list(workflow.extract(["."], Settings()))
    assert [type(result) for result in results] == [Record, Failure, Failure, Record]
    empty, bug = results[1:3]
    assert isinstance(empty, Failure)
    assert isinstance(bug, Failure)
    assert "./b.txt: the document is empty" in empty.error.message
    assert "./c.txt: extraction broke off: ZeroDivisionError: oops" in bug.error.message
    assert isinstance(bug.error.__cause__, ZeroDivisionError)


def test_what_no_document_could_survive_stops_the_job(folder: Path) -> None:
    (folder / "a.txt").write_text("model")
    with pytest.raises(AffilError, match="no model"):
        list(workflow.extract(["a.txt", "d.txt"], Settings()))


def test_the_observer_hears_of_every_step(folder: Path, listener: Listener) -> None:
    (folder / "e.xyz").write_text("?")
    list(workflow.extract([".", "gone.txt"], Settings(), listener))
    assert listener.heard == [
        (5, ["./e.xyz"]),
        *("./a.txt", Record, "./b.txt", Failure, "./c.txt", Failure, "./d.txt", Record),
        *("gone.txt", Failure),
    ]


def test_records_come_one_by_one(folder: Path) -> None:
    results = workflow.extract(["a.txt", "d.txt"], Settings())
    assert isinstance(next(results), Record)
    (folder / "d.txt").unlink()
    assert isinstance(next(results), Failure)


def test_no_documents_at_all_is_an_error(folder: Path) -> None:
    (folder / "empty").mkdir()
    with pytest.raises(AffilError, match="no documents in empty"):
        list(workflow.extract(["empty"], Settings()))
