"""What the commands of `affil gazetteer` do with files."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from affilcli.gazetteer import Entry, Gazetteer, load_gazetteer, rows, shipped_path
from affilcli.gazetteer.adding import joined
from affilcli.gazetteer.check import Problem, check_entries
from affilcli.gazetteer.loading import parse, read_rows
from affilcli.reading import STDIN
from affilcli.settings import Settings


class Checked(NamedTuple):
    """A gazetteer's file: how many entries it has, and what is wrong with them."""

    path: str
    entries: int
    problems: list[Problem]


def checked(files: Sequence[str], settings: Settings) -> list[Checked]:
    """What is wrong with each of the files, or with the shipped one and the user's.

    They are held against the shipped one, as they are laid over it. Raises AffilError for a file
    that cannot be read.
    """
    shipped = str(shipped_path())
    below = entries_in(shipped)
    return [
        Checked(file, len(held), _problems(held, [] if _is_same(file, shipped) else below))
        for file in files or (shipped, *settings.gazetteer)
        for held in [entries_in(file)]
    ]


def _problems(held: Sequence[Entry], below: Sequence[Entry]) -> list[Problem]:
    """The problems in which one of the entries has a part."""
    own = {entry.id for entry in held}
    others = [entry for entry in below if entry.id not in own]
    return [p for p in check_entries([*others, *held]) if own.intersection(p.ids)]


def _is_same(file: str, other: str) -> bool:
    return os.path.realpath(file) == os.path.realpath(other)


def gazetteer_of(settings: Settings) -> Gazetteer:
    """The shipped gazetteer with the user's files over it."""
    return load_gazetteer([Path(path) for path in settings.gazetteer])


def entries_in(place: str) -> list[Entry]:
    """The entries of a gazetteer's file, or of one on standard input (`-`)."""
    if place != STDIN:
        return [row.entry for row in read_rows(Path(place))]
    data = sys.stdin.buffer.read() if sys.stdin else b""
    return [row.entry for row in parse(Path("standard input"), data)]


def added_to(
    path: Path, added: Sequence[Entry], settings: Settings, *, replace: bool
) -> list[Entry]:
    """What the user's file will hold with these entries added; AffilError where they do not fit."""
    before = entries_in(str(path)) if path.exists() else []
    others = [Path(other) for other in settings.gazetteer if Path(other) != path]
    below = load_gazetteer(others)
    return joined(added, before, below.entries, replace=replace)


def as_csv(entries: Iterable[Entry]) -> str:
    """A gazetteer's file with these entries."""
    stream = io.StringIO(newline="")
    rows.write(entries, stream)
    return stream.getvalue()
