"""The words beside the parties and between them: which side of an agreement each is on.

The cues of `role_signs.py` know the usual verbs; a writer has others. Single words, each by itself,
say something too: what stands between a buyer and the name behind it, and how a hospital is called.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

from affilcli.pipeline.annotations import Institution
from affilcli.pipeline.deal import beside
from affilcli.pipeline.deal.beside import Word, Words
from affilcli.pipeline.institutions.name_words import word_list
from affilcli.pipeline.page import TELLING, Page

#: tables of `vocabulary/role_words.toml`; words between two parties speak for the one before them,
#: and as much against the one behind
PLACES = (*beside.PLACES, "between")
#: between parties that are further apart, in characters, words say nothing of both
SPAN = 160
#: what a word counts in the headline and the lead
AHEAD = 2.0


def leanings(
    page: Page, institutions: Sequence[Institution], parties: Collection[int]
) -> dict[int, float]:
    """How far its words lean to the first role of a family (acquirer, manager, network …), a party:
    log-odds that tell something by their differences only.
    """
    known = words_known()
    found = side_words(page, institutions, parties)
    return {
        index: sum(known[word] * count for word, count in sorted(words.items()) if word in known)
        for index, words in found.items()
    }


@cache
def words_known() -> dict[Word, float]:
    """What each word says at each place; always the same dict, as `weights` is."""
    return beside.read_words("role_words", PLACES)


def side_words(
    page: Page, institutions: Sequence[Institution], parties: Collection[int]
) -> dict[int, dict[Word, float]]:
    """The words beside each party, those behind it up to the next, and those of its name, with the
    square root of how often: what is said again tells less.
    """
    counts: dict[int, dict[Word, float]] = {index: defaultdict(float) for index in parties}
    words = Words(page, parties)
    named = [one for one in page.names if one[2] in counts and page.kind_at(one[0]) in TELLING]
    for start, end, index in named:
        for word in words.around(start, end):
            counts[index][word] += _worth(page, start)
    for (_, end, one), (start, _, other) in _neighbours(page, named):
        for text in set(words.between(end, start)):
            counts[one]["between", text] += _worth(page, start)
            counts[other]["between", text] -= _worth(page, start)
    return {
        index: _damped(found)
        | {("within", word): 1.0 for word in word_list(institutions[index]["name"])}
        for index, found in counts.items()
    }


Spot = tuple[int, int, int]


def _neighbours(page: Page, named: Sequence[Spot]) -> Iterator[tuple[Spot, Spot]]:
    """Names of two parties that follow each other in a sentence."""
    for one, other in pairwise(named):
        near = one[2] != other[2] and 0 <= other[0] - one[1] <= SPAN
        if near and page.index_at(one[0]) == page.index_at(other[0]):
            yield one, other


def _worth(page: Page, start: int) -> float:
    """What a word beside a name counts, by the sentence."""
    index = page.index_at(start)
    ahead = index in page.lead or page.kind(page.sentences[index]) == "headline"
    return (1 - page.background[index]) * (AHEAD if ahead else 1.0)


def _damped(counts: Mapping[Word, float]) -> dict[Word, float]:
    return {word: math.copysign(math.sqrt(abs(x)), x) for word, x in counts.items()}
