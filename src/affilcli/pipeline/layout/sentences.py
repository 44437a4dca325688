"""The sentences of a text, zone by zone."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache
from operator import itemgetter

from affilcli.pipeline.annotations import Sentence, Zone
from affilcli.vocabulary import load

#: a mark that can end a sentence: a stop before a capital, a colon before a quotation, a
#: semicolon before the next item of a list in running text
SENTENCE_END = re.compile(
    r"(?<![.!?…])[.!?…]++[\"”’)\]]*+\s++(?=[\"“‘'(\[•*–—-]*[A-Z0-9À-Þ])"
    r"|:\s+(?=[“\"])"
    r"|;\s+(?=\(?(?:[ivx]+|[a-h])\))"
)
QUOTE = re.compile(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)")
#: an abbreviation is looked for in so many characters before a full stop
_ABBREVIATION_REACH = 14
#: a longer sentence, in characters, is parted: what stands in one is compared each with each
LONGEST_SENTENCE = 2000
#: words that hardly ever follow an abbreviation within a sentence
_ANEW = re.compile(
    r"(?:The|It|This|These|That|They|We|In|But|He|She|Under|Both|A|An|As|At|For|About)\s"
)


def find_sentences(text: str, zones: list[Zone]) -> Iterator[Sentence]:
    """The sentences of each zone, in order."""
    for index, zone in enumerate(zones):
        quotes = [m.span() for m in QUOTE.finditer(text, zone["start"], zone["end"])]
        for start, end in split(text, zone["start"], zone["end"]):
            inside = _covered(start, end, quotes)
            yield Sentence(start=start, end=end, zone=index, quoted=inside > 0.5 * (end - start))


def _covered(start: int, end: int, spans: list[tuple[int, int]]) -> int:
    """How many characters of a stretch lie in spans, which come in order and do not overlap."""
    first = bisect_right(spans, start, key=itemgetter(1))
    last = bisect_left(spans, end, key=itemgetter(0))
    return sum(min(end, b) - max(start, a) for a, b in spans[first:last])


def split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Offsets of the sentences in `text[start:end]`, none longer than LONGEST_SENTENCE."""
    for begin, stop in _whole(text, start, end):
        while stop - begin > LONGEST_SENTENCE:
            cut = _last_blank(text, begin, begin + LONGEST_SENTENCE)
            if part := text[begin:cut].rstrip():
                yield begin, begin + len(part)
            begin = cut  # noqa: PLW2901
        if text[begin:stop].strip():
            yield begin, stop


def _last_blank(text: str, start: int, end: int) -> int:
    """Where the last word of a stretch begins, or its end if it holds no two words."""
    blank = text.rfind(" ", start + 1, end)
    return end if blank < 0 else blank + 1


def _whole(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Offsets of the sentences in `text[start:end]`, however long they are."""
    begin = start
    for found in SENTENCE_END.finditer(text, start, end):
        if found.group()[0] == "." and _abbreviates(text, begin, found):
            continue
        if text[begin : found.end()].strip():
            yield begin, found.start() + len(found.group().rstrip())
            begin = found.end()
    if text[begin:end].strip():
        yield begin, end


def _abbreviates(text: str, begin: int, found: re.Match[str]) -> bool:
    """Does this full stop belong to an abbreviation, with the sentence going on behind it?"""
    stop = found.start() + 1
    before = text[max(begin, stop - _ABBREVIATION_REACH) : stop]
    return bool(_abbreviation().search(before)) and not _ANEW.match(text, found.end())


@cache
def _abbreviation() -> re.Pattern[str]:
    words = "|".join(map(re.escape, load("zones")["abbreviations"]["words"]))
    return re.compile(rf"(?:\b(?:{words})|\b[A-Z]|\b(?:[A-Za-z]\.)+[A-Za-z])\.$")
