"""Exclusions: what the text says stays outside the deal, in its own words.

A noun phrase is proposed for each excluding cue ("X is not part of the agreement", "does not cover X"),
for each item of a list of exclusions, and for services that a next sentence puts outside.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc

from affilcli.pipeline.annotations import Proposal
from affilcli.pipeline.cues import Hit, Matcher
from affilcli.pipeline.page import TELLING, Page
from affilcli.pipeline.phrases import NounPhrase, before, behind, item, split, subject, within
from affilcli.pipeline.scope import AFTER, Scope
from affilcli.pipeline.weigh import Weigher
from affilcli.vocabulary import load

THRESHOLD = 0.5
LONG = 14
#: how far behind an excluding cue the deal is named
DEAL_REACH = 60
KEEPER_REACH = 30
#: characters between two cues that say one thing
NEXT_CUE = 2
NEXT_ITEM = re.compile(r";\s+(?:and|or)\s+(?=\()")
HEAD_END = re.compile(r"(?i)\b(?:of|in|at|for|with|from|under|over|that|which|on|to|by|operated|owned|located|outside)\b")


@Language.factory(
    "affil_exclusions",
    requires=["doc._.affil_sentences", "doc._.affil_service_lines"],
    assigns=["doc._.affil_exclusions"],
)
def make_exclusions(nlp: Language, name: str) -> ExclusionFinder:
    """Component that fills `doc._.affil_exclusions`."""
    return ExclusionFinder()


class Candidate(NamedTuple):
    """A phrase that could be kept outside, how that is said, and the sentences that say it."""

    phrase: NounPhrase
    said: str
    sentences: list[int]
    cue: Hit | None


@cache
def _deals() -> Matcher:
    return Matcher({"deal": load("exclusions")["deals"]["phrases"]})


@cache
def _set(key: str) -> frozenset[str]:
    return frozenset(load("exclusions")[key]["words"])


class ExclusionFinder:
    """Finds what is kept outside a deal."""

    def __init__(self) -> None:
        self.weigher = Weigher("exclusions", "exclusion")

    def __call__(self, doc: Doc) -> Doc:
        page = Page(doc)
        proposals = [self._proposal(page, c) for c in candidates(page, Scope(page))]
        doc._.affil_exclusions = decide(proposals)
        return doc

    def _proposal(self, page: Page, candidate: Candidate) -> Proposal:
        start, end = candidate.phrase
        features = _features(page, candidate)
        evidence = [[page.sentences[i]["start"], page.sentences[i]["end"]] for i in candidate.sentences]
        score = self.weigher.probability(features)
        return Proposal(value=page.text[start:end], evidence=evidence, features=features, score=score, taken=False)


def candidates(page: Page, scope: Scope) -> Iterator[Candidate]:
    """Every phrase that a cue, a list or a next sentence puts outside."""
    for index, _ in page.telling():
        for hit in _widest(scope.hits(index, "excluded")):
            yield from _of_cue(page, scope, index, hit)
        yield from _of_list(page, scope, index)


def _widest(hits: list[Hit]) -> list[Hit]:
    """One cue where several overlap or follow each other: the first and longest, with the stronger label."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (h.start, -h.end)):
        if not kept or hit.start > kept[-1].end + NEXT_CUE:
            kept.append(hit)
        elif kept[-1].label.endswith("staying") and hit.label.endswith("before"):
            kept[-1] = kept[-1]._replace(label=hit.label, end=hit.end)
    return kept


def _of_cue(page: Page, scope: Scope, index: int, hit: Hit) -> Iterator[Candidate]:
    left, right = scope.clause(index, hit.start)
    if re.match(r"[^:.]{0,40}:", page.text[hit.end : page.sentences[index]["end"]]):
        phrase = behind(page.text, page.text.index(":", hit.end) + 1, page.sentences[index]["end"])
        yield from (Candidate(p, "listed", [index], None) for p in _parts(page, phrase))
    elif hit.label.endswith("inside"):
        yield from (Candidate(p, "outside", [index], hit) for p in _parts(page, within(page.text, hit.start, hit.end)))
    elif hit.label.endswith("opening"):
        return
    elif hit.label.endswith(AFTER):
        if hit.label.endswith("also") and not any(h.label.endswith("before") and h.end <= hit.start for h in scope.hits(index)):
            return
        said = "keeping" if hit.label.endswith("keeping") else "object"
        yield from (Candidate(p, said, [index], hit) for p in _parts(page, behind(page.text, hit.end, right)))
    else:
        said = "outside" if hit.label.endswith("before") else "staying"
        phrase = before(page.text, left, hit.start)
        if phrase and _points(page, phrase):
            yield from (Candidate(p, said, [index - 1, index], hit) for p in _pointed_at(page, index))
        yield from (Candidate(p, said, [index], hit) for p in _parts(page, phrase))


