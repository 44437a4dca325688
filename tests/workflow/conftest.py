"""A stand-in for extraction: a document says itself what its record is called."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec
import pytest

from affilcli.errors import AffilError
from affilcli.records import Document, Record
from affilcli.settings import Settings
from affilcli.workflow import Failure, bench
from tests import samples


class Listener:
    """An observer that remembers what it hears."""

    def __init__(self) -> None:
        self.heard: list[object] = []

    def found(self, documents: int, skipped: Sequence[str]) -> None:
        self.heard.append((documents, list(skipped)))

    def started(self, path: str) -> None:
        self.heard.append(path)

    def finished(self, result: Record | Failure) -> None:
        self.heard.append(type(result))

    def warned(self, message: str) -> None:
        self.heard.append(message)


@pytest.fixture
def listener() -> Listener:
    return Listener()


@pytest.fixture
def extracted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the documents that went through extraction.

    The first word of a text is the id of its record; `model` and `bug` are stumbled over.
    """
    paths: list[str] = []

    def extract_record(document: Document, settings: Settings) -> Record:
        paths.append(document.path)
        if "model" in document.text:
            raise AffilError("no model")
        if "bug" in document.text:
            raise ZeroDivisionError("oops")
        source = msgspec.structs.replace(
            samples.full().source,
            path=document.path,
            sha256=document.sha256,
            published=document.published,
        )
        return msgspec.structs.replace(samples.full(), id=document.text.split()[0], source=source)

    monkeypatch.setattr(bench, "extract_record", extract_record)
    monkeypatch.setattr(bench, "prepare", lambda settings: None)
    return paths


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working directory."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def settings(own_store: Path) -> Settings:
    """Records are kept in this test's store."""
    return Settings(store=str(own_store))
