"""The agreement itself: is there one, what kind, how far, and what is it called."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Literal

from spacy.language import Language
from spacy.tokens import Doc

from affilcli.pipeline.annotations import Proposal
from affilcli.pipeline.cues import Hit, Matcher, words_of
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


@Language.factory(
    "affil_agreement",
    requires=["doc._.affil_sentences", "doc._.affil_institutions", "doc._.affil_background"],
    assigns=["doc._.affil_kinds", "doc._.affil_stages"],
)
def make_agreement(nlp: Language, name: str) -> AgreementReader:
    """Component that fills `doc._.affil_kinds` and `doc._.affil_stages`."""
    return AgreementReader()


class AgreementReader:
    """Weighs the cues for each kind and each stage over the whole text."""

    def __init__(self) -> None:
        vocabulary = load("agreement")
        self.readers = {
            "kind": Reader("kind", vocabulary["kinds"]),
            "stage": Reader("stage", vocabulary["stages"]),
        }

    def __call__(self, doc: Doc) -> Doc:
        page = Page(doc)
        doc._.affil_kinds = self.readers["kind"].read(page)
        doc._.affil_stages = self.readers["stage"].read(page)
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
            place = (
                "headline"
                if page.kind(page.sentences[index]) == "headline"
                else "lead"
                if index in page.lead
                else "body"
            )
            features[value][f"{place}_{strength}"] += share
            evidence[value][index] += (
                share * (3 if strength == "strong" else 1) * (2 if place != "body" else 1)
            )
        proposals = [
            self._proposal(page, value, features[value], evidence[value]) for value in self.values
        ]
        proposals.sort(key=lambda p: (not p["evidence"], -p["score"]))
        best = proposals[0]
        if (not best["evidence"] or best["score"] < PLAIN) and page.lead:
            # Next to nothing names it: the plainest value, from the sentence that opens the story.
            best = next(p for p in proposals if p["value"] == DEFAULTS[self.decision])
            opening = page.sentences[page.lead[0]]
            best["evidence"] = [[opening["start"], opening["end"]]]
            best["score"] = max(best["score"], PLAIN_CONFIDENCE)
        best["taken"] = bool(best["evidence"])
        return sorted(proposals, key=lambda p: not p["taken"])

    def _hits(self, page: Page) -> Iterator[tuple[int, Hit, float]]:
        """(sentence, cue, share): the share is how likely the sentence is about this deal."""
        background = page.doc._.affil_background or [0.0] * len(page.sentences)
        for index, sentence in page.telling():
            if background[index] > BACKGROUND:
                continue
            seen = set()
            hits = self.cues.find(page.text, sentence["start"], sentence["end"])
            # "signed a letter of intent" is no signed agreement
            weaker = any(hit.label == "letter-of-intent strong" for hit in hits)
            for hit in hits:
                if weaker and hit.label.startswith("signed"):
                    continue
                if (hit.label, hit.start) not in seen and not self._negated(
                    page, hit, sentence["start"]
                ):
                    seen.add((hit.label, hit.start))
                    named = (
                        page.text[hit.start].isupper()
                        and page.kind(sentence) == "body"
                        and hit.start > sentence["start"]
                    )
                    yield index, hit, (1 - background[index]) * (PROPER if named else 1.0)

    def _negated(self, page: Page, hit: Hit, floor: int) -> bool:
        """Do the three words before a hit deny it?"""
        before = [w for w in words_of(page.text) if floor <= w.start < hit.start][-4:]
        return (
            any(
                n.end <= hit.start and hit.start - n.end < 12
                for n in self.negations.find(page.text, before[0].start, hit.start)
            )
            if before
            else False
        )

    def _proposal(
        self, page: Page, value: str, features: dict[str, float], evidence: dict[int, float]
    ) -> Proposal:
        damped = {name: min(x, 1 + x / 4, 3.0) for name, x in features.items()}
        best = sorted(sorted(evidence, key=lambda i: (-evidence[i], i))[:MOST_EVIDENCE])
        return Proposal(
            value=value,
            evidence=[[page.sentences[i]["start"], page.sentences[i]["end"]] for i in best],
            features=damped,
            score=self.weigher.probability(damped),
            taken=False,
        )
