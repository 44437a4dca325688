"""Every deal that is known without being named."""

from __future__ import annotations

import os
from pathlib import Path

import msgspec
import pytest

from affilcli import fingerprint, workflow
from affilcli.errors import AffilError
from affilcli.settings import Settings
from affilcli.workflow import Failure

pytestmark = pytest.mark.usefixtures("extracted")


@pytest.fixture
def folder(here: Path) -> Path:
    """A corpus of three deals, and another deal outside of it."""
    for place, names in {
        "seeds": ("lurie-rush", "boston-cleveland", "boston-hartford"),
        "news": ("mercer-oakline",),
    }.items():
        (here / place).mkdir()
        for name in names:
            (here / place / f"{name}.txt").write_text(name)
    return here


def known(settings: Settings) -> list[str]:
    results = workflow.known(settings)
    return [r.path if isinstance(r, Failure) else r.source.path for r in results]


def test_a_corpus_that_is_set_must_exist(settings: Settings) -> None:
    with pytest.raises(AffilError, match="no/such: no such folder"):
        list(workflow.find(["x"], msgspec.structs.replace(settings, corpus="no/such")))


def test_the_default_corpus_must_exist_only_when_it_is_set(
    settings: Settings, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder / "news")
    assert known(settings) == []
    with pytest.raises(AffilError, match="seeds: no such folder"):
        known(msgspec.structs.replace(settings, corpus="seeds"))


def test_it_is_the_corpus_and_then_what_was_extracted_before(
    settings: Settings, folder: Path
) -> None:
    (folder / "copy.txt").write_text("lurie-rush")
    (folder / "gone.txt").write_text("gone")
    list(workflow.extract(["copy.txt", "gone.txt", "news"], settings))
    (folder / "gone.txt").unlink()
    names = ("boston-cleveland", "boston-hartford", "lurie-rush")
    assert known(settings) == [
        *(os.path.join("seeds", f"{name}.txt") for name in names),
        os.path.join("news", "mercer-oakline.txt"),
    ]


def test_without_a_corpus_and_a_store_it_is_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder / "news")
    assert known(Settings()) == []


def test_other_work_is_known_only_while_its_records_are_fresh(
    settings: Settings,
    folder: Path,
    extracted: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    list(workflow.extract(["news"], settings))
    (folder / "mine").mkdir()
    (folder / "mine" / "deal.txt").write_text("deal")
    monkeypatch.chdir(folder / "mine")
    list(workflow.extract(["."], settings))
    far = str(folder / "news" / "mercer-oakline.txt")
    assert known(settings) == ["deal.txt", far]
    monkeypatch.setattr(fingerprint, "__version__", "99")
    assert known(settings) == ["deal.txt"]
    assert extracted[2:] == ["deal.txt"]


@pytest.mark.parametrize("text", ["mercer-elm", ""])
def test_other_work_that_has_changed_is_left_alone(
    settings: Settings, folder: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    list(workflow.extract(["news"], settings))
    (folder / "mine").mkdir()
    monkeypatch.chdir(folder / "mine")
    (folder / "news" / "mercer-oakline.txt").write_text(text)
    assert known(settings) == []
    with pytest.raises(AffilError, match="no known deal"):
        list(workflow.find(["mercer-oakline"], settings))


def test_failures_are_among_it(settings: Settings, folder: Path) -> None:
    (folder / "seeds" / "empty.txt").write_text("")
    assert os.path.join("seeds", "empty.txt") in known(settings)
