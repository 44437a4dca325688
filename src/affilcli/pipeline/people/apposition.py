"""A title in apposition to a name, with its organisation before or behind it.

`chair of surgery at Org`, `Org's president`, `the hospital's chief`, `dean of Org and provost`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from affilcli.pipeline.institutions.name_types import is_organisation
from affilcli.pipeline.page import Page
from affilcli.pipeline.people.fields import is_field
from affilcli.pipeline.people.persons import Named, could_be_name
from affilcli.pipeline.people.titles import (
    Detail,
    Place,
    clean,
    employer,
    is_department,
    openers,
    possessor,
    saying_words,
    title_words,
    words_end,
)
from affilcli.pipeline.spots import starting_in, touching
from affilcli.vocabulary import load

#: how far the words about a person go at most, in characters
REACH = 170
#: words that can stand between a name and its title: an organisation's, and others
_OWNER_LENGTH, _FEW_WORDS = 60, 4
_STOP = re.compile(
    r"[.;:!?”\"“(\n—–](?:\s|$|[”\")])|\s[–—]\s"
    r"|,\s(?:acts|serves|leads|heads|runs|chairs|directs|manages|oversees|becomes|remains|stays)\s"
    r"|\sand\s(?:succeeds?|remains?|keeps?|heads?|leads?|runs?|becomes?|stays?|takes?|joins?|retires?)\s"
    r"|,?\sand\s(?:his|her|their)\s|,?\s(?:who|whom|which|said|says|added|told|wrote|called|noted|will|was|is|has|had"
    r"|would|could|can|must|did|does|were|are"
    r"|and\s(?:Dr|[A-Z][\w.’'-]+\s(?:[A-Z]\.\s)?[A-Z][\w’'-]+,)|in a|on|when"
    r"|where|but|speaking|putting|referring)\b"
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:St|Inc|Co|Corp|U\.S|Dr|Jr|N\.C|Mt|Ft|Mass|Univ|Hosp|Assn)\.|\b[A-Z]\.)$"
)
#: what joins a title with the organisation behind it
_CONNECT = re.compile(r"(?:,|\s(?:of|at|for|with|from))(?:\s(?:the|both))*\s*$|,\s*$|\s[–—-]\s$")
_OF = re.compile(r"\s(?P<joint>of|at|for)\s(?:the\s)?(?=[A-Z])")
#: `dean of the School of Medicine`: a part of a university that has a dean of its own
_SCHOOL = re.compile(r"(?:School|College|Faculty|Department) of [A-Z]")
_BASED = re.compile(r"^[A-Z][\w .]{0,30}-based\s")
_POSSESSIVE = re.compile(r"[’']s?\s")
#: `Partners' vice president`: no title, but an organisation called so
_OWNING = re.compile(r"[A-Z]\w+s[’']\s")
_AFTER_COMMA = re.compile(r",\s(?:and\s)?(?:(?!said|who)[\w&’'-]+\s){0,3}[\w-]+")
#: a department behind a comma is part of the title: `vice president, Medical Affairs`
_DEPARTMENT = re.compile(
    r", (?:Board|Department|Division|Medical Affairs|Investor|Strategy|Finance|Operations"
    r"|[A-Z]\w+ (?:Affairs|Services|Relations|Operations))"
)
#: a body of the organisation behind its name: `chair of the Org board of trustees`
BODY = re.compile(
    r"(?:[’']s?)?\s(?:[a-z]\w+\s)?"
    r"(?P<body>(?:[Bb]oard|[Tt]rustees|[Cc]ouncil|[Mm]edical [Ss]taff)(?:\sof\s\w+)?)"
    r"(?=[\s,.;”\"]|$)"
)
_JOINT = re.compile(r",\s(?:and\s)?|\sand\s")
#: a part of the organisation: `president of Org's northern region`, `dean of Org's medical school`
_PART = re.compile(
    r"[’']s?\s(?:[\w-]+\s){0,3}(?:market|region|division|group|arm|operations|hospitals|unit"
    r"|(?:service\s)?area|health\ssystem|institute"
    r"|(?:[Ss]chool|[Cc]ollege)(?!\sboard)(?:\sof(?:\s[A-Z]\w+){1,3}"
    r"(?:\sand(?:\s[A-Z]\w+)?\s(?:Dentistry|Health|Sciences|Surgeons))?)?)\b"
)
_PERSON_AHEAD = re.compile(r",?\s(?:Drs?\.\s)?(?P<name>[A-Z][\w’'-]+\s(?:[A-Z]\.\s)?[A-Z][\w’'-]+)")
_AND_PERSON = re.compile(
    r",?\sand\s(?P<name>[A-Z][\w’'-]+\s(?:[A-Z]\.\s)?[A-Z][\w’'-]+)\s(?:of|at|from)\s(?=(?:the\s)?[A-Z])"
)
_OTHER = re.compile(r"\b[A-Z]{2,}\b|\sof\s(?:the\s)?[A-Z]")
_AND_TITLE = re.compile(
    r"(?:,|\s(?:and|&))\s(?:(?:the|its|a|also)\s)?(?:(?!with|by|to|for)[\w-]+\s){0,2}[\w-]+"
)


def apposition(page: Page, named: Named, start: int, mentions: Sequence[Place]) -> Detail:
    """A title that begins at `start`, with its organisation before or behind it."""
    limit = _next_person(page, start, words_limit(page, named, start), mentions)
    first = _first_title(page.text, start, limit, mentions)
    if first is None:
        return Detail(None, None, named.end)
    owned = possessor(page.text, start, first.start())
    words = page.text[owned.end() if owned else start : first.start()]
    if not _leads_to(words, start, mentions):
        return Detail(None, None, named.end)
    inside = starting_in(mentions, start, limit)
    if owner := _owner(page.text, start, first.start(), inside):
        end = words_end(page.text, first.end(), _phrase_end(page.text, first.end(), limit))
        return Detail(clean(page.text[owner[1] : end]), owner, end)
    for mention in inside:
        joint = _CONNECT.search(page.text, first.end() - 1, mention[0])
        if mention[0] >= first.end() and joint and joint.end() == mention[0]:
            return _of_mention(page.text, start, joint.start(), mention, limit)
    return _unknown(page.text, start, first.end(), limit)


def _first_title(
    text: str, start: int, limit: int, mentions: Sequence[Place]
) -> re.Match[str] | None:
    """The first title word that is no part of an owner: not that of `Doctors' president`."""
    for found in title_words().finditer(text, start, limit):
        owners = (m for m in touching(mentions, *found.span()) if _POSSESSIVE.match(text, m[1]))
        if next(owners, None) is None and not _OWNING.match(text, found.start()):
            return found
    return None


def _of_mention(text: str, start: int, joint: int, mention: Place, limit: int) -> Detail:
    """The title of `chair of Org`; of `chair of the Org board`, the chair of the board; and of
    `dean of Org and provost` both.
    """
    title = clean(text[start:joint])
    if part := _PART.match(text, mention[1], limit):
        return Detail(title, mention, part.end(), written=text[mention[0] : part.end()])
    body = BODY.match(text, mention[1], limit)
    if body and title:
        owned = text[mention[1]] in "’'"
        written = text[mention[0] : body.end("body")] if owned else None
        return Detail(f"{title} of the {body['body']}", mention, body.end(), written=written)
    further = _AND_TITLE.match(text, mention[1], limit)
    end = _phrase_end(text, further.end(), limit) if further else mention[1]
    # What follows may be the office in another organisation: `dean of Org and chair of the XYZ`.
    if (
        further
        and title_words().search(further.group())
        and not _OTHER.search(text, mention[1], end)
    ):
        return Detail(clean(text[start:end]), mention, end)
    return Detail(title, mention, mention[1])


def _unknown(text: str, start: int, first: int, limit: int) -> Detail:
    """A title whose organisation is no mention: `the hospital’s chief`, `chief of the venture`."""
    end = words_end(text, first, _phrase_end(text, first, limit))
    owner = possessor(text, start, first)
    if owner and owner.end() < first:
        return Detail(clean(text[owner.end() : end]), None, end, written=owner["owner"])
    if of := employer(text, first, end):
        return Detail(clean(text[start : of.start()]), None, end, written=of["owner"])
    stop = _before_organisation(text, first, end)
    title = text[start:stop]
    written = _BASED.sub("", _OF.sub("", text[stop:end], count=1)).strip() if stop < end else None
    owned = title.startswith(("our ", "its "))
    return Detail(clean(title), None, end, owned=owned, written=written)


def _owner(text: str, start: int, title: int, inside: Sequence[Place]) -> Place | None:
    """The organisation named before a title: `Org's president`, else `a Org spokesman`."""
    for mention in inside:
        if mention[1] <= title and _POSSESSIVE.match(text[mention[1] : mention[1] + 3]):
            return mention
    return next((m for m in inside if m[0] <= start + 4 and m[1] < title), None)


def _before_organisation(text: str, start: int, end: int) -> int:
    """Where a title ends: before `of` and an organisation that is no mention, else at `end`."""
    of = _OF.search(text, start, end)
    if of is None:
        return end
    name = text[of.end() : end].split(",", maxsplit=1)[0]
    if title_words().search(name) or is_department(name):
        return end
    # Whom somebody speaks for, or where somebody is, is an organisation even if nobody knows it.
    title = text[max(0, start - REACH) : of.start()]
    known = of["joint"] == "at" or (of["joint"] == "for" and "spokes" in text[start : of.start()])
    known = known or (_heads().search(title) is not None and not is_field(name))
    return of.start() if known or is_organisation(name) or _SCHOOL.match(name) else end


@cache
def _heads() -> re.Pattern[str]:
    """Ends with the title of one who heads a whole organisation, and no part of it."""
    words = "|".join(map(re.escape, load("people")["titles"]["heads"]))
    return re.compile(rf"(?i)(?<!vice[ -])\b(?:{words})$")


def words_limit(page: Page, named: Named, start: int) -> int:
    """Where the words about a person end at the latest."""
    zone = page.zones[page.sentence_at(named.start)["zone"]]
    far = min(zone["end"], start + REACH)
    if page.text[start - 1] == "(" and (closed := page.text.find(")", start, far)) > 0:
        return closed
    stop = start
    while found := _STOP.search(page.text, stop, far):
        if not _goes_on(page.text, start, found):
            return found.start()
        stop = found.end()
    return far


def _next_person(page: Page, start: int, limit: int, mentions: Sequence[Place]) -> int:
    """Where the words about the next person begin (`…, and Board Chair Ann Roe`, `and Ann Roe of
    Acme`), else `limit`.
    """
    text = page.text
    other = _AND_PERSON.search(text, start, limit)
    if other and _is_person(page, other, mentions):
        limit = other.start()
    for title in title_words().finditer(text, start, limit):
        ahead = _PERSON_AHEAD.match(text, title.end())
        if ahead and could_be_name(ahead["name"]) and not _named_in(ahead, mentions):
            joints = list(_JOINT.finditer(text, start, title.start()))
            if joints:
                return joints[-1].start()
    return limit


def _is_person(page: Page, joined: re.Match[str], mentions: Sequence[Place]) -> bool:
    """Is who is joined by `and` a person, and no second organisation (`and Baylor Scott of X`)?

    A comma tells it, or the model.
    """
    if not could_be_name(joined["name"]) or _named_in(joined, mentions):
        return False
    return joined.group().startswith(",") or any(
        (entity.start_char, entity.end_char) == joined.span("name")
        for entity in page.doc.ents
        if entity.label_ == "PERSON"
    )


def _named_in(stretch: re.Match[str], mentions: Sequence[Place]) -> bool:
    return bool(starting_in(mentions, *stretch.span()))


def _goes_on(text: str, start: int, found: re.Match[str]) -> bool:
    """Is this stop an abbreviation's, or a dash within an organisation's name?"""
    before = text[max(start, found.start() - 5) : found.start() + 1]
    if found.group()[0] == "." and _ABBREVIATION.search(before):
        return True
    dash = found.group() in (" – ", " — ")
    return dash and re.match(r"[A-Z]", text[found.end() : found.end() + 1]) is not None


def _leads_to(words: str, start: int, mentions: Sequence[Place]) -> bool:
    """Can these words stand between a name and its title: openers, or an organisation's name?"""
    if starting_in(mentions, start, start + 6) and len(words) < _OWNER_LENGTH:
        return True
    plain = re.findall(r"[\w’'-]+", words)
    if plain and plain[0] in saying_words() | {"as"}:
        return False
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
