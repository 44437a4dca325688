"""The table of fields: who judges two terms of a field, and what a row of them is called."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from affilcli.gazetteer import Gazetteer
from affilcli.records import Field
from affilcli.relate import (
    agreement,
    clauses,
    dates,
    exclusions,
    figures,
    parties,
    people,
    service_lines,
)
from affilcli.relate.relation import Item, Relation


class Judge(NamedTuple):
    """`relate` gives None for terms that must not share a row; `label` names a row of terms, and
    `rank` says where in the field a term is looked for, and `weight` how much a row counts in the
    similarity of its field.
    """

    relate: Callable[[Item, Item, Gazetteer], Relation | None]
    label: Callable[[Sequence[Item]], str]
    rank: Callable[[Item], tuple[int | str, ...]]
    weight: Callable[[Sequence[Item]], float] = lambda items: 1.0


JUDGES: dict[Field, Judge] = {
    "parties": Judge(parties.relate, parties.label, parties.rank),
    "kind": Judge(agreement.choice("kinds"), agreement.label("kind"), agreement.rank),
    "stage": Judge(agreement.choice("stages"), agreement.label("stage"), agreement.rank),
    "name": Judge(agreement.name, agreement.label("name"), agreement.rank),
    "dates": Judge(dates.relate, dates.label, dates.rank),
    "service_lines": Judge(
        service_lines.relate, service_lines.label, service_lines.rank, service_lines.weight
    ),
    "exclusions": Judge(exclusions.relate, exclusions.label, exclusions.rank),
    "figures": Judge(figures.relate, figures.label, figures.rank, figures.weight),
    "people": Judge(people.relate, people.label, people.rank),
    "clauses": Judge(clauses.relate, clauses.label, clauses.rank),
}
