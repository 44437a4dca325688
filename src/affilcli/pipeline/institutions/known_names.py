"""Names that the gazetteer holds, found in a text; namesakes told apart by the places it names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from spacy.matcher import PhraseMatcher

from affilcli.gazetteer import Gazetteer, Institution
from affilcli.gazetteer.names import key_of
from affilcli.pipeline.institutions.names import Name
from affilcli.pipeline.page import Page
from affilcli.vocabulary import load

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Span

#: zones that hold no names worth knowing
SKIPPED = frozenset({"metadata", "byline", "advert", "dateline"})
# How sure a name is that the gazetteer holds, in full or as one word or acronym.
LONG_NAME, SHORT_NAME = 0.95, 0.6
# What the text says of an institution's place: its city and its state are named, or one of them.
CITY, STATE = 2, 1
#: what shows that a known word is a place here: a state, or the rest of a longer place name
_PLACE_BEHIND = re.compile(r"(?:, [A-Z][a-z]+\.?(?:[ ,.]|$)| (?:County|Street|Avenue|Road)\b)")


class KnownNames:
    """Looks up the names, aliases and acronyms of the gazetteer in a text."""

    def __init__(self, nlp: Language, gazetteer: Gazetteer) -> None:
        self._long = PhraseMatcher(nlp.vocab, attr="LOWER")
        self._short = PhraseMatcher(nlp.vocab, attr="ORTH")
        self._claims: defaultdict[str, dict[str, Institution]] = defaultdict(dict)
        long: defaultdict[str, set[str]] = defaultdict(set)
        short: defaultdict[str, set[str]] = defaultdict(set)
        for one in gazetteer.institutions:
            for form in dict.fromkeys(_forms(one)):
                self._claims[key_of(form)][one.id] = one
                (long if len(form.split()) > 1 else short)[key_of(form)].add(form)
        self._add(nlp, self._long, long)
        self._add(nlp, self._short, short)

    @staticmethod
    def _add(nlp: Language, matcher: PhraseMatcher, forms: dict[str, set[str]]) -> None:
        for key, written in forms.items():
            variants = {v for f in written for v in (f.replace("’", "'"), f.replace("'", "’"))}
            if key:
                matcher.add(key, [nlp.make_doc(variant) for variant in sorted(variants)])

    def find(self, page: Page) -> Iterator[Name]:
        """Known names in the text, where they are written as names."""
        places = Places(page.text)
        for matcher, strength in ((self._long, LONG_NAME), (self._short, SHORT_NAME)):
            for span in matcher(page.doc, as_spans=True):
                if page.kind_at(span.start_char) in SKIPPED or not _is_written_as_name(span):
                    continue
                if strength == LONG_NAME or not _PLACE_BEHIND.match(page.text, span.end_char):
                    one = places.choose(list(self._claims[span.label_].values()))
                    known = one.id if one else None
                    yield Name(span.start_char, span.end_char, strength, known)


def _is_written_as_name(span: Span) -> bool:
    """Are its first and last word capitalised? `Mount Pleasant hospital` is one that lies there."""
    first, last = span[0].text, span[-1].text
    return not (first[0].islower() or last[0].islower())


class Places:
    """The places that a text names, as far as somebody asks."""

    def __init__(self, text: str) -> None:
        self.text = text

    def choose(self, claimants: Sequence[Institution]) -> Institution | None:
        """The one of several namesakes whose place the text names best; None if none stands out.

        A hospital alone of its name is not meant either where the text tells of other states only.
        """
        if len(claimants) == 1:
            return None if self._is_elsewhere(claimants[0]) else claimants[0]
        ranked = sorted(claimants, key=self._fit, reverse=True)
        best, second = map(self._fit, ranked[:2])
        return ranked[0] if best > second else None

    def _is_elsewhere(self, one: Institution) -> bool:
        sited = one.type in load("institutions")["sounds"]["sited_types"]
        return bool(sited and one.state and self._states) and not self._fit(one)

    def _fit(self, one: Institution) -> int:
        city = one.city is not None and re.search(rf"\b{re.escape(one.city)}\b", self.text)
        return CITY * bool(city) + STATE * (one.state in self._states)

    @cached_property
    def _states(self) -> frozenset[str]:
        """The codes of the states that the text names."""
        states: dict[str, list[str]] = load("places")["states"]
        return frozenset(
            code for code, forms in states.items() if any(form in self.text for form in forms)
        )


def _forms(one: Institution) -> Iterable[str]:
    """What it is called: a short name of one word counts only where it is listed as an alias."""
    yield from one.names
    yield from one.acronyms
    if one.short_name and " " in one.short_name:
        yield one.short_name
