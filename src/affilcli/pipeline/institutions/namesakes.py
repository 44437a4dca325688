"""Institutions of one name, or of names made of the same words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache, reduce

from affilcli.gazetteer import Gazetteer, Institution
from affilcli.gazetteer.index import content, folded, hashed
from affilcli.gazetteer.linking.heads import is_head
from affilcli.gazetteer.places import Places

#: a word that so many others bear in their names tells nobody apart
MANY = 40
#: a word in more forms than this is borne by many, whoever they are
FORMS = 1000


class Namesakes:
    """What the gazetteer knows of who else bears a name."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self.are_many = lru_cache(4096)(self._are_many)

    def head(self, family: Sequence[Institution]) -> Institution | None:
        """The one of several that the others are part of, if one is (a system and its hospital)."""
        for one in family:
            if all(other is one or one.id in self._line(other) for other in family):
                return one
        return None

    def present(self, family: Sequence[Institution], places: Places) -> Institution | None:
        """The one of several that alone has a part in a city that the text names."""
        found = [
            one
            for one in family
            if any(self._is_there(part, places) for part in self._parts.get(one.id, ()))
        ]
        return found[0] if len(found) == 1 else None

    def _is_there(self, one: Institution, places: Places) -> bool:
        """Is the city of an institution named, in one of the states if any is named? If none is,
        something has to be there, and no city of the name in another state.
        """
        if places.states:
            return places.names_city_of(one) and one.state in places.states
        known = self._states_of[_spoken(one.city)]
        return places.are_in_city_of(one) and known <= {one.state, one.country}

    @cached_property
    def _states_of(self) -> Mapping[str, set[str | None]]:
        """The states in which there is a city of a name, or else the countries."""
        found: defaultdict[str, set[str | None]] = defaultdict(set)
        for one in self._gazetteer.index.everybody():
            found[_spoken(one.city)].add(one.state or one.country)
        return found

    @cached_property
    def _parts(self) -> Mapping[str, list[Institution]]:
        """Those that are part of each, near and far."""
        found: defaultdict[str, list[Institution]] = defaultdict(list)
        for one in self._gazetteer.index.everybody():
            for above in self._line(one):
                found[above].append(one)
        return found

    def are_apart(self, form: int, states: frozenset[str]) -> bool:
        """Do others, in other states, bear all that names the owner of a form, who has nobody of
        its own in these states? Words such as hospital or health name nobody.
        """
        index = self._gazetteer.index
        own = index.institution(index.owners[form])
        family = {own.id, *self._line(own)}
        rivals = (
            one for one in self._bearers(form) if family.isdisjoint((one.id, *self._line(one)))
        )
        if all(one.state == own.state for one in rivals):
            return False
        return states.isdisjoint(part.state for part in self._parts.get(own.id, ()))

    def _bearers(self, form: int) -> list[Institution]:
        """Who has all the words that name the owner of a form, in one name or another."""
        index = self._gazetteer.index
        said = {
            hashed(word) for word in content(folded(index.form(form).text)) if not is_head(word)
        }
        naming = [word for word in map(index.word, said) if word is not None]
        forms = (set(index.with_word(word)) for word in naming)
        together = reduce(set.__and__, forms, set(index.with_word(naming[0]))) if naming else set()
        return [index.institution(number) for number in {index.owners[one] for one in together}]

    def _are_many(self, form: int) -> bool:
        """Do many bear even the rarest word of a form in their names, its owner's own apart?"""
        index = self._gazetteer.index
        postings = min(map(index.with_word, index.words(form)), key=len, default=())
        if len(postings) > FORMS:
            return True
        own = index.institution(index.owners[form])
        family = {own.id, *self._line(own)}
        others = map(index.institution, {index.owners[number] for number in postings})
        return sum(family.isdisjoint((one.id, *self._line(one))) for one in others) >= MANY

    def _line(self, one: Institution) -> Iterator[str]:
        """The ids of those that an institution is part of, near and far."""
        line: list[str] = []
        above = one.parent
        while above and above not in line:
            line.append(above)
            yield above
            parent = self._gazetteer.institution(above)
            above = parent.parent if parent else None


def _spoken(city: str | None) -> str:
    return " ".join(folded(city or ""))


def distinct(bearers: Sequence[Institution]) -> frozenset[str]:
    """The ids of institutions, each once: of rows with one number of a registry the fullest."""
    found: dict[str, str] = {}
    for one in sorted(bearers, key=lambda one: (-len(one.names) - len(one.acronyms), one.id)):
        found.setdefault(one.ror or one.ccn or one.id, one.id)
    return frozenset(found.values())
