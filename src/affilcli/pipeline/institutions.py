"""Institutions: every form of a name resolved to one organisation, with all its mentions.

The gazetteer comes before NER, NER before shape; an organisation in no gazetteer is found by the
shape of its name, the short form that the text defines, or the model's ORG entities.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span

from affilcli.gazetteer import Gazetteer, load_gazetteer
from affilcli.pipeline.actors import actors, surnames
from affilcli.pipeline.names import (
    RUN,
    Name,
    aliases,
    is_generic,
    is_head,
    shapes,
    trim,
    unnamed,
    word_list,
)
from affilcli.pipeline.page import Page
from affilcli.pipeline.resolve import MODEL, Form, Resolver

#: zones that hold no names worth knowing
SKIPPED = frozenset({"metadata", "byline", "advert", "dateline"})
BASED = re.compile(r"\b[A-Z][\w.]*-based\s+(?:the\s)?(?=[A-Z])")
_CONJUNCTION = re.compile(r",? and | / |, (?!Inc|LLC|Ltd|P\.C|P\.A)")


@Language.factory(
    "affil_institutions",
    default_config={"gazetteer": []},
    requires=["doc.ents", "doc._.affil_zones", "doc._.affil_sentences"],
    assigns=["doc._.affil_institutions"],
)
def make_institutions(nlp: Language, name: str, gazetteer: list[str]) -> InstitutionFinder:
    """Component that fills `doc._.affil_institutions`; `gazetteer` lists CSV files that add to the shipped one."""
    return InstitutionFinder(nlp, load_gazetteer(tuple(Path(path) for path in gazetteer)))


class InstitutionFinder:
    """Finds the institutions of a text."""

    def __init__(self, nlp: Language, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self.known = KnownNames(nlp, gazetteer)

    def __call__(self, doc: Doc) -> Doc:
        page = Page(doc)
        readable = [(z["start"], z["end"]) for z in page.zones if z["kind"] not in SKIPPED]
        resolver = Resolver(self.gazetteer, page.text, readable)
        doc._.affil_institutions = resolver.resolve(self._forms(page))
        return doc

    def _forms(self, page: Page) -> Iterator[Form]:
        """Every stretch that names an institution, with the short forms defined behind it."""
        names = prefer([*self.known.find(page), *_shapes(page), *_entities(page), *actors(page)])
        for name in _without_verbs(page, names):
            shorts = [page.text[a.start : a.end] for a in aliases(page.text, name.end)]
            yield Form(page.text[name.start : name.end], name.start, name.strength, name.id, shorts)


class KnownNames:
    """Looks up the names, aliases and acronyms of the gazetteer in a text."""

    def __init__(self, nlp: Language, gazetteer: Gazetteer) -> None:
        self._long = PhraseMatcher(nlp.vocab, attr="LOWER")
        self._short = PhraseMatcher(nlp.vocab, attr="ORTH")
        for entry in gazetteer.institutions:
            short = entry.short_name or ""
            forms = {entry.name, *entry.aliases} | ({short} if " " in short else set())
            long = {form for form in forms if len(form.split()) > 1}
            self._add(nlp, self._long, entry.id, long)
            self._add(nlp, self._short, entry.id, {*entry.acronyms, *forms} - long)

    @staticmethod
    def _add(nlp: Language, matcher: PhraseMatcher, id: str, forms: Iterable[str]) -> None:
        variants = {
            v for form in forms if form for v in (form.replace("’", "'"), form.replace("'", "’"))
        }
        if variants:
            matcher.add(id, [nlp.make_doc(variant) for variant in sorted(variants)])

    def find(self, page: Page) -> Iterator[Name]:
        """Known names in the text, where they are written as names."""
        for matcher, strength in ((self._long, 0.95), (self._short, 0.6)):
            for span in matcher(page.doc, as_spans=True):
                clear = page.kind_at(span.start_char) not in SKIPPED
                if (
                    clear
                    and not span.text.islower()
                    and not _is_place(page.text, span.end_char, strength)
                ):
                    yield Name(span.start_char, span.end_char, strength, span.label_)


def _is_place(text: str, end: int, strength: float) -> bool:
    """Is a one-word name followed by a state, a county or a longer place name?"""
    return strength < 0.9 and bool(
        re.match(
            r"(?:, [A-Z][a-z]+\.?(?:[ ,.]|$)| (?:County|Street|Avenue|Road)\b)",
            text[end : end + 24],
        )
    )


def _shapes(page: Page) -> Iterator[Name]:
    """Names by shape; not from headings, where every word is capitalised."""
    people = {ent.start_char: ent for ent in page.doc.ents if ent.label_ == "PERSON"}
    for sentence in page.sentences:
        if page.kind(sentence) not in SKIPPED and not _shouts(page.text_of(sentence)):
            for name in shapes(page.text, sentence["start"], sentence["end"]):
                if name.strength > 0.5:
                    yield _before_person(page.text, name, people)
    yield from _based(page)


def _before_person(text: str, name: Name, people: dict[int, Span]) -> Name:
    """`CEO of Oakline Health Ann Roe`: the name ends where the person's begins."""
    for start, person in people.items():
        inside = name.start < start < name.end and person.end_char >= name.end - 1
        if inside and is_head(text[name.start : start].rsplit(maxsplit=1)[-1]) and " " in person.text:
            return name._replace(end=len(text[:start].rstrip()))
    return name


