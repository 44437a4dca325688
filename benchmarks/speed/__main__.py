"""How fast affilcli is, as ratios to peers timed in the same run: `make bench`."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from pkgutil import iter_modules

import msgspec

from benchmarks.speed import races
from benchmarks.speed.apart import apart, result_of
from benchmarks.speed.race import UNITS, Result


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the races, print both sides and their ratio; 1 when a ratio is not what is wanted."""
    options = _parser().parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="affil-bench-") as folder:
        results = []
        for name in _chosen(options.only):
            results.append(apart(result_of, name, Path(folder), options.rounds, options.cpu))
            print(line(results[-1]), flush=True)
    if options.json:
        Path(options.json).write_bytes(msgspec.json.format(msgspec.json.encode(results)) + b"\n")
    return 0 if all(result.met for result in results) else 1


def line(result: Result) -> str:
    """The result of one race, with the best run of each side and how far its runs lie apart."""
    verdict = "met" if result.met else "MISSED"
    ours, peer = _runs(result.ours, result), _runs(result.peer, result)
    return (
        f"{result.name}: {result.ratio:.2f} (wanted {result.wanted}: {verdict})\n"
        f"    {result.question}\n    ours {ours}\n    peer {peer}"
    )


def _runs(taken: Sequence[float], result: Result) -> str:
    unit = UNITS[result.by]
    return f"{min(taken):.3g} {unit} (best of {len(taken)}, up to {max(taken):.3g})"


def _chosen(names: str) -> list[str]:
    known = sorted(module.name for module in iter_modules(races.__path__))
    wanted = [name for name in names.split(",") if name] or known
    for unknown in set(wanted) - set(known):
        sys.exit(f"bench: there is no race '{unknown}'; there are: {', '.join(known)}")
    return wanted


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description=__doc__)
    parser.add_argument("--only", default="", metavar="RACES", help="names with commas between")
    parser.add_argument("--json", metavar="FILE", help="write every measured number there too")
    parser.add_argument("--rounds", type=int, help="how often each side runs, for all races")
    parser.add_argument(
        "--cpu",
        action="store_true",
        help="compare seconds of processor where a race allows it: for a busy machine",
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
