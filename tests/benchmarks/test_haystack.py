"""The haystack is the same every time, and one document in a hundred is a needle."""

from __future__ import annotations

from pathlib import Path

from benchmarks.haystack.build import haystack


def test_a_seed_gives_the_same_documents(tmp_path: Path) -> None:
    needles = haystack(tmp_path / "one", 400)
    assert haystack(tmp_path / "two", 400) == needles
    assert len(needles) == 4
    first, second = (
        {file.name: file.read_bytes() for file in (tmp_path / name).iterdir()}
        for name in ("one", "two")
    )
    assert first == second
    assert len(first) == 400
    assert sum(name[6:].removesuffix(".txt") in needles for name in first) == 4
    assert len(set(first.values())) == 400


def test_another_seed_gives_others(tmp_path: Path) -> None:
    assert haystack(tmp_path / "one", 200, seed=1) != haystack(tmp_path / "two", 200, seed=2)
