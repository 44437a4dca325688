"""Documents made to break things: announcements cut, joined and strewn with what hurts."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from hypothesis import strategies as st

from fuzzing.shapes import REPEATED

ROOT = Path(__file__).parents[1]
#: characters and phrases that mean something to a terminal, a spreadsheet, a reader or the program
BARBS = (
    "\x1b[31m", "\x1b]8;;http://x\x07", "\x07", "\x9b2J", "\x85", "\u2028", "\u202e", "\u200f",
    "\u200b", "\u2060", "\ufeff", "\u0301" * 30, "\U000e0041", "\ue000", "\x7f", "\v", "\f",
    "[red]", "[/]", "[link=http://x]", "<script>alert(1)</script>", "&lt;", "![x](y)", "`", "| a |",
    "=cmd|' /C calc'!A0", "+1+1", "@SUM(A1)", "-2+3", "＝1", "\t=1+1", "$" * 9, "'" * 40, "“" * 9,
    "((((", "))))", "{0}", "%s", "\\", "../../etc/passwd", "NUL", "0", "9" * 40, "1,000,", "İ", "ß",
    "ﬁ", "Ǆ", "𝔘", "漢字", "שלום", "مرحبا", "e\u0301", "👩‍⚕️", "—", "…", "’s", "St. ", "d/b/a ",
    "A. ", "\n\n", "\n", "   ", "\r\n", "About ", "Contact:", "•", "(a) ", "(“", "”)", "$1 million",
    "May 3, 2021", "February 30, 2021", "0000-00-00", "year 99999", "tomorrow", "1/0/21",
)  # fmt: skip
ENCODINGS = (
    "utf-8",
    "utf-8-sig",
    "utf-16",
    "utf-16-le",
    "utf-32",
    "cp1252",
    "mac_roman",
    "latin-1",
)


@cache
def announcements() -> tuple[str, ...]:
    """The texts that documents are made of."""
    texts = ROOT / "benchmarks" / "accuracy" / "texts" / "dev"
    paths = [*sorted((ROOT / "seeds").glob("*.txt")), *sorted(texts.glob("*.txt"))]
    return tuple(path.read_text(encoding="utf-8") for path in paths)


@st.composite
def pieces(draw: st.DrawFn) -> str:
    """A stretch of an announcement."""
    text = draw(st.sampled_from(announcements()))
    start = draw(st.integers(0, len(text) - 1))
    return text[start : start + draw(st.integers(1, 600))]


def repeated() -> st.SearchStrategy[str]:
    """One thing again and again."""
    return st.builds(
        lambda piece, times: piece * times, st.sampled_from([*REPEATED.values(), *BARBS]),
        st.integers(2, 60),
    )  # fmt: skip


def texts() -> st.SearchStrategy[str]:
    """Texts of a few thousand characters at most."""
    parts = st.one_of(pieces(), st.sampled_from(BARBS), repeated(), st.text(max_size=30))
    return st.lists(parts, min_size=1, max_size=12).map("".join)


def documents() -> st.SearchStrategy[bytes]:
    """Bytes of documents: texts in any encoding, cut and patched, or no text at all."""
    encoded = st.builds(
        lambda text, encoding: text.encode(encoding, errors="replace"),
        texts(), st.sampled_from(ENCODINGS),
    )  # fmt: skip
    broken = st.builds(
        lambda data, at, patch: data[: at % (len(data) + 1)] + patch + data[at % (len(data) + 1) :],
        encoded, st.integers(0, 10_000), st.binary(max_size=6),
    )  # fmt: skip
    return st.one_of(texts().map(lambda text: text.encode(errors="replace")), encoded, broken)
