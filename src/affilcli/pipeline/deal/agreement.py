"""The agreement itself: is there one, what kind, how far, and what is it called."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Literal

from spacy.language import Language
from spacy.tokens import Doc

from affilcli.pipeline.annotations import Proposal, Sentence
from affilcli.pipeline.cues import Hit, Matcher, words_before
from affilcli.pipeline.page import Page
from affilcli.pipeline.weigh import Weigher
from affilcli.vocabulary import load

Decision = Literal["kind", "stage"]
#: what is said when nothing more particular is
DEFAULTS: dict[Decision, str] = {"kind": "collaboration", "stage": "signed"}
#: below this probability a particular value is no better than the plain one
PLAIN = 0.12
#: how often the plain value was right where nothing named another
PLAIN_CONFIDENCE = 0.4
MOST_EVIDENCE = 4
#: a sentence that is more likely than this about something else says nothing of the deal
BACKGROUND = 0.6
#: a capitalised cue may be part of a name ("the Alliance"): it says less of the form
PROPER = 0.6
#: which sentences are cited: a strong cue counts so much more, one in the headline or lead too
STRONG, AHEAD = 3, 2
#: a denial stands among so many words before a cue, and ends so many characters before it
NEGATION_WORDS, NEGATION_REACH = 4, 12


@Language.factory(
    "affil_agreement",
    requires=["doc._.affil_sentences", "doc._.affil_institutions", "doc._.affil_background"],
    assigns=["doc._.affil_kinds", "doc._.affil_stages", "doc._.affil_deal_sentences"],
)
def make_agreement(nlp: Language, name: str) -> AgreementReader:
    """Component that fills `doc._.affil_kinds`, `_stages` and `_deal_sentences`."""
    return AgreementReader()


class AgreementReader:
    """Weighs the cues for each kind and each stage over the whole text."""

    def __init__(self) -> None:
        vocabulary = load("agreement")
        self.readers = {
            "kind": Reader("kind", vocabulary["kinds"]),
            "stage": Reader("stage", vocabulary["stages"]),
        }
        self.deal = Matcher({"deal": vocabulary["deal"]["strong"]})

    def __call__(self, doc: Doc) -> Doc:
        page = Page(doc)
        doc._.affil_kinds = self.readers["kind"].read(page)
        doc._.affil_stages = self.readers["stage"].read(page)
        doc._.affil_deal_sentences = [
            index
            for index, sentence in page.telling()
            if page.background[index] < BACKGROUND
            and self.deal.find(page.text, sentence["start"], sentence["end"])
        ]
        return doc


class Reader:
    """Chooses one value of a vocabulary of values, each with strong and weak cues."""

    def __init__(self, decision: Decision, values: Mapping[str, Mapping[str, list[str]]]) -> None:
        self.decision = decision
        self.values = list(values)
        self.cues = Matcher(
            {
                f"{value} {strength}": phrases
                for value, cues in values.items()
                for strength, phrases in cues.items()
            }
        )
        self.negations = Matcher({"negation": load("agreement")["negation"]["phrases"]})
        self.weigher = Weigher("agreement", decision)

    def read(self, page: Page) -> list[Proposal]:
        """A proposal a value, the best first; just that one is taken."""
        features: dict[str, dict[str, float]] = {
            value: defaultdict(float, {f"tie_{value}": 1.0}) for value in self.values
        }
        evidence: dict[str, dict[int, float]] = {value: defaultdict(float) for value in self.values}
        for index, hit, share in self._hits(page):
            value, strength = hit.label.split(" ")
            place = _place(page, index)
            features[value][f"{place}_{strength}"] += share
            ahead = 1 if place == "body" else AHEAD
            evidence[value][index] += share * (STRONG if strength == "strong" else 1) * ahead
        proposals = [
            self._proposal(page, value, features[value], evidence[value]) for value in self.values
        ]
        proposals.sort(key=lambda p: (not p["evidence"], -p["score"]))
        best = self._best(page, proposals)
        best["taken"] = bool(best["evidence"])
        return sorted(proposals, key=lambda p: not p["taken"])

    def _best(self, page: Page, proposals: list[Proposal]) -> Proposal:
        """The likeliest proposal; where next to nothing names one, that of the plain value."""
        best = proposals[0]
        if (best["evidence"] and best["score"] >= PLAIN) or not page.lead:
            return best
        best = next(p for p in proposals if p["value"] == DEFAULTS[self.decision])
        opening = page.sentences[page.lead[0]]
        best["evidence"] = [[opening["start"], opening["end"]]]
        best["score"] = max(best["score"], PLAIN_CONFIDENCE)
        return best

    def _hits(self, page: Page) -> Iterator[tuple[int, Hit, float]]:
        """(sentence, cue, share): the share is how likely the sentence is about this deal."""
        for index, sentence in page.telling():
            if page.background[index] > BACKGROUND:
                continue
            seen = set()
            for hit in self._said(page, sentence):
                if (hit.label, hit.start) in seen or self._negated(page, hit, sentence["start"]):
                    continue
                seen.add((hit.label, hit.start))
                named = _may_be_name(page, sentence, hit)
                yield index, hit, (1 - page.background[index]) * (PROPER if named else 1.0)

    def _said(self, page: Page, sentence: Sentence) -> list[Hit]:
        """The cues of a sentence; "signed a letter of intent" is no signed agreement."""
        hits = self.cues.find(page.text, sentence["start"], sentence["end"])
        if any(hit.label == "letter-of-intent strong" for hit in hits):
            return [hit for hit in hits if not hit.label.startswith("signed")]
        return hits

    def _negated(self, page: Page, hit: Hit, floor: int) -> bool:
        """Do the words right before a hit deny it?"""
        start = words_before(page.text, hit.start, NEGATION_WORDS, floor)
        found = self.negations.find(page.text, start, hit.start)
        return any(n.end <= hit.start < n.end + NEGATION_REACH for n in found)

    def _proposal(
        self, page: Page, value: str, features: dict[str, float], evidence: dict[int, float]
    ) -> Proposal:
        # Saying it again adds ever less.
        damped = {name: min(x, 1 + x / 4, 3.0) for name, x in features.items()}
        best = sorted(sorted(evidence, key=lambda i: (-evidence[i], i))[:MOST_EVIDENCE])
        return Proposal(
            value=value,
            evidence=[[page.sentences[i]["start"], page.sentences[i]["end"]] for i in best],
            features=damped,
            score=self.weigher.probability(damped),
            taken=False,
        )


def _place(page: Page, index: int) -> str:
    """Where a sentence stands, as the names of the weights have it."""
    if page.kind(page.sentences[index]) == "headline":
        return "headline"
    return "lead" if index in page.lead else "body"


def _may_be_name(page: Page, sentence: Sentence, hit: Hit) -> bool:
    """Is a cue capitalised within a sentence of the story?"""
    inside = page.kind(sentence) == "body" and hit.start > sentence["start"]
    return inside and page.text[hit.start].isupper()
