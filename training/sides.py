"""Who of the parties has the first role of a family, and who the second, by gold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from affilcli.evaluate.gold import GoldParty
from affilcli.evaluate.same import SAME
from affilcli.extract import Reader
from affilcli.pipeline.deal.sellers import signs
from affilcli.pipeline.deal.sides import DIRECTED, side_of
from affilcli.pipeline.page import Page
from affilcli.vocabulary import load
from training.examples import Labelled, Read, label

#: the family of roles in which somebody sells, and its roles
BUYING, SELLER, SOLD = "acquisition", "seller", "acquired"
OF_SALES = frozenset({SELLER, SOLD, "acquirer"})


class Sides(NamedTuple):
    """The parties of a text that are on one side of its family of roles, and those on the other."""

    family: str
    first: list[int]
    second: list[int]


def by_signs(read: Read) -> tuple[Iterable[Labelled], int]:
    """The parties of a text by the signs for the first role; right are those that have it."""
    found = sides_of(read)
    if found is None:
        return (), 0
    told = next(one["signs"] for one in read.doc._.affil_roles if one["family"] == found.family)
    signs = dict(zip(taken(read), told, strict=True))
    labelled = [Labelled(signs[index], index, True) for index in found.first]
    return labelled + [Labelled(signs[index], index, False) for index in found.second], 0


def by_selling(read: Read) -> tuple[Iterable[Labelled], int]:
    """The parties of an acquisition; right are those that sell, and are not sold themselves."""
    families = {one["family"]: one["signs"] for one in read.doc._.affil_roles}
    parties = taken(read)
    if BUYING not in families:
        return (), 0
    balance = {i: side_of(one) for i, one in zip(parties, families[BUYING], strict=True)}
    told = signs(Page(read.doc), read.doc._.affil_institutions, balance)
    labelled = [
        Labelled(told[index], index, SELLER in roles)
        for index, roles in _all_roles(read)
        if OF_SALES.intersection(roles) and not {SELLER, SOLD} <= set(roles)
    ]
    return labelled, 0


def taken(read: Read) -> list[int]:
    """The parties that were found."""
    return [p["value"]["institution"] for p in read.doc._.affil_parties if p["taken"]]


def sides_of(read: Read) -> Sides | None:
    """Who has which of the two roles of a family, if some have the one and some the other."""
    roles = list(_roles(read))
    for family in DIRECTED:
        first, second = (
            [index for index, role in roles if role == one]
            for one in load("parties")["roles"][family]["pair"]
        )
        if first and second:
            return Sides(family, first, second)
    return None


def _roles(read: Read) -> Iterator[tuple[int, str]]:
    """The parties that were found, and the best role that gold has for each."""
    return ((index, roles[0]) for index, roles in _all_roles(read))


def _all_roles(read: Read) -> Iterator[tuple[int, Sequence[str]]]:
    """The parties that were found, and all roles that gold accepts for each."""
    reader, wanted = Reader(read.doc), read.case.gold.wanted("parties")
    for proposal in read.doc._.affil_parties:
        if proposal["taken"]:
            met = label(reader.term("parties", proposal), wanted, SAME["parties"])[1]
            if isinstance(met, GoldParty):
                yield proposal["value"]["institution"], met.role
