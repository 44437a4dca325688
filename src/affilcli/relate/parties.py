"""Parties: one organization, or two that play the same part."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from affilcli.gazetteer import Gazetteer, normalise
from affilcli.records import Party, Role
from affilcli.relate.relation import SAME, Item, Reason, Relation, nearly, unlike
from affilcli.relate.wording import alike, has_phrase, words
from affilcli.vocabulary import load

NEARLY = 0.9
"""Names this much alike may be two forms of one."""

TIE = 0.02
"""How much more unlike roles on corresponding sides belong together: less than any shared type."""

OTHERS = Reason("other organizations")


def relate(a: Item, b: Item, gazetteer: Gazetteer) -> Relation | None:
    """Judge first who they are, then what part they play; None for parties on opposite sides."""
    one, two = a.term, b.term
    roles = () if one.role == two.role else (unlike("role", one.role, two.role),)
    if _is_same(one, two):
        reasons = (Reason("the same organization"), *roles)
        return Relation(0.95, "similar", 0.75, reasons) if roles else SAME
    kinship = _kinship(one, two, gazetteer)
    if kinship:
        return Relation(0.9, "similar", 0.6, (Reason(kinship), *roles))
    if _opposed(one.role, two.role):
        return None
    return _by_part(one, two, roles, gazetteer)


def _by_part(one: Party, two: Party, roles: tuple[Reason, ...], gazetteer: Gazetteer) -> Relation:
    """Two organizations in the same part, or in parts that are unclear or of two families."""
    shared, likeness = _shared_type(one, two, gazetteer)
    part = roles or (Reason("the same role"),)
    tie = TIE if roles and _family_and_side(one.role)[1] == _family_and_side(two.role)[1] else 0.0
    if not shared:
        return Relation((0.2 if roles else 0.5) + tie, "different", 0.25, (OTHERS, *part))
    likeness -= 0.1 * len(roles)
    return Relation(likeness + 0.1 + tie, "similar", likeness, (Reason(f"each {shared}"), *roles))


def _is_same(one: Party, two: Party) -> bool:
    """By id where both have one, else by name."""
    if one.id and two.id:
        return one.id == two.id
    return normalise(one.name) == normalise(two.name)


def _kinship(one: Party, two: Party, gazetteer: Gazetteer) -> str:
    """In what two organizations may be one: a parent and its part, or names nearly alike."""
    entries = [gazetteer.institution(party.id) for party in (one, two) if party.id]
    parents = {entry.parent for entry in entries if entry and entry.parent}
    if parents & {one.id, two.id}:
        return "one is part of the other"
    if len(entries) == 2:
        return ""
    share = alike(words(one.name), words(two.name))
    return nearly(share).text if share >= NEARLY else ""


def _opposed(one: Role, two: Role) -> bool:
    """Are they the two sides of one family, as a provider and a host?"""
    (family, side), (other_family, other_side) = _family_and_side(one), _family_and_side(two)
    return family == other_family and side != other_side


@lru_cache(maxsize=64)
def _family_and_side(role: Role) -> tuple[str, str]:
    """Where a role belongs; both empty for `partner`."""
    for family, sides in load("comparison")["roles"].items():
        for side, roles in sides.items():
            if role in roles:
                return family, side
    return "", ""


def _shared_type(one: Party, two: Party, gazetteer: Gazetteer) -> tuple[str, float]:
    """What both are, `a children's hospital`, and how alike that makes them; empty: nothing."""
    first, second = (_type(party, gazetteer) for party in (one, two))
    if first and first == second:
        return str(load("comparison")["types"][first]["name"]), 0.6
    for family in load("comparison")["near_types"]:
        if {first, second} <= set(family["types"]):
            return str(family["name"]), 0.45
    return "", 0.0


def _type(party: Party, gazetteer: Gazetteer) -> str | None:
    """The type in the gazetteer, else what the name says."""
    types = load("comparison")["types"]
    entry = gazetteer.institution(party.id) if party.id else None
    if entry and entry.type in types:
        return entry.type
    return _sounds_like(party.name)


@lru_cache(maxsize=4096)
def _sounds_like(name: str) -> str | None:
    types = load("comparison")["types"]
    return next((key for key, row in types.items() if has_phrase(name, row["words"])), None)


def label(items: Sequence[Item]) -> str:
    """The role, or just `party` when they have several."""
    roles = {item.term.role for item in items}
    return str(roles.pop()) if len(roles) == 1 else "party"


def rank(item: Item) -> tuple[int, ...]:
    """As the text puts them."""
    return (item.position,)
