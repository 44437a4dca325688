"""Names that no head word marks (Geisinger, Virginia Mason), told by what stands behind them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache

from affilcli.pipeline.names import RUN, Name, is_head, trim, word_list
from affilcli.pipeline.page import Page
from affilcli.vocabulary import load

#: a name must be met this often, and act at least once
OFTEN = 3
LONGEST = 3


def actors(page: Page) -> Iterator[Name]:
    """Capitalised names of one to three words that recur and act like organisations."""
    spots: dict[str, list[tuple[int, int]]] = defaultdict(list)
    acting: Counter[str] = Counter()
    for _, sentence in page.telling():
        if page.kind(sentence) in ("headline", "subheading"):
            continue
        for run in RUN.finditer(page.text, sentence["start"], sentence["end"]):
            start, end = trim(page.text, *run.span())
            name = page.text[start:end]
            if " " not in name and start > run.start():
                continue
            if (
                len(name) > 3
                and len(name.split()) <= LONGEST
                and not any(map(is_head, name.split()))
            ):
                spots[name].append((start, end))
                acting[name] += bool(_acts().match(page.text, end))
    never = surnames(page) | _labelled(page)
    for name, places in spots.items():
        if len(places) >= OFTEN and acting[name] and name not in never:
            yield from (Name(start, end, 0.4) for start, end in places)


def surnames(page: Page) -> frozenset[str]:
    """Last names of the persons of the text."""
    people = [word_list(e.text) and e.text.split() for e in page.doc.ents if e.label_ == "PERSON"]
    last = {words[-1].removesuffix("’s").removesuffix("'s") for words in people if len(words) > 1}
    return frozenset(
        last | set(re.findall(r"\b(?:Dr|Mr|Mrs|Ms|Prof)\.?\s([A-Z][\w’'-]+\w)", page.text))
    )


def _labelled(page: Page) -> frozenset[str]:
    """What the model mostly takes for a place; of longer names, only known ones: it errs there."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for ent in page.doc.ents:
        counts[ent.text][ent.label_] += 1
    return frozenset(
        text for text, labels in counts.items()
        if " " not in text and labels["GPE"] + labels["DATE"] + labels["LOC"] + labels["NORP"] > labels["ORG"]
    ) | frozenset(load("institutions")["places"])  # fmt: skip


@cache
def _acts() -> re.Pattern[str]:
    words = "|".join(load("institutions")["acting"])
    return re.compile(rf"(?:[’']s?)?\s(?:also\s|now\s)?(?:{words})\b")
