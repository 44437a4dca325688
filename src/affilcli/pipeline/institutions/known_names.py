"""Names that the gazetteer holds, found in a text; namesakes told apart by the places it names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from affilcli.gazetteer import Gazetteer, Institution
from affilcli.gazetteer.index import Kind, folded
from affilcli.gazetteer.linking.times import before
from affilcli.gazetteer.places import Places
from affilcli.gazetteer.spotting import Spotted, Spotter
from affilcli.pipeline.institutions.name_words import is_generic
from affilcli.pipeline.institutions.names import Name
from affilcli.pipeline.institutions.namesakes import Namesakes, distinct
from affilcli.pipeline.page import Page
from affilcli.vocabulary import load

#: zones that hold no names worth knowing
SKIPPED = frozenset({"metadata", "byline", "advert", "dateline"})
# How sure a name is that the gazetteer holds, in full or as one word or acronym.
LONG_NAME, SHORT_NAME = 0.95, 0.6
#: so many characters around a name, a place is its own (`Newport-based`, `of Newport`)
AROUND = 22
#: what shows that a known word is a place here: a state, or the rest of a longer place name
_PLACE_BEHIND = re.compile(r"(?:, [A-Z][a-z]+\.?(?:[ ,.]|$)| (?:County|Street|Avenue|Road)\b)")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_APOSTROPHES = str.maketrans("‘’", "''")


class Claim(NamedTuple):
    """An institution that bears a name: the form of the index, what it is to the institution, and
    how it is written here.
    """

    institution: Institution
    form: int
    kind: Kind
    words: str


class KnownNames:
    """Looks up the names, aliases and acronyms of the gazetteer in a text."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._spotter = Spotter(gazetteer.index)
        self._namesakes = Namesakes(gazetteer)

    def find(self, page: Page, places: Places) -> Iterator[Name]:
        """Known names in the text, where they are written as names; `places` are those it names."""
        borne, year = self._borne(page), year_of(page)
        meant = {
            claims: self._meant(claims, places, Places(_around(page.text, stretches)), year)
            for claims, stretches in borne.items()
        }
        in_full = {one.id for claims, one in meant.items() if one and not _is_acronym(claims)}
        for claims, stretches in borne.items():
            one = meant[claims]
            if _is_acronym(claims) and not (one and (one.id in in_full or places.are_of(one))):
                continue  # registries have all the letters there are
            yield from _names(page.text, stretches, claims, one)

    def _borne(self, page: Page) -> dict[tuple[Claim, ...], list[tuple[int, int]]]:
        """Those who bear a name, and where it stands."""
        found: defaultdict[tuple[Claim, ...], list[tuple[int, int]]] = defaultdict(list)
        for one in self._spotter.spotted(page.text):
            if page.kind_at(one.start) in SKIPPED or _is_place(page.text, one):
                continue
            claims = list(self._claims(page.text, one))
            once = distinct([claim.institution for claim in claims])
            if claims := [claim for claim in claims if claim.institution.id in once]:
                found[tuple(claims)].append((one.start, one.end))
        return found

    def _claims(self, text: str, one: Spotted) -> Iterator[Claim]:
        """Who bears the name, as it is written here."""
        index = self._gazetteer.index
        words = text[one.start : one.end]
        if words.split()[-1][0].islower():
            return  # `Mount Pleasant hospital` is one that lies there
        for number in one.forms:
            form = index.form(number)
            owner = index.institution(index.owners[number])
            if _is_written(form.text, form.kind, words, owner.city or ""):
                yield Claim(owner, number, form.kind, words)

    def _meant(
        self, claims: Sequence[Claim], places: Places, near: Places, year: str | None
    ) -> Institution | None:
        """The one whose place the text names best, `near` the name above all, and who bore it in
        the year of the text; None if none stands out.
        """
        fits = [
            (near.names_city_of(claim.institution), places.fit(claim.institution), claim)
            for claim in claims
        ]
        best = max(fit[:2] for fit in fits)
        first = {claim.institution.id: claim for *fit, claim in fits if tuple(fit) == best}
        if len(first) > 1 and year:
            then = {key: claim for key, claim in first.items() if self._is_borne(claim, year)}
            first = then or first
        if len(first) > 1:
            family = [claim.institution for claim in first.values()]
            return self._namesakes.head(family) or self._namesakes.present(family, places)
        (claim,) = first.values()
        return None if self._is_elsewhere(claim, places) else claim.institution

    def _is_borne(self, claim: Claim, year: str) -> bool:
        """May it have been borne in a year? Former names, and names of institutions that went into
        others, go on being used.
        """
        one, form = claim.institution, self._gazetteer.index.form(claim.form)
        ended = before(one.valid_to, year) and one.relation != "merged-into"
        return not (ended or before(year, one.valid_from) or before(year, form.start))

    def _is_elsewhere(self, claim: Claim, places: Places) -> bool:
        """Is who bears a name elsewhere than all that the text tells of?

        That rules out hospitals, those who are only called so for short, and names of words that
        many have. Others may well work in many states; of them the country counts.
        """
        one, types = claim.institution, load("institutions")["sounds"]
        if one.type in types["sited_types"] or claim.kind == Kind.SHORT:
            return places.are_elsewhere(one)
        if one.type not in types["roaming_types"] and places.are_elsewhere(one):
            return (
                places.are_abroad(one)
                or self._namesakes.are_many(claim.form)
                or self._namesakes.are_apart(claim.form, places.states)
            )
        return places.are_abroad(one)


