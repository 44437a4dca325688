"""Beds and people that are counted: `a 40-bed hospital`, `more than a dozen doctors`, `a staff of
900`; and numbers of what is counted elsewhere in the sentence: `95 of whom`, `1,000 the other way`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from affilcli.pipeline.spots import Cover
from affilcli.pipeline.terms.numbers import (
    NUMBER,
    ONES,
    RANGE,
    TENS,
    UNITS,
    Quantity,
    number,
    pattern,
)
from affilcli.vocabulary import load

COUNTED = ("beds", "people")
#: beds and people are whole: "3.3 UMMC may rotate its residents" is a section
_WHOLE = rf"(?!\d+\.\d){RANGE}"
#: so far before a part the noun is looked for that it is part of
BACK = 250
#: the least number that stands for what it counts where nothing says so: "one" is used of anything
LEAST = 3
#: decimal places that shares are written with at most; sums of such are not exact
PLACES = 3
#: so far before a bare number stands what makes it no count
NO_COUNT_REACH = 20
NUMERIC_YEAR = re.compile(r"(?:19|20)\d\d")
#: no rest of a longer number, of a sum or of a word
_APART = r"(?<![\w/.,+$£€₹-])"
#: the groups of `_part` that hold a number
PARTS_OF = ("low", "some", "rest", "more", "also")


def counted(text: str, start: int, end: int, lower: str) -> Iterator[Quantity]:
    """The beds and people in `text[start:end]`, which is `lower` in small letters."""
    nouns = load("figures")["nouns"]
    for measure in COUNTED:
        if any(noun in lower for noun in nouns[measure]):
            for found in _with_noun(measure).finditer(text, start, end):
                yield from _of_noun(measure, found)
    if any(word in lower for word in (*nouns["groups"], *nouns["taken on"])):
        for found in _of_group().finditer(text, start, end):
            yield _quantity("people", found["of"] or found["on"], found.span())


def _of_noun(measure: str, found: re.Match[str]) -> Iterator[Quantity]:
    """What a number with its noun counts: "200 of the 1,400 employees" are two counts."""
    as_adjective = found.group().lower().endswith(("-bed", " bed"))
    whole = _quantity(measure, found["whole"] or found["low"], found.span())
    if found["whole"]:
        yield _quantity(measure, found["low"], found.span("low"))._replace(part=True)
        whole = whole._replace(start=found.start("whole"))
    yield whole._replace(as_adjective=as_adjective)


def parts(text: str, start: int, end: int) -> Iterator[Quantity]:
    """Numbers of what was counted before: "95 of whom", "another 40", "the remaining 20"."""
    for found in _part().finditer(text, start, end):
        low = next(found[name] for name in PARTS_OF if found[name])
        measure = _counted_before(text, max(0, found.start() - BACK), found.start())
        if measure and not NUMERIC_YEAR.fullmatch(low):
            yield _quantity(measure, low, found.span())._replace(part=True)


def bare(text: str, start: int, end: int, known: list[Quantity]) -> Iterator[Quantity]:
    """Numbers without a noun: the rest of a whole ("80 percent, and Mercy 20"), and what the
    sentence has counted before ("1,800 people go one way and 1,000 the other").
    """
    shares = [one for one in known if one.measure == "percent"]
    told = Cover([(one.start, one.end) for one in known])
    rests = {round(100 - one.value, PLACES) for one in shares if one.value != 50}
    rests |= _shared_out(text, end, shares, told)
    for found in _bare().finditer(text, start, end):
        here, value = found.span("bare"), number(found["bare"])
        if told.touches(*here):
            continue
        if value in rests:
            yield Quantity("percent", value, UNITS["percent"], *here, part=True)
        elif value >= LEAST and not NUMERIC_YEAR.fullmatch(found["bare"]):
            measure = _counted_before(text, max(start, here[0] - BACK), here[0])
            before = max(start, here[0] - NO_COUNT_REACH)
            if measure in COUNTED and not _no_count().search(text, before, here[0]):
                yield _quantity(measure, found["bare"], here)._replace(bare=True)


def _shared_out(text: str, end: int, shares: list[Quantity], told: Cover) -> set[float]:
    """The bare numbers that make up a whole with the shares before them: "Acme owns 45 percent,
    Mercy 35 and St. Luke's 20".
    """
    if not shares:
        return set()
    behind = _bare().finditer(text, shares[0].end, end)
    others = [number(m["bare"]) for m in behind if not told.touches(*m.span("bare"))]
    whole = sum(one.value for one in shares) + sum(others)
    return set(others) if len(others) > 1 and round(whole, PLACES) == 100 else set()


def _quantity(measure: str, written: str, place: tuple[int, int]) -> Quantity:
    return Quantity(measure, number(written), UNITS[measure], *place)


def _counted_before(text: str, start: int, end: int) -> str | None:
    """What is counted last before an offset: beds, people, percent."""
    before, nouns = text[start:end].lower().replace("\n", " "), load("figures")["nouns"]
    last = {
        measure: max(before.rfind(f" {noun}") for noun in nouns[measure]) for measure in COUNTED
    }
    last["percent"] = max(before.rfind(sign) for sign in ("%", " percent", " per cent"))
    measure = max(last, key=lambda name: last[name])
    return measure if last[measure] >= 0 else None


@cache
def _part() -> re.Pattern[str]:
    """`95 of whom`, `some 170,`, `another 40`, `30 more`, `all 300.`, `and 36 for surgery`"""
    return pattern(
        rf"{_APART}(?<!\bthe\s)(?P<low>{NUMBER})\s"
        r"(?:of\s(?:them|whom|these|those|us|which)|who|in\snumber)\b"
        r"|(?<=,\s)(?:some|about|around|nearly|roughly|all|almost)\s"
        rf"(?P<some>{NUMBER})(?=[,.;](?!\d))"
        r"|\b(?:another|all|an?\s(?:further|additional)"
        r"|the\s(?:first|next|other|last|remaining|rest,))\s"
        rf"(?P<rest>{NUMBER})(?=[,.;)](?!\d)|\s(?:{_either('goes on')})\b)"
        rf"|{_APART}(?P<more>{NUMBER})\smore(?=[,.;)]|\s(?:of|at|in|for|will|would|are|by|to)\b)"
        rf"|(?<=\band\s)(?P<also>{NUMBER})(?=\s(?:for|in)\s(?!each|all))"
    )


@cache
def _bare() -> re.Pattern[str]:
    """A number with nothing behind it that it could count."""
    return pattern(
        rf"{_APART}(?P<bare>{NUMBER})(?=[,;:)](?!\d)|\.(?:\s|$)|$|\s(?:{_either('goes on')}"
        r"|the|across|over|and|or|but|as|under|here|there|today|so|all)\b)"
    )


@cache
def _no_count() -> re.Pattern[str]:
    """What makes a bare number a day, an age, a part of a name: `Sept. 30`, `Ann Roe, 54,`,
    `Phase 2`, `aged 54`
    """
    return re.compile(
        rf"(?:(?!(?:{_either('before a count')})\b)[A-Z][\w.’'-]*,?"
        rf"|\b(?:{_either('numbered')})|[§#(])\s?$"
    )


def _either(nouns: str) -> str:
    return "|".join(map(re.escape, load("figures")["nouns"][nouns]))


@cache
def _with_noun(measure: str) -> re.Pattern[str]:
    """A number, at most five words, and one of the nouns that are counted.

    Not "24/7 physician coverage", "two organizations' groups", "three operating rooms", "two
    wards and add six beds", "a 120-bed hospital for people".
    """
    others = _either("people" if measure == "beds" else "beds")
    first = rf"(?:\s|-(?!hospital))(?!(?:{_either('counted instead')})\b(?!-stay|-case))"
    whole = rf"(?:of\s(?:(?:the|its|their|our|those|these)|[\w’'-]+[’']s?)\s(?P<whole>{NUMBER})\s)?"
    stop = rf"(?!(?:{_either('not between')}|{others}|{ONES}|{'|'.join(TENS)})(?![\w-]))"
    word = rf"(?:{stop}[^\W\d][\w’'()/&-]*\s|\([\w’'-]+\)\s)"
    used = rf"(?![ -](?:{_either('used otherwise')})\b)"
    last = rf"(?<!operating )(?<!procedure )(?:{_either(measure)})\b{used}"
    return pattern(rf"(?<![/\d.,+$]){_WHOLE}{first}{whole}{word}{{0,5}}?{last}")


@cache
def _of_group() -> re.Pattern[str]:
    """`a staff of 900`, `a team of about a dozen`; `will hire up to 60.`"""
    groups, taken_on = _either("groups"), _either("taken on")
    about = r"(?:(?:about|around|some|nearly|more\sthan|up\sto|at\sleast|roughly|over)\s)?"
    ends = r"(?=[,.;:)](?!\d)|\s(?:in|at|by|over|from|for|will|would|and|to|on|who|more)\b)"
    return pattern(
        rf"\b(?:(?:{groups})\sof\s{about}(?P<of>{NUMBER})(?![\w,.-]*\d)"
        rf"|(?:{taken_on})\s{about}(?P<on>{NUMBER}){ends})"
    )
