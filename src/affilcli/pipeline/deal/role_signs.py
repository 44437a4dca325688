"""Signs of a direction: who acquires, manages, admits or provides, from the words of a family.

Which side a party is on follows from the grammar around a verb or noun of the family: active or
passive, who stands before and who behind, `the sale of X to Y`, `X, the buyer`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from functools import cache

from affilcli.pipeline.annotations import Institution
from affilcli.pipeline.cues import Hit, Matcher
from affilcli.pipeline.institutions.name_words import word_list
from affilcli.pipeline.page import Page
from affilcli.pipeline.spots import starting_in
from affilcli.vocabulary import load

#: where a party is named or meant: start, end, index of the institution
Spot = tuple[int, int, int]
#: labels of the vocabulary: verbs whose subject has the first or the second role (turned round in
#: the passive), phrases with no passive, and verbs and nouns with both parties behind them
LABELS = ("forward", "backward", "over", "under", "into")
NOUNS = ("first", "second")
#: what a sign counts in the headline and the lead, and one with a party on just one side of it
AHEAD, ONE_SIDED = 2.0, 0.4
#: how far before a word its form of "be" stands, and before a name its role, in characters
PASSIVE_REACH, NOUN_REACH = 30, 45
#: what stands between two names that share a verb, with a short form or place in brackets
JOINED = re.compile(r"(?:\s*\([^()]{1,40}\))?,?\s+(?:and|&)\s+(?:the\s+)?")
_BE = re.compile(
    r"\b(?:be|is|are|was|were|been|being|gets?|got|getting)\s(?:(?:\w+ly|also|now|not|then)\s)?$"
)
#: before a noun or adjective that looks like a verb: `its own`, `the medical staff`
_NO_VERB = re.compile(
    r"(?:\b(?:its|their|our|his|her|my|your|the|a|an|own|medical|clinical|nursing|hospital|new|this)|[’']s?)\s$"
)
_BY = re.compile(r"\s(?:\w+ly\s|(?:in|outright|back)\s)?by\s")
#: what leads from the thing that is handed over to the one who gets it
_ONWARD = re.compile(r"\b(?:to|into|with|under|by)\s(?:the\s|its\s|[\w’'.,-]+-based\s)*$")
#: behind a name, what it is: `X, the buyer,` `X (the “Buyer”)` `X as tenant` `X is the buyer`
_IS = re.compile(
    r"(?:,\s|\s\(|\s(?:is|was|as|becomes?|will\sbe(?:come)?)\s)(?:[“\"‘'(]|(?:the|a|an|its|their|as|to|be"
    r"|new|sole|hereinafter|called)\s)*"
)
_DESCRIBED = re.compile(r"\b[Tt]he\s(?:[\w-]+\s){0,2}?(?P<noun>[a-z]+)\b")


@cache
def _cues(family: str) -> Matcher:
    table = load("parties")["roles"][family]
    return Matcher({label: table.get(label, []) for label in LABELS})


@cache
def _nouns(family: str) -> Matcher:
    table = load("parties")["roles"][family]
    return Matcher({label: table.get(label, []) for label in NOUNS})


def balance_of(
    page: Page, institutions: Sequence[Institution], parties: Collection[int], family: str
) -> dict[int, float]:
    """Signs for the first role of a family minus signs for the second, a party."""
    balance: dict[int, float] = defaultdict(float)
    named = sorted((m["start"], m["end"], i) for i in parties for m in institutions[i]["mentions"])
    meant = _meanings(institutions, parties)
    for index, sentence in page.telling():
        ahead = index in page.lead or page.kind(sentence) == "headline"
        weight = (1 - page.background[index]) * (AHEAD if ahead else 1.0)
        inside = list(starting_in(named, sentence["start"], sentence["end"]))
        for spot in inside:
            balance[spot[2]] += weight * _called(page.text, spot, family)
        inside = _with_described(page.text, sentence["start"], sentence["end"], inside, meant)
        for hit in longest(_cues(family).find(page.text, sentence["start"], sentence["end"])):
            if page.kind(sentence) == "body" and _is_named(page.text, hit, sentence["start"]):
                continue
            if not _joint(page.text, [spot for spot in inside if spot[1] <= hit.start + 1]):
                _count(page.text, hit, inside, balance, weight)
    return balance


def longest(hits: Sequence[Hit]) -> Iterator[Hit]:
    """The hits that lie in no longer one: of `acquired by`, not `acquired` again."""
    end = -1
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if hit.end > end:
            end = hit.end
            yield hit


def _meanings(institutions: Sequence[Institution], parties: Collection[int]) -> dict[str, int]:
    """Which party `the hospital`, `the system` … mean: the only one that is of that sort."""
    meant: dict[str, int] = {}
    table = load("parties")
    for noun, words in table["descriptions"].items():
        types = table["description_types"].get(noun, ())
        called = [
            i
            for i in parties
            if institutions[i]["type"] in types
            or set(words) & set(word_list(institutions[i]["name"]))
        ]
        if len(called) == 1:
            meant[noun] = called[0]
    return meant


def _with_described(
    text: str, start: int, end: int, inside: list[Spot], meant: dict[str, int]
) -> list[Spot]:
    """The parties named in a sentence and those it means by `the hospital`."""
    described = [
        (found.start(), found.end(), meant[found["noun"]])
        for found in _DESCRIBED.finditer(text, start, end)
        if found["noun"] in meant
    ]
    return sorted(inside + described) if described else inside


def _called(text: str, spot: Spot, family: str) -> float:
    """+1 for a name that is called a buyer, manager …, -1 for one called what is bought."""
    start, end, _ = spot
    floor = max(0, start - NOUN_REACH)
    stop = floor + len(text[floor:start].rstrip(" ,"))
    labels = [h.label for h in _nouns(family).find(text, floor, start) if h.end >= stop]
    if behind := _IS.match(text, end, end + NOUN_REACH):
        hit = _nouns(family).at(text, behind.end())
        labels += [hit.label] if hit else []
    return float("first" in labels) - float("second" in labels)


def _is_named(text: str, hit: Hit, opening: int) -> bool:
    """Is a cue capitalised within a sentence, so that it is part of a name (Shelby Running)?"""
    return text[hit.start].isupper() and text[opening : hit.start].strip(" “\"'‘—–-") != ""


def _joint(text: str, before: list[Spot]) -> bool:
    """Do two parties before a cue act as one, "A and B will offer …"? That tells no roles."""
    if len(before) < 2 or before[-2][2] == before[-1][2]:
        return False
    return JOINED.fullmatch(text, before[-2][1], before[-1][0]) is not None


def _count(
    text: str, hit: Hit, inside: list[Spot], balance: dict[int, float], weight: float
) -> None:
    """Credit the party before a cue and the one behind it."""
    before = [spot for spot in inside if spot[1] <= hit.start + 1]
    behind = [spot for spot in inside if spot[0] >= hit.end - 1]
    is_verb = hit.label in ("forward", "backward")
    if is_verb and _NO_VERB.search(text, max(0, hit.start - PASSIVE_REACH), hit.start):
        return
    # `The county will lease X to Y` looks like `Y will lease X` up to its "to".
    if hit.label in ("into", "forward") and _hand_over(text, behind, balance, weight):
        return
    if hit.label == "into" or (behind and _is_doer(text, hit, behind[0])):
        return
    behind = [spot for spot in behind if not before or spot[2] != before[-1][2]]
    sign = weight if hit.label in ("forward", "over") else -weight
    if is_verb:
        agent = _BY.match(text, hit.end)
        if agent or _is_passive(text, hit):
            sign = -sign
            # What stands behind a passive and its "by" has done it; anything else has not.
            behind = [spot for spot in behind if agent and spot[0] - agent.end() < NOUN_REACH]
    both = 1.0 if before and behind else ONE_SIDED
    if before:
        balance[before[-1][2]] += sign * both
    if behind:
        balance[behind[0][2]] -= sign * both


def _hand_over(text: str, behind: list[Spot], balance: dict[int, float], weight: float) -> bool:
    """`the sale of X to Y`: Y gets X. Returns whether it is so."""
    given = behind[0] if behind else None
    gets = next((spot for spot in behind if given and spot[2] != given[2]), None)
    if not (given and gets and _ONWARD.search(text, given[1], gets[0])):
        return False
    balance[given[2]] -= weight
    balance[gets[2]] += weight
    return True


def _is_doer(text: str, hit: Hit, given: Spot) -> bool:
    """`A deal for Oakline to buy Mercer` is for Oakline to do: it is not what changes hands."""
    first = given[0] - hit.end < NOUN_REACH and text.endswith(" for", 0, hit.end)
    return first and text.startswith(" to ", given[1])


def _is_passive(text: str, hit: Hit) -> bool:
    """Does a form of "be" stand before a participle?"""
    first = re.match(r"\w+", text[hit.start : hit.end])
    if first is None or first.group().endswith("ing"):
        return False
    return _BE.search(text, max(0, hit.start - PASSIVE_REACH), hit.start) is not None
