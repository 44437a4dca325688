"""People who speak or are named for a party: name, title, organisation."""

from __future__ import annotations

import re
from collections import defaultdict

from spacy.language import Language
from spacy.tokens import Doc

from affilcli.pipeline.annotations import Institution, Proposal
from affilcli.pipeline.institutions.name_types import OUTSIDERS
from affilcli.pipeline.institutions.name_words import word_list
from affilcli.pipeline.page import TELLING, Page
from affilcli.pipeline.people.cast import Cast, Known, cast_of, could_be_person, known_of
from affilcli.pipeline.people.details import Titles
from affilcli.pipeline.people.employers import Employers
from affilcli.pipeline.people.nearby import owns
from affilcli.pipeline.people.persons import Named, names_in, saying
from affilcli.pipeline.people.titles import Detail, Place, is_department, is_outside
from affilcli.pipeline.people.titles_later import returns
from affilcli.pipeline.spots import last_before, starting_in
from affilcli.pipeline.weigh import Weigher

#: words about a person that end further behind the sentence's start are no part of its evidence
LONGEST_EVIDENCE = 600
#: zones beside the story where people are named
NAMING = frozenset({"signature", "contact", "caption"})
#: what tells a bystander: an age, a town (`Lois Doe, 71,`, `Lois Doe of Milford,`)
AGED = re.compile(r",? (?:\(?\d{1,3}\)?|of [A-Z]\w+(?: [A-Z]\w+)?),")


@Language.factory(
    "affil_people",
    requires=["doc.ents", "doc._.affil_sentences", "doc._.affil_institutions"],
    assigns=["doc._.affil_people"],
)
def make_people(nlp: Language, name: str) -> PeopleReader:
    """Component that fills `doc._.affil_people`."""
    return PeopleReader()


class PeopleReader:
    """Finds persons with a title or words of theirs, and what they are for whom."""

    def __init__(self) -> None:
        self.weigher = Weigher("people", "person")
        self.titles = Titles()
        self.employers = Employers()

    def __call__(self, doc: Doc) -> Doc:
        page = Page(doc)
        names, cast = people_and_cast(page, doc._.affil_institutions or [])
        houses = named_houses(page, cast)
        found = [(named, self.titles.of(page, named, houses)) for named in names]
        known = known_of(found)
        people: dict[tuple[str, str], Proposal] = {}
        for named, detail in found:
            proposal = self._proposal(page, named, detail, cast, known)
            words = proposal["value"]["name"].casefold().split()
            key = (words[0][0], words[-1])
            if key not in people or people[key]["score"] < proposal["score"]:
                people[key] = proposal
        _drop_swallowed(people)
        doc._.affil_people = sorted(people.values(), key=lambda p: p["evidence"][0][0])
        return doc

    def _proposal(
        self, page: Page, named: Named, detail: Detail, cast: Cast, known: Known
    ) -> Proposal:
        index, organization = self.employers.of(page, named, detail, cast, known)
        features = _features(page, named, detail, index, cast)
        score = self.weigher.probability(features)
        sentence = page.sentence_at(named.start)
        near = detail.end - sentence["start"] < LONGEST_EVIDENCE
        end = max(sentence["end"], detail.end) if near else sentence["end"]
        return Proposal(
            value={
                "name": named.name,
                "title": detail.title,
                "organization": organization,
                "institution": index,
            },
            evidence=[[sentence["start"], end]],
            features=features,
            score=score,
            taken=score > 0.5,
        )


def people_and_cast(page: Page, institutions: list[Institution]) -> tuple[list[Named], Cast]:
    """Every place where a person is named, and the institutions that are no persons."""
    doubtful = {number for number, one in enumerate(institutions) if could_be_person(one)}
    blocked = [(start, end) for start, end, index in page.names if index not in doubtful]
    claimed = [(start, end) for start, end, index in page.names if index in doubtful]
    names = list(names_in(page, blocked, claimed))
    persons = [named for named in names if named.doctor or not named.claimed]
    return names, cast_of(page, institutions, without=_bearers(institutions, doubtful, persons))


def _bearers(
    institutions: list[Institution], doubtful: set[int], persons: list[Named]
) -> frozenset[int]:
    """Which of the doubtful institutions are but a part of a person's name."""
    named: dict[str, list[set[str]]] = defaultdict(list)
    for words in {tuple(word_list(person.name)) for person in persons}:
        for word in words:
            named[word].append(set(words))
    return frozenset(
        number
        for number in doubtful
        for words in [word_list(institutions[number]["name"])]
        if any(set(words) <= person for person in named.get(words[-1], ()))
    )


def named_houses(page: Page, cast: Cast) -> list[Place]:
    """Where an institution is named that a title can belong to."""
    return [m for m in cast.mentions if not is_department(page.text[m[0] : m[1]])]


def _drop_swallowed(people: dict[tuple[str, str], Proposal]) -> None:
    """A name whose title holds another person's name is none: a place before that person."""
    names: dict[str, list[str]] = defaultdict(list)
    for name in (p["value"]["name"] for p in people.values() if p["taken"]):
        names[name.split()[0]].append(name)
    for proposal in people.values():
        title = proposal["value"]["title"] or ""
        if any(name in title for word in title.split() for name in names.get(word, ())):
            proposal["taken"] = False


def _comes_back(page: Page, named: Named) -> bool:
    """Does the text speak of the person again, by surname or in the next sentence?"""
    return any(spot.start > named.end for spot in returns(page, named))


def _shares_name(named: Named, cast: Cast) -> bool:
    """Is the name that of an institution, or a part of one?"""
    bearers = [cast.called.get(word, set()) for word in word_list(named.name)]
    return bool(bearers) and bool(set.intersection(*bearers))


def _is_owned(page: Page, named: Named, cast: Cast) -> bool:
    """Is the person named as that of an organisation: `Acme's Jane Roe`?"""
    before = last_before(cast.mentions, named.start)
    return before is not None and owns(page, named, before)


def _features(
    page: Page, named: Named, detail: Detail, index: int | None, cast: Cast
) -> dict[str, float]:
    sentence = page.index_at(named.start)
    zone = page.kind(page.sentences[sentence])
    within = {m[2] for m in starting_in(cast.mentions, named.end, detail.end)}
    of = {index} if detail.mention or not within else within
    outsider = any(i is not None and cast.institutions[i]["type"] in OUTSIDERS for i in of)
    return {
        "title": float(bool(detail.title)),
        "organization": float(bool(detail.mention or detail.written)),
        "narrator": float(not (detail.mention or detail.written) and bool(detail.title)),
        "organization's own": float(_is_owned(page, named, cast)),
        "saying": float(saying(page, named)),
        "doctor": float(named.doctor),
        "model": float(named.model),
        "place": float(named.place),
        "taken for an organization": float(named.claimed),
        "surname only": float(" " not in named.name),
        "comes back": float(_comes_back(page, named)),
        "institution's name": float(not named.claimed and _shares_name(named, cast)),
        "signed": float(zone == "signature" or (named.labelled and bool(detail.title))),
        "outside": float(is_outside(detail, page.text, named) or outsider),
        "contact": float(zone == "contact"),
        "aged": float(
            bool(AGED.match(page.text, named.end)) and not (detail.title or detail.mention)
        ),
        "zone_other": float(zone not in TELLING | NAMING and not (named.labelled and detail.title)),
        "background": page.background[sentence],
    }
