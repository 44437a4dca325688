"""Exclusions: what the text says stays outside the deal, in its own words.

`exclusion_candidates` proposes phrases; here they are weighed by how the exclusion is said and by
what they name, and decided.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import get_args

from spacy.language import Language
from spacy.tokens import Doc

from affilcli.pipeline.annotations import Proposal, Sentence
from affilcli.pipeline.cues import Matcher
from affilcli.pipeline.page import Page
from affilcli.pipeline.services.constructions import OWNED
from affilcli.pipeline.services.exclusion_candidates import Candidate, Said, candidates
from affilcli.pipeline.services.items import under_heading
from affilcli.pipeline.services.keepers import gives_up_rest
from affilcli.pipeline.services.left_out import leaning
from affilcli.pipeline.services.phrases import RELATIVE
from affilcli.pipeline.services.scope import Scope
from affilcli.pipeline.services.staying import way_of_staying
from affilcli.pipeline.services.tenses import verbs
from affilcli.pipeline.services.wordlists import word_set
from affilcli.pipeline.spots import starting_in
from affilcli.pipeline.weigh import Weigher
from affilcli.vocabulary import load

THRESHOLD = 0.4
MOST_EXCLUSIONS = 200
#: ways of saying it in which what is kept outside is the subject
SUBJECTS = ("outside", "staying")
#: words of a phrase that is too long to be a name of something
LONG = 14
#: words of a phrase that says nothing more of what it names: "the nurses"
BARE = 2
#: how far behind an excluding cue the deal, or who keeps the thing, is named
DEAL_REACH, KEEPER_REACH, PLAIN_REACH = 60, 30, 12
#: how far from a phrase's beginning an institution's name begins ("the Elm Hospital clinic")
NAME_OFFSET = range(-1, 6)
#: who keeps what "stays with Mercy", by name or by what they are
NAMED_KEEPER = re.compile(
    r"(?:stay|remain|rest|answer|report|come|continue|run|owned|managed|operated|handled|provided"
    r"|staffed|kept|held)[\w\s]{0,20}?\s(?:with|by|to|from|under)\s"
    r"(?:(?:the|its|their|our|an?)\s(?:own\s|same\s|existing\s|current\s|present\s|private\s|individual\s)?)?"
    r"(?:[A-Z]|count(?:y|ies)|city|town|state|diocese|district|sisters|practices?|group|hospitals?"
    r"|owners?|compan(?:y|ies)|doctors|physicians|surgeons|staff|provider|medical)"
)
#: "…, none of which was sold": the exclusion is said once more
NONE_OF = re.compile(r"\b(?:none|neither)\sof\s(?:which|them|these|those)\b")
#: what can only be the hospital, or the organisations, that the text is about
WHOLE = re.compile(
    r"(?i)(?:the|both|each|our|this|either|two|\s)*"
    r"(?:hospitals?|systems?|organi[sz]ations?|compan(?:y|ies)|networks?|partnership|affiliation"
    r"|agreement|part(?:y|ies)|trusts?|medical cent(?:er|re)s?|health systems?)"
)
#: words with which a phrase stops naming the thing itself
HEAD_END = re.compile(
    r"\b(?:of|in|at|for|with|from|under|over|that|which|on|to|by|operated|owned|located|outside)\b"
)
#: tenses that no participle has
FINITE = ("present", "future", "conditional", "perfect", "possible")
#: what is asked of a cue, and of its surroundings
CUE_FACTS = (
    *("deal", "deal_subject", "excepts", "kept_by", "sold_rest", "said_twice", "plain"),
    *("no_party", "holds_on"),
)
#: said of what one parts with unwillingly, not of a name or a board
HOLDS = re.compile(r"(?i)(?:hold|hang)s?\b|holding|hanging")
#: said of those who are asked, not of what is kept outside
PARTY = re.compile(r"(?i)\bpart(?:y|ies)\b")
EMPTY = frozenset({"the", "a", "an", "our", "its", "their", "of"})


@Language.factory(
    "affil_exclusions",
    requires=["doc._.affil_sentences", "doc._.affil_service_lines", "doc._.affil_parties"],
    assigns=["doc._.affil_exclusions"],
)
def make_exclusions(nlp: Language, name: str) -> ExclusionFinder:
    """Component that fills `doc._.affil_exclusions`."""
    return ExclusionFinder()


@cache
def _deals() -> Matcher:
    return Matcher({"deal": load("exclusions")["deals"]["phrases"]})


@cache
def _plain() -> Matcher:
    return Matcher({"plain": load("exclusions")["plain"]["phrases"]})


class ExclusionFinder:
    """Finds what is kept outside a deal."""

    def __init__(self) -> None:
        self.weigher = Weigher("exclusions", "exclusion")

    def __call__(self, doc: Doc) -> Doc:
        page = Page(doc)
        scope = Scope(page, [(a, b) for a, b, _ in (*page.names, *page.services)])
        found = candidates(page, scope)
        doc._.affil_exclusions = decide([self._proposal(page, scope, one) for one in found])
        return doc

    def _proposal(self, page: Page, scope: Scope, candidate: Candidate) -> Proposal:
        start, end = candidate.phrase
        features = candidate_features(page, scope, candidate)
        sentences = [page.sentences[i] for i in candidate.sentences]
        return Proposal(
            value=page.text[start:end],
            evidence=[[s["start"], s["end"]] for s in sentences],
            features=features,
            score=self.weigher.probability(features),
            taken=False,
        )


def candidate_features(page: Page, scope: Scope, candidate: Candidate) -> dict[str, float]:
    """What speaks for and against a phrase being kept outside the deal."""
    index = candidate.sentences[-1]
    background = page.background
    facts = _wording(page, candidate) | _surroundings(page, candidate)
    return {
        **{said: float(candidate.said == said) for said in get_args(Said)},
        **{name: float(fact) for name, fact in facts.items()},
        "words": _by_words(page, scope, candidate),
        "background": background[index] if index < len(background) else 0.0,
        "ended": float(_ended(page)),
        "affirmed": float(_affirmed(page, scope, candidate)),
        "told_ahead": float(candidate.sentences[0] in scope.told_ahead),
        "under_heading": float(under_heading(scope, index)),
        "heading_zone": float(page.kind(page.sentences[index]) in ("headline", "subheading")),
    }


def _by_words(page: Page, scope: Scope, candidate: Candidate) -> float:
    """How far the words of its sentences say that something is left out, or just its clause's."""
    if candidate.said == "worded":
        start, end = scope.clause(candidate.sentences[0], candidate.phrase.start)
        return leaning(page.text[start:end])
    return max(leaning(page.text_of(page.sentences[index])) for index in candidate.sentences)


