"""How the organisation of a person is written down: as beside the title, else as the text calls it.

Where no name stands with the title, the form is the one that has most in common with the others
by which the text calls the institution: that nearest to the person counts most, then its full name.
Who signs does so for the name of the signature.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping

from affilcli.pipeline.annotations import Institution, Mention
from affilcli.pipeline.institutions.name_words import is_generic, word_list
from affilcli.pipeline.page import Page
from affilcli.pipeline.people.cast import Cast
from affilcli.pipeline.people.nearby import is_signed
from affilcli.pipeline.people.persons import Named
from affilcli.pipeline.people.titles import Place

#: for how many mentions the form nearest to a person counts, the full name, the words with a title
NEAREST, FULL, BESIDE = 4, 3, 2
#: two forms are alike that share so much of their words
ALIKE = 0.5
#: `Children's` is no short form of what is called Children
_WITH_ENDING = ("Children", "Women")
_OWN_ENDING = re.compile(r"[’']s")


def as_written(page: Page, mention: Place, cast: Cast) -> str:
    """How the organisation is named beside a title; in full where that is a mere `the System`."""
    start, end, index = mention
    written = page.text[start:end]
    if is_generic(written) and not written.isupper():
        return cast.institutions[index]["name"]
    owned = _OWN_ENDING.match(page.text, end) if written.endswith(_WITH_ENDING) else None
    return written + owned.group() if owned else written


def written_near(page: Page, named: Named, cast: Cast, index: int, beside: str | None) -> str:
    """How an institution is best called that is not named with a person's title; `beside` are the
    words for it that stand there, if any (`the hospital`).
    """
    one = cast.institutions[index]
    nearest = _nearest(one, named)
    near = as_written(page, (nearest["start"], nearest["end"], index), cast)
    if is_signed(page, named):
        return near
    counts = Counter({near: NEAREST})
    counts.update(cast.forms[index])
    counts[one["name"]] += FULL
    forms = sorted(counts)
    if beside:
        counts[beside] += BESIDE
    return max(forms, key=lambda form: (_kinship(form, counts), form == near))


def _kinship(form: str, counts: Mapping[str, int]) -> int:
    """How often an institution is called by what is like this form."""
    ours = set(word_list(form))
    return sum(
        count for other, count in counts.items() if _alike(ours, set(word_list(other))) >= ALIKE
    )


def _alike(ours: set[str], theirs: set[str]) -> float:
    """The share of their words that two forms have in common, as the F1 of one for the other."""
    return 2 * len(ours & theirs) / max(1, len(ours) + len(theirs))


def _nearest(one: Institution, named: Named) -> Mention:
    """The mention of an institution nearest to a person."""
    mentions = one["mentions"]
    after = bisect_left(mentions, named.start, key=lambda m: m["start"])
    return min(mentions[max(0, after - 1) : after + 1], key=lambda m: abs(m["start"] - named.start))
