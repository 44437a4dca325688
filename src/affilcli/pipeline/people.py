"""People who speak or are named for a party: name, title, organisation."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from spacy.language import Language
from spacy.tokens import Doc

from affilcli.pipeline.annotations import Institution, Proposal
from affilcli.pipeline.names import is_generic
from affilcli.pipeline.page import TELLING, Page
from affilcli.pipeline.persons import Named, names_in, saying
from affilcli.pipeline.salience import OUTSIDERS, main_institutions
from affilcli.pipeline.titles import Detail, after_name, before_name, is_outside, signed_title
from affilcli.pipeline.weigh import Weigher

#: how far below a signature its organisation may stand, in characters
SIGNED_REACH = 120
AGED = re.compile(r",? (?:\(?\d{1,3}\)?|of [A-Z]\w+(?: [A-Z]\w+)?),")


@Language.factory(
    "affil_people",
    requires=["doc.ents", "doc._.affil_sentences", "doc._.affil_institutions"],
    assigns=["doc._.affil_people"],
)
def make_people(nlp: Language, name: str) -> PeopleReader:
    """Component that fills `doc._.affil_people`."""
    return PeopleReader()


class Places(NamedTuple):
    """Where institutions are named: (start, end, index), in order."""

    mentions: list[tuple[int, int, int]]

    @classmethod
    def of(cls, institutions: list[Institution]) -> Places:
        return cls(
            sorted(
                (m["start"], m["end"], i)
                for i, one in enumerate(institutions)
                for m in one["mentions"]
            )
        )


class PeopleReader:
    """Finds persons with a title or words of theirs, and what they are for whom."""

    def __init__(self) -> None:
        self.weigher = Weigher("people", "person")

    def __call__(self, doc: Doc) -> Doc:
        page = Page(doc)
        institutions: list[Institution] = doc._.affil_institutions or []
        places = Places.of(institutions)
        main = main_institutions(page, institutions)
        people: dict[tuple[str, str], Proposal] = {}
        for named in names_in(page, {(a, b) for a, b, _ in places.mentions}):
            proposal = self._proposal(page, named, institutions, places, main)
            words = proposal["value"]["name"].casefold().split()
            key = (words[0][0], words[-1])
            if key not in people or people[key]["score"] < proposal["score"]:
                people[key] = proposal
        doc._.affil_people = sorted(people.values(), key=lambda p: p["evidence"][0][0])
        return doc

    def _proposal(
        self,
        page: Page,
        named: Named,
        institutions: list[Institution],
        places: Places,
        main: list[int],
    ) -> Proposal:
        detail = self._detail(page, named, places)
        sentence = page.sentence_at(named.start)
        value, narrated = _value(page, named, detail, institutions, main)
        zone = page.kind(sentence)
        features = {
            "title": float(bool(detail.title)),
            "organization": float(detail.mention is not None),
            "narrator": float(narrated and bool(detail.title)),
            "saying": float(saying(page, named)),
            "doctor": float(named.doctor),
            "model": float(named.model),
            "signed": float(zone == "signature"),
            "outside": float(
                is_outside(detail, page.text, named)
                or _for_outsider(value["institution"], institutions)
            ),
            "contact": float(zone == "contact"),
            "aged": float(bool(AGED.match(page.text, named.end)) and not detail.title),
            "zone_other": float(
                zone not in TELLING and zone not in ("signature", "contact", "caption")
            ),
            "background": (page.doc._.affil_background or [0.0] * len(page.sentences))[
                page.index_at(named.start)
            ],
        }
        score = self.weigher.probability(features)
        end = (
            max(sentence["end"], detail.end)
            if detail.end - sentence["start"] < 600
            else sentence["end"]
        )
        return Proposal(
            value=value,
            evidence=[[sentence["start"], end]],
            features=features,
            score=score,
            taken=score > 0.5,
        )

    @staticmethod
    def _detail(page: Page, named: Named, places: Places) -> Detail:
        behind = after_name(page, named, places.mentions)
        if behind.title:
            return behind
        ahead = before_name(page, named, places.mentions)
        return ahead if ahead.title else signed_title(page, named) or behind


def _value(
    page: Page, named: Named, detail: Detail, institutions: list[Institution], main: list[int]
) -> tuple[dict[str, Any], bool]:
    """The person's fields, and whether the organisation had to be taken from the context."""
    narrated = detail.mention is None
    index, organization = None, None
    if detail.mention is not None:
        start, end, index = detail.mention
        organization = page.text[start:end]
        if is_generic(organization) and not organization.isupper():
            organization = institutions[index]["name"]
    elif detail.title or detail.owned:
        ours = page.text[max(0, named.start - 80) : detail.end + 20]
        narrator = min(main, key=lambda i: institutions[i]["mentions"][0]["start"], default=None)
        spoken = detail.owned and re.search(r"\b[Oo]ur\b", ours)
        index = narrator if spoken else _nearest(page, named, institutions, main)
        organization = institutions[index]["name"] if index is not None else None
    value = {
        "name": named.name,
        "title": detail.title,
        "organization": organization,
        "institution": index,
    }
    return value, narrated


def _for_outsider(index: int | None, institutions: list[Institution]) -> bool:
    return index is not None and institutions[index]["type"] in OUTSIDERS


def _nearest(
    page: Page, named: Named, institutions: list[Institution], main: list[int]
) -> int | None:
    """The main institution named last before a person, in the same paragraph at best; else the first."""
    zone = page.zones[page.sentence_at(named.start)["zone"]]
    if zone["kind"] == "signature":
        below = [(m["start"], i) for i, one in enumerate(institutions) for m in one["mentions"]]
        below = [spot for spot in below if named.end < spot[0] < named.end + SIGNED_REACH]
        if below:
            return min(below)[1]
    spots = [
        (m["start"], i)
        for i in main
        for m in institutions[i]["mentions"]
        if m["start"] < named.start
    ]
    near = [spot for spot in spots if spot[0] >= zone["start"]]
    if near:
        return max(near)[1]
    behind = [
        (m["start"], i)
        for i in main
        for m in institutions[i]["mentions"]
        if named.end < m["start"] < zone["end"]
    ]
    return min(behind)[1] if behind else max(spots)[1] if spots else main[0] if main else None
