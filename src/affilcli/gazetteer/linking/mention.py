"""An affiliation string taken apart: its words, its parts, and the places that it names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from typing import NamedTuple

from affilcli.gazetteer.index.words import as_written, content, folded, hashed, words_of
from affilcli.vocabulary import load

# What parts the institutions, units and places of a string; a full stop does behind a long word.
_CUT = re.compile(r"[,;()\[\]|/:•\n\t]|\s[-–—]\s|(?<=\w{5})\.\s+(?=[A-Z])")
# A state's code counts as a part of its own, or before a postal code.
_CODE = re.compile(r"(?:^|[,;(]\s*|\s)([A-Z]{2})(?=\s*(?:[,;).]|$|\d{5}))")


#: forms of states up to this length are words, too, once they are folded: "La.", "Wash."
SHORTENED = 5
CANADIAN = frozenset({"AB", "BC", "MB", "NB", "NL", "NS", "ON", "PE", "QC", "SK"})


#: forms of places in folded words, with their codes, by the first of the words
Forms = Mapping[str, Sequence[tuple[tuple[str, ...], str]]]


class Token(NamedTuple):
    """A content word: its folded text, its number, and the part of the string it stands in."""

    text: str
    number: int
    part: int


class Mention:
    """A string that names an institution, perhaps with units, places and other institutions."""

    def __init__(self, text: str) -> None:
        self.text = text
        words = words_of(text)
        self.words = [word.folded for word in words]
        self.capitals = [as_written(text[word.start : word.end]) for word in words]
        cuts = [found.start() for found in _CUT.finditer(text)]
        self.tokens: list[Token] = []
        #: the token that each word became, or the one behind it where it carries no name
        self.token_at: list[int] = []
        part = 0
        for word in words:
            while part < len(cuts) and cuts[part] < word.start:
                part += 1
            self.token_at.append(len(self.tokens))
            for text_ in content((word.folded,)):
                self.tokens.append(Token(text_, hashed(text_), part))
        self.token_at.append(len(self.tokens))
        self.spoken = f" {' '.join(self.words)} "

    @cached_property
    def parts(self) -> dict[int, tuple[int, int]]:
        """The first token and the one behind the last of each part that has any."""
        found: dict[int, tuple[int, int]] = {}
        for place, token in enumerate(self.tokens):
            start, _ = found.get(token.part, (place, place))
            found[token.part] = (start, place + 1)
        return found

    @cached_property
    def countries(self) -> frozenset[str]:
        """The codes of the countries that it names; of a state's, too."""
        return frozenset({*self._named(_countries()), *map(_country_of, self.states)})

    @cached_property
    def states(self) -> frozenset[str]:
        """The codes of the states and provinces that it names."""
        codes = load("places")["states"].keys() & set(_CODE.findall(self.text))
        return frozenset({*self._named(_states()), *codes})

    def _named(self, forms: Forms) -> Iterator[str]:
        """The codes of the forms that stand in it."""
        for place, word in enumerate(self.words):
            for form, code in forms.get(word, ()):
                if tuple(self.words[place : place + len(form)]) == form:
                    yield code

    def is_place(self, start: int, end: int) -> bool:
        """Are these words a country or a state, and no acronym?"""
        said = self.words[start:end]
        forms = _countries().get(said[0], ()) if said else ()
        return "".join(said).upper() in self.states or tuple(said) in [form for form, _ in forms]

    def names_place(self, place: str) -> bool:
        """Does it name this place, given in folded words?"""
        return f" {place} " in self.spoken


@cache
def _countries() -> Forms:
    table: dict[str, list[str]] = load("countries")["countries"]
    return _by_first_word(
        (tuple(form.split()), code) for code, all_ in table.items() for form in all_
    )


@cache
def _states() -> Forms:
    table: dict[str, list[str]] = load("places")["states"]
    long = ((form, code) for code, all_ in table.items() for form in all_ if len(form) > SHORTENED)
    return _by_first_word((tuple(folded(form)), code) for form, code in long)


def _by_first_word(forms: Iterable[tuple[tuple[str, ...], str]]) -> Forms:
    found: defaultdict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for form, code in forms:
        found[form[0]].append((form, code))
    return found


def _country_of(state: str) -> str:
    return "CA" if state in CANADIAN else "US"
