"""The agreement itself: is there one, what kind, how far, and what is it called."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import Literal

from spacy.language import Language
from spacy.tokens import Doc

from affilcli.pipeline.annotations import Proposal, Sentence
from affilcli.pipeline.cues import Hit, Matcher, words_before
from affilcli.pipeline.deal import timing
from affilcli.pipeline.deal.diction import BACKGROUND, leanings, words_of_deal
from affilcli.pipeline.page import Page
from affilcli.pipeline.weigh import Weigher
from affilcli.vocabulary import load

Decision = Literal["kind", "stage"]
MOST_EVIDENCE = 4
#: the kind that is said of agreements of every other kind too
NO_LEGAL_FORM = "collaboration"
#: the stage that is said of agreements at every later stage too; saying it often adds nothing
JUST_AGREED = "signed"
MOST_SAID = 3.0
#: keeps odds finite
LEAST = 1e-9
#: a capitalised cue may be part of a name ("the Alliance"): it says less of the form
PROPER = 0.6
#: which sentences are cited: a strong cue counts so much more, one in the headline or lead too
STRONG, AHEAD = 3, 2
#: a denial stands among so many words before a cue, and ends so many characters before it
NEGATION_WORDS, NEGATION_REACH = 4, 12


@Language.factory(
    "affil_agreement",
    requires=["doc._.affil_sentences", "doc._.affil_background", "doc._.affil_days"],
    assigns=[
        "doc._.affil_words",
        "doc._.affil_kinds",
        "doc._.affil_stages",
        "doc._.affil_deal_sentences",
    ],
)
def make_agreement(nlp: Language, name: str) -> AgreementReader:
    """Component that fills `doc._.affil_words`, `_kinds`, `_stages` and `_deal_sentences`."""
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
        words = words_of_deal(page)
        doc._.affil_words = sorted(words)
        doc._.affil_kinds = self.readers["kind"].read(page, words, {})
        doc._.affil_stages = self.readers["stage"].read(page, words, timing.signs(page))
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
        unreal: Mapping[str, list[str]] = load("agreement")["unreal"]
        self.unreal = {
            value: Matcher({value: unreal[value]}) for value in values if value in unreal
        }
        self.weigher = Weigher("agreement", decision)

    def read(
        self, page: Page, words: AbstractSet[str], signs: Mapping[str, float]
    ) -> list[Proposal]:
        """A proposal a value, the best first; just that one is taken.

        `words` are those that may lean to a value, `signs` what else may speak for each.
        """
        features: dict[str, dict[str, float]] = {
            value: defaultdict(float, {f"tie_{value}": 1.0}) for value in self.values
        }
        evidence: dict[str, dict[int, float]] = {value: defaultdict(float) for value in self.values}
        for index, hit, share in self._hits(page):
            value, strength = hit.label.split(" ")
            place = _place(page, index)
            features[value][self._feature(value, place, strength)] += share
            ahead = 1 if place == "body" else AHEAD
            evidence[value][index] += share * (STRONG if strength == "strong" else 1) * ahead
        for value in self.values:
            features[value] |= {f"{value}_{sign}": share for sign, share in signs.items()}
        leaning = leanings(words, self.decision)
        proposals = [
            self._proposal(page, value, features[value], leaning[value], evidence[value])
            for value in self.values
        ]
        _share_out(proposals)
        proposals.sort(key=lambda p: -p["score"])
        best = proposals[0]
        if not best["evidence"] and page.lead:
            opening = page.sentences[page.lead[0]]
            best["evidence"] = [[opening["start"], opening["end"]]]
        best["taken"] = bool(best["evidence"])
        return proposals

    def _feature(self, value: str, place: str, strength: str) -> str:
        """The weight that a cue falls under: a stage has its own, the legal forms share theirs."""
        own = self.decision == "stage" or value == NO_LEGAL_FORM
        return f"{value}_{place}_{strength}" if own else f"{place}_{strength}"

    def _hits(self, page: Page) -> Iterator[tuple[int, Hit, float]]:
        """(sentence, cue, share): the share is how likely the sentence is about this deal."""
        for index, sentence in page.telling():
            if page.background[index] > BACKGROUND:
                continue
            seen = set[str]()
            for hit in self._said(page, sentence):
                if hit.label in seen or self._negated(page, hit, sentence["start"]):
                    continue
                seen.add(hit.label)
                named = _may_be_name(page, sentence, hit)
                yield index, hit, (1 - page.background[index]) * (PROPER if named else 1.0)

    def _said(self, page: Page, sentence: Sentence) -> list[Hit]:
        """The cues of a sentence, of which the longer say more.

        An academic affiliation is more than an affiliation, and who signed a letter of intent has
        not signed an agreement.
        """
        hits = self.cues.find(page.text, sentence["start"], sentence["end"])
        if self.decision == "kind":
            hits = [hit for hit in hits if not any(_holds(longer, hit) for longer in hits)]
        if any(hit.label == "letter-of-intent strong" for hit in hits):
            return [hit for hit in hits if not hit.label.startswith("signed")]
        return hits

    def _negated(self, page: Page, hit: Hit, floor: int) -> bool:
        """Do the words right before a hit deny it, or say that it may or will come?"""
        start = words_before(page.text, hit.start, NEGATION_WORDS, floor)
        found = self.negations.find(page.text, start, hit.start)
        if unreal := self.unreal.get(hit.label.split(" ")[0]):
            found += unreal.find(page.text, start, hit.start)
        return any(n.end <= hit.start < n.end + NEGATION_REACH for n in found)

    def _proposal(
        self,
        page: Page,
        value: str,
        features: dict[str, float],
        words: float,
        evidence: dict[int, float],
    ) -> Proposal:
        # Saying it again adds ever less.
        most = 1.0 if value == JUST_AGREED else MOST_SAID
        damped = {name: min(x, 1 + x / 4, most) for name, x in features.items()} | {"words": words}
        best = sorted(sorted(evidence, key=lambda i: (-evidence[i], i))[:MOST_EVIDENCE])
        return Proposal(
            value=value,
            evidence=[[page.sentences[i]["start"], page.sentences[i]["end"]] for i in best],
            features=damped,
            score=self.weigher.probability(damped),
            taken=False,
        )


def _share_out(proposals: list[Proposal]) -> None:
    """Make the scores the probabilities of values of which just one holds, by their odds."""
    odds = [p["score"] / max(1 - p["score"], LEAST) for p in proposals]
    for proposal, one in zip(proposals, odds, strict=True):
        proposal["score"] = one / sum(odds)


def _place(page: Page, index: int) -> str:
    """Where a sentence stands, as the names of the weights have it."""
    if page.kind(page.sentences[index]) == "headline":
        return "headline"
    return "lead" if index in page.lead else "body"


def _holds(longer: Hit, hit: Hit) -> bool:
    """Is a cue a part of another one, of a kind of its own?"""
    inside = longer.start <= hit.start and hit.end <= longer.end
    apart = longer.label.split(" ")[0] != hit.label.split(" ")[0]
    return inside and apart and longer.end - longer.start > hit.end - hit.start


def _may_be_name(page: Page, sentence: Sentence, hit: Hit) -> bool:
    """Is a cue capitalised within a sentence of the story?"""
    inside = page.kind(sentence) == "body" and hit.start > sentence["start"]
    return inside and page.text[hit.start].isupper()
