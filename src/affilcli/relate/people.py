"""People: one person, or two of the same office or for parties on one row."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from affilcli.gazetteer import Gazetteer
from affilcli.records import Person
from affilcli.relate.relation import SAME, Item, Reason, Relation
from affilcli.relate.wording import has_phrase, words
from affilcli.vocabulary import load

OTHERS = Reason("other persons")


def relate(a: Item, b: Item, gazetteer: Gazetteer) -> Relation | None:
    """Judge by name, then by office, first of those who speak for parties on one row."""
    if _is_same(a.term, b.term):
        return _same_person(a.term, b.term)
    beside = a.place is not None and a.place == b.place
    held = office(a.term.title)
    if held is not None and held == office(b.term.title):
        reasons = (OTHERS, Reason("the same office"))
        return Relation(0.8 if beside else 0.5, "different", 0.0, reasons)
    if beside:
        return Relation(0.3, "different", 0.0, (OTHERS, Reason("for parties on one row")))
    return None


def _same_person(one: Person, two: Person) -> Relation:
    """The same title in the same words, or another: people change office."""
    if not (one.title and two.title) or words(one.title) == words(two.title):
        return SAME
    same = office(one.title) == office(two.title)
    reason = Reason("the same office in other words" if same else "another title")
    return Relation(0.95, "similar", 0.8, (reason,))


def _is_same(one: Person, two: Person) -> bool:
    """First and last name agree; middle names and initials are often left out."""
    first, second = words(one.name), words(two.name)
    return first == second or (
        len(first) > 1 and len(second) > 1 and (first[0], first[-1]) == (second[0], second[-1])
    )


@lru_cache(maxsize=4096)
def office(title: str | None) -> str | None:
    """The office that a title names, or None when it is not in the vocabulary."""
    rows = load("comparison")["offices"]
    return next((row["name"] for row in rows if has_phrase(title or "", row["words"])), None)


def label(items: Sequence[Item]) -> str:
    """The office, where they share one."""
    offices = {office(item.term.title) for item in items}
    return (offices.pop() if len(offices) == 1 else None) or "speaker"


def rank(item: Item) -> tuple[int, ...]:
    """As the parties, and for each as the text puts them."""
    party = item.term.party
    return (party is None, party or 0, item.position)