def _based(page: Page) -> Iterator[Name]:
    """What stands behind `Seattle-based` or `Renton, Wash.-based` is an organisation, whatever its name."""
    for found in BASED.finditer(page.text):
        if page.kind_at(found.start()) not in SKIPPED and (
            run := RUN.match(page.text, found.end())
        ):
            start, end = trim(page.text, *run.span())
            if end - start > 2:
                yield Name(start, end, 0.7)


def _shouts(text: str) -> bool:
    """Is this a heading in capitals or title case?"""
    words = [word for word in text.split() if word[0].isalpha()]
    lower = sum(word[0].islower() and len(word) > 3 for word in words)
    return lower == 0 and not text.rstrip().endswith(".") and len(words) > 2


def _entities(page: Page) -> Iterator[Name]:
    """The model's ORG entities, cut where it joined two of them."""
    nameless = (
        unnamed(page.text)
        | {e.text for e in page.doc.ents if e.label_ in ("GPE", "LOC", "PERSON")}
        | surnames(page)
    )
    for ent in page.doc.ents:
        if (
            ent.label_ != "ORG"
            or page.kind_at(ent.start_char) in SKIPPED
            or _shouts(page.text_of(page.sentence_at(ent.start_char)))
        ):
            continue
        start = ent.start_char
        for piece in _CONJUNCTION.split(ent.text):
            at = page.text.find(piece, start)
            begin, end = trim(page.text, at, at + len(piece))
            name = page.text[begin:end]
            if (
                end - begin > 2
                and "\n" not in name
                and name not in nameless
                and not is_generic(name)
            ):
                yield Name(begin, end, MODEL)
            start = at + len(piece)


def _without_verbs(page: Page, names: list[Name]) -> Iterator[Name]:
    """Cut the capitalised first word of a sentence off a name that the text has without it ("Put UNC Health …")."""
    known = {tuple(word_list(page.text[n.start : n.end])) for n in names}
    opens = {s["start"] for s in page.sentences}
    for name in names:
        first = re.compile(r"\W*").match(page.text, page.sentence_at(name.start)["start"])
        words = tuple(word_list(page.text[name.start : name.end]))
        at_start = (
            name.start in opens
            or (first is not None and first.end() >= name.start)
            or page.kind_at(name.start) == "bullet"
        )
        if (
            at_start
            and len(words) > 1
            and any(words[1 : 1 + n] in known for n in range(len(words) - 1, 0, -1))
            and words not in known - {words}
        ):
            rest = re.compile(r"\S+\s+(?:the\s+)?").match(page.text, name.start)
            if rest and page.text[rest.end()].isupper() and not is_head(rest.group().strip()):
                name = name._replace(start=rest.end())
        yield name


def prefer(names: Iterable[Name]) -> list[Name]:
    """Of names that overlap, the longest; of equally long ones, the one the gazetteer holds."""
    taken: list[Name] = []
    covered: set[int] = set()
    for name in sorted(
        names,
        key=lambda n: (n.strength <= MODEL, n.start - n.end, n.id is None, n.start, n.id or ""),
    ):
        span = range(name.start, name.end)
        if covered.isdisjoint(span):
            covered.update(span)
            taken.append(name)
    return sorted(taken)
