"""Parties: which institutions enter the agreement."""

from __future__ import annotations

import re
from collections import Counter

from spacy.language import Language
from spacy.tokens import Doc

from affilcli.pipeline.annotations import Institution, Proposal
from affilcli.pipeline.cues import Matcher
from affilcli.pipeline.deal.naming import NOVELTY, introductions, is_programme
from affilcli.pipeline.deal.party_features import BACKGROUND, Context, house_word, nature, standing
from affilcli.pipeline.deal.roles import assign_roles
from affilcli.pipeline.deal.rosters import listed_with
from affilcli.pipeline.deal.ties import Tied, ties
from affilcli.pipeline.page import TELLING, Page
from affilcli.pipeline.weigh import Weigher
from affilcli.vocabulary import load

MOST_PARTIES = 8
#: how likely a third party must be, or one more
ENOUGH = 0.55
#: a second party is taken with less: an agreement has two sides
SECOND = 0.12
#: and of one house with another party, it must be nearly certain
KIN = 0.9
#: so likely a party makes likelier those that a list names with it
SURE = 0.7
#: how far before a name its cues stand at most, in characters
BESIDE = 30
_GAP = re.compile(r"(?:\s(?:the|a|an|its|their|nearby))*\s?$")
#: brackets or a possessive between a name and its verb
_BEHIND = re.compile(r"(?:\s?\([^)]{0,200}\)|[’']s)?,?\s*")


@Language.factory(
    "affil_parties",
    requires=[
        "doc._.affil_institutions",
        "doc._.affil_background",
        "doc._.affil_words",
        "doc._.affil_kinds",
        "doc._.affil_deal_sentences",
        "doc._.affil_people",
    ],
    assigns=["doc._.affil_parties", "doc._.affil_roles"],
)
def make_parties(nlp: Language, name: str) -> PartyFinder:
    """Component that fills `doc._.affil_parties`."""
    return PartyFinder()


class PartyFinder:
    """Weighs every institution as a party and gives those taken their roles."""

    def __init__(self) -> None:
        vocabulary = load("parties")
        self.before = Matcher(
            {k: vocabulary["cues"][k] for k in ("owner", "site", "apart", "counterpart")}
        )
        self.behind = Matcher({"acts": vocabulary["cues"]["acts"]})
        self.weigher = Weigher("parties", "party")

    def __call__(self, doc: Doc) -> Doc:
        page = Page(doc)
        institutions: list[Institution] = doc._.affil_institutions or []
        context = Context.of(page, institutions)
        proposals = [
            self._proposal(page, i, institutions, context) for i in range(len(institutions))
        ]
        self._raise_listed(page, institutions, proposals, context)
        decide(proposals, institutions, ties(page, institutions))
        doc._.affil_parties = assign_roles(page, institutions, proposals)
        return doc

    def _proposal(
        self, page: Page, index: int, institutions: list[Institution], context: Context
    ) -> Proposal:
        one = institutions[index]
        features = (
            standing(page, index, one, context)
            | nature(page, index, institutions, context)
            | self._beside(page, one)
        )
        return Proposal(
            value={"institution": index, "role": "partner"},
            evidence=evidence(page, one, context),
            features=features,
            score=self.weigher.probability(features),
            taken=False,
        )

    def _raise_listed(
        self,
        page: Page,
        institutions: list[Institution],
        proposals: list[Proposal],
        context: Context,
    ) -> None:
        """Weigh those anew that a list of the deal names with a likely party (`A, B and C`)."""
        sure = {i for i, p in enumerate(proposals) if p["score"] >= SURE}
        deal = {i for i in context.deal if context.background[i] <= BACKGROUND}
        for index in listed_with(page, institutions, sure, deal):
            proposal = proposals[index]
            if proposal["features"]["unit"]:
                continue  # what is of a party's house, is in the list for its sake
            proposal["features"] = proposal["features"] | {"listed": 1.0}
            proposal["score"] = self.weigher.probability(proposal["features"])

    def _beside(self, page: Page, one: Institution) -> dict[str, float]:
        """What stands right before and behind the mentions, as shares of them."""
        mentions = [m for m in one["mentions"] if page.kind_at(m["start"]) in TELLING]
        counts: Counter[str] = Counter()
        for mention in mentions:
            counts.update(self._labels(page, mention["start"], mention["end"]))
        total = max(1, len(mentions))
        once = {label: float(counts[label] > 0) for label in ("acts", "counterpart", "created")}
        return once | {label: counts[label] / total for label in ("owner", "site", "apart")}

    def _labels(self, page: Page, start: int, end: int) -> set[str]:
        """The cues right before and behind a mention."""
        floor = max(page.sentence_at(start)["start"], start - BESIDE)
        stop = floor + len(_GAP.sub("", page.text[floor:start]))
        labels = {h.label for h in self.before.find(page.text, floor, start) if h.end >= stop}
        introduced = introductions(page, start, end)
        if introduced & NOVELTY or ("joined" in introduced and is_programme(page.text[start:end])):
            labels.add("created")
        behind = _BEHIND.match(page.text, end)
        if behind and self.behind.at(page.text, behind.end()):
            labels.add("acts")
        return labels


def decide(proposals: list[Proposal], institutions: list[Institution], tied: Tied) -> None:
    """Take what is likely enough, and a second side unless it is hopeless.

    Of two institutions of one house (a system and its hospital) just one is a party, unless both
    are very likely; they are so by their names or by the text (`tied`).
    """
    houses: list[str] = []
    taken: list[int] = []
    for proposal in sorted(proposals, key=lambda p: -p["score"]):
        index = proposal["value"]["institution"]
        house = house_word(institutions[index])
        kin = (house and house in houses) or any(tied(index, one) for one in taken)
        needed = KIN if kin else ENOUGH if len(taken) > 1 else SECOND
        if len(taken) < MOST_PARTIES and proposal["score"] >= needed:
            proposal["taken"] = True
            houses.append(house)
            taken.append(index)


def give_up(
    page: Page, institutions: list[Institution], proposals: list[Proposal], indices: set[int]
) -> None:
    """Let these institutions, which the parties make, be none, and tell the roles anew."""
    for proposal in proposals:
        if proposal["taken"] and proposal["value"]["institution"] in indices:
            proposal["taken"], proposal["made"] = False, True
    assign_roles(page, institutions, proposals)


def evidence(page: Page, one: Institution, context: Context) -> list[list[int]]:
    """The sentences that name it with the deal: three at most, else the first that names it."""
    spots = list(dict.fromkeys(page.index_at(m["start"]) for m in one["mentions"]))
    chosen = [i for i in spots if i in context.deal][:3] or spots[:1]
    return [[page.sentences[i]["start"], page.sentences[i]["end"]] for i in chosen]
