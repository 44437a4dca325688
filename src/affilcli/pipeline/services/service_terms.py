"""Words that name service lines: the gazetteer's aliases, acronyms, and modifiers beside a noun.

"Heart surgery" counts wherever it stands; "heart" only where a service noun says so, also through
coordination: "cancer and stroke teams", "emergency, orthopedic and obstetric services"; and in a
list with a service that is sure: "orthopaedics, heart and eyes".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from affilcli.gazetteer import Gazetteer
from affilcli.pipeline.cues import Matcher
from affilcli.pipeline.page import whole_text
from affilcli.pipeline.spots import Cover
from affilcli.vocabulary import load

PRACTITIONER = re.compile(
    r"(?i)(?:olog|iatr|ist|surgeon|ician|doctor|physician|midwi)(?:ists?|s|ians?|fes?|ves)?$"
)
POPULATION = "pediatrics"
#: lines whose words complete the names of others
GENERIC = frozenset({"surgery", "specialty-care"})
MAX_MODIFIERS, MAX_FILLERS = 8, 3
TRANSPLANT, ORGANS_REACH = "transplant", 80
#: organs in a list up to the words that name a transplant
ORGANS = re.compile(
    r"(?i)(?:(?:heart|lung|liver|kidney|pancreas|pancreatic|intestine|bowel|organ)(?:,\s+(?:and\s+)?|\s+(?:and|or|&)\s+|-|/))+"
)
#: words of a list that are looked at on either side of a service
MAX_LIST = 24


class ServiceTerm(NamedTuple):
    """A stretch that names one service line or more."""

    start: int
    end: int
    ids: tuple[str, ...]
    practitioner: bool


@cache
def _words(table: str, key: str) -> frozenset[str]:
    return frozenset(load("service_lines")[table][key])


@cache
def _short() -> dict[str, list[str]]:
    """Everyday words of a list of services, and the lines that they stand for there."""
    found: dict[str, list[str]] = {}
    for line, words in load("service_lines")["short"].items():
        for word in words:
            found.setdefault(word, []).append(line)
    return found


@cache
def _others() -> Matcher:
    return Matcher({"other": load("service_lines")["not_services"]["phrases"]})


class ServiceVocabulary:
    """Finds the service lines of a gazetteer in a text."""

    def __init__(self, nlp: Language, gazetteer: Gazetteer) -> None:
        self.names = {entry.id: entry.name for entry in gazetteer.service_lines}
        self._aliases = PhraseMatcher(nlp.vocab, attr="LOWER")
        self._acronyms = PhraseMatcher(nlp.vocab, attr="ORTH")
        self._modifiers: dict[str, list[str]] = {}
        for entry in gazetteer.service_lines:
            aliases = {
                form
                for alias in (entry.name, *entry.aliases)
                for form in _spellings(alias)
                if "(" not in form
            }
            self._aliases.add(entry.id, [nlp.make_doc(form) for form in sorted(aliases)])
            if entry.acronyms:
                self._acronyms.add(
                    entry.id, [nlp.make_doc(form) for form in sorted(entry.acronyms)]
                )
            for modifier in entry.modifiers:
                self._modifiers.setdefault(modifier.lower(), []).append(entry.id)

    def find(self, doc: Doc) -> list[ServiceTerm]:
        """The terms of a text in order; of overlapping ones the longest."""
        found: dict[tuple[int, int], set[str]] = {}
        for key, start, end in [*_unhyphenated(self._aliases, doc), *self._acronyms(doc)]:
            found.setdefault((start, end), set()).add(doc.vocab.strings[key])
        for start, end, ids in [*self._modified(doc, found), *self._led_to(doc)]:
            found.setdefault((start, end), set()).update(ids)
        for start, end, ids in self._beside(doc, found):
            found.setdefault((start, end), set()).update(ids)
        blocked = Cover([(hit.start, hit.end) for hit in _others().find(whole_text(doc))])
        spans = [Span(doc, a, b) for a, b in found]
        terms = [term(span, found[span.start, span.end]) for span in filter_spans(spans)]
        kept = [t for t in terms if not blocked.holds(t.start, t.end)]
        padded = [None, *kept, None]
        near = zip(kept, padded, padded[2:], strict=False)
        named = [term for term, before, after in near if not _qualifies(term, before, after)]
        return list(_without_organs(doc.text, named))

    def _modified(
        self, doc: Doc, found: Iterable[tuple[int, int]]
    ) -> Iterator[tuple[int, int, list[str]]]:
        """Modifiers that a service noun makes into names of services."""
        ends = {end: start for start, end in sorted(found, reverse=True)}
        nouns = _words("nouns", "words")
        for token in doc:
            if token.lower_ in nouns:
                yield from self._leftwards(doc, token.i, ends)
            if token.i + 1 in ends:
                yield from self._leftwards(doc, ends[token.i + 1], ends)

    def _leftwards(
        self, doc: Doc, position: int, ends: dict[int, int]
    ) -> Iterator[tuple[int, int, list[str]]]:
        """The modifiers before the word at `position`, over fillers, other services and joints."""
        fillers, joints = _words("nouns", "fillers"), _words("nouns", "joints")
        skipped = taken = 0
        i = position - 1
        while i >= 0 and skipped <= MAX_FILLERS and taken < MAX_MODIFIERS:
            word = doc[i].lower_
            if ids := self._modifiers.get(word):
                yield i, i + 1, ids
                skipped, taken = 0, taken + 1
            elif i + 1 in ends and ends[i + 1] < i + 1:
                taken, skipped, i = taken + 1, 0, ends[i + 1]
            elif word in joints or word in fillers:
                skipped += word in fillers
            else:
                return
            i -= 1

    def _led_to(self, doc: Doc) -> Iterator[tuple[int, int, list[str]]]:
        """Modifiers behind a service noun: "specialists for cancer and joints"."""
        nouns, leads = _words("nouns", "words"), _words("nouns", "leads")
        for token in doc[1:-1]:
            if token.lower_ in leads and doc[token.i - 1].lower_ in nouns:
                listed = list(self._rightwards(doc, token.i + 1))
                if listed and _stops(doc, listed[-1][1]):
                    yield from listed

    def _beside(
        self, doc: Doc, found: Iterable[tuple[int, int]]
    ) -> Iterator[tuple[int, int, list[str]]]:
        """Short words in a list with a service that is sure: "orthopaedics, eyes, skin"."""
        joints = _words("nouns", "joints")
        starts = dict(sorted(found))
        ends = {end: start for start, end in starts.items()}
        for start, end in starts.items():
            if end < len(doc) and doc[end].lower_ in joints:
                listed = list(self._rightwards(doc, end))
                if listed and _stops(doc, listed[-1][1]):
                    yield from listed
            yield from self._listed_before(doc, start, ends)

    def _listed_before(
        self, doc: Doc, start: int, ends: Mapping[int, int]
    ) -> Iterator[tuple[int, int, list[str]]]:
        """The short words of a list up to the service that begins at `start`."""
        joints, at = _words("nouns", "joints"), start - 1
        first = max(0, start - MAX_LIST)
        while at > first and doc[at].lower_ in joints:
            while at > first and doc[at].lower_ in joints:
                at -= 1
            if ids := self._named_short(doc[at].lower_):
                yield at, at + 1, ids
                at -= 1
            elif at + 1 in ends:
                at = ends[at + 1] - 1
            else:
                return

    def _rightwards(self, doc: Doc, position: int) -> Iterator[tuple[int, int, list[str]]]:
        """The short words of a list that begins at `position`, over its joints and articles."""
        passed = _words("nouns", "joints") | _words("nouns", "articles")
        at = position
        while at < min(len(doc), position + MAX_LIST):
            word = doc[at].lower_
            if ids := self._named_short(word):
                yield at, at + 1, ids
            elif word not in passed:
                return
            at += 1

    def _named_short(self, word: str) -> list[str]:
        """The lines that a word names where it stands in a list of services."""
        return self._modifiers.get(word) or _short().get(word, [])


def _unhyphenated(matcher: PhraseMatcher, doc: Doc) -> Iterator[tuple[int, int, int]]:
    """Matches in the text as if "heart-surgery program" were written without the hyphen."""
    kept = [token.i for token in doc if token.text != "-"]
    words = [doc[i].text for i in kept]
    for key, start, end in matcher(Doc(doc.vocab, words=words)):
        yield key, kept[start], kept[end - 1] + 1


def _without_organs(text: str, terms: Sequence[ServiceTerm]) -> Iterator[ServiceTerm]:
    """The terms but for the organs of a transplant: "liver, kidney and heart transplants"."""
    following: ServiceTerm | None = None
    kept: list[ServiceTerm] = []
    for term in reversed(terms):
        near = following and following.start - term.start <= ORGANS_REACH
        listed = near and following and ORGANS.fullmatch(text, term.start, following.start)
        if not (listed and following and TRANSPLANT in following.ids):
            kept.append(term)
            following = term
    return reversed(kept)


def _stops(doc: Doc, end: int) -> bool:
    """Does a list stop before the word at `end`, and no noun goes on with it: "heart research"?"""
    if end >= len(doc) or doc[end].is_punct or doc[end].is_space:
        return True
    return doc[end].lower_ in _words("nouns", "followers")


def _qualifies(term: ServiceTerm, before: ServiceTerm | None, after: ServiceTerm | None) -> bool:
    """Does a term only complete its neighbour's name?

    "pediatric" in "pediatric cardiology", "surgery" in "spine surgery".
    """
    if len(term.ids) > 1:
        return False
    if term.ids[0] == POPULATION and after is not None and after.start - term.end <= 1:
        return after.ids[0] not in GENERIC and term.end - term.start <= len("paediatric")
    if term.ids[0] in GENERIC and before is not None and term.start - before.end == 1:
        return before.ids[0] not in {*GENERIC, POPULATION}
    return False


def term(span: Span, ids: set[str]) -> ServiceTerm:
    """A span as a term that names these lines."""
    return ServiceTerm(
        span.start_char, span.end_char, tuple(sorted(ids)), bool(PRACTITIONER.search(span.text))
    )


def _spellings(phrase: str) -> Iterator[str]:
    """A phrase with either apostrophe, and with hyphens or blanks between its words."""
    for form in {phrase, phrase.replace("-", " ")}:
        yield form
        if "'" in form:
            yield form.replace("'", "’")
