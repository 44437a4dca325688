"""Bytes to characters, for files that do not say how they are encoded."""

from __future__ import annotations

import codecs
import re

from affilcli.errors import AffilError

# UTF-32 comes first: its little-endian mark begins with the one of UTF-16.
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip file or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "a rich text (RTF) document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"\x1f\x8b", "a gzip file"),
)
"""First bytes of files that are often renamed to .txt by mistake."""

REPLACEMENT = "\ufffd"
SAVE_AS_TEXT = "save it as plain text in UTF-8"


def decode(data: bytes) -> str:
    """The characters of a text file: no byte-order mark, one newline a line, no lone surrogates.

    Tries a byte-order mark, then UTF-8, then what a few stray bytes in UTF-8 leave, then the old
    encodings of Windows and the Macintosh. Raises AffilError when the bytes are not text.
    """
    for signature, kind in SIGNATURES:
        if data.startswith(signature):
            raise AffilError(f"this is {kind}, not text", hint=SAVE_AS_TEXT)
    marked = _marked(data)
    return re.sub(r"\r\n?", "\n", _unmarked(data) if marked is None else marked)


def _marked(data: bytes) -> str | None:
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(encoding, errors="replace")
            _refuse_binary("\0" in text)
            return text
    return None


def _unmarked(data: bytes) -> str:
    _refuse_binary(b"\0" in data)
    try:
        return data.decode()
    except UnicodeDecodeError:
        return _damaged_utf8(data) or _legacy(data)


def _damaged_utf8(data: bytes) -> str | None:
    """The text when it is UTF-8 but for a few bytes, as in a file that was cut off or patched."""
    text = data.decode(errors="replace")
    broken = text.count(REPLACEMENT)
    intact = sum(character > "\x7f" for character in text) - broken
    return text if intact > broken else None


def _legacy(data: bytes) -> str:
    # Announcements are in English: of the encodings before Unicode only these two are met, and with
    # more to choose from the few accents and quotation marks of a page do not tell them apart.
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_isolation=["cp1252", "mac_roman"]).best()
    return str(best) if best else data.decode("cp1252", errors="replace")


def _refuse_binary(is_binary: bool) -> None:
    if is_binary:
        raise AffilError("this is not text: it holds NUL bytes", hint=SAVE_AS_TEXT)
