"""Roles: who acquires, manages, joins or hosts, told from the words between the parties."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from affilcli.pipeline.annotations import Institution, Proposal
from affilcli.pipeline.cues import Matcher
from affilcli.pipeline.deal.party_features import house_word
from affilcli.pipeline.deal.role_signs import balance_of
from affilcli.pipeline.institutions.name_types import is_school
from affilcli.pipeline.page import TELLING, Page
from affilcli.pipeline.weigh import Weigher
from affilcli.vocabulary import load

#: families of roles and the kinds that are their own; `partner` is for all that may be symmetrical
OWN_KINDS = {
    "acquisition": ("acquisition",),
    "management-agreement": ("management-agreement",),
    "network-membership": ("network-membership",),
    "provider": ("collaboration",),
    "teaching": ("academic-affiliation",),
    "partner": ("merger", "joint-venture", "alliance", "collaboration", "affiliation"),
}
#: families whose two roles are told apart by the signs of the text
DIRECTED = ("acquisition", "management-agreement", "network-membership", "provider")
#: kinds that are said of agreements of every family
LOOSE_KINDS = ("affiliation", "collaboration", "alliance")
#: signs that are clearer than this say no more
CLEAREST = 5.0
#: keeps logarithms of probabilities finite
LEAST = 0.03
#: families whose kinds always have two unlike sides, so that weak signs have to do
ASYMMETRIC = frozenset(DIRECTED) - {"provider"}
#: what a network that bears a party's name says of its having one
BEARS = 2.0
#: what a sign of another family counts there
OTHER_FAMILY = 0.1
#: how far behind a name its selling is looked for, in characters
SALE_REACH = 60
#: how far before a name the words are looked for that make it a seller, or what is sold
SOLD_REACH = 40
#: before the name of those from whom something is bought
_FROM = re.compile(r"\bfrom (?:the )?$")


@cache
def _weigher() -> Weigher:
    return Weigher("parties", "roles")


@cache
def _sale() -> Matcher:
    return Matcher({"seller": load("parties")["roles"]["acquisition"]["seller"]})


@cache
def _bought() -> Matcher:
    return Matcher({"bought": load("parties")["roles"]["acquisition"]["bought"]})


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
    if taken:
        found = candidates(page, institutions, taken)
        best = max(found, key=lambda one: sum(_weigher().contributions(one.features).values()))
        for proposal, role in zip(taken, best.roles, strict=True):
            proposal["value"]["role"] = role
    return proposals


class Candidate(NamedTuple):
    """A family of roles, the role it gives each of the parties, and what speaks for it."""

    family: str
    roles: list[str]
    features: dict[str, float]


def candidates(
    page: Page, institutions: list[Institution], taken: list[Proposal]
) -> list[Candidate]:
    """The families of roles that the parties may have, of which one holds."""
    likely = {p["value"]: p["score"] for p in page.doc._.affil_kinds or []}
    parties = [p["value"]["institution"] for p in taken]
    found = [_candidate("partner", ["partner"] * len(taken), likely)]
    schools = [is_school(institutions[index]) for index in parties]
    if any(schools) and not all(schools):
        roles = ["school" if school else "hospital" for school in schools]
        found.append(_candidate("teaching", roles, likely, teaches=float(_teaches(page))))
    networks = networks_of(page)
    balances = {
        family: balance_of(page, institutions, set(parties), family)
        for family in load("parties")["roles"]
    }
    for family in DIRECTED:
        told = _pooled(balances, family)
        balance = {
            index: told[index] + _prior(networks, institutions[index], family) for index in parties
        }
        roles = _roles(page, institutions, parties, balance, family)
        signs = {"clear": _apart(balance, parties), "told": _apart(told, parties)}
        found.append(_candidate(family, roles, likely, **signs))
    return found


def _apart(balance: Mapping[int, float], parties: list[int]) -> float:
    """How far the parties are apart by the signs of a family."""
    signs = [balance[index] for index in parties]
    return min(max(signs) - min(signs), CLEAREST)


def _candidate(
    family: str, roles: list[str], likely: Mapping[str, float], **signs: float
) -> Candidate:
    """A family with its signs, how likely its own kinds are, and those that leave it open."""
    own = sum(likely.get(kind, 0.0) for kind in OWN_KINDS[family])
    loose = sum(likely.get(kind, 0.0) for kind in LOOSE_KINDS)
    features = {f"tie_{family}": 1.0, "own": math.log(own + LEAST), f"loose_{family}": loose}
    return Candidate(family, roles, features | signs)


def _roles(
    page: Page,
    institutions: list[Institution],
    parties: list[int],
    balance: dict[int, float],
    family: str,
) -> list[str]:
    """The two roles of a family by the balance of the signs."""
    ranked = sorted(parties, key=lambda index: -balance[index])
    top, bottom = balance[ranked[0]], balance[ranked[-1]]
    first, second = map(str, load("parties")["roles"][family]["pair"])
    sellers = _sellers(page, institutions, ranked[1:]) if family == "acquisition" else set()
    least = max((top + bottom) / 2, top / 4) if top > 0 else (top + bottom) / 2

    def role(index: int) -> str:
        leading = balance[index] >= least and index != ranked[-1] and index not in sellers
        if leading or (len(ranked) == 1 and top > 0):
            return first
        return "seller" if index in sellers else second

    return [role(index) for index in parties]


def _teaches(page: Page) -> bool:
    """Is the tie of a university one of teaching, by the words that open the story?"""
    opening = " ".join(page.text_of(page.sentences[i]) for i in page.lead).casefold()
    return _signs("teaching").search(f"{page.headlines} {opening}") is not None


def _sellers(page: Page, institutions: list[Institution], ranked: list[int]) -> set[int]:
    """Parties that are said to sell something of theirs."""
    return {
        index
        for index in ranked
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
    if _FROM.search(page.text, floor, start) and _bought().find(
        page.text, sentence["start"], floor
    ):
        return True
    return bool(_sale().find(page.text, end, min(sentence["end"], end + SALE_REACH)))


def _pooled(balances: Mapping[str, Mapping[int, float]], family: str) -> dict[int, float]:
    """The signs of a family, and a little of the other families' signs.

    The first role is the stronger side's in each of them: who provides or manages is hardly joined
    by those who acquire it.
    """
    pooled = defaultdict(float, balances[family])
    for other, signs in balances.items():
        if other != family and family in ASYMMETRIC:
            for index, sign in signs.items():
                pooled[index] += OTHER_FAMILY * sign
    return pooled


def _prior(networks: list[str], one: Institution, family: str) -> float:
    """What a name alone says: systems acquire, hospitals are acquired; networks are joined, and
    belong to those whose names they bear.
    """
    if family == "network-membership":
        return BEARS * _lends_name(one, networks) + (1.0 if sounds_like(one, "network") else -0.3)
    if family == "provider":
        return 1.0 if sounds_like(one, "provider") else -0.5
    if family == "management-agreement" and sounds_like(one, "provider"):
        return 0.4
    return 0.6 * sounds_like(one, "system") - 0.6 * sounds_like(one, "local")


def _lends_name(one: Institution, networks: list[str]) -> bool:
    """Does a network or programme bear the name of this institution (Mayo Clinic Care Network)?"""
    house = (house_word(one) or one["short"]).casefold()
    return any(f" {house} " in f" {name} " for name in networks)


def networks_of(page: Page) -> list[str]:
    """The networks and programmes that a text names, case folded."""
    return [found.group().casefold() for found in _networks().finditer(page.text)]


@cache
def _networks() -> re.Pattern[str]:
    heads = "|".join(load("institutions")["creations"]["heads"])
    # With `\b` each of `A-A-A-` would begin a name, and be read on to the end.
    return re.compile(rf"(?<![\w’'-])(?:[A-Z&][\w’'-]*\s){{1,5}}(?:{heads})\b")


def sounds_like(one: Institution, sort: str) -> bool:
    """Does an institution's type or name speak for a sort of `[name_signs]`?"""
    types = load("parties")["name_signs"].get(f"{sort}_types", ())
    return (one["type"] or "") in types or _signs(sort).search(one["name"]) is not None


@cache
def _signs(sort: str) -> re.Pattern[str]:
    words = load("parties")["name_signs"][sort]
    return re.compile("|".join(re.escape(w).replace(r"\$", "$") for w in words))
