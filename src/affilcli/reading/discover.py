"""Which files to read: what was named, and the readable files of folders, in a stable order."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import NamedTuple

from affilcli.reading.formats import format_of
from affilcli.reading.read import STDIN


class Discovery(NamedTuple):
    """What there is to read.

    `paths` are files, each once, as they were named; `skipped` are files of unknown type in
    folders; `unreadable` are folders that cannot be listed, each with the reason.
    """

    paths: list[str]
    skipped: list[str]
    unreadable: list[tuple[str, str]]


def discover(named: Sequence[str]) -> Discovery:
    """Expand folders, recursively and by name.

    What is named itself is kept whatever it is, so that reading it can say what is wrong. Hidden
    files and folders inside a named folder are passed over.
    """
    found = Discovery([], [], [])
    walk = _Walk(found)
    for path in named:
        if path != STDIN and os.path.isdir(path):
            walk.folder(path)
        else:
            walk.file(path, path if path == STDIN else os.path.realpath(path))
    return found


class _Walk:
    """Remembers what was seen by its real path, so that loops end and nothing is read twice."""

    def __init__(self, found: Discovery) -> None:
        self.found = found
        self.seen: set[str] = set()

    def file(self, path: str, real: str) -> None:
        if self.is_new(real):
            self.found.paths.append(path)

    def folder(self, path: str) -> None:
        """A folder with all below it, however deep that goes."""
        pending = self.entries(path, os.path.realpath(path))
        while pending:
            entry, real = pending.pop()
            if os.path.isdir(entry):
                pending += self.entries(entry, real)
            elif not os.path.isfile(entry):
                continue  # a socket, a device, a link that leads nowhere or to itself
            elif format_of(entry):
                self.file(entry, real)
            else:
                self.found.skipped.append(entry)

    def entries(self, path: str, real: str) -> list[tuple[str, str]]:
        """What a new folder holds, the last by name first, less what is hidden: paths as they are
        shown, and real ones.
        """
        if not self.is_new(real):
            return []
        try:
            names = [name for name in os.listdir(path) if not name.startswith(".")]
        except OSError as error:
            self.found.unreadable.append((path, error.strerror or str(error)))
            return []
        shown = ((os.path.join(path, name), name) for name in sorted(names, reverse=True))
        return [(entry, _real(entry, os.path.join(real, name))) for entry, name in shown]

    def is_new(self, real: str) -> bool:
        if real in self.seen:
            return False
        self.seen.add(real)
        return True


def _real(path: str, otherwise: str) -> str:
    """The real path; the other one unless it is a link. To follow a long path takes time."""
    return os.path.realpath(path) if os.path.islink(path) else otherwise
