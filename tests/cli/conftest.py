"""Two ways to run `affil`: in this process with a stand-in for extraction, and for real."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import msgspec
import pytest

from affilcli.cli.boundary import run
from affilcli.records import Document, Record
from affilcli.settings import Settings
from affilcli.workflow import bench
from tests import samples
from tests.readme import timeless


class Outcome(NamedTuple):
    """What a command left; nothing is said of how long it took."""

    code: int
    out: str
    err: str


Runner = Callable[..., Outcome]


@pytest.fixture
def affil(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Runner:
    """Run `affil` with these arguments in this process."""
    for name in ("COLUMNS", "FORCE_COLOR", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)

    def call(*args: str) -> Outcome:
        capsys.readouterr()
        code = run(args)
        out, err = capsys.readouterr()
        return Outcome(code, out, timeless(err))

    return call


@pytest.fixture
def settings_used(monkeypatch: pytest.MonkeyPatch) -> list[Settings]:
    """Replaces extraction: a document gives the sample record, or what its text asks for."""
    used: list[Settings] = []

    def extract_record(document: Document, settings: Settings) -> Record:
        used.append(settings)
        if "bug" in document.text:
            raise ZeroDivisionError("oops")
        stem = Path(document.path).stem
        record = samples.irrelevant() if "ranking" in document.text else samples.full()
        source = msgspec.structs.replace(record.source, path=document.path, sha256=document.sha256)
        return msgspec.structs.replace(record, id=stem, source=source)

    monkeypatch.setattr(bench, "extract_record", extract_record)
    monkeypatch.setattr(bench, "prepare", lambda settings: None)
    return used


@pytest.fixture
def news(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working directory."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def process() -> Runner:
    """Run `affil` as a process of its own, by default on nothing and with little environment."""

    def call(*args: str, stdin: bytes = b"", cwd: Path = samples.ROOT, **environ: str) -> Outcome:
        names = {"PATH", "HOME", "SYSTEMROOT", "TMP", "AFFIL_STORE"}
        names |= {"XDG_CACHE_HOME", "XDG_DATA_HOME"}
        kept = {name: value for name, value in os.environ.items() if name in names}
        result = subprocess.run(
            [sys.executable, "-m", "affilcli", *args],
            input=stdin,
            capture_output=True,
            cwd=cwd,
            env=kept | environ,
            check=False,
        )
        return Outcome(
            result.returncode,
            result.stdout.decode(errors="replace"),
            timeless(result.stderr.decode(errors="replace")),
        )

    return call
