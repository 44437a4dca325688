"""Title and organisation behind a person's name.

`Name, MD, chair of surgery at Org`, `Name, Org's president`, `Name, who serves as dean of Org`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from affilcli.pipeline.page import Page
from affilcli.pipeline.people.apposition import BODY, REACH, apposition, words_limit
from affilcli.pipeline.people.persons import COURTESY, Named
from affilcli.pipeline.people.titles import (
    Detail,
    Place,
    clean,
    degrees,
    described,
    role_verb,
    saying_words,
    title_words,
)
from affilcli.pipeline.spots import starting_in

#: how far behind `will serve as` its title may begin and end, in characters
SERVING_REACH = 45
_OF = re.compile(r"\s(?:of|from|at|with)\s(?:the\s)?")
_OF_HOUSE = re.compile(r",?\s(?:of|from)\s(?:the\s)?")
_COMMA = re.compile(r"\s?(?:,|\s[–—(-])\s?")
_SERVES = re.compile(
    r"(?:,[^,.]{3,60},|,(?=\swho\s))?(?:[’']s)?\s(?:(?:will|would|is|was|to|has|been|be|now|currently|also|serves?|served"
    r"|serving|continues?|started|named|appointed|becomes?|became|joins|remains?|lined|up|who|run"
    r"|lead|acts?|the)\s){1,6}(?:as\s)?(?:the\s|its\s|interim\s)*"
)
#: `the board named Name president`, `Acme has assigned Name of its staff to be our chief`
_CHOSEN_BEFORE = re.compile(
    rf"\b(?:named|names|appointed|elected|hired|promoted|assigned|made|picked|tapped|chose|chosen)\s(?:{COURTESY}\s)*$"
)
_CHOSEN = re.compile(
    r"(?:\sof\s(?:its|their|our|the)\s\w+)?(?:\sto\s(?:be|become|serve\sas))?\s(?:as\s)?"
    r"(?:(?:the|its|their|our|an?)\s)?(?:(?:new|interim|first)\s)?"
)
#: so far before a name stands what chooses one for a title, in characters
CHOOSING_REACH = 30
#: `will keep her post as …`, `takes over as …`
_AS = re.compile(
    r"(?:,\swho)?\s(?P<verb>[a-z’']+)\s(?:[a-z]+\s){0,5}as\s(?:the\s|its\s|interim\s)*"
)
#: `, who retired in 2010, is interim president`
_PREDICATE = re.compile(
    r",\s(?:who|now|currently|presently|formerly|previously|until|once)\s(?:[^.;:“”\"\n]|\b(?:St|Mt|Dr)\.){3,140}?,\s(?:now\s)?"
    r"(?:is|is\sto\sbe|will\s(?:be|become)|becomes|remains|(?:will\s)?serves?\sas|was\snamed)"
    r"\s(?:the\s)?"
)
#: what leads to a title further on: `… as its president`, `… who becomes director`
_IN_ROLE = re.compile(
    r"\b(?:as|(?:post|role|job|position|title)\s(?:of|as)|who\s(?:is|becomes|will\sbe(?:come)?|was\snamed)"
    r"|from\s[^,.;]{3,40}\sto)\s(?:(?:the|its|their|our|an?|new)\s){0,2}"
)
_WHO = re.compile(
    r",?\swho(?:[’'](?:ll|d|ve))?\s(?:(?:will|would|also|now|has|had|currently|\w+ly)\s)*"
)
#: `, a surgeon who chairs …`: a calling first, then what somebody does
_CALLED_WHO = re.compile(rf",\san?\s[a-z][\w-]*(?:\s[\w-]+){{0,3}}{_WHO.pattern}")
#: `Roe, 61, heads the board`
_DOES = re.compile(
    r"(?:,\s\d\d,)?\s(?=(?:chairs|heads|runs|leads|directs|manages|oversees|owns)\s)"
)
#: `He’s chair`
_IS = re.compile(r"[’']s\s(?:(?:the|now|also|an?)\s)*")
#: where somebody does it: `manages the clinic in Trail`
_PLACE = re.compile(r"\s(?:at|in|of|for)\s(?P<place>(?:the\s)?[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)*)")
#: `who left town to head …`
_TO = re.compile(r"\sto\s")


def after_name(page: Page, named: Named, mentions: Sequence[Place]) -> Detail:
    """Title and organisation in an apposition behind a name; without title where there is none."""
    start = _behind_degrees(page, named, mentions)
    if (placed := _placed(page, named, start, mentions)).title:
        return placed
    comma = _COMMA.match(page.text, start)
    later = _PREDICATE.match(page.text, start, page.sentence_at(named.start)["end"])
    if later and (detail := _predicate(page, named, later, mentions)).title:
        return detail
    others = page.text.startswith("and ", comma.end()) if comma else False
    if comma is None or others or _WHO.match(page.text, start):
        return Detail(None, None, named.end)
    return apposition(page, named, comma.end(), mentions)


def _placed(page: Page, named: Named, start: int, mentions: Sequence[Place]) -> Detail:
    """`Name of Org, its president`: the organisation stands between."""
    of = _OF.match(page.text, start)
    owner = next(iter(starting_in(mentions, of.end(), of.end() + 1)), None) if of else None
    if owner is None or not page.text.startswith(", ", owner[1]):
        return Detail(None, None, named.end)
    detail = apposition(page, named, owner[1] + 2, mentions)
    return detail if detail.mention else detail._replace(mention=owner, written=None)


def doing(page: Page, named: Named, mentions: Sequence[Place]) -> Detail:
    """Title and organisation by what a person is said to be or to do."""
    start, house = _behind_house(page, _behind_degrees(page, named, mentions), mentions)
    limit = page.sentence_at(named.start)["end"]
    if (deed := _doing(page, named, start, mentions)).title:
        # What somebody heads is a part of the house that is named, not whom somebody is for.
        return deed._replace(mention=house, written=None) if house and not deed.mention else deed
    chosen = _CHOSEN_BEFORE.search(page.text, max(0, named.start - CHOOSING_REACH), named.start)
    pronoun = page.text[named.start : named.end].casefold() in ("he", "she")
    for pattern in (*([_CHOSEN] if chosen else []), _SERVES, _AS, *([_IS] if pronoun else [])):
        verb = pattern.match(page.text, start, limit)
        if verb and (detail := _predicate(page, named, verb, mentions)).title:
            return detail if detail.written else detail._replace(mention=detail.mention or house)
    return deed


def _behind_house(page: Page, start: int, mentions: Sequence[Place]) -> tuple[int, Place | None]:
    """Where the words behind `Name of Org` and `Name, of Org,` begin, and that organisation."""
    of = _OF_HOUSE.match(page.text, start)
    house = next(iter(starting_in(mentions, of.end(), of.end() + 1)), None) if of else None
    if house is None or of is None:
        return start, None
    aside = of.group().startswith(",")
    if aside and not page.text.startswith(",", house[1]):
        return start, None
    return house[1] + aside, house


def in_role(page: Page, named: Named, mentions: Sequence[Place]) -> Detail:
    """`Name, speaking for Org as its president`: a title behind "as" later in the sentence."""
    limit = min(page.sentence_at(named.start)["end"], named.end + REACH)
    for found in _IN_ROLE.finditer(page.text, named.end, limit):
        title = title_words().search(page.text, found.end(), found.end() + SERVING_REACH)
        if title and (detail := apposition(page, named, found.end(), mentions)).title:
            return detail
    return Detail(None, None, named.end)


def _behind_degrees(page: Page, named: Named, mentions: Sequence[Place]) -> int:
    """Where what follows a name begins; the MD of `Name, MD Anderson's chief` is no degree."""
    found = degrees().match(page.text, named.end)
    if found is None or any(m[1] > found.end() for m in starting_in(mentions, *found.span())):
        return named.end
    return found.end()


def _predicate(page: Page, named: Named, verb: re.Match[str], mentions: Sequence[Place]) -> Detail:
    """`Name continues as president of Org`, `Name, who is …`, `Name is to be president of Org`."""
    nothing = Detail(None, None, named.end)
    title = title_words().search(page.text, verb.end() - 1, verb.end() + SERVING_REACH)
    said = verb.groupdict().get("verb") in saying_words()
    if title is None or said or "\n" in page.text[verb.end() : title.end()]:
        return nothing
    return apposition(page, named, verb.end(), mentions)


def _doing(page: Page, named: Named, start: int, mentions: Sequence[Place]) -> Detail:
    """`Name, who chairs the board of Org`, `Name, who left town to run Org`: the title is what
    somebody does.
    """
    who = next(
        filter(None, (way.match(page.text, start) for way in (_WHO, _CALLED_WHO, _DOES))), None
    )
    if who is None:
        return Detail(None, None, named.end)
    limit = words_limit(page, named, who.end())
    begins = [who.end(), *(to.end() for to in _TO.finditer(page.text, who.end(), limit))]
    for begin in begins:
        verb = role_verb(page.text, begin, limit)
        if verb is None:
            continue
        comma = page.text.find(",", verb, limit)
        end = limit if comma < 0 else comma
        owner = next((m for m in starting_in(mentions, verb, end) if m[1] <= end), None)
        if owner and (body := BODY.match(page.text, owner[1], limit)):
            return Detail(clean(page.text[begin : body.end("body")]), owner, body.end())
        place = None if owner else _PLACE.search(page.text, verb, end)
        house = None if owner or place else described(page.text, verb, end)
        written = place["place"] if place else house["owner"] if house else None
        return Detail(clean(page.text[begin:end]), owner, end, owned=True, written=written)
    return Detail(None, None, named.end)
