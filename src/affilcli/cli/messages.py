"""What is said on standard error when something goes wrong."""

from __future__ import annotations

import sys

from affilcli.errors import AffilError
from affilcli.render.plain import plain


def complain(error: AffilError) -> None:
    """Say on one line of standard error what went wrong and what to do about it."""
    hint = f"; {error.hint}" if error.hint else ""
    sys.stderr.write(plain(f"affil: {error.message}{hint}") + "\n")


def warn(message: str) -> None:
    """Say on standard error what is amiss but costs no result."""
    sys.stderr.write(plain(f"affil: warning: {message}") + "\n")


def note(line: str) -> None:
    """Say on standard error what was done."""
    sys.stderr.write(plain(line) + "\n")
