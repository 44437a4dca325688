"""Nothing from a document reaches the terminal as anything but text."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from affilcli.render.plain import excerpt, hyphen_wrapped, kept_lines, plain


def test_control_characters_and_line_ends_are_gone() -> None:
    assert plain("a\x1b[31mred\x1b[0m\r\n\tb\x07\x00\x9b2J") == "a[31mred[0m b2J"


def test_direction_overrides_zero_width_characters_and_lone_surrogates_are_gone() -> None:
    assert plain("a\u202eb\u200bc\ud800d\u2066") == "abcd"


@given(st.text(st.characters()))
def test_plain_text_is_one_encodable_line_without_controls(text: str) -> None:
    shown = plain(text)
    shown.encode()
    assert not any(unicodedata.category(c) in {"Cc", "Cf", "Cs", "Zl", "Zp"} for c in shown)


def test_a_short_text_is_shown_whole() -> None:
    assert excerpt("a new affiliation", "affiliation", 40) == "a new affiliation"


@pytest.mark.parametrize("key", ["first", "middle", "last"])
def test_a_long_text_is_cut_around_its_key_at_spaces(key: str) -> None:
    text = "first " + "word " * 40 + "middle " + "word " * 40 + "last"
    piece = excerpt(text, key, 50)
    assert key in piece
    assert len(piece) <= 52
    assert set(piece.replace("…", " ").split()) <= set(text.split())


@given(st.text(), st.text(max_size=5), st.integers(20, 80))
def test_an_excerpt_keeps_to_its_limit(text: str, key: str, limit: int) -> None:
    assert len(excerpt(text, key, limit)) <= limit + 2


def test_ids_break_behind_hyphens() -> None:
    wrapped = hyphen_wrapped("connecticut-childrens-hartford-healthcare", 20)
    assert wrapped == "connecticut-\nchildrens-hartford-\nhealthcare"
    assert hyphen_wrapped("lurie-rush", 20) == "lurie-rush"


def test_lines_can_be_kept() -> None:
    assert kept_lines("a\r\n\tb\x1b[2J\u2028c  d\u202e\n") == "a \n b[2J c  d\n"
