"""Names that no head word marks (Geisinger, Virginia Mason), told by what stands behind them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache

from affilcli.pipeline.institutions.name_words import is_head
from affilcli.pipeline.institutions.names import Name
from affilcli.pipeline.institutions.runs import RUN
from affilcli.pipeline.institutions.trimming import trim
from affilcli.pipeline.page import Page
from affilcli.vocabulary import load

#: a name must be met this often, and act at least once
OFTEN = 3
#: and have so many words at most
LONGEST = 3
#: how much such a name looks like an organisation's: less than what the model says
STRENGTH = 0.4
#: the model's labels of places, days and peoples
_NO_NAME = ("GPE", "DATE", "LOC", "NORP")
_ADDRESSED = re.compile(r"\b(?:Dr|Mr|Mrs|Ms|Prof)\.?\s([A-Z][\w’'-]+\w)")


def actors(page: Page) -> Iterator[Name]:
    """Capitalised names of one to three words that recur and act like organisations."""
    spots: dict[str, list[tuple[int, int]]] = defaultdict(list)
    acting: Counter[str] = Counter()
    for start, end in _capitalised(page):
        name = page.text[start:end]
        spots[name].append((start, end))
        acting[name] += bool(_acts().match(page.text, end))
    never = surnames(page) | _places(page)
    for name, places in spots.items():
        if len(places) >= OFTEN and acting[name] and name not in never:
            yield from (Name(start, end, STRENGTH) for start, end in places)


def _capitalised(page: Page) -> Iterator[tuple[int, int]]:
    """Short names without a head word in the sentences of the story."""
    for _, sentence in page.telling():
        if page.kind(sentence) in ("headline", "subheading"):
            continue
        for run in RUN.finditer(page.text, sentence["start"], sentence["end"]):
            start, end = trim(page.text, *run.span())
            name = page.text[start:end]
            if " " not in name and start > run.start():
                continue  # one word that is left of a longer run says too little
            words = name.split()
            if end - start > 3 and len(words) <= LONGEST and not any(map(is_head, words)):
                yield start, end


def surnames(page: Page) -> frozenset[str]:
    """Last names of the persons of the text."""
    people = [ent.text.split() for ent in page.doc.ents if ent.label_ == "PERSON"]
    last = {words[-1].removesuffix("’s").removesuffix("'s") for words in people if len(words) > 1}
    return frozenset(last | set(_ADDRESSED.findall(page.text)))


def _places(page: Page) -> frozenset[str]:
    """What the model mostly takes for a place; of longer names, only known ones: it errs there."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for ent in page.doc.ents:
        counts[ent.text][ent.label_] += 1
    return frozenset(load("institutions")["places"]) | {
        text
        for text, labels in counts.items()
        if " " not in text and sum(labels[x] for x in _NO_NAME) > labels["ORG"]
    }


@cache
def _acts() -> re.Pattern[str]:
    words = "|".join(load("institutions")["acting"])
    return re.compile(rf"(?:[’']s?)?\s(?:also\s|now\s)?(?:{words})\b")
