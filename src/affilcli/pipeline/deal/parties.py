"""Parties: which institutions enter the agreement."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from itertools import pairwise
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc

from affilcli.pipeline.annotations import Institution, Proposal
from affilcli.pipeline.cues import Matcher
from affilcli.pipeline.deal.naming import NOVELTY, introductions, is_programme
from affilcli.pipeline.deal.roles import assign_roles
from affilcli.pipeline.institutions.name_types import OUTSIDERS
from affilcli.pipeline.institutions.names import is_generic, word_list
from affilcli.pipeline.institutions.salience import named_by_sentence, salience
from affilcli.pipeline.page import TELLING, Page
from affilcli.pipeline.weigh import Weigher
from affilcli.vocabulary import load

MOST_PARTIES = 6
#: how likely a party must be
ENOUGH = 0.5
#: a second party is taken with less: an agreement has two sides
SECOND = 0.12
#: and of one house with another party, it must be nearly certain
KIN = 0.9
#: so likely a party makes likelier those that a list names with it
SURE = 0.7
#: and a sentence more likely than this tells of other matters
BACKGROUND = 0.5
#: how far before a name its cues stand at most, in characters
BESIDE = 30
#: a sentence that names more institutions than this is a list of them
CROWD = 4
#: institutions of this share of the best one's salience can give their names to a venture
BLENDED = 0.3
_GAP = re.compile(r"(?:\s(?:the|a|an|its|their|nearby))*\s?$")
#: brackets or a possessive between a name and its verb
_BEHIND = re.compile(r"(?:\s?\([^)]{0,200}\)|[’']s)?,?\s*")
#: a name that the model alone does not make up: more than one word, or a capital inside
_NAME_LIKE = re.compile(r"\w{3}.*\s\w|[a-z][A-Z]")
#: what stands between two names of a list
_JOINED = re.compile(r"(?:\s?\([^)]*\))?(?:\s?[,;]\s(?:and\s)?|\s(?:and|&)\s)(?:the\s)?")
_ABOUT = re.compile(r"(?i)about (?:the )?")
_DEFINED = re.compile(r"[^\n.;(]{0,60}\([“\"‘']?[A-Z]")


@Language.factory(
    "affil_parties",
    requires=[
        "doc._.affil_institutions",
        "doc._.affil_background",
        "doc._.affil_kinds",
        "doc._.affil_deal_sentences",
        "doc._.affil_people",
    ],
    assigns=["doc._.affil_parties"],
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
        context = self._context(page, institutions)
        proposals = [
            self._proposal(page, i, institutions, context) for i in range(len(institutions))
        ]
        self._raise_listed(page, institutions, proposals, context)
        decide(proposals, institutions)
        doc._.affil_parties = assign_roles(page, institutions, proposals)
        return doc

    def _proposal(
        self, page: Page, index: int, institutions: list[Institution], context: Context
    ) -> Proposal:
        one = institutions[index]
        features = (
            _standing(page, index, one, context)
            | _nature(page, index, institutions, context)
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

    def _context(self, page: Page, institutions: list[Institution]) -> Context:
        named = named_by_sentence(page, institutions)
        deal = set(page.doc._.affil_deal_sentences or [])
        scores = [salience(page, one) for one in institutions]
        people = page.doc._.affil_people or []
        speakers = Counter(p["value"]["institution"] for p in people if p["taken"])
        first = houses(institutions, scores)
        top = max(scores, default=0.0)
        return Context(page.background, named, deal, scores, top, speakers, first)

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


class Context(NamedTuple):
    """What holds for the whole page.

    For sentences: `background`, the institutions `named` in them, and those that tell of a `deal`;
    for institutions: `salience` (the best of it is `top`), how many `speakers` they have, and the
    first of each house.
    """

    background: list[float]
    named: Mapping[int, set[int]]
    deal: set[int]
    salience: list[float]
    top: float
    speakers: Counter[int]
    houses: Mapping[str, list[int]]


def _standing(page: Page, index: int, one: Institution, context: Context) -> dict[str, float]:
    """Features of where an institution is named, and with whom."""
    spots = [page.index_at(m["start"]) for m in one["mentions"]]
    telling = [i for i in spots if page.kind(page.sentences[i]) in TELLING]
    top = context.top or 1.0
    kinds = {page.kind(page.sentences[i]) for i in spots}
    return {
        "headline": float("headline" in kinds),
        "lead": float(any(i in page.lead for i in spots)),
        "first": float(bool(page.lead) and page.lead[0] in spots),
        "salience": context.salience[index] / top,
        "pair": float(any(i in context.deal and _rivals(i, index, context) for i in telling)),
        "speaker": min(2.0, context.speakers[index]),
        "boilerplate": float(_has_boilerplate(page, one)),
        "crowd": float(all(len(context.named[i]) > CROWD for i in spots)),
        "only_background": float(all(context.background[i] > BACKGROUND for i in spots)),
    }


def _rivals(sentence: int, index: int, context: Context) -> bool:
    """Does a sentence name another institution that the text is about?"""
    others = context.named[sentence] - {index}
    return any(context.salience[one] > 0.5 * context.top for one in others)


def _nature(
    page: Page, index: int, institutions: list[Institution], context: Context
) -> dict[str, float]:
    """Features of what an institution is, and how the text calls it."""
    one = institutions[index]
    vague = one["id"] is None and not _NAME_LIKE.search(one["name"]) and not one["acronyms"]
    return {
        "defined": float(bool(one["acronyms"]) or _is_defined(page, one)),
        "outsider": float(one["type"] in OUTSIDERS),
        "school": float(one["type"] in ("medical-school", "university")),
        "unit": float(_is_unit(one, index, context)),
        "model_only": float(vague),
        "blend": float(one["id"] is None and _is_blend(one, index, context)),
    }


def listed_with(
    page: Page, institutions: list[Institution], sure: set[int], deal: set[int]
) -> set[int]:
    """The institutions that a sentence of `deal` lists with one of `sure`, those among them."""
    spots = sorted(
        (mention["start"], mention["end"], index)
        for index, one in enumerate(institutions)
        for mention in one["mentions"]
        if page.index_at(mention["start"]) in deal
    )
    found: set[int] = set()
    group: set[int] = set()
    for before, after in pairwise([*spots, (len(page.text), 0, -1)]):
        group.add(before[2])
        if not _JOINED.fullmatch(page.text, before[1], after[0]):
            if group & sure:
                found |= group
            group = set()
    return found


def decide(proposals: list[Proposal], institutions: list[Institution]) -> None:
    """Take what is likely enough, and a second side unless it is hopeless.

    Of two institutions of one house (a system and its hospital) just one is a party, unless both
    are very likely.
    """
    houses: list[str] = []
    taken = 0
    for proposal in sorted(proposals, key=lambda p: -p["score"]):
        house = _first_word(institutions[proposal["value"]["institution"]])
        needed = KIN if house and house in houses else ENOUGH if taken > 1 else SECOND
        if taken < MOST_PARTIES and proposal["score"] >= needed:
            proposal["taken"] = True
            houses.append(house)
            taken += 1


def evidence(page: Page, one: Institution, context: Context) -> list[list[int]]:
    """The sentences that name it with the deal: three at most, else the first that names it."""
    spots = list(dict.fromkeys(page.index_at(m["start"]) for m in one["mentions"]))
    chosen = [i for i in spots if i in context.deal][:3] or spots[:1]
    return [[page.sentences[i]["start"], page.sentences[i]["end"]] for i in chosen]


def _has_boilerplate(page: Page, one: Institution) -> bool:
    """Does the text close with an `About …` paragraph of it?"""
    for mention in one["mentions"]:
        zone = page.zones[page.sentence_at(mention["start"])["zone"]]
        if zone["kind"] == "boilerplate" and _ABOUT.fullmatch(
            page.text, zone["start"], mention["start"]
        ):
            return True
    return False


def _is_defined(page: Page, one: Institution) -> bool:
    """Does a short form in brackets follow a mention?"""
    return any(_DEFINED.match(page.text[m["end"] : m["end"] + 66]) for m in one["mentions"][:4])


def houses(institutions: list[Institution], salience: list[float]) -> dict[str, list[int]]:
    """By the distinctive word that names begin with, the two that the text is most about."""
    found: dict[str, list[int]] = defaultdict(list)
    for index in sorted(range(len(institutions)), key=lambda i: (-salience[i], i)):
        first = _first_word(institutions[index])
        if first and len(found[first]) < 2:
            found[first].append(index)
    return found


def _is_unit(one: Institution, index: int, context: Context) -> bool:
    """Is this of the house of a more important institution, by name (Rush Copley, beside Rush)?"""
    house = context.houses.get(_first_word(one), [])
    return any(context.salience[other] > context.salience[index] for other in house)


def _is_blend(one: Institution, index: int, context: Context) -> bool:
    """Is its name made of those of two others, as that of a venture of theirs is?"""
    others = {
        word
        for word in word_list(one["name"])
        for other in context.houses.get(word, [])
        if other != index and context.salience[other] > BLENDED * context.top
    }
    return len(others) > 1


def _first_word(one: Institution) -> str:
    """The distinctive word that a name begins with, or nothing; of a state's name, the next too."""
    words = [word.casefold() for word in re.split(r"[\s-]", re.sub(r"^The ", "", one["name"]))]
    first = words[0]
    if first in load("institutions")["shortening"]["not_places"]:
        return " ".join(words[:2])
    shared = first.replace("’", "'") in load("parties")["name_signs"]["shared_first"]
    return "" if shared or is_generic(first) else first
