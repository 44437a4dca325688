"""What runs in a worker process: a document comes in, what became of it goes out, one by one."""

from __future__ import annotations

import gc
import os
import signal
import threading
import traceback
from importlib import import_module
from multiprocessing import parent_process
from multiprocessing.connection import Connection
from types import ModuleType
from typing import NamedTuple

from affilcli.errors import AffilError
from affilcli.records import Record
from affilcli.settings import Settings

PATIENCE = 30.0
"""Seconds behind the time limit after which a worker ends itself, if nobody has ended it."""


class Ready(NamedTuple):
    """The pipeline is loaded: documents can come."""


class Told(NamedTuple):
    """An AffilError on its way between processes; `final` is one that no document could survive."""

    message: str
    hint: str | None
    exit_code: int
    trace: str
    final: bool

    @classmethod
    def of(cls, error: AffilError, *, final: bool = False) -> Told:
        """The error, with the traceback of what is behind it."""
        cause = error.__cause__
        trace = "".join(traceback.format_exception(cause)) if cause else ""
        return cls(error.message, error.hint, error.exit_code, trace, final)

    def error(self) -> AffilError:
        """The error again, in another process."""
        error = AffilError(self.message, hint=self.hint, exit_code=self.exit_code)
        error.__cause__ = InWorkerError(f"\n{self.trace}") if self.trace else None
        return error


class InWorkerError(Exception):
    """Stands for an exception of a worker process; holds its traceback as text."""


Message = Ready | Record | Told


def work(pipe: Connection, settings: Settings, maker: str) -> None:
    """Be a worker until the pipe is closed.

    `maker` names the module whose `prepare` and `attempted` do the work.
    """
    threading.Thread(target=_end_with_parent, daemon=True).start()
    module = import_module(maker)
    try:
        _prepare(module, settings)
        # What is loaded now stays: no need to look through it again and again. What a document
        # leaves behind is hardly ever a circle.
        gc.freeze()
        gc.set_threshold(20_000, 20, 20)
        pipe.send(Ready())
        while True:
            document = pipe.recv()
            _end_after(settings.timeout + PATIENCE)
            made = module.attempted(document, settings)
            _end_after(0)  # what reads the pipe may take its time: a pager, a stopped job
            pipe.send(Told.of(made) if isinstance(made, AffilError) else made)
    except AffilError as error:
        pipe.send(Told.of(error, final=True))
    except (EOFError, BrokenPipeError):
        return  # nobody wants to know any more


def _prepare(module: ModuleType, settings: Settings) -> None:
    """Load what the work needs; whatever is in the way of that becomes an AffilError."""
    try:
        module.prepare(settings)
    except AffilError:
        raise
    except Exception as error:
        raise AffilError(
            f"the pipeline cannot be loaded: {type(error).__name__}: {error}",
            hint="this is a fault of affilcli; --debug shows where",
            exit_code=1,
        ) from error


def _end_with_parent() -> None:
    """A parent that was killed closes the pipe too, but a document that hangs never looks there."""
    parent = parent_process()
    if parent:
        parent.join()
        os._exit(1)


def _end_after(seconds: float) -> None:
    """End this process after so many seconds of work, even within a regular expression; 0 calls
    that off.

    Of work, since a job may be stopped (Ctrl-Z) for as long as one likes. Where there is no such
    timer, only the parent ends what takes too long.
    """
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_PROF, seconds)
