"""A person's title and organisation, as they stand behind the name, before it, or in a signature."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from affilcli.pipeline.page import Page
from affilcli.pipeline.persons import Named
from affilcli.vocabulary import load

Place = tuple[int, int, int]
REACH = 170
_STOP = re.compile(
    r"[.;:!?”\"“(\n—–](?:\s|$|[”\"])|\s[–—]\s|,?\s(?:who|whom|which|said|says|added|told|wrote|called|noted|will|was|is|has|had|and\s(?:Dr|[A-Z][\w.’'-]+\s[A-Z])|in a|on|when|where|but|speaking|putting|where|referring)\b"
)
_CONNECT = re.compile(r"(?:,|\s(?:of|at|for|with|from))(?:\s(?:the|both))*\s*$|,\s*$|\s[–—-]\s$")


class Detail(NamedTuple):
    """Title and organisation found for a name; `mention` is where the organisation is named."""

    title: str | None
    mention: Place | None
    end: int
    owned: bool = False


@cache
def _titles() -> re.Pattern[str]:
    words = "|".join(
        re.escape(w) for w in sorted(load("people")["titles"]["words"], key=len, reverse=True)
    )
    return re.compile(rf"(?<![\w-])(?:{words})s?(?![\w])", re.IGNORECASE)


@cache
def _degrees() -> re.Pattern[str]:
    words = "|".join(
        re.escape(w) for w in sorted(load("people")["degrees"]["words"], key=len, reverse=True)
    )
    return re.compile(rf"(?:,?\s\(?(?:{words})\)?(?![\w]))+")


@cache
def _openers() -> frozenset[str]:
    return frozenset(load("people")["titles"]["openers"])


def after_name(page: Page, named: Named, mentions: Sequence[Place]) -> Detail:
    """Title and organisation behind a name: `Name, MD, chair of surgery at Org`, `Name, Org's president`."""
    start = named.end
    if degrees := _degrees().match(page.text, start):
        start = degrees.end()
    comma = re.compile(r"\s?(?:,|\s[–—(-])\s?").match(page.text, start)
    if comma is None:
        return _serving(page, named, start, mentions)
    return _apposition(page, named, comma.end(), mentions)


def _apposition(page: Page, named: Named, start: int, mentions: Sequence[Place]) -> Detail:
    limit = _limit(page, named, start)
    first = _titles().search(page.text, start, limit)
    if first is None or not _leads_to(page.text[start : first.start()], start, mentions):
        return Detail(None, None, named.end)
    inside = [m for m in mentions if start <= m[0] < limit]
    owner = next(
        (
            m
            for m in inside
            if m[1] <= first.start() and re.match(r"[’']s?\s", page.text[m[1] : m[1] + 3])
        ),
        None,
    )
    owner = owner or next((m for m in inside if m[0] <= start + 4 and m[1] < first.start()), None)
    if owner:
        return Detail(
            _clean(page.text[owner[1] : _phrase_end(page.text, first.end(), limit)]), owner, limit
        )
    for mention in inside:
        joint = _CONNECT.search(page.text, first.end() - 1, mention[0])
        if mention[0] >= first.end() and joint and joint.end() == mention[0]:
            return Detail(_clean(page.text[start : joint.start()]), mention, mention[1])
    end = _phrase_end(page.text, first.end(), limit)
    of = re.compile(r"\s(?:of|at|for)\s(?:the\s)?(?=[A-Z])").search(page.text, first.end(), end)
    title = (
        page.text[start : of.start()]
        if of
        and not _titles().search(page.text[of.end() : end])
        and _looks_organisation(page.text[of.end() : end])
        else page.text[start:end]
    )
    return Detail(_clean(title), None, end, owned=title.startswith(("our ", "its ")))


def _looks_organisation(text: str) -> bool:
    return bool(
        re.search(
            r"Hospital|Health|Clinic|University|Medical|System|Foundation|College|Institute|Group|Trust",
            text,
        )
    )


def _limit(page: Page, named: Named, start: int) -> int:
    """Where the words about a person end at the latest."""
    zone = page.zones[page.sentence_at(named.start)["zone"]]
    far = min(zone["end"], start + REACH)
    stop = start
    while found := _STOP.search(page.text, stop, far):
        before = page.text[max(start, found.start() - 5) : found.start() + 1]
        if found.group()[0] == "." and re.search(
            r"(?:\b(?:St|Inc|Co|Corp|U\.S|Dr|Jr|N\.C|Mt)\.|\b[A-Z]\.)$", before
        ):
            stop = found.end()
            continue
        if found.group() in (" – ", " — ") and re.match(
            r"[A-Z]", page.text[found.end() : found.end() + 1]
        ):
            stop = found.end()
            continue
        return found.start()
    return far


def _leads_to(words: str, start: int, mentions: Sequence[Place]) -> bool:
    """Can these words stand between a name and its title: openers, or an organisation's name?"""
    if any(start <= a <= start + 5 for a, _, _ in mentions) and len(words) < 60:
        return True
    plain = re.findall(r"[\w’'-]+", words)
    return len(plain) <= 4 and all(
        w.casefold() in _openers() or w[0].isupper() or w.endswith(("’s", "'s")) or len(plain) <= 2
        for w in plain
    )


def _phrase_end(text: str, start: int, limit: int) -> int:
    """End of a title that no organisation follows: a comma that another title does not follow."""
    end = start
    while True:
        comma = text.find(",", end, limit)
        if comma < 0:
            return limit
        follow = re.compile(r",\s(?:and\s)?(?:(?!said|who)[\w&’'-]+\s){0,3}[\w-]+").match(
            text, comma, limit
        )
        if follow is None or not (
            _titles().search(follow.group())
            or re.match(
                r", (?:Board|Department|Division|Medical Affairs|Investor|Strategy|Finance|Operations|[A-Z]\w+ (?:Affairs|Services|Relations|Operations))",
                follow.group(),
            )
        ):
            return comma
        end = follow.end()


