"""Institutions that the gazetteer calls much the same: `Oakline Health` where it has Oakline
Regional Hospital, in a city that the text names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache, reduce
from typing import NamedTuple

from affilcli.gazetteer import Gazetteer, Institution
from affilcli.gazetteer.index import Kind, content, folded, hashed
from affilcli.gazetteer.places import Places
from affilcli.pipeline.annotations import Institution as Named
from affilcli.pipeline.institutions.name_words import listed
from affilcli.pipeline.institutions.namesakes import Namesakes
from affilcli.vocabulary import load

#: own words that so many institutions bear in their names tell no hospital from its neighbour
MANY = 15

Words = frozenset[str]


class Bearer(NamedTuple):
    """An institution, the content words of its city, the plain words of one of its names, and
    whether the words are no more than the name of what it is part of.
    """

    institution: Institution
    city: Words
    plain: Words
    by_parent: bool


class Kindred:
    """Looks up names by the words that are their own, whatever else they are said to be."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._index, self._gazetteer = gazetteer.index, gazetteer
        self._head = Namesakes(gazetteer).head
        self._bearers = lru_cache(1024)(self._bearers_of)

    def identified(self, found: Sequence[Named], places: Places) -> Iterator[Named]:
        """The institutions of a text, more of them with ids.

        An id that another one bears is given only to the one that this one is to become: with
        `UPMC Jameson` in the text to Jameson Health System, where UPMC is there as well.
        """
        known = {one["id"]: one for one in found}
        words = {one["name"]: _words(one["name"]) for one in found}
        for one in found:
            meant = None if one["id"] else self.meant(one["name"], places)
            other = known.get(meant.id) if meant else None
            if meant and (other is None or _is_to_become(one["name"], other["name"], words)):
                yield {**one, "id": meant.id, "type": meant.type or one["type"], "rivals": []}
                known.setdefault(meant.id, one)
            else:
                yield one

    def meant(self, name: str, places: Places) -> Institution | None:
        """Who is called by a name with the same words of its own, in a city that is named; None
        where several are, unless the others are part of one.
        """
        words = _words(name)
        own = words - listed("kindred")
        if own <= _common() or (own == words and own & listed("bodies")):
            return None
        bearers = self._bearers(own)
        many = len({one.institution.id for one in bearers}) > MANY
        here = {
            one.institution.id: one.institution
            for one in bearers
            if _is_here(one, own, places) and _is_alike(one, words, own, many=many)
        }
        in_state = [one for one in here.values() if one.state in places.states]
        return self._head(in_state or list(here.values()))

    def _bearers_of(self, own: Words) -> tuple[Bearer, ...]:
        """Who provides care and has a name of these words, plain ones, and words of its city."""
        index = self._index
        places = [index.word(hashed(word)) for word in sorted(own)]
        numbers = sorted((place for place in places if place is not None), key=index.frequency)
        if len(numbers) < len(own):
            return ()
        rarest, *others = map(index.with_word, numbers)
        forms = reduce(set.intersection, others, set(rarest))
        found = (self._bearer(form, own) for form in sorted(forms))
        return tuple(one for one in found if one)

    def _bearer(self, form: int, own: Words) -> Bearer | None:
        index = self._index
        one = index.institution(index.owners[form])
        if index.kind(form) == Kind.ACRONYM or one.type not in load("linking")["sorts"]["caring"]:
            return None
        words = {index.spellings[word] for word in index.words(form)}
        city, plain = _words(one.city or ""), listed("kindred")
        if not words - own - plain <= city:
            return None
        parent = self._gazetteer.institution(one.parent) if one.parent else None
        by_parent = parent is not None and _words(parent.name) - plain <= own
        return Bearer(one, city, plain & words, by_parent)


def _is_here(one: Bearer, own: Words, places: Places) -> bool:
    """Is its city named? Where a name is that of the city, the state counts."""
    if not places.names_city_of(one.institution) or places.are_abroad(one.institution):
        return False
    return not own <= one.city or one.institution.state in places.states


def _is_alike(one: Bearer, words: Words, own: Words, *, many: bool) -> bool:
    """Can both names be of one? General Hospital and Regional Hospital are two, and who is called
    as many are, or as what it is part of, is a hospital or a system as it says.
    """
    here, there = words & listed("qualifiers"), one.plain & listed("qualifiers")
    if own <= one.city:
        return own < words and here == there
    if here and there and here.isdisjoint(there):
        return False
    if one.institution.type == "health-system":
        return True
    return len(words) > 1 and not ((many or one.by_parent) and words & listed("many_sited"))


def _is_to_become(name: str, other: str, words: dict[str, Words]) -> bool:
    """Does another name add to this one no more than a word of somebody else's?"""
    plain = listed("kindred")
    added = words[other] - words[name] - plain
    if not added or not words[name] - plain <= words[other]:
        return False
    return any(added <= said for one, said in words.items() if one not in (name, other))


@cache
def _common() -> Words:
    """Words that tell nobody apart: `Central`, `Georgia`."""
    shortening = load("institutions")["shortening"]
    return frozenset((*shortening["not_alone"], *shortening["not_places"]))


def _words(name: str) -> Words:
    return frozenset(content(folded(name)))
