"""Builds the haystack: announcements of the accuracy benchmark among texts of other things."""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from affilcli.evaluate.cases import Case, load_cases

HERE = Path(__file__).resolve().parent
TEXTS = HERE.parent / "accuracy" / "texts"

SETS = ("dev", "train")
"""The sets of texts that may be read; those for reporting only stay out."""

SHARE = 100
"""One document in so many is about an agreement."""

SEED = 7


def haystack(folder: Path, number: int, seed: int = SEED) -> list[str]:
    """Write `number` documents into the folder; the ids of those that are about an agreement.

    Those are `number` / SHARE announcements; every text of the benchmark that is about something
    else comes in once, as far as there is room; the rest is generated. The same seed gives the same
    bytes.
    """
    chance = random.Random(seed)
    cases = [case for name in SETS for case in load_cases(TEXTS / name)]
    relevant = [case for case in cases if case.gold.relevant]
    needles = sorted(chance.sample(relevant, number // SHARE), key=lambda case: case.id)
    others = [case for case in cases if not case.gold.relevant][: number - len(needles)]
    texts = {case.id: _text(case) for case in (*needles, *others)}
    made = islice(_generated(chance), number - len(texts))
    texts |= {f"generated-{index:05}": text for index, text in enumerate(made)}
    folder.mkdir(parents=True, exist_ok=True)
    order = chance.sample(sorted(texts), len(texts))
    for index, name in enumerate(order):
        (folder / f"{index:05}-{name}.txt").write_text(texts[name], encoding="utf-8", newline="\n")
    return [case.id for case in needles]


def _text(case: Case) -> str:
    assert case.document
    return case.document.read_text(encoding="utf-8")


def _generated(chance: random.Random) -> Iterator[str]:
    """Texts without end, each of two topics: their sentences shuffled, words drawn anew.

    They are about as long as the announcements.
    """
    table = tomllib.loads((HERE / "generated.toml").read_text(encoding="utf-8"))
    words: dict[str, list[str]] = table["words"]

    def drawn(sentence: str) -> str:
        return re.sub(r"\{(\w+)\}", lambda found: chance.choice(words[found[1]]), sentence)

    while True:
        topics = chance.sample(sorted(table["topics"]), 2)
        sentences = [sentence for topic in topics for sentence in table["topics"][topic]] * 2
        chosen = [drawn(one) for one in chance.sample(sentences, chance.randint(24, 34))]
        cut = len(chosen) // 2
        headline = chosen[0].rstrip(".").replace("“", "").replace("”", "")
        paragraphs = (headline, " ".join(chosen[1:cut]), " ".join(chosen[cut:]))
        yield "\n\n".join(paragraphs) + "\n"
