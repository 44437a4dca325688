"""A gazetteer of a registry's size loaded as it was prepared, and its CSV parsed."""

from __future__ import annotations

from pathlib import Path

from affilcli.gazetteer import shipped_path
from affilcli.gazetteer.index.cache import prepared
from affilcli.gazetteer.loading import read_rows
from benchmarks.speed.race import Race, work
from benchmarks.speed.registry import INSTITUTIONS, registry


def race(folder: Path) -> Race:
    """Both from the files; the index was prepared before; in this process."""
    registry(folder)  # prepares it
    file = folder / "registry.csv"

    def load() -> None:
        prepared([shipped_path().read_bytes(), file.read_bytes()], _never)

    return Race(
        question=f"{INSTITUTIONS:,} institutions loaded from the prepared index, against parsing",
        ours=work(load),
        peer=work(lambda: read_rows(file)),
        at_least=4.0,
        rounds=5,
    )


def _never(*_: object) -> bytes:
    raise AssertionError("it was prepared")
