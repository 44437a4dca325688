"""The name a text gives the agreement, its programme or the new entity it creates."""

from __future__ import annotations

import re
from collections import defaultdict

from spacy.language import Language
from spacy.tokens import Doc

from affilcli.pipeline.annotations import Proposal
from affilcli.pipeline.deal.name_candidates import candidates, heads_name, in_headlines, opens
from affilcli.pipeline.deal.name_features import (
    Context,
    bearers,
    circumstances,
    kinds,
    made_of,
    signs,
    weigh_against,
)
from affilcli.pipeline.deal.naming import SIGNS, is_programme
from affilcli.pipeline.deal.parties import give_up
from affilcli.pipeline.deal.party_features import SIDES
from affilcli.pipeline.institutions.name_words import word_list
from affilcli.pipeline.page import Page
from affilcli.pipeline.weigh import Weigher
from affilcli.vocabulary import load

#: how likely a name must be
ENOUGH = 0.25
#: and how likely, for an institution that bears it to be no party
MADE = 0.5


@Language.factory(
    "affil_names",
    requires=["doc._.affil_parties", "doc._.affil_background"],
    assigns=["doc._.affil_names", "doc._.affil_parties", "doc._.affil_roles"],
)
def make_names(nlp: Language, name: str) -> NameFinder:
    """Component that fills `doc._.affil_names`, and takes what bears the name from the parties."""
    return NameFinder()


class NameFinder:
    """Weighs capitalised phrases as the name of the deal."""

    def __init__(self) -> None:
        vocabulary = load("deal_names")["names"]
        self.plain = frozenset(vocabulary["plain"])
        self.weigher = Weigher("deal_names", "name")

    def __call__(self, doc: Doc) -> Doc:
        page = Page(doc)
        context = Context.of(page)
        found = spots(page)
        proposals = [self._proposal(page, places, context) for places in found.values()]
        proposals.sort(key=lambda p: (-p["score"], -len(p["value"]), p["evidence"]))
        if proposals and proposals[0]["score"] > ENOUGH:
            proposals[0]["taken"] = True
            bearers = context.borne(page, found[tuple(word_list(proposals[0]["value"]))])
            if is_made(proposals[0]) and len(context.parties - bearers) >= SIDES:
                give_up(page, context.institutions, doc._.affil_parties, bearers)
        doc._.affil_names = proposals
        return doc

    def _proposal(self, page: Page, places: list[tuple[int, int]], context: Context) -> Proposal:
        """A name, by the strongest signs of all the places where it stands."""
        told = [signs(page, start, end, context) for start, end in places]
        best = max(range(len(places)), key=lambda i: (sum(told[i].values()), -i))
        start, end = places[best]
        name = re.sub(r"\s+", " ", page.text[start:end])
        form = self._form(page, name)
        features = (
            {label: max(sign[label] for sign in told) for label in SIGNS}
            | form
            | bearers(page, name, places[best], context)
            | made_of(name, context.borne(page, places), context)
            | circumstances(page, places, context)
            | kinds(context)
        )
        features["joined"] *= form["deal_head"]
        features["joins"] = features["joined"] * context.kinds["network-membership"]
        weigh_against(features, context)
        found = page.sentence_at(start)
        return Proposal(
            value=name,
            evidence=[[found["start"], found["end"]]],
            features=features,
            score=self.weigher.probability(features),
            taken=False,
        )

    def _form(self, page: Page, name: str) -> dict[str, float]:
        """What the name is made of, and whether a headline holds it."""
        words = name.split()
        return {
            "headline": float(name.casefold() in page.headlines),
            "headed": float(heads_name(words[-1]) or opens(words)),
            "deal_head": float(is_programme(name)),
            "plain": float(all(word in self.plain for word in word_list(name))),
        }


def is_made(name: Proposal) -> bool:
    """Is this so surely the deal's name that its bearer is what the parties make, and none of them?

    A network that one side joins may be a party all the same.
    """
    return name["score"] > MADE and not name["features"]["joined"]


def spots(page: Page) -> dict[tuple[str, ...], list[tuple[int, int]]]:
    """All that could be the name of the deal, by its words: the places where it stands."""
    found: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    for start, end in sorted(set(candidates(page))):
        found[tuple(word_list(page.text[start:end]))].append((start, end))
    for places in found.values():
        places.extend(in_headlines(page, page.text[slice(*places[0])]))
    return found
