"""Known names found in texts, by the prepared index and by spaCy's PhraseMatcher."""

from __future__ import annotations

from pathlib import Path

import spacy
from spacy.matcher import PhraseMatcher

from affilcli.gazetteer.spotting import Spotter
from benchmarks.speed.corpus import excerpts
from benchmarks.speed.race import Race, work
from benchmarks.speed.registry import INSTITUTIONS, names, registry


def race(folder: Path) -> Race:
    """Both from the bare text, everything loaded before; in this process."""
    gazetteer, texts = registry(folder), excerpts(100, words=600)
    spotter = Spotter(gazetteer.index)
    nlp = spacy.blank("en")
    matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
    matcher.add("name", list(nlp.pipe(sorted(set(names(gazetteer))))))
    return Race(
        question=f"names of {INSTITUTIONS:,} institutions in 100 texts of 600 words, "
        "against PhraseMatcher",
        ours=work(lambda: [spotter.spotted(text) for text in texts]),
        peer=work(lambda: [matcher(nlp.make_doc(text)) for text in texts]),
        at_least=1.0,
        rounds=7,
    )
