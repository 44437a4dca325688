"""The `affil` command: one file a command, and one place where errors end (`boundary.py`)."""

from __future__ import annotations

import gc
import signal
import sys
from types import FrameType

INTERRUPTED = 130


def main() -> None:
    """Run the command line of this process and exit with its code."""
    # Start-up makes many objects and hardly any garbage: looking for it took 6 % of the time.
    gc.set_threshold(20_000, 20, 20)
    _leave_in_order()
    try:
        from affilcli.cli.boundary import run

        code = run(sys.argv[1:])
    except KeyboardInterrupt:  # while all this was being loaded
        code = INTERRUPTED
    sys.exit(code)


def _leave_in_order() -> None:
    """Being told to end, by the system or a terminal that closes, leaves no drafts behind."""
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)  # no hang-up on Windows
        if number and signal.getsignal(number) is signal.SIG_DFL:  # nohup has it ignored
            signal.signal(number, _leave)


def _leave(number: int, _: FrameType | None) -> None:
    sys.exit(128 + number)
