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
            walk.file(path)
    return found


class _Walk:
    """Remembers what was seen by its real path, so that loops end and nothing is read twice."""

    def __init__(self, found: Discovery) -> None:
        self.found = found
        self.seen: set[str] = set()

    def file(self, path: str) -> None:
        if self.is_new(path):
            self.found.paths.append(path)

    def folder(self, path: str) -> None:
        if not self.is_new(path):
            return
        for name in self.names(path):
            entry = os.path.join(path, name)
            if os.path.isdir(entry):
                self.folder(entry)
            elif not os.path.isfile(entry):
                continue  # a socket, a device, a link that leads nowhere or to itself
            elif format_of(name):
                self.file(entry)
            else:
                self.found.skipped.append(entry)

    def names(self, path: str) -> list[str]:
        """What the folder holds, by name, less what is hidden."""
        try:
            return sorted(name for name in os.listdir(path) if not name.startswith("."))
        except OSError as error:
            self.found.unreadable.append((path, error.strerror or str(error)))
            return []

    def is_new(self, path: str) -> bool:
        real = path if path == STDIN else os.path.realpath(path)
        if real in self.seen:
            return False
        self.seen.add(real)
        return True
