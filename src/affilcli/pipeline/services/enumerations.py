"""The things that a phrase names one after the other, as "PACE centers, senior living and EMS"."""

from __future__ import annotations

import re

from affilcli.pipeline.page import Page
from affilcli.pipeline.services.phrases import JOINT, PREPOSITION, NounPhrase
from affilcli.pipeline.services.wordlists import word_set
from affilcli.pipeline.spots import starting_in

#: two things of a word or two, and a word that is no thing by itself
PAIR = re.compile(
    r"(?P<one>[\w-]+(?:\s[\w-]+)?)(?:\s(?:and|or|nor)|,)\s(?P<other>[\w-]+(?:\s[\w-]+)?)"
)
#: what stands between the things of a list, and how often at least
JOINTS = re.compile(r",\s(?:(?:and|or|nor)\s)?|\s(?:and|or|nor)\s")
SEVERAL_JOINTS = 2
#: nouns of a field rather than of a thing, and what begins a thing that is the first one's
FIELD, OWNED = frozenset({"care", "surgery", "medicine", "therapy"}), re.compile(r"(?:its|their)\s")
ADJECTIVE = re.compile(r"(?i)(?:\w(?:ic|al|ary|ive)|\b(?:the|an?|its|our|their|any|all|both))\b")


def things_of(page: Page, phrase: NounPhrase, *, listed: bool) -> list[NounPhrase]:
    """Two services named without an article are two things: "Maternity and trauma".

    One by the other's noun is not: "orthopedic and obstetric services".
    """
    if parts := _enumerated(page, phrase, listed=listed):
        return parts
    pair = PAIR.fullmatch(page.text, *phrase)
    if not pair or ADJECTIVE.search(pair["one"]):
        return [phrase]
    parts = [NounPhrase(*pair.span("one")), NounPhrase(*pair.span("other"))]
    named = (any(end <= b for _, end, _ in starting_in(page.services, a, b)) for a, b in parts)
    return parts if all(named) else [phrase]


def _enumerated(page: Page, phrase: NounPhrase, *, listed: bool) -> list[NounPhrase]:
    """Things that stand by themselves: "PACE centers, senior living and EMS".

    None where one of them wants the noun of the last: "emergency, orthopedic and burn units".
    """
    joints = list(JOINTS.finditer(page.text, *phrase))
    if not joints or PREPOSITION.search(page.text, phrase.start, joints[0].start()):
        return []
    edges = [phrase.start, *(edge for joint in joints for edge in joint.span()), phrase.end]
    parts = [NounPhrase(*edges[n : n + 2]) for n in range(0, len(edges), 2)]
    if len(joints) < SEVERAL_JOINTS and not (listed or _apart(page, joints[0], *parts)):
        return []
    noun = page.text[slice(*parts[-1])].split()[-1:]
    shared = word_set("things").issuperset(noun)
    return parts if all(_stands(page, one, shared) for one in parts[:-1]) else []


def _apart(page: Page, joint: re.Match[str], first: NounPhrase, last: NounPhrase) -> bool:
    """Are just two things apart: "Emergency helicopter service and trauma"?

    Not where the first has no noun of its own, the last is of a name, or what is said behind it
    may tell of both.
    """
    text = page.text
    of_both = PREPOSITION.search(text, *last) and not joint.group().startswith(",")
    noun = text[slice(*first)].split()[-1:]
    own = word_set("things").issuperset(noun) and not FIELD.issuperset(noun)
    return (
        own
        and not OWNED.match(text, last.start)
        and bool(JOINT.search(joint.group()))
        and text[last.start].islower()
        and not of_both
    )


def _stands(page: Page, part: NounPhrase, shared: bool) -> bool:
    """Names a part of a list something without the words behind it, which may be `shared`?"""
    words = page.text[slice(*part)].split()
    if len(words) <= shared:
        return False
    last = words[-1].casefold().rstrip(".")
    named = len(words) > 1 and words[-1][0].isupper()
    ends = any(end == part.end for _, end, _ in starting_in(page.services, *part))
    return named or ends or last in word_set("things") or last in word_set("never")
