"""The places that a text or a string names: what tells institutions of one name apart."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property, lru_cache

from affilcli.gazetteer.entries import Institution
from affilcli.gazetteer.index.words import Word, fold, folded, words_of
from affilcli.vocabulary import load

# What is said of an institution's place: its city, its state and its country are named, or some of
# them.
CITY, STATE, COUNTRY = 4, 2, 1
#: words of the longest name of a city that is looked for
LONGEST = 4
#: names up to this length are in capitals throughout: `US`, `UAE`
INITIALS = 3
# A state by its code: `Boston, MA`, `(MA)`, `Boston MA 02115`.
_CODE = re.compile(r"(?:^|[,;(]\s?|\s(?=[A-Z]{2}(?:\s+\d{5}|\s*$)))([A-Z]{2})\b")
_POSSESSIVE = ("'s", "\u2019s")

#: names of places in folded words with their codes, the longest first, by the first of the words
Forms = Mapping[str, Sequence[tuple[tuple[str, ...], str]]]


class Places:
    """The cities, states and countries that a text names.

    In a string as `short` as an affiliation the name of a country means it wherever it stands. In a
    text it may be a town's (Lebanon, Peru); there words count that are likely in texts from that
    country alone.
    """

    def __init__(
        self, text: str, *, short: bool = False, words: Sequence[Word] | None = None
    ) -> None:
        self.text = text
        self.short = short
        self._words = words_of(text) if words is None else words

    def fit(self, one: Institution) -> int:
        """How well the place of an institution is named; 0 for not at all."""
        state, country = one.state in self.states, one.country in self.countries
        return CITY * self.names_city_of(one) + STATE * state + COUNTRY * country

    def names_city_of(self, one: Institution) -> bool:
        """Is the city of an institution named?"""
        return one.city is not None and tuple(folded(one.city))[:LONGEST] in self._runs

    def are_in_city_of(self, one: Institution) -> bool:
        """Does the text say of something that it is in the city of an institution (`in Lima`,
        `Lima's`, a dateline), and name no other country? Families are called like cities too.
        """
        abroad = self._countries_anywhere and one.country not in self._countries_anywhere
        if abroad or one.city is None or not self.names_city_of(one):
            return False
        return _sited(one.city).search(self.text) is not None

    def are_of(self, one: Institution) -> bool:
        """Is the city or the state of an institution named?"""
        return self.names_city_of(one) or one.state in self.states

    def are_elsewhere(self, one: Institution) -> bool:
        """Are states or countries named, and not that of an institution, nor its city?"""
        if one.state and self.states and not self.names_city_of(one):
            return one.state not in self.states
        return self.are_abroad(one)

    def are_abroad(self, one: Institution) -> bool:
        """Are countries named, and not that of an institution, nor its city?"""
        if not (one.country and self.countries) or self.names_city_of(one):
            return False
        return one.country not in self.countries

    @cached_property
    def states(self) -> frozenset[str]:
        """The codes of the states and provinces that are named."""
        codes = _country_of_states().keys() & set(_CODE.findall(self.text))
        pattern, shortened = _shortened()
        short = (shortened[found] for found in pattern.findall(self.text))
        return frozenset({*self._in(_states()), *codes, *short})

    @cached_property
    def countries(self) -> frozenset[str]:
        """The codes of the countries that are named, or told by states or by words from there."""
        named = self._in(_forms("countries" if self.short else "telling"))
        country_of = _country_of_states()
        return frozenset({*named, *(country_of[state] for state in self.states)})

    @cached_property
    def _countries_anywhere(self) -> frozenset[str]:
        """The codes of all countries whose names stand there, though they may be towns."""
        return frozenset({*self.countries, *self._in(_forms("countries"))})

    def is_named(self, words: Sequence[str]) -> bool:
        """Are these folded words the name of a country, or the code of a state that is named?"""
        forms = _forms("countries").get(words[0], ()) if words else ()
        return "".join(words).upper() in self.states or tuple(words) in [form for form, _ in forms]

    def _in(self, forms: Forms) -> Iterator[str]:
        """The codes of the forms that stand there; a name within a longer one does not count."""
        words, at = self._folded, 0
        while at < len(words):
            for form, code in forms.get(words[at], ()):
                end = at + len(form)
                if tuple(words[at:end]) == form and self._is_written(at, end):
                    yield code
                    at = end - 1
                    break
            at += 1

    def _is_written(self, start: int, end: int) -> bool:
        """Is a name written as one?"""
        name = self.text[self._words[start].start : self._words[end - 1].end]
        return self.short or (name[0].isupper() and (len(name) > INITIALS or name.isupper()))

    @cached_property
    def _folded(self) -> list[str]:
        """The words without possessive endings."""
        written = (self.text[word.start : word.end] for word in self._words)
        return [
            fold(text[:-2]) if text.endswith(_POSSESSIVE) else word.folded
            for word, text in zip(self._words, written, strict=True)
        ]

    @cached_property
    def _runs(self) -> frozenset[tuple[str, ...]]:
        """All that could be the name of a city: one to four words, the first with a capital."""
        return frozenset(
            tuple(self._folded[at : at + length])
            for at, word in enumerate(self._words)
            if self.text[word.start].isupper()
            for length in range(1, LONGEST + 1)
        )


@lru_cache(256)
def _sited(city: str) -> re.Pattern[str]:
    before, name = "|".join(load("places")["before"]["city"]), re.escape(city)
    return re.compile(
        rf"\b(?:{before})\s+{name}\b|\b{name}(?:['\u2019]s\b|-based\b|\s*[–—]|\s--?\s)",
        re.IGNORECASE,
    )


@cache
def _forms(table: str) -> Forms:
    forms: dict[str, list[str]] = load("places")[table]
    return _by_first_word((form, code) for code, all_ in forms.items() for form in all_)


@cache
def _states() -> Forms:
    return _by_first_word((form, code) for form, code in _all_states() if not form.endswith("."))


def is_state(name: str) -> bool:
    """Is this the whole name of a state or province?"""
    return any(form == name for form, _ in _all_states())


@cache
def _shortened() -> tuple[re.Pattern[str], dict[str, str]]:
    """How newspapers shorten states."""
    codes = {form: code for form, code in _all_states() if form.endswith(".")}
    longest = sorted(codes, key=lambda form: (-len(form), form))
    return re.compile(rf"(?<![\w.])(?:{'|'.join(map(re.escape, longest))})"), codes


@cache
def _country_of_states() -> dict[str, str]:
    tables = {"US": "states", "CA": "provinces"}
    return {code: country for country, table in tables.items() for code in load("places")[table]}


def _all_states() -> Iterator[tuple[str, str]]:
    for table in ("states", "provinces"):
        for code, forms in load("places")[table].items():
            yield from ((form, code) for form in forms)


def _by_first_word(forms: Iterable[tuple[str, str]]) -> Forms:
    found: defaultdict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for form, code in forms:
        words = tuple(word.folded for word in words_of(form))
        found[words[0]].append((words, code))
    return {first: sorted(all_, key=lambda one: -len(one[0])) for first, all_ in found.items()}
