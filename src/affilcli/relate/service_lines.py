"""Service lines: one line, or two of the taxonomy that stand in for each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

from affilcli.gazetteer import Gazetteer
from affilcli.records import ServiceLine, Status
from affilcli.relate.relation import SAME, Item, Relation, either
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


def _same_line(one: ServiceLine, two: ServiceLine) -> Relation:
    if one.status != two.status:
        out = "excluded" in (one.status, two.status)
        reasons = (either((one.status, two.status), STATUSES),)
        return Relation(0.7 if out else 0.8, "different", 0.0 if out else 0.4, reasons)
    scopes = _scopes(one, two)
    return Relation(0.9, "similar", 0.7, tuple(scopes)) if scopes else SAME


def _scopes(one: ServiceLine, two: ServiceLine) -> list[str]:
    """In what two scopes differ where both texts state it. Sites differ as the parties do."""
    found = []
    if one.population and two.population and one.population != two.population:
        found.append(either((one.population, two.population)))
    if one.setting and two.setting and set(one.setting) != set(two.setting):
        found.append(either(", ".join(sorted(setting)) for setting in (one.setting, two.setting)))
    return found


def _other_line(one: ServiceLine, two: ServiceLine, gazetteer: Gazetteer) -> Relation | None:
    likeness = alike(words(one.name), words(two.name))
    entries = [gazetteer.service_line(line.id) for line in (one, two)]
    groups = {entry.group if entry else None for entry in entries}
    group = groups.pop() if len(groups) == 1 else None
    if likeness >= NEARLY:
        reason = f"names {likeness:.0%} alike"
    elif group in load("comparison")["service_lines"]["alike"]:
        reason = str(group)
    else:
        return None
    return Relation(0.4 + likeness / 10, "similar", 0.4, (reason,))


def label(items: Sequence[Item]) -> str:
    """The line's name; of several lines all names."""
    return either(item.term.name for item in items)


def rank(item: Item) -> tuple[int | str, ...]:
    """By status, then by name."""
    return (STATUSES.index(item.term.status), item.term.name)
