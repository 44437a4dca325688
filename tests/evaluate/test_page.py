"""Evidence held against a text."""

from __future__ import annotations

import pytest

from affilcli.evaluate.page import MAX_EVIDENCE, Page, Stretch
from affilcli.records import Span

TEXT = "Headline\n\nThey merge. “It is new.” Beds stay\nopen. Done."


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start=start, end=start + len(words), text=words)


def test_sentences_end_with_lines_and_punctuation() -> None:
    page = Page(TEXT)
    assert [TEXT[s.start : s.end].strip() for s in page.sentences] == [
        "Headline", "They merge.", "“It is new.”", "Beds stay", "open.", "Done.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "bad",
    [
        Span(start=0, end=4, text="Nope"),
        Span(start=-1, end=3, text=""),
        Span(start=3, end=3, text=""),
    ],
)
def test_a_span_that_does_not_quote_the_text_is_no_evidence(bad: Span) -> None:
    assert not Page(TEXT).has(bad)


def test_evidence_is_no_whole_page() -> None:
    long = "x" * (MAX_EVIDENCE + 1)
    assert not Page(long).has(Span(start=0, end=len(long), text=long))


def test_evidence_is_right_in_a_sentence_that_holds_a_quote() -> None:
    page = Page(TEXT)
    assert page.cites([span("merge")], ["They"])
    assert not page.cites([span("Done")], ["They", "not there"])


def test_words_are_found_over_line_ends_and_shown_with_the_sentences_around() -> None:
    page = Page(TEXT)
    assert page.find("stay open") == Stretch(TEXT.index("stay"), TEXT.index("open") + 4)
    assert page.find(" ") is None
    assert page.around(page.find("new") or Stretch(0, 0)) == "They merge. “It is new.” Beds stay"
