"""Grids as GitHub tables in which text stays text."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from affilcli.render.grid import Grid
from affilcli.render.markdown import escaped, write
from affilcli.render.plain import plain


def test_a_table_is_not_padded() -> None:
    grid = Grid(["id", "kind"], [["lurie-rush", "affiliation"], ["x", ""]])
    assert "".join(write(grid)) == (
        "| id | kind |\n| --- | --- |\n| lurie-rush | affiliation |\n| x |  |\n"
    )


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a|b", r"a\|b"),
        ("<b>&amp;</b>", "&lt;b&gt;&amp;amp;&lt;/b&gt;"),
        ("[x](y) `z` *a* _b_ \\", r"\[x\](y) \`z\` \*a\* \_b\_ \\"),
        ("two\nlines", "two lines"),
        ("id~ab12", r"id\~ab12"),
        ("$5 or $6", r"\$5 or \$6"),
        ("https://evil.example www.evil.example", r"https\://evil.example www\.evil.example"),
        ("cc @org/team (@me)", "cc @&#8203;org/team (@&#8203;me)"),
        ("mailto:a.b@x.example", "mailto:a.b@&#8203;x.example"),
        ("#12, x/y#3, GH-4", "#&#8203;12, x/y#&#8203;3, GH-&#8203;4"),
        (":tada: :+1: :a_b:", r":&#8203;tada: :&#8203;+1: :&#8203;a\_b:"),
        ("at 5 @ noon: # and ## or 10:30", "at 5 @ noon: # and ## or 10:30"),
    ],
)
def test_what_would_be_markup_is_escaped(text: str, written: str) -> None:
    assert escaped(text) == written


@given(st.text())
def test_a_reader_of_markdown_sees_the_text(text: str) -> None:
    written = escaped(text)
    bare = re.sub(r"\\[\W_]", "", written)
    assert not re.search(r"[<>|`*_\[\]\\$~]", bare)
    read = html.unescape(re.sub(r"\\([\W_])", r"\1", written))
    assert read.replace("\u200b", "") == plain(text)


@given(st.text("a1@#:+-_. ", max_size=12))
def test_nothing_is_found_in_the_text_that_is_read(text: str) -> None:
    read = html.unescape(re.sub(r"\\([\W_])", r"\1", escaped(text)))
    assert not re.search(r"@\w|#\d|:[\w+-]+:", read)


def test_every_row_has_as_many_cells() -> None:
    rows = [["a|b", "c\nd"], ["\\", "|"]]
    lines = "".join(write(Grid(["x", "y"], rows))).splitlines()
    assert [len(re.findall(r"(?<!\\)(?:\\\\)*\|", line)) for line in lines] == [3, 3, 3, 3]
