"""Where every error ends: one line on standard error that says what, where and what to do."""

from __future__ import annotations

import errno
import os
import sys
import traceback
from collections.abc import Sequence

import typer

from affilcli.cli import INTERRUPTED
from affilcli.cli.messages import complain
from affilcli.cli.options import Session
from affilcli.errors import AffilError

FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG)
"""What the system says of a full disk, of one's share of it, and of a file that is too large."""

MAKE_ROOM = "make room, or write to another disk with -o"


def run(args: Sequence[str]) -> int:
    """Run the command line and return the exit code; never raises.

    0 fine, 1 some documents failed, 2 wrong usage or nothing readable, 130 interrupted.
    """
    _never_fail_to_encode()
    session = Session()
    try:
        code = _dispatch(args, session)
        if sys.stdout:
            sys.stdout.flush()
    except Exception as error:  # noqa: BLE001 - the one place that turns errors into words
        if isinstance(error, BrokenPipeError):
            return _closed_pipe()
        if session.debug:
            traceback.print_exc()
        return _report(error)
    except KeyboardInterrupt:
        return INTERRUPTED
    return code


def _dispatch(args: Sequence[str], session: Session) -> int:
    from affilcli.cli.app import app

    try:
        result = typer.main.get_command(app).main(
            args=list(args), prog_name="affil", standalone_mode=False, obj=session
        )
    except SystemExit as stop:
        # Typer ends the process itself when its output is closed: `affil --help | head -1`.
        if isinstance(stop.__context__, BrokenPipeError):
            raise stop.__context__ from None
        return stop.code if isinstance(stop.code, int) else 0
    return result if isinstance(result, int) else 0


def _report(error: Exception) -> int:
    known = error if isinstance(error, AffilError) else _translated(error)
    complain(known)
    return known.exit_code


def _translated(error: Exception) -> AffilError:
    if isinstance(error, typer.TyperException):
        context = getattr(error, "ctx", None)
        command = context.command_path if context else "affil"
        return AffilError(_first_down(error.format_message()), hint=f"see {command} --help")
    if isinstance(error, typer.Abort):
        return AffilError("stopped", exit_code=INTERRUPTED)
    if isinstance(error, OSError) and error.errno in FULL:
        return AffilError(f"cannot be written: {error.strerror}", hint=MAKE_ROOM)
    if isinstance(error, OSError):
        where = f"{error.filename}: " if error.filename else ""
        return AffilError(f"{where}{error.strerror or error}", hint="--debug shows where")
    what = f"{type(error).__name__}: {error}"
    return AffilError(what, hint="this is a fault of affilcli; --debug shows where")


def _first_down(message: str) -> str:
    """Typer's messages begin in upper case and end with a full stop; ours stand behind `affil:`."""
    return message[:1].lower() + message[1:].rstrip(".")


def _never_fail_to_encode() -> None:
    """A terminal without Unicode gets escapes for what it cannot show, not an error."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def _closed_pipe() -> int:
    """Nobody reads on, as with `| head`: fine. Python's flush at exit must not complain either."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0
