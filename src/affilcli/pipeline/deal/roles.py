"""Roles: who acquires, manages, joins or hosts, told from the words between the parties."""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import cache

from affilcli.pipeline.annotations import Institution, Proposal, RoleFamily
from affilcli.pipeline.deal.diction import leanings
from affilcli.pipeline.deal.sellers import sellers
from affilcli.pipeline.deal.sides import CLEAREST, DIRECTED, name_sign, side_of, side_signs
from affilcli.pipeline.institutions.name_types import is_school
from affilcli.pipeline.page import Page
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
#: roles that are not one of a pair told apart by signs, and their families
_LONE = {
    "partner": "partner",
    "seller": "acquisition",
    "school": "teaching",
    "hospital": "teaching",
}
#: kinds that are said of agreements of every family
LOOSE_KINDS = ("affiliation", "collaboration", "alliance")
#: keeps logarithms of probabilities finite
LEAST = 0.03


@cache
def _weigher() -> Weigher:
    return Weigher("parties", "roles")


def assign_roles(
    page: Page, institutions: list[Institution], proposals: list[Proposal]
) -> list[Proposal]:
    """The proposals with the roles of the parties that were taken.

    They are `partner` where nothing tells them apart.
    """
    taken = [p for p in proposals if p["taken"]]
    if taken:
        page.doc._.affil_roles = found = families(page, institutions, taken)
        best = max(found, key=lambda one: sum(_weigher().contributions(one["features"]).values()))
        for proposal, role in zip(taken, best["roles"], strict=True):
            proposal["value"]["role"] = role
    return proposals


def family_of(role: str) -> str:
    """The family that a role belongs to."""
    table = load("parties")["roles"]
    return (
        next((family for family in DIRECTED if role in table[family]["pair"]), None) or _LONE[role]
    )


def families(
    page: Page, institutions: list[Institution], taken: list[Proposal]
) -> list[RoleFamily]:
    """The families of roles that the parties may have, of which one holds."""
    parties = [p["value"]["institution"] for p in taken]
    found = [_family("partner", ["partner"] * len(taken))]
    schools = [is_school(institutions[index]) for index in parties]
    if any(schools) and not all(schools):
        roles = ["school" if school else "hospital" for school in schools]
        found.append(_family("teaching", roles, teaches=float(_teaches(page))))
    for family, signs in side_signs(page, institutions, parties).items():
        balance = {index: side_of(signs[index]) for index in parties}
        told = [signs[index]["told"] for index in parties]
        roles = _roles(page, institutions, parties, balance, family)
        apart = {"clear": _apart(balance.values()), "told": _apart(told)}
        one = _family(family, roles, **apart)
        found.append(one | {"signs": [dict(signs[index]) for index in parties]})
    _add_kinds(page, found)
    return found


def _family(family: str, roles: list[str], **features: float) -> RoleFamily:
    return RoleFamily(
        family=family, roles=roles, features={f"tie_{family}": 1.0} | features, signs=[]
    )


def _apart(signs: Iterable[float]) -> float:
    """How far the parties are apart by the signs of a family."""
    ranked = sorted(signs)
    return min(ranked[-1] - ranked[0], CLEAREST)


def _add_kinds(page: Page, found: list[RoleFamily]) -> None:
    """Add how likely the own kinds of each family are, and those that leave it open, and how far
    the words of the text lean to it.
    """
    likely = {p["value"]: p["score"] for p in page.doc._.affil_kinds or []}
    loose = sum(likely.get(kind, 0.0) for kind in LOOSE_KINDS)
    leaning = leanings(set(page.doc._.affil_words or ()), "roles")
    for one in found:
        family = one["family"]
        own = sum(likely.get(kind, 0.0) for kind in OWN_KINDS[family])
        one["features"] |= {
            "own": math.log(own + LEAST),
            f"loose_{family}": loose,
            "words": leaning[family],
        }


def _roles(
    page: Page,
    institutions: list[Institution],
    parties: list[int],
    balance: dict[int, float],
    family: str,
) -> list[str]:
    """The two roles of a family by the balance of the signs; who sells is on neither side."""
    first, second = map(str, load("parties")["roles"][family]["pair"])
    selling = sellers(page, institutions, balance) if family == "acquisition" else set()
    rest = {index: balance[index] for index in parties if index not in selling}
    leading = _leading(rest)

    def role(index: int) -> str:
        if index in selling:
            return "seller"
        return first if index in leading else second

    return [role(index) for index in parties]


def _leading(balance: dict[int, float]) -> set[int]:
    """Those that have the first role. One that is alone must have signs of it."""
    ranked = sorted(balance, key=lambda index: -balance[index])
    top, bottom = balance[ranked[0]], balance[ranked[-1]]
    if len(ranked) == 1:
        return set(ranked) if top > 0 else set()
    least = max((top + bottom) / 2, top / 4) if top > 0 else (top + bottom) / 2
    return {index for index in ranked[:-1] if balance[index] >= least}


def _teaches(page: Page) -> bool:
    """Is the tie of a university one of teaching, by the words that open the story?"""
    opening = " ".join(page.text_of(page.sentences[i]) for i in page.lead).casefold()
    return name_sign("teaching").search(f"{page.headlines} {opening}") is not None
