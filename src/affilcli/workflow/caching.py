"""What the store holds, and how it gets rid of it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from affilcli.errors import AffilError
from affilcli.reading import digest
from affilcli.settings import Settings

if TYPE_CHECKING:
    from affilcli.store import Damaged, Kept, Origin, Prepared, State, Store

Warn = Callable[[str], None]


def kept(settings: Settings, warn: Warn, *, judging: bool = False) -> State:
    """What the store of these settings holds, and which of it is stale under them.

    Raises AffilError when nothing is to be kept, or when the file cannot be used; a damaged one is
    set aside, as ever, and `warn` hears of it. By a gazetteer that cannot be read everything is
    stale: whoever is `judging` what to drop gets an AffilError instead.
    """
    from affilcli.store import Damaged, State, files

    file = _file(settings)
    prepared = _prepared(settings, judging=judging)
    with _opened(file, warn) as store:
        judged = _judged(store.origins(), settings) if store else []
    aside = [Damaged(name, files.size(name)) for name in files.damaged(file)]
    return State(file, files.size(file), judged, aside, prepared)


def drop(records: Sequence[Kept], settings: Settings, warn: Warn) -> None:
    """Take these records out of the store. Raises AffilError when that cannot be done."""
    file = _file(settings)
    with _opened(file, warn) as store:
        if store and not store.drop([one.number for one in records]):
            raise AffilError(
                f"the store {file} cannot be written", hint="check its permissions and the disk"
            )


def delete(aside: Sequence[Damaged]) -> None:
    """Delete files that were set aside. Raises OSError when one cannot be deleted."""
    from affilcli.store import files

    for one in aside:
        for name in files.parts(one.file):
            os.unlink(name)


def forget(prepared: Sequence[Prepared]) -> None:
    """Delete what was prepared of gazetteers. Raises OSError when a file cannot be deleted."""
    for one in prepared:
        with suppress(FileNotFoundError):  # another process was faster
            os.unlink(one.file)


def _prepared(settings: Settings, *, judging: bool) -> list[Prepared]:
    from affilcli.gazetteer.index.cache import files
    from affilcli.gazetteer.loading import prepared_path
    from affilcli.store import Prepared
    from affilcli.store.files import size

    try:
        used = prepared_path([Path(path) for path in settings.gazetteer])
    except AffilError:
        if judging:
            raise
        used = None  # nothing is prepared of a gazetteer that is gone
    return [Prepared(file, size(file), file == used) for file in files()]


def _file(settings: Settings) -> str:
    if settings.store is None:
        raise AffilError("no records are kept: the store is off", hint="AFFIL_STORE names a file")
    return settings.store


@contextmanager
def _opened(file: str, warn: Warn) -> Iterator[Store | None]:
    """The store, or None where there is none yet: it is not made only to be looked at."""
    if not os.path.exists(file):
        yield None
        return
    from affilcli.store import Store

    heard: list[str] = []
    with Store(file, heard.append) as store:
        if not store.is_open:
            raise AffilError(*heard[-1:])
        yield store
    for message in heard:
        warn(message)


def _judged(origins: Sequence[Origin], settings: Settings) -> list[Kept]:
    from affilcli.fingerprint import hashed, parts
    from affilcli.store import Kept

    now = parts(settings)
    fingerprint = hashed(now)
    content = cache(digest)
    return [
        Kept(
            origin.number,
            origin.path,
            origin.id,
            (
                *_document(origin, content(origin.path)),
                *(_changed(origin, now) if origin.fingerprint != fingerprint else ()),
            ),
        )
        for origin in origins
    ]


def _document(origin: Origin, sha256: str | None) -> Iterator[str]:
    if sha256 != origin.sha256:
        yield "document changed" if sha256 else "document gone"


def _changed(origin: Origin, now: dict[str, str]) -> list[str]:
    """The names of the parts that are not what they were."""
    if not origin.parts:
        return ["unknown"]
    names = dict.fromkeys(chain(now, origin.parts))
    return [name for name in names if origin.parts.get(name) != now.get(name)]
