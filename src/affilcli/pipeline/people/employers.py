"""Which organisation a person is for: the one named beside the title, else one of the context."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from affilcli.pipeline.annotations import Institution
from affilcli.pipeline.institutions.names import is_generic, is_head, word_list
from affilcli.pipeline.institutions.salience import main_institutions
from affilcli.pipeline.page import Page
from affilcli.pipeline.people.persons import Named
from affilcli.pipeline.people.titles import Detail, Place, is_civic
from affilcli.vocabulary import load

#: how far from a signature its organisation may stand, in characters
SIGNED_REACH = 160
#: how far before a name and behind its title an "our" is looked for, in characters
OWNED_BEFORE, OWNED_BEHIND = 80, 20
#: the name ends its line, but for degrees: a signature
_SIGNED = re.compile(r",?[ \t]*(?:[A-Z][\w.]*,?[ \t]?){0,3}\n[^\n]")
#: a county or town that has offices of its own
_GOVERNMENT = re.compile(
    r"[A-Z]\w+(?:\s[A-Z]\w+)?\s(?:County|Township|Parish|Borough)\b"
    r"|(?i:\b(?:county|city|town|village)\sof)\s[A-Z]\w+"
)


class Cast(NamedTuple):
    """The institutions of a text, their mentions in order, and which the text is about."""

    institutions: list[Institution]
    mentions: list[Place]
    main: list[int]


def cast_of(page: Page, institutions: list[Institution]) -> Cast:
    """The institutions of a page by where they are named."""
    mentions = sorted(
        (m["start"], m["end"], i) for i, one in enumerate(institutions) for m in one["mentions"]
    )
    return Cast(institutions, mentions, main_institutions(page, institutions))


def organization_of(
    page: Page, named: Named, detail: Detail, cast: Cast
) -> tuple[int | None, str | None]:
    """The institution that a person is for and its name here; taken from the context if need be."""
    if detail.mention is not None:
        start, end, index = detail.mention
        written = page.text[start:end]
        vague = is_generic(written) and not written.isupper()
        return index, cast.institutions[index]["name"] if vague else written
    if detail.written:
        described = _described(page, detail.written, named, cast)
        name = detail.written if described is None else cast.institutions[described]["name"]
        return described, name
    if named.labelled and (line := _line_above(page, named)):
        same = (i for i, one in enumerate(cast.institutions) if one["name"] == line)
        return next(same, None), line
    if not (detail.title or detail.owned):
        return None, None
    if detail.title and is_civic(detail.title):
        return None, _government(page, named)
    words = page.text[max(0, named.start - OWNED_BEFORE) : detail.end + OWNED_BEHIND]
    nearest = (
        _narrator(cast)
        if detail.owned and re.search(r"\b[Oo]ur\b", words)
        else _nearest(page, named, cast)
    )
    return nearest, None if nearest is None else cast.institutions[nearest]["name"]


def _described(page: Page, written: str, named: Named, cast: Cast) -> int | None:
    """The main institution that "the hospital" means: the last named before that is called so.

    None where the words do not mean one that is there (`the new hospital`).
    """
    words = [word.casefold() for word in re.findall(r"\w+", written) if word.islower()]
    words = [word for word in words if word not in ("the", "a", "an", "this", "that")]
    if not words or any(word in _created() for word in words) or re.search(r"\b[A-Z]", written):
        return None
    called = {i for i in cast.main if words[-1] in word_list(cast.institutions[i]["name"])}
    before = [index for start, _, index in cast.mentions if start < named.start and index in called]
    if before:
        return before[-1]
    if called or words[-1] not in load("people")["employers"]["whole"]:
        return min(called, default=None)
    return _nearest(page, named, cast)


@cache
def _created() -> frozenset[str]:
    return frozenset(load("people")["employers"]["created"])


def _line_above(page: Page, named: Named) -> str | None:
    """The organisation on the line above a signature (`By: …`), if there is one."""
    start = page.text.rfind("\n", 0, named.start)
    above = page.text[page.text.rfind("\n", 0, max(0, start)) + 1 : max(0, start)].strip(" :,")
    return above if any(map(is_head, above.split())) else None


def _government(page: Page, named: Named) -> str | None:
    """The county or town that is named nearest before an official, else the first one behind."""
    found = list(_GOVERNMENT.finditer(page.text))
    before = [place for place in found if place.end() <= named.start]
    place = before[-1] if before else found[0] if found else None
    return place.group() if place else None


def _narrator(cast: Cast) -> int | None:
    """The main institution that is named first: the one whose "our" it is."""
    return min(cast.main, key=lambda i: cast.institutions[i]["mentions"][0]["start"], default=None)


def _nearest(page: Page, named: Named, cast: Cast) -> int | None:
    """The main institution named last before a person, in the same paragraph if possible.

    Else the next one in the paragraph, else the last or the first one at all.
    """
    zone = page.zones[page.sentence_at(named.start)["zone"]]
    if zone["kind"] == "signature" or named.labelled or _SIGNED.match(page.text, named.end):
        signer = _signer(page, named, cast)
        return signer[2] if signer else _narrator(cast)
    spots = [(start, index) for start, _, index in cast.mentions if index in cast.main]
    before = [spot for spot in spots if spot[0] < named.start]
    behind = [spot for spot in spots if named.end < spot[0] < zone["end"]]
    if before and (before[-1][0] >= zone["start"] or not behind):
        return max(before)[1]
    if behind:
        return min(behind)[1]
    return cast.main[0] if cast.main else None


def _signer(page: Page, named: Named, cast: Cast) -> Place | None:
    """The organisation of a signature: on a line above in its block, else below the name."""
    top = page.text.rfind("\n\n", max(0, named.start - SIGNED_REACH), named.start)
    end = page.text.find("\n\n", named.end, named.end + SIGNED_REACH)
    bottom = named.end + SIGNED_REACH if end < 0 else end
    block = [m for m in cast.mentions if max(top, named.start - SIGNED_REACH) <= m[0] < bottom]
    above = [m for m in block if m[1] <= named.start]
    return above[-1] if above else next((m for m in block if m[0] >= named.end), None)
