"""What else a text can be about: its topics, whose voice it is, and is it a list of deals?"""

from __future__ import annotations

import re
from collections import Counter

from affilcli.pipeline.annotations import Institution
from affilcli.pipeline.cues import Matcher
from affilcli.pipeline.institutions.salience import named_by_sentence
from affilcli.pipeline.page import Page
from affilcli.vocabulary import load

#: so many sentences of the story, the headlines apart, are its opening
OPENING = 2
#: a topic that so great a share of the sentences speaks of is all that the text is about
WHOLE = 0.5
#: the first person singular, as a writer uses it who gives a view
FIRST_PERSON = re.compile(r"(?<![\w.])(?:I|I['’](?:ve|m|d|ll)|[Mm]y|[Mm]e)\b(?!\.)")
#: a list has at least so many items, each about organisations of its own
FEW_ITEMS = 3


class OtherMatters:
    """Reads off a page how much it speaks of each topic that is not an agreement of providers."""

    def __init__(self) -> None:
        topics: dict[str, list[str]] = load("relevance")["topics"]
        self.topics = list(topics)
        self.cues = Matcher(topics)

    def features(self, page: Page) -> dict[str, float]:
        """Two numbers a topic: does the text open with it, and how much of the text is it?"""
        told = [index for index, _ in page.telling()]
        opening = set(_opening(page))
        said = {index: self._topics_of(page, index) for index in told}
        found: dict[str, float] = {}
        for topic in self.topics:
            having = [index for index in told if topic in said[index]]
            found[f"{topic}_first"] = float(any(index in opening for index in having))
            found[f"{topic}_share"] = min(1.0, len(having) / max(1, len(told)) / WHOLE)
        return found

    def _topics_of(self, page: Page, index: int) -> set[str]:
        sentence = page.sentences[index]
        return {hit.label for hit in self.cues.find(page.text, sentence["start"], sentence["end"])}


def _opening(page: Page) -> list[int]:
    """The headlines and the first sentences of the story."""
    heads = [i for i, s in page.telling() if page.kind(s) == "headline"]
    story = [i for i, s in page.telling() if page.kind(s) != "headline"]
    return heads + story[:OPENING]


def own_voice(page: Page) -> float:
    """The share of the sentences, those of speakers apart, in which the writer says `I`."""
    told = [s for _, s in page.telling() if not s["quoted"]]
    mine = sum(FIRST_PERSON.search(page.text_of(s)) is not None for s in told)
    return min(1.0, mine / max(1, len(told)) / WHOLE)


def scattered(page: Page, institutions: list[Institution], deal: set[int]) -> float:
    """The share of the paragraphs that each tell of a deal of organisations named nowhere else."""
    zones: dict[int, set[int]] = {}
    dealing: set[int] = set()
    told = {index for index, _ in page.telling()}
    for index, who in named_by_sentence(page, institutions).items():
        if index in told:
            zone = page.sentences[index]["zone"]
            zones.setdefault(zone, set()).update(who)
            if index in deal:
                dealing.add(zone)
    paragraphs = Counter(one for who in zones.values() for one in who)
    alone = [zone for zone in dealing if all(paragraphs[one] == 1 for one in zones[zone])]
    return len(alone) / len(zones) if len(alone) >= FEW_ITEMS else 0.0
