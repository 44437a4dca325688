"""Title and organisation before a person's name, and on the line below a signature.

`Org president Name`, `Org's chief executive, Dr. Name`; `By: (signed) Name` / `Its: Title`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from affilcli.pipeline.institutions.name_words import opens_no_name
from affilcli.pipeline.page import Page
from affilcli.pipeline.people.fields import is_known_place
from affilcli.pipeline.people.persons import COURTESY, Named
from affilcli.pipeline.people.titles import (
    ARTICLES,
    Detail,
    Place,
    clean,
    degrees,
    openers,
    possessor,
    title_words,
)
from affilcli.pipeline.spots import starting_in, touching

# How far before a name its title is looked for, how far from it the title may end, and how far
# before that the organisation may begin, in characters.
REACH, GAP, OWNER_REACH = 140, 45, 60
#: a longer line below a signature, in words, is no title
LONGEST_LINE = 10
#: a prefix that tells no more of a person: `Sister` is a title
_PREFIX = re.compile(rf"(?<!\w)(?!Sister|Sr){COURTESY}\s$")
#: what can stand between a title and the name: `of surgery`, `and surgeon`
_GOES_ON = re.compile(r"\s(?:of|for|in|at)\s|,?\s?(?:and|&)")
#: the end of a sentence or quotation (not the stop of `St.`), or a verb: no title goes on there
_ENDS = re.compile(
    r"(?:(?<!\bSt)(?<!\bMt)(?<!\bDr)\.|[;!?”\"])(?:\s|$)|\s(?:is|are|was|were|has|had|said|says)\b"
)
#: what can stand between an organisation and the title: `Org’s Ohio president`, `Org, whose chief`
_OWNS = re.compile(
    r"(?:[’']s?\s(?P<more>(?:[\w-]+\s){1,3})|,\swhose\s|(?:[’']s?)?[\s,]*(?:the\s)?)"
)
#: a name nobody knows before a title in small letters or initials: `Acme president`, `Acme CEO`
_UNKNOWN = re.compile(r"(?<![\w’'-])[A-Z][\w&-]+(?:\s[A-Z][\w&-]+){0,3}\s$")
_INITIALS = re.compile(r"(?:[A-Z]{3,}|(?:[A-Z]\.){3,})(?!\w)")
#: the organisation behind the name: `CEO Name of Org`
_OF_BEHIND = re.compile(r",?\s(?:of|from|at|with)\s(?:the\s)?")
#: the name is what somebody owns: `president of Acme's Rocky Mountain division`
_POSSESSIVE = re.compile(r"[’']s$")
#: the same, of one that nobody knows: `Provost Name of Harrow`
_OF_UNKNOWN = re.compile(r"\sof\s(?P<place>(?:the\s)?[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,3})")
#: what joins a title with the name of its bearer behind it
_INTRODUCES = re.compile(
    r"\s(?:is|are|was|were|will\sbe|has\sbeen|have\sbeen|remains?|becomes?|:)\s(?:now\s)?"
    rf"(?:{COURTESY}\s)*$|:\s(?:{COURTESY}\s)*$"
)
#: nothing more on the line of a name, and the line below it
_LINE_END = re.compile(r"[ ,_]*\n(?P<below>[^\n]*)")
_LABEL = re.compile(r"^(?:Its|Title|By):\s*")
_LEADS_ON = re.compile(r"(?:,|\s(?:of|at|for|from|with))\s(?:(?:the|The|both)\s)?$")
_JOINS = re.compile(r",?\s(?:of|at|for|from|with|and)\s")
_WORD_BEFORE = re.compile(r"(?:^|[\s(“\"])([\w-]+)(/|,?\s|\s(?:and|&)\s)$")
_FURTHER_WORD = re.compile(r"([\w-]+)(?:,?\s(?:and\s|&\s)?)$")


def before_name(page: Page, named: Named, mentions: Sequence[Place]) -> Detail:
    """Title and organisation before a name; a Detail without title where there is none."""
    return _before(page, named, mentions, _stretch(page, named, mentions))


def introduced(page: Page, named: Named, mentions: Sequence[Place]) -> Detail:
    """`Org's president is Name`, `the chairs are Name and …`, `Org's president: Name`."""
    floor = page.sentence_at(named.start)["start"]
    found = _INTRODUCES.search(page.text, floor, named.start)
    if found is None:
        return Detail(None, None, named.end)
    floor, _ = _stretch(page, named, mentions)
    return _before(page, named, mentions, (floor, found.start()), plural=True)


def _before(
    page: Page,
    named: Named,
    mentions: Sequence[Place],
    stretch: tuple[int, int],
    *,
    plural: bool = False,
) -> Detail:
    """The title that ends where a stretch does; of several people only where `plural`."""
    nothing = Detail(None, None, named.end)
    floor, stop = stretch
    last = _last_title(page.text, floor, stop)
    if last is None:
        return nothing
    between = page.text[last.end() : stop]
    for mention in starting_in(mentions, last.end(), stop):
        ends = mention[1] <= stop and not page.text[mention[1] : stop].strip(" ,")
        if ends and _JOINS.match(between):
            begin = last.end() - len(_back(page.text, floor, last))
            alone = not starting_in(mentions, last.end(), mention[0])
            joint = _LEADS_ON.search(page.text, last.end(), mention[0]) if alone else None
            title = page.text[begin : joint.start() if joint else last.end()]
            return Detail(clean(title), mention, named.end)
    if _POSSESSIVE.search(between):
        return nothing
    many = between.strip() and last.group().casefold().endswith("s") and not plural
    if stop - last.end() > GAP or many or (between.strip() and not _GOES_ON.match(between)):
        return nothing
    begin = last.end() - len(_back(page.text, floor, last))
    return _owned(page, named, (begin, floor, stop), mentions)


def _last_title(text: str, floor: int, stop: int) -> re.Match[str] | None:
    """The title word nearest before a name, unless a sentence or clause ends behind it."""
    hits = list(title_words().finditer(text, floor, stop))
    if not hits or _ENDS.search(text[hits[-1].end() : stop]):
        return None
    return hits[-1]


def _owned(page: Page, named: Named, at: tuple[int, int, int], mentions: Sequence[Place]) -> Detail:
    """The title at `(begin, floor, stop)` with the organisation named right before it, or behind
    the name: an institution, or words for one that nobody knows.
    """
    begin, floor, stop = at
    owner, start = _owner(page.text, floor, begin, mentions)
    title = clean(page.text[start:stop])
    if owner is None and (of := _OF_BEHIND.match(page.text, named.end)):
        owner = next(iter(starting_in(mentions, of.end(), of.end() + 1)), None)
    written = None if owner else _unknown_owner(page, named, begin)
    housed = owner or written or starting_in(mentions, begin, stop)
    if not housed and (place := _OF_UNKNOWN.match(page.text, named.end)):
        written = place["place"]
    return Detail(title, owner, named.end, owned=True, written=written)


def _unknown_owner(page: Page, named: Named, begin: int) -> str | None:
    """Words for an organisation right before a title: `the hospital's`, `Acme`."""
    floor = max(page.sentence_at(named.start)["start"], begin - OWNER_REACH)
    for word in re.finditer(r"(?<![\w’'-])[\w]", page.text[floor:begin]):
        found = possessor(page.text, floor + word.start(), begin)
        if found and found.end() == begin:
            return found["owner"]
    unknown = _UNKNOWN.search(page.text, floor, begin)
    if unknown is None or opens_no_name(unknown.group().split()[0]):
        return None
    name = unknown.group().strip()
    if page.text[begin].isupper():
        # `Embattled CEO`, `Texas CEO`: a capital may be that of a sentence or of a place.
        opens = " " not in name and unknown.start() == page.sentence_at(named.start)["start"]
        if opens or is_known_place(name) or not _INITIALS.match(page.text, begin):
            return None
    return name


def _stretch(page: Page, named: Named, mentions: Sequence[Place]) -> tuple[int, int]:
    """Where a title before a name can stand: behind the last mention that a title follows."""
    floor = max(page.sentence_at(named.start)["start"], named.start - REACH)
    for mention in reversed(touching(mentions, floor - 1, named.start)):
        title = title_words().search(page.text, mention[1], named.start)
        if title and mention[1] <= named.start:
            floor = mention[1]
            break
    prefix = _PREFIX.search(page.text[floor : named.start])
    stop = floor + prefix.start() if prefix else named.start
    gap = re.search(r"(?:[,:]|\s\()?\s*$", page.text[floor:stop])
    return floor, stop - (len(gap.group()) if gap else 0)


def _owner(
    text: str, floor: int, begin: int, mentions: Sequence[Place]
) -> tuple[Place | None, int]:
    """The organisation named right before a title that begins at `begin`, and where it begins:
    words between the two are part of it.
    """
    for mention in reversed(starting_in(mentions, floor - OWNER_REACH, begin)):
        owns = _OWNS.fullmatch(text, mention[1], begin) if mention[1] <= begin else None
        if owns:
            return mention, owns.start("more") if owns["more"] else begin
    return None, begin


def _back(text: str, floor: int, last: re.Match[str]) -> str:
    """The title that ends with the word `last`: title words, openers and joints before it."""
    start = last.start()
    while before := _WORD_BEFORE.search(text[floor:start]):
        word = before.group(1)
        known = title_words().fullmatch(word) or word.casefold() in openers() - ARTICLES
        further = _FURTHER_WORD.search(text[floor : floor + before.start(1)])
        inner = word[0].isupper() and further and title_words().fullmatch(further.group(1))
        if not (known or inner):
            break
        start = floor + before.start(1)
    return text[start : last.end()]


def signed_title(page: Page, named: Named, mentions: Sequence[Place]) -> Detail:
    """The title on the line below a signature; without title where there is none."""
    nothing = Detail(None, None, named.end)
    found = degrees().match(page.text, named.end)
    ending = _LINE_END.match(page.text, found.end() if found else named.end)
    if ending is None:
        return nothing
    below = ending["below"]
    line = _LABEL.sub("", below.strip())
    if not title_words().search(line) or len(line.split()) > LONGEST_LINE:
        return nothing
    begin, stop = ending.span("below")
    for mention in starting_in(mentions, begin + 1, stop):
        joint = _LEADS_ON.search(page.text[begin : mention[0]])
        if joint and line == below.strip():
            return Detail(clean(page.text[begin : begin + joint.start()]), mention, stop)
    return Detail(clean(line), None, stop)
