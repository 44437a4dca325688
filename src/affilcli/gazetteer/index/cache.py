"""Prepared indexes, kept in the cache folder under a hash of all that they were made of.

A file that is damaged, or does not hold what its name says, is never used: the index is built
anew and put in its place. Where nothing can be kept, the index is built each time.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from affilcli.folders import cache_folder, make_cache_folder
from affilcli.gazetteer.index.build import Progress
from affilcli.gazetteer.index.index import Index
from affilcli.gazetteer.index.layout import DamagedError

#: the folder of the indexes in the cache folder, and what ends their names
FOLDER, SUFFIX = "gazetteers", ".index"
#: what begins the name of a file that is not whole yet
DRAFT = ".draft-"
#: so many indexes are kept, those used last
KEPT = 8
#: seconds after which a file is marked as used again, and a draft is no longer in the making
DAY = 86_400

_HERE = Path(__file__).resolve().parent
#: what of the program decides what an index holds, beside the modules of this folder
_BEHIND = (
    *(_HERE.parent / f"{name}.py" for name in ("entries", "gazetteer", "loading", "rows")),
    _HERE.parents[1] / "vocabulary" / "linking.toml",
)  # fmt: skip


class Watcher(Protocol):
    """Is told how the preparation of a gazetteer goes on."""

    def warned(self, message: str) -> None:
        """Something is amiss that costs time, but no result."""

    def indexing(self, done: int, total: int) -> None:
        """So many of the institutions are in the new index."""


class Unwatched:
    """A watcher that does not care."""

    def warned(self, message: str) -> None: ...
    def indexing(self, done: int, total: int) -> None: ...


UNWATCHED = Unwatched()


_watcher: ContextVar[Watcher] = ContextVar("watcher", default=UNWATCHED)


@contextmanager
def watching(watcher: Watcher) -> Iterator[None]:
    """Whatever is prepared in this block is told to the watcher."""
    token = _watcher.set(watcher)
    try:
        yield
    finally:
        _watcher.reset(token)


def prepared(contents: Iterable[bytes], build: Callable[[str, Progress], bytes]) -> Index:
    """The index of gazetteer files with these contents: the one that is kept, or what `build` makes
    for its key.
    """
    key = key_of(contents)
    path = path_of(key)
    return _kept(path, key) or _made(path, key, build)


def path_of(key: str) -> str:
    """Where the index with this key is kept."""
    return os.path.join(cache_folder(), FOLDER, key + SUFFIX)


def files() -> list[str]:
    """The indexes that are kept, and drafts of some that never became whole."""
    folder = Path(cache_folder(), FOLDER)
    return sorted(map(str, (*folder.glob(f"*{SUFFIX}"), *_abandoned(folder))))


def key_of(contents: Iterable[bytes]) -> str:
    """What stands for these contents, the code that makes an index of them, and this machine's
    numbers.
    """
    digest = sha256(_program())
    for content in contents:
        digest.update(sha256(content).digest())
    return digest.hexdigest()


@cache
def _program() -> bytes:
    # Words are folded by the Unicode of this Python.
    digest = sha256(f"{sys.byteorder} {unicodedata.unidata_version}".encode())
    for file in (*sorted(_HERE.glob("*.py")), *_BEHIND):
        digest.update(sha256(file.read_bytes()).digest())
    return digest.digest()


def _kept(path: str, key: str) -> Index | None:
    try:
        with open(path, "rb") as file:
            index = Index(file.read(), key)
    except DamagedError as error:
        _watcher.get().warned(f"the prepared gazetteer {path} is built anew: {error}")
    except OSError:
        pass  # there is none yet, or none that may be read
    else:
        _mark_used(path)
        return index
    return None


def _made(path: str, key: str, build: Callable[[str, Progress], bytes]) -> Index:
    data = build(key, _watcher.get().indexing)
    try:
        _keep(path, data)
    except OSError as error:
        _watcher.get().warned(f"the prepared gazetteer cannot be kept as {path}: {error.strerror}")
    return Index(data, key)


def _keep(path: str, data: bytes) -> None:
    """Put the file in its place whole: another process may be reading it, or putting its own.

    It is not waited for the disk: what a power cut leaves of it is noticed by its digest.
    """
    folder = os.path.dirname(path)
    make_cache_folder(os.path.dirname(folder))
    os.makedirs(folder, mode=0o700, exist_ok=True)
    handle, draft = tempfile.mkstemp(prefix=DRAFT, dir=folder)
    try:
        with open(handle, "wb") as file:
            file.write(data)
        os.replace(draft, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(draft)
        raise
    _drop_oldest(folder)


def _drop_oldest(folder: str) -> None:
    files = sorted(Path(folder).glob(f"*{SUFFIX}"), key=_last_used, reverse=True)
    for file in (*files[KEPT:], *_abandoned(Path(folder))):
        with suppress(OSError):
            file.unlink()


def _abandoned(folder: Path) -> list[Path]:
    """Drafts of runs that were killed; a younger one may be in the making."""
    limit = time.time() - DAY
    return [file for file in folder.glob(f"{DRAFT}*") if _last_used(file) < limit]


def _last_used(file: Path) -> float:
    try:
        return file.stat().st_mtime
    except OSError:  # another process was faster
        return 0.0


def _mark_used(path: str) -> None:
    with suppress(OSError):
        if os.path.getmtime(path) < time.time() - DAY:
            os.utime(path)
