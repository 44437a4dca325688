"""What workers of tests work with: a document says what becomes of the process that reads it."""

from __future__ import annotations

import os
import re
import signal
import time
from contextlib import suppress

import msgspec

from affilcli.errors import AffilError
from affilcli.records import Document, Record
from affilcli.settings import Settings
from tests import samples


def prepare(settings: Settings) -> None:
    samples.full()  # loads what it needs now, while no document's time is running
    if settings.model == "missing":
        raise AffilError("no model", hint="install it")
    if settings.model == "deadly":
        os.kill(os.getpid(), signal.SIGKILL)
    if settings.model == "broken":
        raise ValueError("torn")


def attempted(document: Document, settings: Settings) -> Record | AffilError:
    """A record that is called like the first word, unless that asks for something else."""
    first, *_ = document.text.split()
    match first:
        case "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        case "exit":
            os._exit(3)
        case "sleep":
            time.sleep(1000)
        case "endless":
            sum(range(10**14))  # one instruction: no Python handler gets its turn
        case "backtracking":
            re.fullmatch("(a+)+", "a" * 60 + "b")
        case "loop":
            while True:
                with suppress(Exception):
                    time.monotonic()
        case "slow":
            time.sleep(0.3)
        case "bug":
            return broken(document)
    source = msgspec.structs.replace(
        samples.full().source, path=document.path, sha256=document.sha256
    )
    return msgspec.structs.replace(samples.full(), id=first, source=source)


def broken(document: Document) -> AffilError:
    error = AffilError(f"{document.path}: broke off", exit_code=1)
    try:
        _ = 1 / (len(document.text) - len("bug"))
    except ZeroDivisionError as cause:
        error.__cause__ = cause
    return error
