"""The `affil` command: one file a command, and one place where errors end (`boundary.py`)."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line of this process and exit with its code."""
    from affilcli.cli.boundary import run

    sys.exit(run(sys.argv[1:]))
