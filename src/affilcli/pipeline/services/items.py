"""Items of lists and sections of what is outside: where they begin, and what they name."""

from __future__ import annotations

from affilcli.pipeline.page import Page
from affilcli.pipeline.services.clauses import VERB
from affilcli.pipeline.services.phrases import RELATIVE, NounPhrase, item, subject
from affilcli.pipeline.services.scope import Scope

#: how far behind a phrase the relative stands that makes what follows a part of it
RELATIVE_REACH = 2


def begins_item(page: Page, index: int) -> bool:
    """Does a sentence stand at the beginning of its paragraph, or behind a semicolon?"""
    if index == 0 or page.sentences[index - 1]["zone"] != page.sentences[index]["zone"]:
        return True
    return page.text_of(page.sentences[index - 1]).rstrip().endswith(";")


def first_below(page: Page, scope: Scope) -> frozenset[int]:
    """The sentences that follow their heading with nothing but names between."""
    found: set[int] = set()
    for index, heading in scope.outline.headings.items():
        same = page.sentences[heading]["zone"] == page.sentences[index]["zone"]
        goes_on = same and index - 1 in found
        if heading == index - 1 or (goes_on and _names_only(page, index - 1)):
            found.add(index)
    return frozenset(found)


def lists(page: Page, index: int) -> bool:
    """Is a sentence an item of a list, or nothing but names?"""
    return page.kind(page.sentences[index]) == "bullet" or _names_only(page, index)


def _names_only(page: Page, index: int) -> bool:
    """Has a sentence no verb but in what adds to a name: "The clinics, which are leased."?"""
    start, end = page.sentences[index]["start"], page.sentences[index]["end"]
    verb = VERB.search(page.text, start, end)
    return verb is None or bool(RELATIVE.search(page.text, start, verb.start()))


def named_item(text: str, start: int, end: int) -> NounPhrase | None:
    """What an item of a list names: of one that is a sentence its subject."""
    whole = item(text, start, end)
    named = subject(text, whole.start, whole.end) if whole else None
    if named is None or RELATIVE.search(text, named.start, named.end + RELATIVE_REACH):
        return whole
    return named


def under_heading(scope: Scope, index: int) -> bool:
    """Does the heading of a sentence say that something is outside?"""
    if index not in scope.outline.headings:
        return False
    start = scope.page.sentences[index]["start"]
    said = {(one.status, one.place) for one in scope.readings(start, start)}
    return ("excluded", "heading") in said