def _of_list(page: Page, scope: Scope, index: int) -> Iterator[Candidate]:
    """Items of a list that a line or heading of exclusions introduces."""
    sentence = page.sentences[index]
    if index and page.sentences[index - 1]["zone"] == sentence["zone"] and not page.text_of(page.sentences[index - 1]).rstrip().endswith(";"):
        return
    intro = scope.intros.get(index)
    readings = [r for r in scope.readings(sentence["start"], sentence["start"]) if r.status == "excluded" and r.place in ("list", "heading")]
    listed = page.kind(sentence) == "bullet" or intro is not None
    said = "listed" if any(r.place == "list" for r in readings) else "headed"
    if readings and listed and (said == "listed" or not scope.hits(index, "excluded")):
        cuts = [m.end() for m in NEXT_ITEM.finditer(page.text, sentence["start"], sentence["end"])]
        for start, end in pairwise([sentence["start"], *cuts, sentence["end"]]):
            yield from (Candidate(p, said, [index], None) for p in _parts(page, item(page.text, start, end)))


def _points(page: Page, phrase: NounPhrase) -> bool:
    words = page.text[phrase.start : phrase.end].casefold().split()
    plural = bool(words) and words[0] in ("those", "these", "both", "such", "all", "neither") and len(words) <= 3
    return plural or (len(words) == 1 and words[0] in _set("pointing"))


def _pointed_at(page: Page, index: int) -> list[NounPhrase]:
    """What "those services" or "it" are: the services that the sentence before excludes, else its subject."""
    if index == 0 or page.sentences[index - 1]["zone"] != page.sentences[index]["zone"]:
        return []
    sentence = page.sentences[index - 1]
    spans = [s for s in page.doc.spans.get("affil_services", []) if sentence["start"] <= s.start_char < sentence["end"]]
    services = [NounPhrase(s.start_char, s.end_char) for s in spans if s.kb_id_ == "excluded"]
    return services or _parts(page, subject(page.text, sentence["start"], sentence["end"]))


def _parts(page: Page, phrase: NounPhrase | None) -> list[NounPhrase]:
    return split(page.text, phrase) if phrase else []


def _features(page: Page, candidate: Candidate) -> dict[str, float]:
    start, end = candidate.phrase
    words = re.findall(r"[\w’']+", page.text[start:end].casefold())
    head = re.findall(r"\w+", HEAD_END.split(page.text[start:end].casefold(), maxsplit=1)[0])
    institutions = page.doc._.affil_institutions or []
    hit, index = candidate.cue, candidate.sentences[-1]
    background = page.doc._.affil_background or []
    said = {name: float(candidate.said == name) for name in ("outside", "staying", "object", "keeping", "listed", "headed")}
    return said | {
        "deal": float(bool(hit and candidate.said in ("outside", "staying") and _deals().find(page.text, hit.start, min(hit.end + DEAL_REACH, page.sentences[index]["end"])))),
        "deal_subject": float(bool(hit and candidate.said in ("object", "keeping") and _deals().find(page.text, page.sentences[index]["start"], hit.start))),
        "service": float(any(start <= s.start_char < end for s in page.doc.spans.get("affil_services", []))),
        "thing": float(bool(_set("things").intersection(head))),
        "institution": float(any(start - 1 <= m["start"] <= start + 5 for i in institutions for m in i["mentions"])),
        "kept_by": float(bool(hit) and candidate.said == "staying" and any(hit.end <= m["start"] <= hit.end + KEEPER_REACH for i in institutions for m in i["mentions"])),
        "never": float(bool(_set("never").intersection(head[-1:]))),
        "pointing": float(bool(words) and words[0] in _set("pointing") and not (len(words) == 2 and words[1] in _set("things") and words[0] == "that")),
        "background": background[index] if index < len(background) else 0.0,
        "heading_zone": float(page.kind(page.sentences[index]) in ("headline", "subheading")),
        "long": float(len(words) > LONG),
    }


def decide(proposals: list[Proposal]) -> list[Proposal]:
    """Take what is likely enough, each wording once."""
    seen: list[set[str]] = []
    for proposal in sorted(proposals, key=lambda p: -p["score"]):
        words = set(re.findall(r"\w+", proposal["value"].casefold())) - {"the", "a", "an", "our", "its", "their", "of"}
        again = any(words <= other or other <= words for other in seen)
        proposal["taken"] = proposal["score"] >= THRESHOLD and bool(words) and not again
        if proposal["taken"]:
            seen.append(words)
    return proposals
