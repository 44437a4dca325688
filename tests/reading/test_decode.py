"""Text files come in many encodings; what comes out is always clean text."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from affilcli.errors import AffilError
from affilcli.reading.decode import decode

RELEASE = (
    "Lurie Children’s and Rush — two “leading” providers — announced an affiliation. "
    "The agreement takes effect on February 1, 2021, says Québec’s Hôpital Sainte-Justine."
)


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_decides_and_is_dropped(mark: bytes, encoding: str) -> None:
    assert decode(mark + RELEASE.encode(encoding)) == RELEASE


def test_a_file_of_nothing_but_a_byte_order_mark_is_empty() -> None:
    assert decode(codecs.BOM_UTF8) == ""


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "mac_roman"])
def test_the_encoding_is_told_from_the_bytes(encoding: str) -> None:
    assert decode(RELEASE.encode(encoding)) == RELEASE


def test_one_curly_apostrophe_is_enough_to_tell_windows_from_the_macintosh() -> None:
    short = "Lurie Children’s and Rush announced an affiliation today."
    assert decode(short.encode("cp1252")) == short
    assert decode(short.encode("mac_roman")) == short


def test_a_stray_byte_does_not_turn_a_utf8_file_into_another_encoding() -> None:
    data = RELEASE.encode() + b" \xff end"
    assert decode(data) == RELEASE + " \ufffd end"


def test_every_kind_of_line_end_becomes_a_newline() -> None:
    assert decode(b"one\r\ntwo\rthree\nfour") == "one\ntwo\nthree\nfour"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7\n...", "a PDF"),
        (b"PK\x03\x04rest", "office document"),
        (b"\x89PNG\r\n", "a picture"),
        (b"abc\x00def", "NUL bytes"),
        ("no mark".encode("utf-16-le"), "NUL bytes"),
        (codecs.BOM_UTF8 + b"a\x00b", "NUL bytes"),
    ],
)
def test_what_is_not_text_is_refused_with_advice(data: bytes, what: str) -> None:
    with pytest.raises(AffilError, match=what) as caught:
        decode(data)
    assert caught.value.hint


@given(st.binary())
def test_any_bytes_give_encodable_text_or_a_clear_refusal(data: bytes) -> None:
    try:
        text = decode(data)
    except AffilError:
        return
    text.encode()
    assert "\r" not in text


@given(st.text(st.characters(exclude_characters="\0\r", exclude_categories=["Cs"])))
def test_utf8_text_comes_through_unchanged(text: str) -> None:
    if text.startswith(("%PDF-", "PK\x03\x04", "{\\rtf", "\ufeff")):
        return
    assert decode(text.encode()) == text
