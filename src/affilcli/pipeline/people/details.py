"""The title of a person: every construction that could tell it proposes one, the likeliest is it.

`Name, title of Org`, `Org title Name`, `Name, who serves as …`, `As title, Name …`, `the title is
Name`, and what later sentences say of the same person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from affilcli.pipeline.page import Page
from affilcli.pipeline.people.fields import is_place
from affilcli.pipeline.people.persons import Named, is_listed
from affilcli.pipeline.people.titles import Detail, Place, is_verbal, title_words
from affilcli.pipeline.people.titles_before import before_name, introduced, signed_title
from affilcli.pipeline.people.titles_behind import after_name, doing, in_role
from affilcli.pipeline.people.titles_later import counterpart, described_next, returns
from affilcli.pipeline.spots import starting_in
from affilcli.pipeline.weigh import Weigher

#: what joins a name and its organisation: `Jane Roe at Acme`, `Jane Roe, Acme`, `Jane Roe (Acme)`
_BELONGS = re.compile(r"(?:,? (?:at|of|from|for)|,| \() ?(?:the )?")
#: what ends the line of a signature, a caption or a contact: nothing, a bracket, a telephone number
_LINE_ENDS = re.compile(r"$|[\n);]|,?\s\(?\+?\d")
#: `chief of staff in Dayton`: the house that is there
_THERE = re.compile(r"\sin\s(?P<place>[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?)$")
#: a title of more words than this is rarely one
LONG = 9
_LOOSE = re.compile(r"[.;:\d(\"“]|\b(?:who|said|since|was|were|had|they|we)\b")


class Way(NamedTuple):
    """A title proposed, by which construction."""

    how: str
    detail: Detail


class Titles:
    """Chooses the title of a person by weights."""

    def __init__(self) -> None:
        self.weigher = Weigher("people", "title")

    def of(self, page: Page, named: Named, mentions: Sequence[Place]) -> Detail:
        """The likeliest title with its organisation; else just the organisation beside the name."""
        found = [way for way in ways(page, named, mentions) if way.detail.title]
        if found:
            best = max(found, key=lambda way: self.weigher.probability(features_of(way)))
            return _completed(page, best.detail, found)
        return _beside(page, named, mentions) or Detail(None, None, named.end)


def _completed(page: Page, title: Detail, found: list[Way]) -> Detail:
    """`an Org surgeon who becomes medical director`: the organisation stands with the calling;
    `chief of staff in Dayton`: it is the one that is there.
    """
    callings = (way.detail.mention for way in found if "calling" in features_of(way))
    if title.mention or title.written:
        return title
    there = _THERE.search(title.title or "")
    if there and is_place(page, there["place"]):
        bare = (title.title or "")[: there.start()]
        return title._replace(title=bare, written=there["place"])
    return title._replace(mention=next(filter(None, callings), None))


def ways(page: Page, named: Named, mentions: Sequence[Place]) -> Iterator[Way]:
    """All titles that constructions about a name propose, the nearest first."""
    yield Way("behind", after_name(page, named, mentions))
    yield Way("before", before_name(page, named, mentions))
    yield Way("serving", doing(page, named, mentions))
    yield Way("introduced", introduced(page, named, mentions))
    yield Way("in a role", in_role(page, named, mentions))
    yield Way("signed", signed_title(page, named, mentions))
    if not (named.model or named.doctor):
        return
    yield Way("described next", described_next(page, named, mentions))
    for again in returns(page, named):
        yield Way("later behind", after_name(page, again, mentions))
        yield Way("later serving", doing(page, again, mentions))
        yield Way("later in a role", in_role(page, again, mentions))
        yield Way("later before", before_name(page, again, mentions))
    yield Way("counterpart", counterpart(page, named, mentions))


def features_of(way: Way) -> dict[str, float]:
    """What speaks for and against a proposed title."""
    title = way.detail.title or ""
    words = title.casefold().split()
    found = [word.casefold() for word in title_words().findall(title)]
    tests = {
        way.how: True,
        "calling": all(is_listed(word, "callings") for word in found) and bool(found),
        "deed": is_verbal(title),
        "organization beside it": bool(way.detail.mention or way.detail.written),
        "long": len(words) > LONG,
        "loose ends": _LOOSE.search(title) is not None,
        "several words": len(words) > 1,
    }
    return {name: 1.0 for name, holds in tests.items() if holds}


def _beside(page: Page, named: Named, mentions: Sequence[Place]) -> Detail | None:
    """The organisation that stands with a name and no title: `Jane Roe at Acme`, `Jane Roe, Acme`
    on a line of a signature.
    """
    joint = _BELONGS.match(page.text, named.end)
    beside = starting_in(mentions, joint.end(), joint.end() + 1) if joint else []
    mention = next(iter(beside), None)
    if mention is None or joint is None:
        return None
    comma = joint.group().startswith(",") and not joint.group().strip(", ")
    if comma and not _LINE_ENDS.match(page.text, mention[1]):
        return None
    return Detail(None, mention, mention[1])
