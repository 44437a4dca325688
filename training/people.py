"""The titles and organisations of persons, labelled by gold: each person is a choice of its own.

Persons whom gold does not have, or of whom it leaves out what is asked for, teach nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from affilcli.evaluate.gold import GoldPerson
from affilcli.evaluate.same import ENOUGH, same_person
from affilcli.evaluate.wording import overlap
from affilcli.pipeline.page import Page
from affilcli.pipeline.people import details, employers, people
from affilcli.pipeline.people.cast import known_of
from affilcli.pipeline.people.details import Titles
from affilcli.pipeline.people.persons import Named
from affilcli.pipeline.people.wordings import written_near
from affilcli.records import Person
from training.examples import Labelled, Read


def titles(read: Read) -> tuple[Iterable[Labelled], int]:
    """What the constructions about a name propose as the title."""
    return _titles(read), 0


def organizations(read: Read) -> tuple[Iterable[Labelled], int]:
    """The institutions of a text, for those persons with whose titles none stands."""
    return _organizations(read), 0


def _titles(read: Read) -> Iterator[Labelled]:
    page = Page(read.doc)
    names, cast = people.people_and_cast(page, read.doc._.affil_institutions or [])
    houses = people.named_houses(page, cast)
    for number, named in enumerate(names):
        gold = _gold(read, named)
        if gold is None or not gold.title:
            continue
        for way in details.ways(page, named, houses):
            if title := way.detail.title:
                right = overlap(gold.title, title) >= ENOUGH
                yield Labelled(details.features_of(way), title, right, number)


def _organizations(read: Read) -> Iterator[Labelled]:
    page = Page(read.doc)
    names, cast = people.people_and_cast(page, read.doc._.affil_institutions or [])
    houses = people.named_houses(page, cast)
    chosen = Titles()
    found = [(named, chosen.of(page, named, houses)) for named in names]
    known = known_of(found)
    for number, (named, detail) in enumerate(found):
        gold = _gold(read, named)
        if gold is None or not gold.organization or not employers.is_open(detail, cast):
            continue
        weighed = employers.candidates(page, named, detail, cast, known)
        for index, features in weighed.items():
            written = written_near(page, named, cast, index, detail.written)
            yield Labelled(features, index, overlap(gold.organization, written) >= ENOUGH, number)


def _gold(read: Read, named: Named) -> GoldPerson | None:
    """The person of gold who is called so."""
    wanted = (one for one in read.case.gold.wanted("people") if isinstance(one, GoldPerson))
    return next((one for one in wanted if same_person(one, _person(named))), None)


def _person(named: Named) -> Person:
    return Person(
        evidence=[], confidence=1.0, name=named.name, title=None, organization=None, party=None
    )
