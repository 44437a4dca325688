"""Institutions: every form of a name resolved to one organisation, with all its mentions.

The gazetteer comes before NER, NER before shape; an organisation in no gazetteer is found by the
shape of its name, the short form that the text defines, or the model's ORG entities.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Span

from affilcli.gazetteer import Gazetteer, load_gazetteer
from affilcli.gazetteer.index import folded
from affilcli.gazetteer.places import Places
from affilcli.pipeline.institutions.actors import actors, surnames
from affilcli.pipeline.institutions.defined_forms import aliases, unnamed
from affilcli.pipeline.institutions.kindred import Kindred
from affilcli.pipeline.institutions.known_names import SKIPPED, KnownNames
from affilcli.pipeline.institutions.name_words import is_generic, is_head, word_list
from affilcli.pipeline.institutions.names import Name, shapes
from affilcli.pipeline.institutions.persons_apart import is_persons, names_person
from affilcli.pipeline.institutions.resolve import MODEL, Form, Resolver
from affilcli.pipeline.institutions.runs import RUN
from affilcli.pipeline.institutions.settling import settled
from affilcli.pipeline.institutions.short_forms import adds_legal_form
from affilcli.pipeline.institutions.trimming import owners, trim
from affilcli.pipeline.page import Page
from affilcli.pipeline.spots import starting_in
from affilcli.vocabulary import load

#: how sure a name is behind `Seattle-based`
BASED_NAME = 0.7
#: what is longer than this, in characters, is no name
LONGEST_NAME = 250
#: a sentence in capitals with more words than this shows no names by its capitals
SHOUTED_WORDS = 5
#: a name of one to four capitalised words that is at once said to be a health system or its like
DESCRIBED = re.compile(
    r"(?<![\w’'.])(?:[A-Z][\w&’'-]{1,40}\s){0,3}[A-Z][\w&’'-]{1,40}"
    r"(?=,\s(?:an?|the)\s(?:[\w-]+\s){0,6}?(?:(?:health|healthcare|hospital) (?:care )?"
    r"(?:system|network|operator|chain|company)|medical group|physician group|provider of)\b)"
)
#: a town or county as a body that owns and signs
GOVERNMENT = re.compile(
    r"\b(?:CITY|COUNTY|TOWN|City|County|Town|Village|Borough|Township)\s(?i:of)\s"
    r"[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,2}"
)
BASED = re.compile(r"\b[A-Z][\w.]{0,40}-based\s+(?:the\s)?(?=[A-Z])")
_OF = re.compile(r"\s(?:of|at|from)\s(?:the\s)?")
_MARKS = re.compile(r"\W*")
_FIRST_WORD = re.compile(r"\S+\s+(?:the\s+)?")
#: what joins two names, and not the parts of a legal name
_CONJUNCTION = re.compile(r",? and | / |, (?!Inc|LLC|Ltd|P\.C|P\.A)")


@Language.factory(
    "affil_institutions",
    default_config={"gazetteer": []},
    requires=["doc.ents", "doc._.affil_zones", "doc._.affil_sentences"],
    assigns=["doc._.affil_institutions"],
)
def make_institutions(nlp: Language, name: str, gazetteer: list[str]) -> InstitutionFinder:
    """Component that fills `doc._.affil_institutions`.

    `gazetteer` lists CSV files that add to the shipped one.
    """
    return InstitutionFinder(load_gazetteer(tuple(Path(path) for path in gazetteer)))


class InstitutionFinder:
    """Finds the institutions of a text."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self.known = KnownNames(gazetteer)
        self.kindred = Kindred(gazetteer)

    def __call__(self, doc: Doc) -> Doc:
        page = Page(doc)
        readable = [(z["start"], z["end"]) for z in page.zones if z["kind"] not in SKIPPED]
        places = Places(page.text)
        resolver = Resolver(self.gazetteer, page.text, readable)
        found = resolver.resolve(self._forms(page, places))
        doc._.affil_institutions = list(self.kindred.identified(found, places))
        return doc

    def _forms(self, page: Page, places: Places) -> Iterator[Form]:
        """Every stretch that names an institution, with the short forms defined behind it."""
        known = list(self.known.find(page, places))
        proposed = [*known, *_shapes(page), *_entities(page), *actors(page)]
        names = prefer(name for name in proposed if name.end - name.start <= LONGEST_NAME)
        names = list(self._at_home(page.text, names, known))
        found: list[Form] = []
        for name in _without_verbs(page, names):
            shorts = [page.text[a.start : a.end] for a in aliases(page.text, name.end)]
            text = page.text[name.start : name.end]
            found.append(Form(text, name.start, name.strength, name.id, shorts, name.rivals))
        yield from settled(found)

    def _at_home(self, text: str, names: list[Name], known: list[Name]) -> Iterator[Name]:
        """The names; one that is no more than a known one with its place or a legal ending
        (`Oakline Health of Newport`, `Oakline Health Corp.`) is that.
        """
        within = {name.start: name for name in sorted(known) if name.id}
        for name in names:
            inner = within.get(name.start)
            yield self._known(text, name, inner) if inner and not name.id else name

    def _known(self, text: str, name: Name, inner: Name) -> Name:
        words, short = text[name.start : name.end], text[inner.start : inner.end]
        if adds_legal_form(tuple(word_list(words)), tuple(word_list(short))):
            return name._replace(id=inner.id)
        of = _OF.match(text, inner.end, name.end)
        entry = self.gazetteer.institution(inner.id) if inner.id else None
        if not (of and entry and entry.city):
            return name
        if folded(text[of.end() : name.end]) != folded(entry.city):
            return name
        return name._replace(id=inner.id) if inner.rivals else inner


