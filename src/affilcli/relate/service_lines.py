"""Service lines: one line, or two of the taxonomy that stand in for each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

from affilcli.gazetteer import Gazetteer
from affilcli.records import ServiceLine, Status
from affilcli.relate.relation import SAME, Item, Reason, Relation, nearly, unlike
from affilcli.relate.wording import alike, words
from affilcli.vocabulary import load

NEARLY = 0.9
"""Names of lines this much alike mean one service, whatever their ids."""

STATUSES: tuple[str, ...] = get_args(Status)


def relate(a: Item, b: Item, gazetteer: Gazetteer) -> Relation | None:
    """Judge two lines by id; others of one status by group and name."""
    one, two = a.term, b.term
    if one.id == two.id:
        return _same_line(one, two)
    return _other_line(one, two, gazetteer) if one.status == two.status else None


def _same_line(one: ServiceLine, two: ServiceLine) -> Relation | None:
    scopes = _scopes(one, two)
    if one.status == two.status:
        if bool(one.setting) != bool(two.setting):
            scopes = (*scopes, Reason("setting in one only"))
        return Relation(0.9, "similar", 0.8, scopes) if scopes else SAME
    reasons = (unlike("status", one.status, two.status), *scopes)
    if "excluded" not in (one.status, two.status):
        return Relation(0.8, "different", 0.4, reasons)
    if scopes or one.sites or two.sites:
        return None  # what is excluded here may well be included there
    return Relation(0.7, "different", 0.0, reasons)


def _scopes(one: ServiceLine, two: ServiceLine) -> tuple[Reason, ...]:
    """In what two scopes differ where both texts state it. Sites differ as the parties do."""
    found = []
    if one.population and two.population and one.population != two.population:
        found.append(unlike("population", one.population, two.population))
    if one.setting and two.setting and set(one.setting) != set(two.setting):
        settings = (" and ".join(sorted(setting)) for setting in (one.setting, two.setting))
        found.append(unlike("setting", *settings))
    return tuple(found)


def _other_line(one: ServiceLine, two: ServiceLine, gazetteer: Gazetteer) -> Relation | None:
    likeness = alike(words(one.name), words(two.name))
    if likeness >= NEARLY:
        reason = nearly(likeness)
    elif group := _group(one, two, gazetteer):
        reason = Reason(group)
    else:
        return None
    return Relation(0.4 + likeness / 10, "similar", 0.4, (reason,))


def _group(one: ServiceLine, two: ServiceLine, gazetteer: Gazetteer) -> str:
    """The group of the taxonomy that both are of, if its lines stand in for each other."""
    table = load("comparison")["service_lines"]
    if {one.id, two.id} & set(table["apart"]):
        return ""
    entries = [gazetteer.service_line(line.id) for line in (one, two)]
    groups = {entry.group if entry else None for entry in entries} & set(table["alike"])
    same = len(groups) == 1 and len({entry and entry.group for entry in entries}) == 1
    return str(groups.pop()) if same else ""


def label(items: Sequence[Item]) -> str:
    """The line's name; of several lines all names."""
    return " / ".join(sorted({item.term.name for item in items}))


def rank(item: Item) -> tuple[int | str, ...]:
    """By status, then by name."""
    return (STATUSES.index(item.term.status), item.term.name)


def weight(items: Sequence[Item]) -> float:
    """What the row counts: as the status that counts most in it."""
    weights = load("comparison")["service_lines"]["weights"]
    return max(float(weights[item.term.status]) for item in items)
