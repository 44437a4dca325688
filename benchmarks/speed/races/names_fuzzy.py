"""Known names found in texts, by the prepared index and by spaczz's FuzzyMatcher."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import spacy
from spaczz.matcher import FuzzyMatcher

from affilcli.gazetteer.spotting import Spotter
from benchmarks.speed.corpus import excerpts
from benchmarks.speed.race import Race, work
from benchmarks.speed.registry import INSTITUTIONS, names, registry

FEW = 50
"""So many names the peer is given: it tries each at every word, all of them would take hours."""


def race(folder: Path) -> Race:
    """Both from the bare text, everything loaded before; in this process."""
    gazetteer, texts = registry(folder), excerpts(2, words=600)
    spotter = Spotter(gazetteer.index)
    nlp = spacy.blank("en")
    matcher = FuzzyMatcher(nlp.vocab)
    matcher.add("name", list(nlp.pipe(islice(names(gazetteer), FEW))))
    return Race(
        question=f"names of {INSTITUTIONS:,} institutions in texts of 600 words, "
        f"against spaczz with {FEW} names",
        ours=work(lambda: [spotter.spotted(text) for text in texts]),
        peer=work(lambda: [matcher(nlp.make_doc(text)) for text in texts]),
        at_least=20.0,
        rounds=2,
    )