def _shapes(page: Page) -> Iterator[Name]:
    """Names by shape; not from headings, where every word is capitalised."""
    people = [(e.start_char, e.end_char) for e in page.doc.ents if e.label_ == "PERSON"]
    for sentence in page.sentences:
        if page.kind(sentence) not in SKIPPED and not _shouts(page.text_of(sentence)):
            for name in shapes(page.text, sentence["start"], sentence["end"]):
                if name.strength > MODEL:
                    yield _behind_person(page.text, _before_person(page.text, name, people), people)
    yield from _based(page)


def _before_person(text: str, name: Name, people: list[tuple[int, int]]) -> Name:
    """`CEO of Oakline Health Ann Roe`: the name ends where the person's begins."""
    for start, end in starting_in(people, name.start + 1, name.end):
        own = text[name.start : start]
        if end >= name.end - 1 and " " in text[start:end] and is_head(own.rsplit(maxsplit=1)[-1]):
            return name._replace(end=name.start + len(own.rstrip()))
    return name


def _behind_person(text: str, name: Name, people: list[tuple[int, int]]) -> Name:
    """`Ann Roe of Oakline Health`: the name begins behind the person's."""
    of = _OF.search(text, name.start, name.end)
    if of is None:
        return name
    person = name.start, of.start()
    full = person in people and " " in text[of.end() : name.end]
    if (full and is_persons(text[slice(*person)])) or names_person(text, *person):
        return name._replace(start=of.end())
    return name


def _based(page: Page) -> Iterator[Name]:
    """`Seattle-based X`, `X, a Catholic health system`, `the City of X`: organisations all."""
    runs = [run for f in BASED.finditer(page.text) if (run := RUN.match(page.text, f.end()))]
    for run in [*runs, *DESCRIBED.finditer(page.text), *GOVERNMENT.finditer(page.text)]:
        start, end = trim(page.text, run.start(), run.end())
        if end - start > 2 and page.kind_at(start) not in SKIPPED:
            yield Name(start, end, BASED_NAME)


def _shouts(text: str) -> bool:
    """Is this a heading in capitals or title case, or any sentence in capitals?"""
    if text.isupper() and len(text.split()) > SHOUTED_WORDS:
        return True
    words = [word for word in text.split() if word[0].isalpha()]
    lower = sum(word[0].islower() and len(word) > 3 for word in words)
    return lower == 0 and not text.rstrip().endswith(".") and len(words) > 2


def _entities(page: Page) -> Iterator[Name]:
    """The model's ORG entities, cut where it joined two of them."""
    named = {e.text for e in page.doc.ents if e.label_ in ("GPE", "LOC", "PERSON")}
    nameless = unnamed(page.text) | named | surnames(page) | set(load("institutions")["places"])
    for ent in page.doc.ents:
        if ent.label_ != "ORG" or page.kind_at(ent.start_char) in SKIPPED:
            continue
        if _shouts(page.text_of(page.sentence_at(ent.start_char))):
            continue
        for begin, end in _parts(page.text, ent):
            name = page.text[begin:end]
            plain = end - begin <= 2 or "\n" in name or names_person(page.text, begin, end)
            if not plain and name not in nameless and not is_generic(name):
                yield Name(begin, end, MODEL)


def _parts(text: str, ent: Span) -> Iterator[tuple[int, int]]:
    """The names that an entity holds, trimmed."""
    start = ent.start_char
    for piece in _CONJUNCTION.split(ent.text):
        at = text.find(piece, start)
        start = at + len(piece)
        spans = list(owners(text, at, start))
        # Barrington's Hospital is one name: what it owns would be none.
        whole = len(text[spans[-1][0] : start].split()) < 2
        yield from (trim(text, *span) for span in ([(at, start)] if whole else spans))


def _without_verbs(page: Page, names: list[Name]) -> Iterator[Name]:
    """Cut a sentence's capitalised first word off a name that the text has without it.

    `Put UNC Health …` begins with no name where the text speaks of UNC Health elsewhere.
    """
    known = {_key(page.text, name) for name in names}
    opens = {s["start"] for s in page.sentences}
    for name in names:
        words = _key(page.text, name)
        shorter = any(words[1 : 1 + n] in known for n in range(1, len(words)))
        if shorter and (name.start in opens or _is_first(page, name)):
            yield _without_first_word(page.text, name)
        else:
            yield name


def _key(text: str, name: Name) -> tuple[str, ...]:
    return tuple(word_list(text[name.start : name.end]))


def _is_first(page: Page, name: Name) -> bool:
    """Does a name open its sentence, but for quotation marks, or stand in an item of a list?"""
    opening = _MARKS.match(page.text, page.sentence_at(name.start)["start"])
    opens = opening is not None and opening.end() >= name.start
    return opens or page.kind_at(name.start) == "bullet"


def _without_first_word(text: str, name: Name) -> Name:
    rest = _FIRST_WORD.match(text, name.start)
    if rest and text[rest.end()].isupper() and not is_head(rest.group().strip()):
        return name._replace(start=rest.end())
    return name


def prefer(names: Iterable[Name]) -> list[Name]:
    """Of names that overlap, the longest; of equally long ones, the one the gazetteer holds."""
    taken: list[Name] = []
    covered: set[int] = set()
    for name in sorted(names, key=_preference):
        span = range(name.start, name.end)
        if covered.isdisjoint(span):
            covered.update(span)
            taken.append(name)
    return sorted(taken)


def _preference(name: Name) -> tuple[bool, int, bool, int, str]:
    length = name.end - name.start
    return name.strength <= MODEL, -length, name.id is None, name.start, name.id or ""