def _affirmed(page: Page, scope: Scope, candidate: Candidate) -> bool:
    """Does the clause say outright that something is part of the deal?"""
    start = candidate.phrase.end
    index = page.index_at(start)
    end = scope.clause(index, start)[1]
    return any(start <= cue.start < end for cue in scope.hits(index, "included plain"))


def _ended(page: Page) -> bool:
    """Does the text tell of the end of the deal, so that nothing is left to be kept out of it?"""
    return any(p["taken"] and p["value"] == "ended" for p in page.doc._.affil_stages or [])


def _wording(page: Page, candidate: Candidate) -> dict[str, bool]:
    """What the phrase itself names."""
    start, end = candidate.phrase
    text = page.text[start:end].casefold()
    words = re.findall(r"[\w’']+", text)
    head = re.findall(r"\w+", HEAD_END.split(text, maxsplit=1)[0])
    that_thing = len(words) == 2 and words[0] == "that" and words[1] in word_set("things")
    proper = any(a == start for a, _, _ in _named_at(page, start)) and _ends_as_name(page, end)
    never = bool(word_set("never").intersection(head[-1:])) and not proper
    named = [word for word in words if word not in EMPTY]
    pointed_at = candidate.said in SUBJECTS and len(candidate.sentences) > 1
    way = way_of_staying(page, candidate.cue) if candidate.cue else None
    return {
        "service": bool(starting_in(page.services, start, end)),
        "thing": bool(word_set("things").intersection(head)),
        "institution": bool(_named_at(page, start)),
        "never": never and len(named) <= BARE,
        "never_named": never and len(named) > BARE,
        "pointing": _points(words) and not that_thing,
        "only_points": _only_points(words),
        "whole_name": any((a, b) == (start, end) for a, b, _ in _named_at(page, start)),
        "belongs": candidate.cue is not None and "belong" in candidate.cue.phrase,
        "placed": way == "placed",
        "as_before": way == "as_before",
        "pointed_at": pointed_at,
        "questioned": pointed_at and page.text_of(_first(page, candidate)).endswith("?"),
        "long": len(words) > LONG,
        "own": words[:1] == ["own"],
        "tells": _tells(page, start, end),
        "party": _of_party(page, start, end),
    }


