"""People who speak or are named for a party: name, title, organisation."""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc

from affilcli.pipeline.annotations import Proposal
from affilcli.pipeline.institutions.name_types import OUTSIDERS
from affilcli.pipeline.page import TELLING, Page
from affilcli.pipeline.people.employers import Cast, cast_of, organization_of
from affilcli.pipeline.people.persons import Named, names_in, saying
from affilcli.pipeline.people.titles import Detail, Place, is_outside
from affilcli.pipeline.people.titles_before import before_name, signed_title
from affilcli.pipeline.people.titles_behind import after_name, doing
from affilcli.pipeline.people.titles_later import later_title
from affilcli.pipeline.weigh import Weigher

#: words about a person that end further behind the sentence's start are no part of its evidence
LONGEST_EVIDENCE = 600
#: zones beside the story where people are named
NAMING = frozenset({"signature", "contact", "caption"})
#: what joins a name and its organisation: `Jane Roe at Acme`, `Jane Roe, Acme`
BELONGS = re.compile(r"(?:,| (?:at|of|from|for)) (?:the )?")
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

    def __call__(self, doc: Doc) -> Doc:
        page = Page(doc)
        cast = cast_of(page, doc._.affil_institutions or [])
        people: dict[tuple[str, str], Proposal] = {}
        for named in names_in(page, {(start, end) for start, end, _ in cast.mentions}):
            proposal = self._proposal(page, named, cast)
            words = proposal["value"]["name"].casefold().split()
            key = (words[0][0], words[-1])
            if key not in people or people[key]["score"] < proposal["score"]:
                people[key] = proposal
        _drop_swallowed(people)
        doc._.affil_people = sorted(people.values(), key=lambda p: p["evidence"][0][0])
        return doc

    def _proposal(self, page: Page, named: Named, cast: Cast) -> Proposal:
        detail = _detail(page, named, cast.mentions)
        index, organization = organization_of(page, named, detail, cast)
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


def _drop_swallowed(people: dict[tuple[str, str], Proposal]) -> None:
    """A name whose title holds another person's name is none: a place before that person."""
    names = [proposal["value"]["name"] for proposal in people.values()]
    for proposal in people.values():
        title = proposal["value"]["title"] or ""
        if any(name in title for name in names):
            proposal["taken"] = False


def _detail(page: Page, named: Named, mentions: list[Place]) -> Detail:
    """Title and organisation: beside the name, else by what the person does, else signed below."""
    behind = after_name(page, named, mentions)
    if behind.title:
        return behind
    ahead = before_name(page, named, mentions)
    if ahead.title:
        return ahead
    active = doing(page, named, mentions)
    if active.title:
        return active
    return (
        signed_title(page, named, mentions)
        or later_title(page, named, mentions)
        or _at_once(page, named, mentions)
        or behind
    )


def _at_once(page: Page, named: Named, mentions: list[Place]) -> Detail | None:
    """The organisation that stands with a name and no title: `Jane Roe at Acme`, `Jane Roe, Acme`
    on a line of a signature.
    """
    joint = BELONGS.match(page.text, named.end)
    mention = next((m for m in mentions if joint and m[0] == joint.end()), None)
    if mention is None:
        return None
    comma = joint is not None and joint.group().startswith(",")
    if comma and page.text[mention[1] : mention[1] + 1] not in ("", "\n"):
        return None
    return Detail(None, mention, mention[1])


def _features(
    page: Page, named: Named, detail: Detail, index: int | None, cast: Cast
) -> dict[str, float]:
    sentence = page.index_at(named.start)
    zone = page.kind(page.sentences[sentence])
    outsider = index is not None and cast.institutions[index]["type"] in OUTSIDERS
    return {
        "title": float(bool(detail.title)),
        "organization": float(bool(detail.mention or detail.written)),
        "narrator": float(not (detail.mention or detail.written) and bool(detail.title)),
        "saying": float(saying(page, named)),
        "doctor": float(named.doctor),
        "model": float(named.model),
        "signed": float(zone == "signature" or (named.labelled and bool(detail.title))),
        "outside": float(is_outside(detail, page.text, named) or outsider),
        "contact": float(zone == "contact"),
        "aged": float(bool(AGED.match(page.text, named.end)) and not detail.title),
        "zone_other": float(zone not in TELLING | NAMING and not (named.labelled and detail.title)),
        "background": page.background[sentence],
    }
