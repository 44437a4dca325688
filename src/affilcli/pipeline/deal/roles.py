"""Roles: who acquires, manages, joins or hosts, told from the words between the parties."""

from __future__ import annotations

import re
from functools import cache

from affilcli.pipeline.annotations import Institution, Proposal
from affilcli.pipeline.cues import Matcher
from affilcli.pipeline.deal.role_signs import balance_of
from affilcli.pipeline.institutions.name_types import is_school
from affilcli.pipeline.page import TELLING, Page
from affilcli.vocabulary import load

#: kinds whose parties have unlike roles: the families of roles they can have, and how much clearer
#: the signs for one side must be than for the other before the two are told apart
FAMILIES = {
    "acquisition": (("acquisition", 0.0),),
    "management-agreement": (("management-agreement", 0.0),),
    "network-membership": (("network-membership", 0.0),),
    "affiliation": (("acquisition", 3.5), ("network-membership", 4.0), ("provider", 2.0)),
    "collaboration": (("acquisition", 6.0), ("network-membership", 6.0), ("provider", 2.0)),
    "alliance": (("acquisition", 6.0), ("network-membership", 6.0), ("provider", 2.5)),
}
#: how much less clear the signs may be for each tenth of probability of the family's own kind
DOUBT = 1.0
#: kinds in which a school and a hospital are told apart by their names
TEACHING = frozenset({"academic-affiliation", "affiliation", "collaboration", "alliance"})
#: families whose kinds always have two unlike sides, so that weak signs have to do
ASYMMETRIC = frozenset({"acquisition", "management-agreement", "network-membership"})
#: what a sign of another family counts there
OTHER_FAMILY = 0.1
#: how far behind a name its selling is looked for, in characters
SALE_REACH = 60
#: how far before a name the words are looked for that make it a seller, or what is sold
SOLD_REACH = 40


@cache
def _sale() -> Matcher:
    return Matcher({"seller": load("parties")["roles"]["acquisition"]["seller"]})


@cache
def _before_seller() -> Matcher:
    table = load("parties")["roles"]["acquisition"]
    return Matcher({label: table[label] for label in ("sold_by", "owners")})


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
    if kind in TEACHING and 0 < len(schools) < len(taken) and _teaches(page, kind):
        for proposal in taken:
            proposal["value"]["role"] = "school" if proposal in schools else "hospital"
    else:
        likely = {p["value"]: 10 * p["score"] for p in kinds}
        for family, clear in FAMILIES.get(kind, ()):
            needed = max(0.0, clear - DOUBT * likely.get(family, 0.0))
            if _directed(page, institutions, taken, family, needed):
                break
    return proposals


def _directed(
    page: Page, institutions: list[Institution], taken: list[Proposal], family: str, clear: float
) -> bool:
    """Give the two roles of a family by the balance of the signs, if it is clear enough."""
    if not taken:
        return False
    balance = _pooled(page, institutions, {p["value"]["institution"] for p in taken}, family)
    ranked = sorted(taken, key=lambda p: -balance[p["value"]["institution"]])
    top, bottom = (balance[ranked[i]["value"]["institution"]] for i in (0, -1))
    if top - bottom < clear:
        return False
    first, second = load("parties")["roles"][family]["pair"]
    sellers = _sellers(page, institutions, ranked[1:]) if family == "acquisition" else set()
    for proposal in ranked:
        index = proposal["value"]["institution"]
        least = max((top + bottom) / 2, top / 4)
        leading = balance[index] >= least and proposal is not ranked[-1]
        leading = leading or (len(ranked) == 1 and top > 0)
        proposal["value"]["role"] = first if leading else "seller" if index in sellers else second
    return True


def _teaches(page: Page, kind: str) -> bool:
    """Is the tie of a university one of teaching, by the kind or the words that open the story?"""
    if kind == "academic-affiliation":
        return True
    opening = " ".join(page.text_of(page.sentences[i]) for i in page.lead).casefold()
    return _signs("teaching").search(f"{page.headlines} {opening}") is not None


def _sellers(page: Page, institutions: list[Institution], ranked: list[Proposal]) -> set[int]:
    """Parties that are said to sell something of theirs."""
    return {
        index
        for index in (proposal["value"]["institution"] for proposal in ranked)
        if any(_sells(page, m["start"], m["end"]) for m in institutions[index]["mentions"])
    }


def _sells(page: Page, start: int, end: int) -> bool:
    """Does the institution that is named here sell, by the words before or behind?"""
    sentence = page.sentence_at(start)
    if page.kind(sentence) not in TELLING:
        return False
    floor = max(sentence["start"], start - SOLD_REACH)
    near = {
        hit.label
        for hit in _before_seller().find(page.text, floor, start)
        if page.text[hit.end : start].strip() in ("", "the")
    }
    if near:
        return "owners" not in near
    return bool(_sale().find(page.text, end, min(sentence["end"], end + SALE_REACH)))


def _pooled(
    page: Page, institutions: list[Institution], parties: set[int], family: str
) -> dict[int, float]:
    """The signs of a family with what the names say, and a little of the other families' signs.

    The first role is the stronger side's in each of them: who provides or manages is hardly joined
    by those who acquire it.
    """
    balance = balance_of(page, institutions, parties, family)
    for other in load("parties")["roles"]:
        use = other != family and family in ASYMMETRIC
        signs = balance_of(page, institutions, parties, other) if use else {}
        for index, sign in signs.items():
            balance[index] += OTHER_FAMILY * sign
    for index in parties:
        balance[index] += _prior(institutions[index], family)
    return balance


def _prior(one: Institution, family: str) -> float:
    """What a name alone says: systems acquire, hospitals are acquired; networks are joined."""
    if family == "network-membership":
        return 1.0 if _sounds_like(one, "network") else -0.3
    if family == "provider":
        return 1.0 if _sounds_like(one, "provider") else -0.5
    if family == "management-agreement" and _sounds_like(one, "provider"):
        return 0.4
    return 0.6 * _sounds_like(one, "system") - 0.6 * _sounds_like(one, "local")


def _sounds_like(one: Institution, sort: str) -> bool:
    """Does an institution's type or name speak for a sort of `[name_signs]`?"""
    types = load("parties")["name_signs"].get(f"{sort}_types", ())
    return (one["type"] or "") in types or _signs(sort).search(one["name"]) is not None


@cache
def _signs(sort: str) -> re.Pattern[str]:
    words = load("parties")["name_signs"][sort]
    return re.compile("|".join(re.escape(w).replace(r"\$", "$") for w in words))
