"""Which side of an agreement each party is on: that of the acquirer, manager, network or provider,
or the other one. Told from the cues of each family, the words beside the parties, and their names.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from affilcli.pipeline.annotations import Institution
from affilcli.pipeline.deal import role_words
from affilcli.pipeline.deal.party_features import house_word
from affilcli.pipeline.deal.role_signs import balance_of
from affilcli.pipeline.page import Page
from affilcli.pipeline.weigh import Weigher
from affilcli.vocabulary import load

#: families whose two roles are told apart by the signs of the text
DIRECTED = ("acquisition", "management-agreement", "network-membership", "provider")
#: families whose kinds always have two unlike sides, so that weak signs have to do
ASYMMETRIC = frozenset(DIRECTED) - {"provider"}
#: signs that are clearer than this say no more
CLEAREST = 5.0
#: what a network that bears a party's name says of its having one
BEARS = 2.0
#: what a sign of another family counts there
OTHER_FAMILY = 0.1

Signs = Mapping[str, float]
"""What speaks for the first role of a family, by names that `[weights.sides]` has."""


@cache
def _weigher() -> Weigher:
    return Weigher("parties", "sides")


def side_of(signs: Signs) -> float:
    """How far a party leans to the first role of a family, in log-odds against the others."""
    return sum(_weigher().contributions(signs).values())


def side_signs(
    page: Page, institutions: Sequence[Institution], parties: Sequence[int]
) -> dict[str, dict[int, Signs]]:
    """The signs of each party, a family."""
    networks = networks_of(page)
    words = role_words.leanings(page, institutions, parties)
    balances = {
        family: balance_of(page, institutions, set(parties), family)
        for family in load("parties")["roles"]
    }

    def signs(index: int, family: str, told: Mapping[int, float]) -> Signs:
        return {
            "told": max(-CLEAREST, min(told[index], CLEAREST)),
            "by_name": _by_name(networks, institutions[index], family),
            "words": words[index],
        }

    return {
        family: {index: signs(index, family, told) for index in parties}
        for family in DIRECTED
        for told in [_pooled(balances, family)]
    }


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


def _by_name(networks: list[str], one: Institution, family: str) -> float:
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
    return (one["type"] or "") in types or name_sign(sort).search(one["name"]) is not None


@cache
def name_sign(sort: str) -> re.Pattern[str]:
    """The words of a sort of `[name_signs]`."""
    words = load("parties")["name_signs"][sort]
    return re.compile("|".join(re.escape(w).replace(r"\$", "$") for w in words))
