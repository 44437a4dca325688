"""The places that a text names: what tells institutions of one name apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from affilcli.gazetteer import Institution
from affilcli.gazetteer.index import folded, words_of
from affilcli.vocabulary import load

# What the text says of an institution's place: its city, its state and its country are named, or
# some of them.
CITY, STATE, COUNTRY = 4, 2, 1
#: words of the longest name of a place that is looked for
LONGEST = 4
#: a state by its code: `Boston, MA`
_CODE = re.compile(r"(?<=\w, )[A-Z]{2}\b")


class Places:
    """The cities, states and countries that a text names."""

    def __init__(self, text: str) -> None:
        self.text = text

    def fit(self, one: Institution) -> int:
        """How well the text names the place of an institution; 0 for not at all."""
        state, country = one.state in self.states, one.country in self.countries
        return CITY * self.names_city_of(one) + STATE * state + COUNTRY * country

    def names_city_of(self, one: Institution) -> bool:
        """Does the text name the city of an institution?"""
        return one.city is not None and self._is_named(one.city)

    def are_of(self, one: Institution) -> bool:
        """Does the text name the city or the state of an institution?"""
        return self.names_city_of(one) or one.state in self.states

    def are_elsewhere(self, one: Institution) -> bool:
        """Does the text name states or countries, and not that of an institution, nor its city?"""
        if one.state and self.states and not self.names_city_of(one):
            return one.state not in self.states
        return self.are_abroad(one)

    def are_abroad(self, one: Institution) -> bool:
        """Does the text name countries, and not that of an institution, nor its city?"""
        if not (one.country and self.countries) or self.names_city_of(one):
            return False
        return one.country not in self.countries

    @cached_property
    def states(self) -> frozenset[str]:
        """The codes of the states and provinces that the text names."""
        return self._in_table("states") | self._in_table("provinces")

    @cached_property
    def countries(self) -> frozenset[str]:
        """The codes of the countries that the text names or tells of by their states."""
        words: dict[str, list[str]] = load("places")["countries"]
        named = {code for code, forms in words.items() if any(map(self._is_named, forms))}
        within = {"US": "states", "CA": "provinces"}
        return frozenset(named | {c for c, table in within.items() if self._in_table(table)})

    def _in_table(self, table: str) -> frozenset[str]:
        forms: dict[str, list[str]] = load("places")[table]
        told = {code for code, words in forms.items() if any(word in self.text for word in words)}
        return frozenset(told | (forms.keys() & self._codes))

    @cached_property
    def _codes(self) -> frozenset[str]:
        return frozenset(_CODE.findall(self.text))

    def _is_named(self, place: str) -> bool:
        return tuple(folded(place))[:LONGEST] in self._names

    @cached_property
    def _names(self) -> frozenset[tuple[str, ...]]:
        """All that could be the name of a place: one to four words, the first with a capital."""
        return frozenset(self._runs())

    def _runs(self) -> Iterator[tuple[str, ...]]:
        words = list(words_of(self.text))
        for at, word in enumerate(words):
            if self.text[word.start].isupper():
                run = [one.folded for one in words[at : at + LONGEST]]
                for length in range(1, len(run) + 1):
                    yield tuple(run[:length])
                    yield (*run[: length - 1], run[length - 1].removesuffix("s"))
