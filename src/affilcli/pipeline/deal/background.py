"""Which sentences tell of something else: history, other deals, what a party is in general."""

from __future__ import annotations

import re
from collections import Counter

from spacy.language import Language
from spacy.tokens import Doc

from affilcli.pipeline.annotations import Sentence
from affilcli.pipeline.cues import Matcher
from affilcli.pipeline.institutions.name_types import OUTSIDERS
from affilcli.pipeline.institutions.salience import main_institutions, named_by_sentence
from affilcli.pipeline.page import TELLING, Page
from affilcli.pipeline.weigh import Weigher
from affilcli.vocabulary import load

YEAR = re.compile(r"\b(?:18|19|20)\d\d\b")


@Language.factory(
    "affil_background",
    requires=["doc._.affil_sentences", "doc._.affil_institutions"],
    assigns=["doc._.affil_background"],
)
def make_background(nlp: Language, name: str) -> BackgroundScorer:
    """Component that fills `doc._.affil_background`."""
    return BackgroundScorer()


class BackgroundScorer:
    """Gives every sentence the probability that it is not about this agreement."""

    def __init__(self) -> None:
        self.cues = Matcher(load("background")["cues"])
        self.weigher = Weigher("background", "background")

    def __call__(self, doc: Doc) -> Doc:
        page = Page(doc)
        institutions = doc._.affil_institutions or []
        main = set(main_institutions(page, institutions))
        # A regulator that must approve is no sign of another deal.
        told = [i for i, one in enumerate(institutions) if one["type"] not in OUTSIDERS]
        named = named_by_sentence(page, institutions, told)
        newest = max(map(int, YEAR.findall(page.text)), default=0)
        scores: list[float] = []
        for index, sentence in enumerate(page.sentences):
            features = self._features(page, sentence, index, named.get(index, set()), main, newest)
            before = page.sentences[index - 1] if index else None
            if before and before["zone"] == sentence["zone"] and scores[-1] > 0.6:
                features["same_paragraph"] = 1.0
            scores.append(self.weigher.probability(features))
        doc._.affil_background = [round(score, 3) for score in scores]
        return doc

    def _features(
        self,
        page: Page,
        sentence: Sentence,
        index: int,
        named: set[int],
        main: set[int],
        newest: int,
    ) -> dict[str, float]:
        text = page.text_of(sentence)
        labels = Counter(
            hit.label for hit in self.cues.find(page.text, sentence["start"], sentence["end"])
        )
        features = {label: min(count, 2.0) for label, count in labels.items()}
        kind = page.kind(sentence)
        if kind not in TELLING:
            features[f"zone_{kind}" if kind in ("boilerplate", "related") else "zone_other"] = 1.0
        years = [int(year) for year in YEAR.findall(text)]
        features["past_year"] = float(bool(years) and max(years) < newest - 1)
        features["main_pair"] = float(len(named & main) > 1)
        features["one_main"] = float(len(named & main) == 1)
        features["only_others"] = float(bool(named) and not named & main)
        features["quoted"] = float(sentence["quoted"])
        features["head"] = float(kind in ("headline", "subheading"))
        features["lead"] = float(index in page.lead)
        return features
