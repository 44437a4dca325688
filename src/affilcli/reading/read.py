"""One document: opens it, checks it, hands its bytes to the reader of its format."""

from __future__ import annotations

import hashlib
import os
import stat
import sys

from affilcli.errors import AffilError
from affilcli.reading.formats import FORMATS, TEXT, Format, format_of
from affilcli.records import Document

STDIN = "-"
"""The path that stands for standard input."""

MAX_BYTES = 20 * 1024 * 1024
MAX_CHARACTERS = 1_000_000
"""What spaCy takes at most; a long announcement has ten thousand."""

SPLIT_IT = "announcements are a few pages: split the file into one document each"


def read_document(path: str, *, published: str | None = None) -> Document:
    """The document at a path, or on standard input for `-`.

    `published` is an EDTF day that the user vouches for; without, the metadata's is used.
    Raises AffilError, naming the path, when the file cannot be read or has no text.
    """
    try:
        return _document(path, published)
    except AffilError as error:
        raise AffilError(
            f"{shown(path)}: {error.message}", hint=error.hint, exit_code=error.exit_code
        ) from error


def read_bytes(
    data: bytes, path: str, *, form: Format = TEXT, published: str | None = None
) -> Document:
    """The document in `data`, as if read from `path`. Raises AffilError without the path."""
    content = form.read(data)
    if not content.text.strip():
        raise AffilError("the document is empty", hint="give it the text of an announcement")
    if len(content.text) > MAX_CHARACTERS:
        raise AffilError(f"has more than {MAX_CHARACTERS:,} characters", hint=SPLIT_IT)
    return Document(
        path=shown(path),
        text=content.text,
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=form.media_type,
        title=content.title,
        published=published or content.published,
    )


def digest(path: str) -> str | None:
    """The `sha256` of the document at a path as it is now; None when it cannot be read."""
    try:
        with open(path, "rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


def shown(path: str) -> str:
    """The path in characters that every output can carry: bytes that are not UTF-8 are replaced."""
    return path.encode(errors="replace").decode()


def _document(path: str, published: str | None) -> Document:
    if path == STDIN:
        return read_bytes(_standard_input(), path, published=published)
    try:
        form = _form(path)
        with open(path, "rb") as file:
            _check_size(os.fstat(file.fileno()).st_size)
            data = file.read(MAX_BYTES + 1)
            _check_size(len(data))
    except FileNotFoundError:
        raise AffilError("no such file or folder", hint="check the path") from None
    except (OSError, ValueError) as error:  # ValueError: a NUL character in the path
        reason = getattr(error, "strerror", None) or str(error)
        raise AffilError(f"cannot be read: {reason}", hint="check the path") from error
    return read_bytes(data, path, form=form, published=published)


def _form(path: str) -> Format:
    """How to read the file; pipes such as `<(command)` and devices have no suffix and give text."""
    form = format_of(path)
    if form is None and stat.S_ISREG(os.stat(path).st_mode):
        known = ", ".join(sorted(FORMATS))
        raise AffilError(
            "unknown type of file",
            hint=f"types that can be read: {known}; or - for text on standard input",
        )
    return form or TEXT


def _standard_input() -> bytes:
    if sys.stdin is None:  # closed by the shell: <&-
        raise AffilError("standard input is closed", hint="pipe a text into the command")
    data = sys.stdin.buffer.read(MAX_BYTES + 1)
    _check_size(len(data))
    return data


def _check_size(size: int) -> None:
    if size > MAX_BYTES:
        raise AffilError(f"is larger than {MAX_BYTES // 1024**2} MB", hint=SPLIT_IT)
