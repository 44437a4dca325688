"""Roles: who acquires, manages, joins or hosts, told from the words between the parties."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

from affilcli.pipeline.annotations import Institution, Proposal
from affilcli.pipeline.cues import Hit, Matcher
from affilcli.pipeline.institutions.name_types import is_school
from affilcli.pipeline.page import TELLING, Page
from affilcli.vocabulary import load

#: kinds whose parties have unlike roles: the families of roles they can have, and how much clearer
#: the signs for one side must be than for the other before the two are told apart
FAMILIES = {
    "acquisition": (("acquisition", 0.0),),
    "management-agreement": (("management-agreement", 0.0),),
    "network-membership": (("network-membership", 0.0),),
    "affiliation": (("acquisition", 3.5), ("provider", 2.0)),
    "collaboration": (("provider", 2.0),),
    "alliance": (("provider", 2.5),),
}
#: kinds in which a school and a hospital are told apart by their names
TEACHING = frozenset({"academic-affiliation", "affiliation", "collaboration", "alliance"})
#: what a sign counts in the headline and the lead, and one with a party on just one side of it
AHEAD, ONE_SIDED = 2.0, 0.4
#: how far behind a name its selling is looked for, in characters
SALE_REACH = 60
#: what stands between two names that share a verb, with a short form or place in brackets
JOINED = re.compile(r"(?:\s*\([^()]{1,40}\))?,?\s+(?:and|&)\s+(?:the\s+)?")


@cache
def _sale() -> Matcher:
    return Matcher({"seller": load("parties")["roles"]["acquisition"]["seller"]})


@cache
def _cues(family: str) -> Matcher:
    table = load("parties")["roles"][family]
    return Matcher({label: table.get(label, []) for label in ("forward", "backward", "into")})


def assign_roles(
    page: Page, institutions: list[Institution], proposals: list[Proposal]
) -> list[Proposal]:
    """The proposals with the roles of the parties that were taken.

    They are `partner` where nothing tells them apart.
    """
    taken = [p for p in proposals if p["taken"]]
    kinds = page.doc._.affil_kinds or []
    kind = next((p["value"] for p in kinds if p["taken"]), "collaboration")
    schools = [p for p in taken if is_school(institutions[p["value"]["institution"]])]
    if kind in TEACHING and 0 < len(schools) < len(taken):
        for proposal in taken:
            proposal["value"]["role"] = "school" if proposal in schools else "hospital"
    else:
        for family, clear in FAMILIES.get(kind, ()):
            if _directed(page, institutions, taken, family, clear):
                break
    return proposals


def _directed(
    page: Page, institutions: list[Institution], taken: list[Proposal], family: str, clear: float
) -> bool:
    """Give the two roles of a family by the balance of the signs, if it is clear enough."""
    if not taken:
        return False
    balance = _balance(page, institutions, {p["value"]["institution"] for p in taken}, family)
    for proposal in taken:
        index = proposal["value"]["institution"]
        balance[index] += _prior(institutions[index], family)
    ranked = sorted(taken, key=lambda p: -balance[p["value"]["institution"]])
    top, bottom = (balance[ranked[i]["value"]["institution"]] for i in (0, -1))
    if top - bottom < clear:
        return False
    first, second = load("parties")["roles"][family]["pair"]
    sellers = _sellers(page, institutions, ranked[1:]) if family == "acquisition" else set()
    for proposal in ranked:
        index = proposal["value"]["institution"]
        leading = balance[index] >= (top + bottom) / 2 and proposal is not ranked[-1]
        leading = leading or (len(ranked) == 1 and top > 0)
        proposal["value"]["role"] = first if leading else "seller" if index in sellers else second
    return True


def _sellers(page: Page, institutions: list[Institution], ranked: list[Proposal]) -> set[int]:
    """Parties that are said to sell something of theirs."""
    cues = _sale()
    found = set()
    for proposal in ranked:
        index = proposal["value"]["institution"]
        for mention in institutions[index]["mentions"]:
            sentence = page.sentence_at(mention["start"])
            stop = min(sentence["end"], mention["end"] + SALE_REACH)
            if page.kind(sentence) in TELLING and cues.find(page.text, mention["end"], stop):
                found.add(index)
    return found


def _balance(
    page: Page, institutions: list[Institution], parties: set[int], family: str
) -> dict[int, float]:
    """Signs for the first role minus signs for the second, an institution."""
    balance: dict[int, float] = defaultdict(float)
    places = sorted((m["start"], m["end"], i) for i in parties for m in institutions[i]["mentions"])
    for index, sentence in page.telling():
        ahead = index in page.lead or page.kind(sentence) == "headline"
        weight = (1 - page.background[index]) * (AHEAD if ahead else 1.0)
        inside = [p for p in places if sentence["start"] <= p[0] < sentence["end"]]
        for hit in _cues(family).find(page.text, sentence["start"], sentence["end"]):
            if not _joint(page.text, [p for p in inside if p[1] <= hit.start + 1]):
                _count(hit, inside, balance, weight)
    return balance


def _joint(text: str, before: list[tuple[int, int, int]]) -> bool:
    """Do two parties before a cue act as one, "A and B will offer …"? That tells no roles."""
    if len(before) < 2 or before[-2][2] == before[-1][2]:
        return False
    return JOINED.fullmatch(text, before[-2][1], before[-1][0]) is not None


def _count(
    hit: Hit, inside: list[tuple[int, int, int]], balance: dict[int, float], weight: float
) -> None:
    """Credit the party before a cue, and the one behind it; behind "fold", first what is folded."""
    if hit.label == "into":
        objects = list(dict.fromkeys(p[2] for p in inside if p[0] >= hit.end - 1))
        if len(objects) > 1:
            balance[objects[0]] -= weight
            balance[objects[1]] += weight
        return
    before = [p for p in inside if p[1] <= hit.start + 1]
    behind = [p for p in inside if p[0] >= hit.end - 1 and (not before or p[2] != before[-1][2])]
    sign = weight if hit.label == "forward" else -weight
    both = 1.0 if before and behind else ONE_SIDED
    if before:
        balance[before[-1][2]] += sign * both
    if behind:
        balance[behind[0][2]] -= sign * both


def _prior(one: Institution, family: str) -> float:
    """What a name alone says: systems acquire, hospitals are acquired; networks are joined."""
    if family == "network-membership":
        return 1.0 if _sounds_like(one, "network") else -0.3
    if family == "provider":
        return 1.0 if _sounds_like(one, "provider") else -0.5
    return 0.6 * _sounds_like(one, "system") - 0.6 * _sounds_like(one, "local")


def _sounds_like(one: Institution, sort: str) -> bool:
    """Does an institution's type or name speak for a sort of `[name_signs]`?"""
    types = load("parties")["name_signs"].get(f"{sort}_types", ())
    return (one["type"] or "") in types or _signs(sort).search(one["name"]) is not None


@cache
def _signs(sort: str) -> re.Pattern[str]:
    words = load("parties")["name_signs"][sort]
    return re.compile("|".join(re.escape(w).replace(r"\$", "$") for w in words))
