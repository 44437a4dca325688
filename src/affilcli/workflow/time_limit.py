"""How long a document may take, in a process of its own or in this one."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from affilcli.errors import AffilError

PULSE = 0.5
"""Seconds after which a wait is broken off; no more than twice that counts from look to look."""


class Watch:
    """A clock that a job stopped as a whole (Ctrl-Z), wherever it is at the moment, does not wear.

    Whoever is not stopped looks often, so of a longer time between two looks only a part counts.
    """

    def __init__(self) -> None:
        self.seconds = 0.0
        self._looked = time.monotonic()

    def look(self) -> float:
        """The seconds that have been watched up to now."""
        now = time.monotonic()
        self.seconds += min(now - self._looked, 2 * PULSE)
        self._looked = now
        return self.seconds


class LateError(AffilError):
    """A document was given up."""

    def __init__(self, path: str, limit: float) -> None:
        super().__init__(
            f"{path}: took longer than {limit:g} seconds and was given up",
            hint="--timeout gives it more time",
            exit_code=1,
        )


@contextmanager
def time_limit(path: str, limit: float) -> Iterator[None]:
    """Raise LateError where the block, which works on this document, takes longer.

    That breaks off Python and regular expressions. Other compiled code is left to come to its end,
    and there is no limit outside of the main thread, nor on a system without such a timer
    (Windows): only a process of its own can be ended at any moment.

    While the block runs, SIGALRM and the timer of real time (ITIMER_REAL) are taken from whoever
    calls, so also from a program that extracts with `jobs=0`; both are given back behind it; a
    timer that was running stands still meanwhile.
    """
    if not _can_be_broken_off():
        yield
        return
    try:
        with _alarm(limit):
            yield
    except _Late:
        raise LateError(path, limit) from None


class _Late(BaseException):
    """Time is up; no `except Exception` on its way takes it for its own."""


@contextmanager
def _alarm(limit: float) -> Iterator[None]:
    watch, began = Watch(), time.process_time()
    over = False

    def ring(*_: object) -> None:
        # Compiled code hears no bell, so that the watch counts too little of it.
        spent = max(watch.look(), time.process_time() - began)
        if spent >= limit and not over:
            raise _Late

    pulse = min(PULSE, limit)
    handler = signal.signal(signal.SIGALRM, ring)
    # Again and again: what is raised within a destructor, say, goes no further.
    timer = signal.setitimer(signal.ITIMER_REAL, pulse, pulse)
    try:
        yield
    finally:
        over = True
        signal.setitimer(signal.ITIMER_REAL, *timer)
        signal.signal(signal.SIGALRM, handler)


def _can_be_broken_off() -> bool:
    here = threading.current_thread() is threading.main_thread()
    return here and hasattr(signal, "setitimer")