def _serving(page: Page, named: Named, start: int, mentions: Sequence[Place]) -> Detail:
    """`Name continues as president of Org`, `Name, who …`, `Name is to be president of Org`."""
    verb = re.compile(
        r"(?:,[^,.]{3,60},)?\s(?:(?:will|is|was|to|has|been|be|now|currently|also|serves?|served|serving|continues?|started|named|appointed|becomes?|became|joins|remains?|lined|up|who|run|lead|acts?|the)\s){1,6}(?:as\s)?(?:the\s|its\s|interim\s)*"
    ).match(page.text, start)
    if verb is None:
        return Detail(None, None, named.end)
    title = _titles().search(page.text, verb.end() - 1, verb.end() + 30)
    if title is None or "\n" in page.text[verb.end() : title.end()]:
        return Detail(None, None, named.end)
    return _apposition(page, named, verb.end(), mentions)


def before_name(page: Page, named: Named, mentions: Sequence[Place]) -> Detail:
    """Title and organisation before a name: `Org president Name`, `Org's chief executive, Dr. Name`."""
    floor = max(page.sentence_at(named.start)["start"], named.start - 110)
    floor = max(
        [
            floor,
            *(
                m[1]
                for m in mentions
                if floor <= m[1] <= named.start and _titles().search(page.text, m[1], named.start)
            ),
        ]
    )
    stretch = page.text[floor : named.start]
    prefix = re.search(r"(?:(?:Dr|Prof|Mr|Mrs|Ms)\.?\s(?:(?:Dr|med)\.\s)*)$", stretch)
    stop = floor + (prefix.start() if prefix else len(stretch))
    gap = re.search(r",?\s*$", page.text[floor:stop])
    stop -= len(gap.group()) if gap else 0
    hits = list(_titles().finditer(page.text, floor, stop))
    if (
        not hits
        or stop - hits[-1].end() > 45
        or re.search(r"[.;!?”\"]\s", page.text[hits[-1].end() : stop])
    ):
        return Detail(None, None, named.end)
    last = hits[-1]
    between = page.text[last.end() : stop]
    within = next((m for m in mentions if last.end() <= m[0] and m[1] <= stop), None)
    if within:
        return Detail(_clean(_back(page.text, floor, last)), within, named.end)
    if between.strip() and not re.match(r"\s(?:of|for)\s|,?\s?(?:and|&)", between):
        return Detail(None, None, named.end)
    phrase = _back(page.text, floor, last) + between
    begin = page.text.rfind(phrase, floor, stop)
    owner = next(
        (
            m
            for m in reversed(mentions)
            if floor - 60 <= m[0]
            and m[1] <= begin
            and re.fullmatch(r"(?:[’']s?)?[\s,]*(?:the\s)?", page.text[m[1] : begin])
        ),
        None,
    )
    return Detail(_clean(phrase), owner, named.end, owned=True)


def _back(text: str, floor: int, last: re.Match[str]) -> str:
    """The title phrase that ends with the title word `last`: title words, openers and joints before it."""
    start = last.start()
    while before := re.search(r"(?:^|[\s(“\"])([\w-]+)(/|,?\s(?:and\s|&\s)?)$", text[floor:start]):
        word = before.group(1)
        known = _titles().fullmatch(word) or word.casefold() in _openers() - {
            "the",
            "its",
            "our",
            "his",
            "her",
            "their",
            "a",
            "an",
        }
        further = re.search(
            r"([\w-]+)(?:,?\s(?:and\s|&\s)?)$", text[floor : floor + before.start(1)]
        )
        inner = word[0].isupper() and further and _titles().fullmatch(further.group(1))
        if not (known or inner):
            break
        start = floor + before.start(1)
    return text[start : last.end()]


def signed_title(page: Page, named: Named) -> Detail | None:
    """The title on the line below a signature: `By: (signed) Name` / `Its: Title`, or `Name` / `Title`."""
    line_end = page.text.find("\n", named.end)
    degrees = _degrees().match(page.text, named.end)
    if line_end < 0 or page.text[degrees.end() if degrees else named.end : line_end].strip(" ,_"):
        return None
    below = page.text[
        line_end + 1 : page.text.find("\n", line_end + 1)
        if "\n" in page.text[line_end + 1 :]
        else len(page.text)
    ]
    line = re.sub(r"^(?:Its|Title|By):\s*", "", below.strip())
    if not _titles().search(line) or len(line.split()) > 10:
        return None
    return Detail(_clean(line), None, line_end + 1 + len(below))


def is_outside(detail: Detail, text: str, named: Named) -> bool:
    """Is this somebody who is not for a party: an official, a journalist?"""
    words = f"{detail.title or ''} {text[max(0, named.start - 30) : named.start]}".casefold()
    return any(role in words for role in load("people")["titles"]["outside"])


def _clean(title: str) -> str | None:
    """A title without article, possessor, degrees and loose ends."""
    bare = re.sub(r"\s+", " ", title).strip(" ,–—-(")
    bare = re.sub(
        r"^(?:\w+[’']s\s)?(?:[’']s?\s)?(?:(?:is|was|will|be|has|been|to|serves|who|the|a|an|its|our|his|her|their|currently|now|already|also|as|presently|serving)\s)*",
        "",
        bare,
        flags=re.IGNORECASE,
    )
    bare = re.sub(rf"^(?:{_degrees().pattern}),?\s*", "", " " + bare).strip(" ,")
    return re.sub(r"\s(?:of|at|for|and|with|the|from)$", "", bare) or None
