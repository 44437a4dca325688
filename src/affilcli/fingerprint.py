"""What a record is made by, in parts and as one hash: a record made by anything else is not given
again.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

from affilcli import __version__
from affilcli.errors import AffilError
from affilcli.gazetteer import shipped_path
from affilcli.records import SCHEMA
from affilcli.settings import Settings

PACKAGE = Path(__file__).resolve().parent

BEHIND = frozenset({
    *("cli", "render", "workflow", "relate", "evaluate"),
    *("align.py", "compare.py", "explain.py", "explanation.py", "store", "fingerprint.py"),
    *("vocabulary/comparison.toml", "vocabulary/features.toml"),
})  # fmt: skip
"""What of the package only works on records that are there, or tells how they came about. All else
counts: better a record made anew than one from before a rule was changed."""

SUFFIXES = (".py", ".toml", ".csv")

VERSIONS = {
    "charset_normalizer": "version.py",
    "numpy": "version.py",
    "spacy": "about.py",
    "thinc": "about.py",
}
"""What works behind our own rules, and the file in which each says its version."""


def fingerprint(settings: Settings) -> str:
    """A hash over all that makes a record of a document."""
    return hashed(parts(settings))


def hashed(made_by: Mapping[str, str]) -> str:
    """The fingerprint of these parts."""
    return hashlib.sha256(repr(sorted(made_by.items())).encode(errors="replace")).hexdigest()


def parts(settings: Settings) -> dict[str, str]:
    """All that makes a record of a document, by the name of the part, as a version or a hash.

    Version and schema; the rules and the vocabulary of this package; the gazetteers; the model;
    Python and what works with the model. None of it is imported. What is missing is no error here:
    no record can be made by it either.
    """
    files = sorted(_files())
    gazetteers = [file for file in files if file.endswith(".csv")]
    return {
        "version": __version__,
        "schema": SCHEMA,
        "prefilter": "on" if settings.prefilter else "off",
        "rules": _hash(_named(file for file in files if file.endswith(".py"))),
        "vocabulary": _hash(_named(file for file in files if file.endswith(".toml"))),
        "gazetteer": _hash((*_named(gazetteers), *map(_bytes, (_shipped(), *settings.gazetteer)))),
        "model": f"{settings.model} {_hash(_model(settings.model))[:12]}",
        "python": ".".join(map(str, sys.version_info[:2])),
        "libraries": _hash(
            _bytes(os.path.join(_home(package), file)) for package, file in VERSIONS.items()
        ),
    }


def stamps(settings: Settings) -> list[tuple[int, int] | None]:
    """Size and time of each gazetteer of the user's own: quick to take, and others as soon as one
    of the files was edited.
    """
    found: list[tuple[int, int] | None] = []
    for path in settings.gazetteer:
        try:
            status = os.stat(path)
        except (OSError, ValueError):  # ValueError: a NUL character in the path
            found.append(None)
        else:
            found.append((status.st_size, status.st_mtime_ns))
    return found


def _hash(pieces: Iterable[bytes]) -> str:
    digest = hashlib.sha256()
    for piece in pieces:
        # Hashed one by one, so that no two sequences of pieces run together to the same bytes.
        digest.update(hashlib.sha256(piece).digest())
    return digest.hexdigest()


def _named(files: Iterable[str]) -> Iterator[bytes]:
    """The names of files of the package, each with what it holds."""
    for file in files:
        yield file.encode(errors="replace")
        yield _bytes(os.path.join(PACKAGE, file))


def _model(name: str) -> Iterator[bytes]:
    """What an installed model says of itself; of a model in a folder also when each file changed.

    An installed one is not changed without its version; a folder may be trained anew at any time.
    """
    home = _home(name)
    folders = [home, *_folders(home)] if home else [name]
    for folder in folders:
        yield _bytes(os.path.join(folder, "meta.json"))
        yield _bytes(os.path.join(folder, "config.cfg"))
    if not home and _bytes(os.path.join(name, "config.cfg")):
        yield from _stamps(name)


def _folders(folder: str) -> list[str]:
    try:
        with os.scandir(folder) as entries:
            return sorted(entry.path for entry in entries if entry.is_dir())
    except OSError:
        return []


def _stamps(folder: str) -> Iterator[bytes]:
    """Name, size and time of every file below."""
    for place, folders, files in os.walk(folder):
        folders.sort()
        for file in sorted(files):
            path = os.path.join(place, file)
            with suppress(OSError):
                status = os.stat(path)
                stamp = f"{path} {status.st_size} {status.st_mtime_ns}"
                yield stamp.encode(errors="replace")


def _files(folder: str = "") -> Iterator[str]:
    """The package's files that count, relative to it."""
    with os.scandir(os.path.join(PACKAGE, folder)) as entries:
        for entry in entries:
            path = f"{folder}/{entry.name}" if folder else entry.name
            if path in BEHIND or entry.name == "__pycache__":
                continue
            if entry.is_dir():
                yield from _files(path)
            elif entry.name.endswith(SUFFIXES):
                yield path


def _shipped() -> str:
    try:
        return str(shipped_path())
    except AffilError:
        return ""


def _home(package: str) -> str:
    """The folder of an installed package, found without importing it; empty when there is none."""
    try:
        spec = find_spec(package) if package.isidentifier() else None
    except (ImportError, ValueError):
        spec = None
    return os.path.dirname(spec.origin) if spec and spec.origin else ""


def _bytes(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read()
    except (OSError, ValueError):  # ValueError: a NUL character in the path
        return b""
