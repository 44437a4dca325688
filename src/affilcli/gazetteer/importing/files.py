"""Files of registries: plain or zipped, opened so that a hostile one does no harm."""

from __future__ import annotations

import csv
import io
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from affilcli.errors import AffilError

#: no registry is larger, unpacked, in bytes
LARGEST = 1_500_000_000
#: a longer cell is no cell of a registry, in characters
LONGEST_CELL = 1_000_000
#: how far a file may be packed: text shrinks to a tenth, a bomb to a thousandth
PACKED = 200

Row = Mapping[str, str]


def data_of(path: Path, suffixes: Sequence[str]) -> bytes:
    """The bytes of a file, or of the one file with such a suffix in a zip archive.

    Raises AffilError for a file that cannot be read, is damaged, or is larger than any registry.
    """
    try:
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                return _unpacked(path, archive, suffixes)
        return _plain(path)
    except OSError as error:
        raise AffilError(f"{path}: {error.strerror or error}", hint="check the path") from error
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError) as error:
        raise damaged(path, f"the archive cannot be read: {error}") from error


def _plain(path: Path) -> bytes:
    if path.suffix.lower() == ".zip":
        raise damaged(path, "not a zip archive, or only a part of one")
    if path.stat().st_size > LARGEST:
        raise damaged(path, "larger than any registry")
    return path.read_bytes()


def _unpacked(path: Path, archive: zipfile.ZipFile, suffixes: Sequence[str]) -> bytes:
    inside = [one for one in archive.infolist() if one.filename.lower().endswith(tuple(suffixes))]
    inside = [one for one in inside if "__MACOSX" not in one.filename] or inside
    if not inside:
        raise damaged(path, f"no file that ends in {' or '.join(suffixes)} is in the archive")
    chosen = max(inside, key=lambda one: (one.file_size, one.filename))
    if chosen.file_size > LARGEST or chosen.file_size > PACKED * max(chosen.compress_size, 1):
        raise damaged(path, "unpacks to more than any registry holds")
    with archive.open(chosen) as stream:
        data = stream.read(chosen.file_size + 1)
    if len(data) > chosen.file_size:
        raise damaged(path, "unpacks to more than it says")
    return data


def table(path: Path, data: bytes) -> Iterator[Row]:
    """The rows of a CSV file by its header in lower case; UTF-8, or else Windows-1252.

    Raises AffilError for what is not CSV.
    """
    text = _decoded(data)
    limit = csv.field_size_limit(LONGEST_CELL)
    try:
        reader = csv.reader(io.StringIO(text.replace("\0", ""), newline=""), strict=True)
        header = [cell.strip().lower() for cell in next(reader, [])]
        for cells in reader:
            yield dict(zip(header, cells, strict=False))
    except csv.Error as error:
        raise damaged(path, f"not valid CSV: {error}") from error
    finally:
        csv.field_size_limit(limit)


def column(path: Path, header: Iterable[str], names: Sequence[str], *, needed: bool = True) -> str:
    """The column of a file that goes by one of these names; empty for one that is not needed."""
    there = set(header)
    found = next((name for name in names if name in there), "")
    if needed and not found:
        raise damaged(path, f"no column is called {' or '.join(map(repr, names[:3]))}")
    return found


def damaged(path: Path, what: str) -> AffilError:
    """The error for a file that is not what it should be."""
    return AffilError(f"{path}: {what}", hint="get the file anew, or check --from")


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        # Windows-1252 has no meaning for five bytes; they are of no use in a name either.
        return data.decode("cp1252", errors="ignore")
