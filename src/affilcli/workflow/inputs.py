"""Files that are no documents, and what comes in on standard input."""

from __future__ import annotations

import sys

from affilcli.errors import AffilError
from affilcli.reading import STDIN


def named(file: str) -> str:
    """What a message calls it."""
    return "standard input" if file == STDIN else file


def bytes_of(file: str) -> bytes:
    """All bytes of a file, or of standard input for `-`. Raises AffilError without them."""
    if file == STDIN and sys.stdin is None:  # closed by the shell: <&-
        raise AffilError("standard input is closed", hint="pipe something into the command")
    try:
        if file == STDIN:
            return sys.stdin.buffer.read()
        with open(file, "rb") as stream:
            return stream.read()
    except (OSError, ValueError) as error:  # ValueError: a NUL character in the path
        reason = getattr(error, "strerror", None) or str(error)
        raise AffilError(
            f"{named(file)}: cannot be read: {reason}", hint="check the path"
        ) from error
