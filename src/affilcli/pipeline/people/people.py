"""People who speak or are named for a party: name, title, organisation."""

from __future__ import annotations

import re
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc

from affilcli.pipeline.annotations import Institution, Proposal
from affilcli.pipeline.institutions.name_types import OUTSIDERS
from affilcli.pipeline.institutions.names import is_generic
from affilcli.pipeline.institutions.salience import main_institutions
from affilcli.pipeline.page import TELLING, Page
from affilcli.pipeline.people.persons import Named, names_in, saying
from affilcli.pipeline.people.titles import Detail, Place, is_outside
from affilcli.pipeline.people.titles_before import before_name, signed_title
from affilcli.pipeline.people.titles_behind import after_name
from affilcli.pipeline.weigh import Weigher

#: how far below a signature its organisation may stand, in characters
SIGNED_REACH = 120
#: words about a person that end further behind the sentence's start are no part of its evidence
LONGEST_EVIDENCE = 600
#: how far before a name and behind its title an "our" is looked for, in characters
OWNED_BEFORE, OWNED_BEHIND = 80, 20
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


class Cast(NamedTuple):
    """The institutions of a text, their mentions in order, and which the text is about."""

    institutions: list[Institution]
    mentions: list[Place]
    main: list[int]


def _cast(page: Page, institutions: list[Institution]) -> Cast:
    mentions = sorted(
        (m["start"], m["end"], i) for i, one in enumerate(institutions) for m in one["mentions"]
    )
    return Cast(institutions, mentions, main_institutions(page, institutions))


class PeopleReader:
    """Finds persons with a title or words of theirs, and what they are for whom."""

    def __init__(self) -> None:
        self.weigher = Weigher("people", "person")

    def __call__(self, doc: Doc) -> Doc:
        page = Page(doc)
        cast = _cast(page, doc._.affil_institutions or [])
        people: dict[tuple[str, str], Proposal] = {}
        for named in names_in(page, {(start, end) for start, end, _ in cast.mentions}):
            proposal = self._proposal(page, named, cast)
            words = proposal["value"]["name"].casefold().split()
            key = (words[0][0], words[-1])
            if key not in people or people[key]["score"] < proposal["score"]:
                people[key] = proposal
        doc._.affil_people = sorted(people.values(), key=lambda p: p["evidence"][0][0])
        return doc

    def _proposal(self, page: Page, named: Named, cast: Cast) -> Proposal:
        detail = _detail(page, named, cast.mentions)
        index, organization = _organization(page, named, detail, cast)
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


def _detail(page: Page, named: Named, mentions: list[Place]) -> Detail:
    """Title and organisation: behind the name, else before it, else below a signature."""
    behind = after_name(page, named, mentions)
    if behind.title:
        return behind
    ahead = before_name(page, named, mentions)
    return ahead if ahead.title else signed_title(page, named) or behind


def _features(
    page: Page, named: Named, detail: Detail, index: int | None, cast: Cast
) -> dict[str, float]:
    sentence = page.index_at(named.start)
    zone = page.kind(page.sentences[sentence])
    outsider = index is not None and cast.institutions[index]["type"] in OUTSIDERS
    return {
        "title": float(bool(detail.title)),
        "organization": float(detail.mention is not None),
        "narrator": float(detail.mention is None and bool(detail.title)),
        "saying": float(saying(page, named)),
        "doctor": float(named.doctor),
        "model": float(named.model),
        "signed": float(zone == "signature"),
        "outside": float(is_outside(detail, page.text, named) or outsider),
        "contact": float(zone == "contact"),
        "aged": float(bool(AGED.match(page.text, named.end)) and not detail.title),
        "zone_other": float(zone not in TELLING and zone not in NAMING),
        "background": page.background[sentence],
    }


def _organization(
    page: Page, named: Named, detail: Detail, cast: Cast
) -> tuple[int | None, str | None]:
    """The institution that a person is for and its name here; taken from the context if need be."""
    if detail.mention is not None:
        start, end, index = detail.mention
        written = page.text[start:end]
        vague = is_generic(written) and not written.isupper()
        return index, cast.institutions[index]["name"] if vague else written
    if not (detail.title or detail.owned):
        return None, None
    words = page.text[max(0, named.start - OWNED_BEFORE) : detail.end + OWNED_BEHIND]
    nearest = (
        _narrator(cast)
        if detail.owned and re.search(r"\b[Oo]ur\b", words)
        else _nearest(page, named, cast)
    )
    return nearest, None if nearest is None else cast.institutions[nearest]["name"]


def _narrator(cast: Cast) -> int | None:
    """The main institution that is named first: the one whose "our" it is."""
    return min(cast.main, key=lambda i: cast.institutions[i]["mentions"][0]["start"], default=None)


def _nearest(page: Page, named: Named, cast: Cast) -> int | None:
    """The main institution named last before a person, in the same paragraph if possible.

    Else the next one in the paragraph, else the last or the first one at all. Below a signature it
    is the institution that follows.
    """
    zone = page.zones[page.sentence_at(named.start)["zone"]]
    if zone["kind"] == "signature":
        below = [m for m in cast.mentions if named.end < m[0] < named.end + SIGNED_REACH]
        if below:
            return below[0][2]
    spots = [(start, index) for start, _, index in cast.mentions if index in cast.main]
    before = [spot for spot in spots if spot[0] < named.start]
    behind = [spot for spot in spots if named.end < spot[0] < zone["end"]]
    if before and (before[-1][0] >= zone["start"] or not behind):
        return max(before)[1]
    if behind:
        return min(behind)[1]
    return cast.main[0] if cast.main else None
