"""A file that is written beside its place and moved there whole, or not at all."""

from __future__ import annotations

import os
import stat
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TextIO

if sys.platform != "win32":
    import fcntl  # without it, what a killed run leaves behind stays there


@contextmanager
def replacing(target: str) -> Iterator[TextIO]:
    """A stream whose content takes the place of the file `target` when the block ends well.

    If the block raises, what stood there before is left alone. Raises OSError when nothing can be
    written there.
    """
    handle, draft = _begin(target)
    held = os.dup(handle)  # the lock lasts until this is closed too
    try:
        with open(handle, "w", encoding="utf-8", newline="\n") as stream:
            yield stream
            stream.flush()
            os.fsync(handle)  # else, after a power cut, there may be an empty file in its place
        if sys.platform == "win32":
            os.close(held)  # an open file cannot be moved there
        os.chmod(draft, _mode(target))
        os.replace(draft, target)
        _keep_name(os.path.dirname(target))
    except BaseException:
        with suppress(OSError):
            os.unlink(draft)
        raise
    finally:
        with suppress(OSError):
            os.close(held)


def _begin(target: str) -> tuple[int, str]:
    """An empty draft that is locked, so that others see it is in work."""
    folder, name = os.path.split(target)
    prefix = f".affil-{name[:40]}-"
    _clear(folder, prefix)
    while True:
        handle, draft = tempfile.mkstemp(prefix=prefix, dir=folder)
        if sys.platform != "win32":
            with suppress(OSError):  # a disk without locks: nobody clears drafts away there
                fcntl.flock(handle, fcntl.LOCK_EX)
        if os.path.exists(draft):
            return handle, draft
        os.close(handle)  # taken for an abandoned one in the moment before it was locked


def _clear(folder: str, prefix: str) -> None:
    """Delete the drafts of runs that were killed: those that nobody holds a lock on."""
    if sys.platform != "win32":
        names = (name for name in os.listdir(folder) if name.startswith(prefix))
        # To open a pipe of somebody else's that is called so would wait for its other end.
        for draft in filter(os.path.isfile, (os.path.join(folder, name) for name in names)):
            with suppress(OSError), open(draft, "rb") as file:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                os.unlink(draft)


def _keep_name(folder: str) -> None:
    """Have the disk know what its files are called now, so that a power cut does not undo it."""
    if sys.platform != "win32":  # a folder cannot be opened there
        with suppress(OSError):  # nor written to disk by itself everywhere else
            handle = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)


def _mode(target: str) -> int:
    """The permissions of the file that is replaced, or those that a new file would get."""
    with suppress(OSError):
        return stat.S_IMODE(os.stat(target).st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
