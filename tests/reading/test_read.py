"""A path becomes a document, or an error that names the path and says what to do."""

from __future__ import annotations

import hashlib
import io
import itertools
import os
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from affilcli.errors import AffilError
from affilcli.reading import STDIN, read_bytes, read_document
from affilcli.reading.read import MAX_BYTES, MAX_CHARACTERS
from affilcli.records import Document
from tests.permissions import not_as_root


def write(folder: Path, name: str, data: bytes) -> str:
    path = folder / name
    path.write_bytes(data)
    return str(path)


def test_a_document_keeps_its_path_as_typed_and_the_hash_of_its_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = b"\xef\xbb\xbfA and B\r\nmerge.\r\n"
    write(tmp_path, "deal.txt", data)
    monkeypatch.chdir(tmp_path)
    document = read_document("./deal.txt")
    assert document.path == "./deal.txt"
    assert document.text == "A and B\nmerge.\n"
    assert document.sha256 == hashlib.sha256(data).hexdigest()
    assert document.media_type == "text/plain"
    assert document.published is None


def test_markdown_is_read_as_it_stands(tmp_path: Path) -> None:
    document = read_document(write(tmp_path, "deal.MD", b"# A and B *merge*\n"))
    assert document.text == "# A and B *merge*\n"
    assert document.media_type == "text/markdown"


def test_the_day_of_publication_that_the_user_gives_is_kept(tmp_path: Path) -> None:
    path = write(tmp_path, "deal.txt", b"A and B merge.")
    assert read_document(path, published="2021-01-26").published == "2021-01-26"


def test_standard_input_is_a_document(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("A’s deal".encode())))
    document = read_document(STDIN)
    assert (document.path, document.text) == ("-", "A’s deal")


def test_closed_standard_input_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(AffilError, match="standard input is closed"):
        read_document(STDIN)


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("empty.txt", b"", "is empty"),
        ("blank.txt", b" \n\t\n", "is empty"),
        ("mark.txt", b"\xef\xbb\xbf", "is empty"),
        ("binary.txt", b"\x00\x01", "not text"),
        ("pdf.txt", b"%PDF-1.4", "a PDF"),
        ("sheet.xyz", b"text", "unknown type"),
        ("README", b"text", "unknown type"),
        ("long.txt", b"word " * (MAX_CHARACTERS // 5 + 1), "more than 1,000,000 characters"),
        ("large.txt", b"word " * (MAX_BYTES // 5 + 1), "larger than 20 MB"),
    ],
)
def test_what_cannot_be_read_is_named_with_a_reason_and_a_hint(
    tmp_path: Path, name: str, data: bytes, what: str
) -> None:
    path = write(tmp_path, name, data)
    with pytest.raises(AffilError, match=what) as caught:
        read_document(path)
    assert caught.value.message.startswith(f"{path}: ")
    assert caught.value.hint


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(AffilError, match=r"nope\.txt: no such file or folder"):
        read_document(str(tmp_path / "nope.txt"))


def test_a_missing_file_of_unknown_type_is_first_of_all_missing(tmp_path: Path) -> None:
    with pytest.raises(AffilError, match="no such file"):
        read_document(str(tmp_path / "nope"))


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="needs permissions")
def test_a_file_without_permission_is_an_error(tmp_path: Path) -> None:
    path = write(tmp_path, "secret.txt", b"A and B merge.")
    Path(path).chmod(0)
    with not_as_root(), pytest.raises(AffilError, match="cannot be read: Permission denied"):
        read_document(path)


def test_a_file_that_changes_while_it_is_read_gives_a_text_and_the_hash_of_the_same_bytes(
    tmp_path: Path,
) -> None:
    path = write(tmp_path, "deal.txt", b"A and B merge.\n")
    done = threading.Event()

    def rewrite() -> None:
        for length in itertools.cycle(range(1, 400, 7)):
            if done.is_set():
                return
            Path(path).write_bytes(b"C buys D. " * length)

    writer = threading.Thread(target=rewrite)
    writer.start()
    try:
        read = list(_read_until_changed(path))
    finally:
        done.set()
        writer.join()
    assert len({document.sha256 for document in read}) > 1
    for document in read:
        assert hashlib.sha256(document.text.encode()).hexdigest() == document.sha256


def _read_until_changed(path: str) -> Iterator[Document]:
    """Some hundred readings, and as many more as it takes to see that the file changes."""
    seen = set[str]()
    for number in range(100_000):
        if document := _read(path):
            seen.add(document.sha256)
            yield document
        if number >= 300 and len(seen) > 1:
            return
        time.sleep(0)  # lets the writer have its turn


def _read(path: str) -> Document | None:
    """The document, or None at a moment when the file is empty."""
    try:
        return read_document(path)
    except AffilError:
        return None


def test_a_path_with_a_nul_character_is_an_error() -> None:
    with pytest.raises(AffilError, match="cannot be read"):
        read_document("a\0b.txt")


@pytest.mark.skipif(sys.platform != "linux", reason="needs file names that are any bytes")
def test_a_file_name_that_is_not_utf8_is_shown_in_characters_that_json_can_carry(
    tmp_path: Path,
) -> None:
    path = os.fsdecode(os.fsencode(tmp_path) + b"/d\xe9al.txt")
    Path(path).write_text("A and B merge.", encoding="utf-8")
    read_document(path).path.encode()


def test_bytes_in_memory_are_a_document_too() -> None:
    assert read_bytes(b"A and B merge.", "memory").path == "memory"
