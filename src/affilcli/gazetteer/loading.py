"""From CSV files to a Gazetteer: the shipped file first, the user's files over it."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from affilcli.errors import AffilError
from affilcli.gazetteer.entries import Entry
from affilcli.gazetteer.gazetteer import Gazetteer, index_of
from affilcli.gazetteer.index.build import Progress
from affilcli.gazetteer.index.cache import key_of, path_of, prepared
from affilcli.gazetteer.rows import COLUMNS, KINDS, REQUIRED, entry_of

_PACKAGE = Path(__file__).resolve().parents[1]


class Row(NamedTuple):
    """An entry and the line of the file on which it begins."""

    line: int
    entry: Entry


def shipped_path() -> Path:
    """Where the gazetteer that comes with affilcli lies: in the wheel, or in the checkout."""
    return find_shipped(_PACKAGE)


def find_shipped(package: Path) -> Path:
    """The gazetteer beside an installed `package`, else that of the checkout it lies in."""
    installed = package / "data" / "gazetteer.csv"
    checkout = package.parent.parent / "data" / "gazetteer.csv"
    for candidate in (installed, checkout):
        if candidate.is_file():
            return candidate
    raise AffilError(
        f"the gazetteer that ships with affilcli is missing: {installed}",
        hint="Reinstall affilcli.",
    )


def load_gazetteer(extra: Sequence[Path] = ()) -> Gazetteer:
    """The shipped gazetteer with the `extra` files laid over it in order: same id replaces.

    What is prepared of it is kept on disk for the next run; the result is kept, too, and given
    again until one of the files changes. Raises AffilError for a file that cannot be read.
    """
    paths = (shipped_path(), *extra)
    return _load(tuple((path, *_stamp(path)) for path in paths))


def prepared_path(extra: Sequence[Path] = ()) -> str:
    """Where what is prepared of these files is kept, or would be. Raises AffilError for a file that
    cannot be read.
    """
    return path_of(key_of(map(_read, (shipped_path(), *extra))))


@lru_cache(maxsize=8)
def _load(stamped: tuple[tuple[Path, int, int], ...]) -> Gazetteer:
    paths = [path for path, _, _ in stamped]
    contents = [_read(path) for path in paths]

    def build(key: str, progress: Progress) -> bytes:
        return index_of(_laid_over(paths, contents), key, progress)

    digest = hashlib.sha256()
    for data in contents:
        digest.update(data)
    return Gazetteer(prepared(contents, build), digest.hexdigest())


def _laid_over(paths: Sequence[Path], contents: Sequence[bytes]) -> Iterable[Entry]:
    entries: dict[str, Entry] = {}
    for path, data in zip(paths, contents, strict=True):
        entries.update(_unique(path, parse(path, data)))
    return entries.values()


def read_rows(path: Path) -> list[Row]:
    """The rows of one file as they stand, an id given twice included."""
    return list(parse(path, _read(path)))


def parse(path: Path, data: bytes) -> Iterator[Row]:
    """The rows in the bytes of `path`, which is named in complaints only."""
    reader = csv.reader(io.StringIO(_decode(path, data), newline=""), strict=True)
    line = 1
    try:
        header = next(reader, [])
        _check_header(path, header)
        line = reader.line_num + 1
        for cells in reader:
            if any(cells):
                yield Row(line, _entry(path, line, header, cells))
            line = reader.line_num + 1
    except csv.Error as error:
        raise _damaged(path, line, f"not valid CSV: {error}") from error


def _entry(path: Path, line: int, header: Sequence[str], cells: Sequence[str]) -> Entry:
    if len(cells) != len(header):
        raise _damaged(path, line, f"{len(cells)} fields where the header has {len(header)}")
    try:
        return entry_of(dict(zip(header, cells, strict=True)))
    except ValueError as error:
        hint = f"A kind is {' or '.join(KINDS)}." if "kind" in str(error) else None
        raise _damaged(path, line, str(error), hint=hint) from error


def _check_header(path: Path, header: Sequence[str]) -> None:
    missing = [column for column in REQUIRED if column not in header]
    if missing:
        raise _damaged(path, 1, f"the column '{missing[0]}' is missing", hint=_columns_hint())
    unknown = [column for column in header if column not in COLUMNS]
    if unknown:
        raise _damaged(path, 1, f"unknown column '{unknown[0]}'", hint=_columns_hint())
    twice = [column for column in COLUMNS if header.count(column) > 1]
    if twice:
        raise _damaged(path, 1, f"the column '{twice[0]}' is there twice", hint=_columns_hint())


def _columns_hint() -> str:
    return f"A gazetteer has {', '.join(REQUIRED)} and may have {', '.join(COLUMNS[3:])}."


def _unique(path: Path, rows: Iterator[Row]) -> dict[str, Entry]:
    entries: dict[str, Entry] = {}
    for line, entry in rows:
        if entry.id in entries:
            raise _damaged(path, line, f"the id '{entry.id}' is given twice")
        entries[entry.id] = entry
    return entries


def _decode(path: Path, data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _damaged(path, line, "not UTF-8", hint="Save the file as UTF-8.") from error


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise _unreadable(path, error) from error


def _stamp(path: Path) -> tuple[int, int]:
    try:
        status = path.stat()
    except OSError as error:
        raise _unreadable(path, error) from error
    return status.st_mtime_ns, status.st_size


def _unreadable(path: Path, error: OSError) -> AffilError:
    return AffilError(f"gazetteer {path}: {error.strerror or error}", hint="Check the path.")


def _damaged(path: Path, line: int, what: str, *, hint: str | None = None) -> AffilError:
    return AffilError(f"gazetteer {path}, line {line}: {what}", hint=hint)
