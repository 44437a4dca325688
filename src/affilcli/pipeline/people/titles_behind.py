"""Title and organisation behind a person's name.

`Name, MD, chair of surgery at Org`, `Name, Org's president`, `Name, who serves as dean of Org`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from affilcli.pipeline.institutions.name_types import is_organisation
from affilcli.pipeline.page import Page
from affilcli.pipeline.people.persons import Named
from affilcli.pipeline.people.titles import Detail, Place, clean, degrees, openers, title_words

#: how far the words about a person go at most, in characters
REACH = 170
#: how far behind `will serve as` its title may begin and end, in characters
SERVING_REACH = 30
#: words that can stand between a name and its title: an organisation's, and others
_OWNER_LENGTH, _FEW_WORDS = 60, 4
_STOP = re.compile(
    r"[.;:!?”\"“(\n—–](?:\s|$|[”\"])|\s[–—]\s"
    r"|,?\s(?:who|whom|which|said|says|added|told|wrote|called|noted|will|was|is|has|had"
    r"|and\s(?:Dr|[A-Z][\w.’'-]+\s[A-Z])|in a|on|when|where|but|speaking|putting|where"
    r"|referring)\b"
)
_ABBREVIATION = re.compile(r"(?:\b(?:St|Inc|Co|Corp|U\.S|Dr|Jr|N\.C|Mt)\.|\b[A-Z]\.)$")
#: what joins a title with the organisation behind it
_CONNECT = re.compile(r"(?:,|\s(?:of|at|for|with|from))(?:\s(?:the|both))*\s*$|,\s*$|\s[–—-]\s$")
_OF = re.compile(r"\s(?:of|at|for)\s(?:the\s)?(?=[A-Z])")
_COMMA = re.compile(r"\s?(?:,|\s[–—(-])\s?")
_POSSESSIVE = re.compile(r"[’']s?\s")
_AFTER_COMMA = re.compile(r",\s(?:and\s)?(?:(?!said|who)[\w&’'-]+\s){0,3}[\w-]+")
#: a department behind a comma is part of the title: `vice president, Medical Affairs`
_DEPARTMENT = re.compile(
    r", (?:Board|Department|Division|Medical Affairs|Investor|Strategy|Finance|Operations"
    r"|[A-Z]\w+ (?:Affairs|Services|Relations|Operations))"
)
_SERVES = re.compile(
    r"(?:,[^,.]{3,60},)?\s(?:(?:will|is|was|to|has|been|be|now|currently|also|serves?|served"
    r"|serving|continues?|started|named|appointed|becomes?|became|joins|remains?|lined|up|who|run"
    r"|lead|acts?|the)\s){1,6}(?:as\s)?(?:the\s|its\s|interim\s)*"
)


def after_name(page: Page, named: Named, mentions: Sequence[Place]) -> Detail:
    """Title and organisation behind a name; a Detail without title where there is none."""
    start = named.end
    if found := degrees().match(page.text, start):
        start = found.end()
    if comma := _COMMA.match(page.text, start):
        return _apposition(page, named, comma.end(), mentions)
    return _serving(page, named, start, mentions)


def _serving(page: Page, named: Named, start: int, mentions: Sequence[Place]) -> Detail:
    """`Name continues as president of Org`, `Name, who …`, `Name is to be president of Org`."""
    nothing = Detail(None, None, named.end)
    verb = _SERVES.match(page.text, start)
    if verb is None:
        return nothing
    title = title_words().search(page.text, verb.end() - 1, verb.end() + SERVING_REACH)
    if title is None or "\n" in page.text[verb.end() : title.end()]:
        return nothing
    return _apposition(page, named, verb.end(), mentions)


def _apposition(page: Page, named: Named, start: int, mentions: Sequence[Place]) -> Detail:
    """A title that begins at `start`, with its organisation before or behind it."""
    limit = _limit(page, named, start)
    first = title_words().search(page.text, start, limit)
    if first is None or not _leads_to(page.text[start : first.start()], start, mentions):
        return Detail(None, None, named.end)
    inside = [m for m in mentions if start <= m[0] < limit]
    if owner := _owner(page.text, start, first.start(), inside):
        title = page.text[owner[1] : _phrase_end(page.text, first.end(), limit)]
        return Detail(clean(title), owner, limit)
    for mention in inside:
        joint = _CONNECT.search(page.text, first.end() - 1, mention[0])
        if mention[0] >= first.end() and joint and joint.end() == mention[0]:
            return Detail(clean(page.text[start : joint.start()]), mention, mention[1])
    end = _phrase_end(page.text, first.end(), limit)
    title = page.text[start : _before_organisation(page.text, first.end(), end)]
    return Detail(clean(title), None, end, owned=title.startswith(("our ", "its ")))


def _owner(text: str, start: int, title: int, inside: Sequence[Place]) -> Place | None:
    """The organisation named before a title: `Org's president`, else `a Org spokesman`."""
    for mention in inside:
        if mention[1] <= title and _POSSESSIVE.match(text[mention[1] : mention[1] + 3]):
            return mention
    return next((m for m in inside if m[0] <= start + 4 and m[1] < title), None)


def _before_organisation(text: str, start: int, end: int) -> int:
    """Where a title ends: before `of` and an organisation that is no mention, else at `end`."""
    of = _OF.search(text, start, end)
    if of is None or title_words().search(text[of.end() : end]):
        return end
    return of.start() if is_organisation(text[of.end() : end]) else end


def _limit(page: Page, named: Named, start: int) -> int:
    """Where the words about a person end at the latest."""
    zone = page.zones[page.sentence_at(named.start)["zone"]]
    far = min(zone["end"], start + REACH)
    stop = start
    while found := _STOP.search(page.text, stop, far):
        if not _goes_on(page.text, start, found):
            return found.start()
        stop = found.end()
    return far


def _goes_on(text: str, start: int, found: re.Match[str]) -> bool:
    """Is this stop an abbreviation's, or a dash within an organisation's name?"""
    before = text[max(start, found.start() - 5) : found.start() + 1]
    if found.group()[0] == "." and _ABBREVIATION.search(before):
        return True
    dash = found.group() in (" – ", " — ")
    return dash and re.match(r"[A-Z]", text[found.end() : found.end() + 1]) is not None


def _leads_to(words: str, start: int, mentions: Sequence[Place]) -> bool:
    """Can these words stand between a name and its title: openers, or an organisation's name?"""
    if any(start <= m[0] <= start + 5 for m in mentions) and len(words) < _OWNER_LENGTH:
        return True
    plain = re.findall(r"[\w’'-]+", words)
    if len(plain) <= 2:
        return True
    return len(plain) <= _FEW_WORDS and all(
        w.casefold() in openers() or w[0].isupper() or w.endswith(("’s", "'s")) for w in plain
    )


def _phrase_end(text: str, start: int, limit: int) -> int:
    """End of a title that no organisation follows: a comma that no further title follows."""
    end = start
    while (comma := text.find(",", end, limit)) >= 0:
        behind = _AFTER_COMMA.match(text, comma, limit)
        if behind is None:
            return comma
        if not (title_words().search(behind.group()) or _DEPARTMENT.match(behind.group())):
            return comma
        end = behind.end()
    return limit