def year_of(page: Page) -> str | None:
    """The year in which a text was published, if that was given, else about when it was written:
    the last year that it writes, but for years to come (`bonds due in 2045`).

    To come is what lies behind the years that the vocabulary knows of, whatever the day is: a text
    gives the same record next year.
    """
    given: str | None = page.doc._.affil_given_published
    if given:
        return given[:4]
    latest = str(load("institutions")["known_until"])
    return max((year for year in _YEAR.findall(page.text) if year <= latest), default=None)


def _names(
    text: str,
    stretches: Iterable[tuple[int, int]],
    claims: Sequence[Claim],
    meant: Institution | None,
) -> Iterator[Name]:
    chosen = meant.id if meant else None
    rivals = {claim.institution.id for claim in claims} - {chosen}
    for start, end in stretches:
        strength = LONG_NAME if " " in text[start:end] else SHORT_NAME
        yield Name(start, end, strength, chosen, tuple(sorted(rivals)))


def _is_acronym(claims: Sequence[Claim]) -> bool:
    """Is a name no more than an acronym of all that bear it, and one in capitals?"""
    return all(claim.kind == Kind.ACRONYM and claim.words.isupper() for claim in claims)


def _around(text: str, stretches: Sequence[tuple[int, int]]) -> str:
    """The text around some stretches of it."""
    return " | ".join(text[max(0, start - AROUND) : end + AROUND] for start, end in stretches)


def _is_written(form: str, kind: Kind, words: str, city: str) -> bool:
    """May a form be written like this? One word is known only as it stands, and a comma is one of
    the form's own or stands before the city that it ends with; a short name of one word counts only
    where it is listed as an alias.
    """
    _, _, behind = words.partition(",")
    if behind and "," not in form and folded(behind) != folded(city):
        return False
    if kind == Kind.ACRONYM or " " in words:
        return True
    if is_generic(words):
        return False
    return kind != Kind.SHORT and words.translate(_APOSTROPHES) == form.translate(_APOSTROPHES)


def _is_place(text: str, one: Spotted) -> bool:
    """Do the words behind one word show that it is a place here?"""
    if " " in text[one.start : one.end]:
        return False
    return _PLACE_BEHIND.match(text, one.end) is not None
