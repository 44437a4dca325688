"""What a sentence says of the one before it: by "those services", or as the answer to it."""

from __future__ import annotations

import re
from functools import cache

from affilcli.pipeline.cues import Matcher
from affilcli.pipeline.page import Page
from affilcli.pipeline.services.wordlists import any_of, moving
from affilcli.vocabulary import load

ASKED = re.compile(
    r"(?i)\b(?:is|are|will|does|do)\s+(?P<what>[^?]{3,80}?)\s+(?:also\s+)?(?:be\s+)?(?:a\s+)?(?:part|included|covered|affected|involved|moving|joining|transferring|in\s+the)\b"
)
#: the same with the deal as its subject: "Does the agreement cover X?"
ASKED_OF_DEAL = re.compile(
    r"(?i)\b(?:will|does|do)\s+(?:the|this|it)\b[^?]{0,40}?\s(?:include|cover|affect|involve|change"
    r"|extend\s+to|apply\s+to)\s+(?P<what>[^?]{3,80})\?"
)
#: "What about X?", which tells of X alone
ASKED_ABOUT = re.compile(
    r"(?i)\W*(?:Q[.:]\s)?(?:(?:and|but|so)\s)?(?:(?:what|how)\s(?:about|of)|and)\s(?P<what>[^?,;]{3,80})"
)
_ANSWERS = r"(?:A[.:]\s*)?[“\"]?"
NO = re.compile(rf"{_ANSWERS}(?:No\b|Not\b(?!\syet\b))")
ANAPHOR_REACH, NEXT_REACH, ANSWER_REACH = 32, 90, 12


@cache
def _not_part() -> re.Pattern[str]:
    """An answer that a thing is no part: "No.", "Not included", but not "No one knows"."""
    denied, elsewhere = load("scope")["denied"], load("scope")["elsewhere"]
    parts = any_of([*denied["parts"], *elsewhere["denied"], *elsewhere["standing"]])
    return re.compile(
        rf"{_ANSWERS}(?:No\s*(?:[.,;!—–]|$)"
        rf"|Not\s(?:(?:being|a|any)\s)?(?:(?:{parts})\b|(?:in|under)\s*[.,;!]|{moving()}))"
    )


@cache
def _anaphors() -> Matcher:
    return Matcher({"anaphor": load("scope")["anaphor"]["phrases"]})


def end_of_answer(page: Page, index: int) -> int:
    """Up to where the next sentence says what holds for this one; 0 if it does not speak of it."""
    following = index + 1
    sentences = page.sentences
    if following >= len(sentences) or sentences[following]["zone"] != sentences[index]["zone"]:
        return 0
    start = sentences[following]["start"]
    if page.text[sentences[index]["end"] - 1] == "?":
        return start + ANSWER_REACH
    opening = _anaphors().find(page.text, start, start + ANAPHOR_REACH)
    return start + NEXT_REACH if any(hit.start <= start + 2 for hit in opening) else 0


def denied(page: Page, index: int) -> re.Match[str] | None:
    """The question whether `what` is part of the deal, where "No" answers it."""
    sentence = page.sentences[index]
    if index + 1 >= len(page.sentences) or page.text[sentence["end"] - 1] != "?":
        return None
    span = sentence["start"], sentence["end"]
    answer = page.sentences[index + 1]["start"]
    if not NO.match(page.text, answer):
        return None
    found = (pattern.search(page.text, *span) for pattern in (ASKED_OF_DEAL, ASKED))
    if asked := next((one for one in found if one), None):
        return asked
    return ASKED_ABOUT.match(page.text, *span) if _not_part().match(page.text, answer) else None
