"""The one kind of failure that affilcli reports; imports nothing else of ours."""

from __future__ import annotations


class AffilError(Exception):
    """Something a user can act on: what went wrong, a hint what to do, and the exit code.

    Exit codes: 1 some documents failed, 2 wrong usage or nothing readable.
    """

    def __init__(self, message: str, *, hint: str | None = None, exit_code: int = 2) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.exit_code = exit_code
