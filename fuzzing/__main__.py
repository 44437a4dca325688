"""Look for documents that break affilcli: `python -m fuzzing --minutes 5`.

Half of the time goes to documents that hypothesis generates, half to those that atheris mutates
towards code that was not reached yet; all of it to the first where atheris cannot be installed.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from collections.abc import Sequence
from importlib.util import find_spec

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Flaky

from fuzzing.hostile import documents
from fuzzing.properties import check

#: documents generated between two looks at the clock
BATCH = 50


def generate(seconds: float) -> int:
    """Check generated documents for so long; how many they were."""
    made = 0

    @settings(
        max_examples=BATCH,
        deadline=None,
        database=None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    @given(documents())
    def one(data: bytes) -> None:
        nonlocal made
        made += 1
        check(data, timed=True)

    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            one()
        except Flaky as flaky:  # a document that took too long only once, on a busy machine
            print(f"not confirmed: {flaky}", flush=True)
    return made


def main(args: Sequence[str] | None = None) -> int:
    """Generate and mutate; the exit code is not 0 when something broke, which is printed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=4)
    seconds = 60 * parser.parse_args(args).minutes
    mutating = find_spec("atheris") is not None
    made = generate(seconds / 2 if mutating else seconds)
    print(f"{made} documents generated: all sound", flush=True)
    if not mutating:
        print("atheris is not installed: nothing was mutated")
        return 0
    # libFuzzer ends its process
    command = [sys.executable, "-m", "fuzzing.coverage", f"-max_total_time={int(seconds / 2)}"]
    return subprocess.run(command, check=False).returncode  # noqa: S603


if __name__ == "__main__":
    sys.exit(main())
