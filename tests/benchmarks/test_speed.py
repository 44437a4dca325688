"""The frame of the races: both sides run in turn, and the ratio says which way is better."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

import msgspec
import pytest

from benchmarks.speed import __main__ as bench
from benchmarks.speed.apart import apart
from benchmarks.speed.corpus import many
from benchmarks.speed.race import Cost, Race, Result, Side, command, run


def side(*seconds: float, log: list[str] | None = None, name: str = "") -> Side:
    taken: Iterator[float] = cycle(seconds)

    def run_once() -> Cost:
        if log is not None:
            log.append(name)
        return Cost(next(taken), cpu=9.0)

    return run_once


def test_the_best_run_of_each_side_counts() -> None:
    result = run("race", Race("?", ours=side(5, 2, 3), peer=side(8, 4, 6), at_least=1.5))
    assert (result.ours, result.peer) == ([5, 2, 3], [8, 4, 6])
    assert (result.ratio, result.wanted, result.met) == (2.0, "≥ 1.5", True)


def test_what_may_cost_so_much_more_is_held_to_that() -> None:
    result = run("race", Race("?", ours=side(3), peer=side(1), at_most=2))
    assert (result.ratio, result.wanted, result.met) == (3.0, "≤ 2", False)


def test_the_sides_run_in_turn_and_each_begins_every_second_round() -> None:
    log: list[str] = []
    ours, peer = side(1, log=log, name="ours"), side(1, log=log, name="peer")
    run("race", Race("?", ours, peer, at_least=1, rounds=3))
    assert log == ["ours", "peer", "peer", "ours", "ours", "peer"]


def test_seconds_of_processor_stand_in_only_where_nothing_works_beside() -> None:
    one = Race("?", ours=side(1), peer=side(1), at_least=1, rounds=1)
    assert run("race", one, cpu=True).ours == [9.0]
    assert run("race", one._replace(alone=False), cpu=True).ours == [1.0]


def test_a_command_tells_what_it_took() -> None:
    cost = command(sys.executable, "-c", "print('x' * 100_000)")()
    assert cost.seconds > 0
    assert cost.memory > 1


def test_a_command_that_fails_stops_the_race() -> None:
    with pytest.raises(RuntimeError, match="told why"):
        command(sys.executable, "-c", "import sys; sys.exit('told why')")()


def test_documents_of_a_folder_are_all_different(tmp_path: Path) -> None:
    folder = many(tmp_path, 1000)
    files = list(folder.iterdir())
    assert len(files) == 1000
    assert len({file.read_bytes() for file in files}) == 1000


def told_where() -> Result:
    """A race that bears the number of its process as its name."""
    return run(str(os.getpid()), Race("?", ours=side(1), peer=side(1), at_least=1, rounds=1))


def test_a_race_has_a_process_of_its_own_so_that_no_other_one_adds_to_its_memory() -> None:
    here, there = told_where().name, apart(told_where).name
    assert here == str(os.getpid()) != there


def test_an_unknown_race_is_named_with_those_there_are() -> None:
    with pytest.raises(SystemExit, match=r"no race 'walking'; there are: .*throughput"):
        bench.main(["--only", "walking"])


def test_both_sides_are_printed_and_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    race = Race("how fast?", ours=side(2), peer=side(1), at_least=1)
    monkeypatch.setattr(bench, "_chosen", lambda _: ["mine"])
    monkeypatch.setattr(bench, "apart", lambda _, name, *_given: run(name, race))
    assert bench.main(["--json", str(tmp_path / "out.json")]) == 1
    out = capsys.readouterr().out
    assert "mine: 0.50 (wanted ≥ 1: MISSED)\n    how fast?" in out
    assert "ours 2 s (best of 3, up to 2)" in out
    (written,) = msgspec.json.decode((tmp_path / "out.json").read_bytes(), type=list[Result])
    assert (written.name, written.ratio, written.peer) == ("mine", 0.5, [1.0, 1.0, 1.0])