def _first(page: Page, candidate: Candidate) -> Sentence:
    """The first sentence that a candidate stands on."""
    return page.sentences[candidate.sentences[0]]


def _tells(page: Page, start: int, end: int) -> bool:
    """Is a phrase a sentence rather than a name: has it a finite verb that is not in a remark?"""
    found = [verb for verb in verbs(page.text, start, end) if verb.tense in FINITE]
    return bool(found) and not RELATIVE.search(page.text, start, found[0].start)


def _points(words: list[str]) -> bool:
    """Do the words only point back: "it", "all three"? "All other services" names something."""
    if not words or words[0] not in word_set("pointing"):
        return False
    return len(words) <= BARE or words[0] not in word_set("quantities")


def _only_points(words: list[str]) -> bool:
    """Is it nothing but "they" or "those units"?"""
    if len(words) == 1:
        return words[0] in word_set("pointing")
    if word_set("announcing").issuperset(words):
        return True  # "some things"
    return len(words) == BARE and words[0] in word_set("demonstratives")


def _surroundings(page: Page, candidate: Candidate) -> dict[str, bool]:
    """Whether the deal is named where the exclusion is said, and who keeps the thing."""
    hit, sentence = candidate.cue, page.sentences[candidate.sentences[-1]]
    if hit is None:
        return dict.fromkeys(CUE_FACTS, False)
    said = candidate.said
    behind = min(hit.end + DEAL_REACH, sentence["end"])
    return {
        "deal": said in SUBJECTS and bool(_deals().find(page.text, hit.start, behind)),
        "deal_subject": said == "object"
        and bool(_deals().find(page.text, sentence["start"], hit.end)),
        "kept_by": said == "staying"
        and bool(
            NAMED_KEEPER.search(page.text, hit.start, hit.end + KEEPER_REACH)
            or OWNED.match(page.text, hit.start)
        ),
        "plain": said in (*SUBJECTS, "object")
        and bool(_plain().find(page.text, hit.start, min(hit.end + PLAIN_REACH, sentence["end"]))),
        "excepts": said == "object" and not word_set("excepting").isdisjoint(hit.phrase.split()),
        "holds_on": said == "keeping" and bool(HOLDS.match(page.text, hit.start)),
        "sold_rest": said == "keeping" and gives_up_rest(page, hit, sentence["start"]),
        "no_party": said in SUBJECTS and bool(PARTY.search(page.text, hit.start, behind)),
        "said_twice": bool(NONE_OF.search(page.text, candidate.phrase.end, sentence["end"])),
    }


def _of_party(page: Page, start: int, end: int) -> bool:
    """Does a phrase name a party itself, or the hospital that the text is about?"""
    if WHOLE.fullmatch(page.text, start, end):
        return True
    return any(b >= end and index in page.parties for _, b, index in _named_at(page, start))


def _named_at(page: Page, start: int) -> Sequence[tuple[int, int, int]]:
    """The names of institutions with which a phrase that starts there begins."""
    return starting_in(page.names, start + NAME_OFFSET.start, start + NAME_OFFSET.stop)


def _ends_as_name(page: Page, end: int) -> bool:
    """Is the last word before `end` written as in a name: "OU Physicians"?"""
    return page.text[page.text.rfind(" ", 0, end) + 1].isupper()


def decide(proposals: list[Proposal]) -> list[Proposal]:
    """Take what is likely enough, each wording once, and no more than a reader can take in."""
    seen: list[set[str]] = []
    for proposal in sorted(proposals, key=lambda p: -p["score"]):
        words = set(re.findall(r"\w+", proposal["value"].casefold())) - EMPTY
        if proposal["score"] < THRESHOLD or len(seen) == MOST_EXCLUSIONS:
            break
        again = any(words <= other or other <= words for other in seen)
        proposal["taken"] = bool(words) and not again
        if proposal["taken"]:
            seen.append(words)
    return proposals
