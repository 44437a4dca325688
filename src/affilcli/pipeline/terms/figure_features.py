"""What speaks for and against a number being a figure of a kind: the features that are weighed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from affilcli.pipeline.annotations import Sentence
from affilcli.pipeline.cues import Hit
from affilcli.pipeline.dates.years import tells_of_past
from affilcli.pipeline.page import Page
from affilcli.pipeline.terms.numbers import Quantity
from affilcli.pipeline.terms.story import Story

#: characters between a cue and a number that it still belongs to
NEAR = 45
#: a sum below this is a fee or a ticket, not a price
SMALL_SUM = 10_000
#: beds and people: so few are hardly a whole hospital's, so many hardly a term of the agreement
COUNTS = {"beds": (60, 600), "people": (60, 1000)}
#: values that no term of an agreement has lie outside: shares over 100 %, a lease of 500 years …
POSSIBLE = {"percent": (1, 100), "time": (1, 1200), "beds": (2, 3000), "people": (2, 100_000)}
#: in a story of fewer sentences the last stands not that late
LONG_STORY = 20
#: features that mean more for some kinds of figures than for others
BY_KIND = ("early", "in a heading")
#: what parts a sentence into clauses; commas in numbers and after "Inc." do not
_BREAK = re.compile(r"[;:()—–]|,\s|\s-{1,2}\s")


class Named(NamedTuple):
    """A place where an organisation is named, and is it a party?"""

    start: int
    party: bool


class Around(NamedTuple):
    """A sentence with all that was found in it.

    `named_before` and `before` are the names and the cues of the sentence before it, and `over`
    says what that is to it: a sentence, or a heading.
    """

    page: Page
    at: int
    sentence: Sentence
    hits: list[Hit]
    quantities: list[Quantity]
    named: list[Named]
    named_before: list[Named]
    before: list[Hit]
    over: str
    story: Story


def place(around: Around) -> dict[str, float]:
    """What the sentence as a whole says of the numbers in it."""
    page = around.page
    kind = page.kind(around.sentence)
    labels = {h.label for h in around.hits}
    tests = {label: True for label in labels if label.startswith("wording")}
    tests |= {
        "in a heading": kind in ("headline", "subheading"),
        "early": around.at in page.lead,
        "listed": kind == "bullet",
        "quoted": around.sentence["quoted"],
    }
    measured = {"background": page.background[around.at]}
    return _holding(tests) | {name: x for name, x in measured.items() if x}


def features_of(quantity: Quantity, kind: str, around: Around) -> dict[str, float]:
    """What the number itself, and the words around it, say of its use."""
    clause = _clause(quantity, around)
    return (
        _wording(quantity, kind, around, clause)
        | _holding(_times(around, clause))
        | _holding(_itself(quantity))
        | _holding(_elsewhere(quantity, around))
        | _holding(_constructions(quantity, kind, around))
        | _holding(_company(quantity, around))
    )


def distance(quantity: Quantity, hit: Hit) -> int:
    """Characters between a cue and a number; 0 when they overlap."""
    return max(0, hit.start - quantity.end, quantity.start - hit.end)


def _holding(tests: dict[str, bool]) -> dict[str, float]:
    return {name: 1.0 for name, holds in tests.items() if holds}


def _wording(
    quantity: Quantity, kind: str, around: Around, clause: tuple[int, int]
) -> dict[str, float]:
    """What the cues near a number, further off in its sentence, and before that say of its use."""
    words_for = (f"{kind} for", f"{kind} sure")
    uses = {"cue": words_for, "other use": (f"{kind} against", f"{quantity.measure} against")}
    tests: dict[str, bool] = {}
    built = _is_built(quantity, around)
    for name, labels in uses.items():
        of = [h for h in around.hits if h.label in labels]
        if built and name == "other use":
            of = [h for h in of if distance(quantity, h)]
        near = {h.start for h in of if distance(quantity, h) <= NEAR}
        tests |= {
            f"{name} near": len(near) >= 1,
            f"second {name} near": len(near) >= 2,
            f"{name} in the sentence": bool(of) and not near,
            f"{name} in its clause": _stands_in(clause, of),
        }
    sure = [h for h in around.hits if h.label == f"{kind} sure"]
    tests["sure cue near"] = any(distance(quantity, h) <= NEAR for h in sure)
    tests[f"cue in the {around.over} before"] = any(h.label in words_for for h in around.before)
    return _holding(tests)


def _stands_in(clause: tuple[int, int], hits: list[Hit]) -> bool:
    return any(clause[0] <= hit.start and hit.end <= clause[1] for hit in hits)


def _clause(quantity: Quantity, around: Around) -> tuple[int, int]:
    """From the break before a number to the break after it."""
    text, (start, end) = around.page.text, (around.sentence["start"], around.sentence["end"])
    before = [m.end() for m in _BREAK.finditer(text, start, quantity.start)]
    after = _BREAK.search(text, quantity.end, end)
    return (before[-1] if before else start), (after.start() if after else end)


def _times(around: Around, clause: tuple[int, int]) -> dict[str, bool]:
    """Do the clause of a number, or other clauses of its sentence, tell of what is over?"""
    sentence, text = around.sentence, around.page.text
    years = tells_of_past(text, *clause, around.story.now)
    over = [h for h in around.hits if h.label == "time past"]
    ahead = any(h.label == "wording of modal" for h in around.hits)
    past = _stands_in(clause, over)
    return {
        "past year": years,
        "past year beside it": not years
        and tells_of_past(text, sentence["start"], sentence["end"], around.story.now),
        "past time": past and not ahead,
        "past time beside it": bool(over) and not past and not ahead,
    }


def _itself(quantity: Quantity) -> dict[str, bool]:
    """What the number itself says."""
    measure, value = quantity.measure, quantity.value
    few, many = COUNTS.get(measure, (0, float("inf")))
    low, high = POSSIBLE.get(measure, (0, 10**12))
    return {
        "part of a count": quantity.part,
        "bare number": quantity.bare,
        "small sum": measure == "money" and value < SMALL_SUM,
        "few": value <= few,
        "very many": value > many,
        "share in words": measure == "percent" and quantity.in_words,
        "no such sum": not low <= value <= high,
    }


def _elsewhere(quantity: Quantity, around: Around) -> dict[str, bool]:
    """Where else does the text name the same quantity?"""
    what = quantity.measure, quantity.value
    return {
        "said again": len(around.story.places[what]) > 1,
        "said in a heading": what in around.story.headed,
    }


def of_its_kind(kind: str, features: Mapping[str, float], around: Around) -> dict[str, float]:
    """What a deal of this kind has, and features that say more or less of some kinds of figures."""
    told = {f"{kind}: {name}": features[name] for name in BY_KIND if name in features}
    told[f"{kind}: late"] = around.at / max(LONG_STORY, len(around.page.sentences))
    if around.story.deal:
        told[f"{kind}: {around.story.deal}"] = 1.0
    return told


def _is_built(quantity: Quantity, around: Around) -> bool:
    """Is it the size of what is to come or to go, not of what is there?"""
    return any(h.label == "beds built" and not distance(quantity, h) for h in around.hits)


def _constructions(quantity: Quantity, kind: str, around: Around) -> dict[str, bool]:
    """Turns of phrase that tell one use of a number from another."""
    hits = around.hits
    with_it = {h.label for h in hits if not distance(quantity, h)}
    exchanged = kind in ("price", "commitment") and _exchanged(quantity, hits)
    return {
        "exchanged for": kind == "price" and exchanged,
        "exchanged, not given": kind == "commitment" and exchanged,
        "tells of their history": kind == "term" and "term history" in with_it,
        "as its size": kind == "beds" and quantity.as_adjective and "beds built" not in with_it,
        "shares of a whole": kind == "stake" and _completed(quantity, around.quantities),
    }


def _completed(quantity: Quantity, others: list[Quantity]) -> bool:
    """Does the sentence name the rest of the whole too: "67% and 33%"?"""
    rests = (100 - one.value for one in others if one.measure == "percent" and one is not quantity)
    return any(abs(rest - quantity.value) < 0.5 for rest in rests)


def _company(quantity: Quantity, around: Around) -> dict[str, bool]:
    """Whom does the sentence name before the number: somebody who is no party?"""
    before = [one for one in around.named if one.start < quantity.start]
    earlier = not around.named and bool(around.named_before)
    return {
        "of others": bool(before) and not before[-1].party,
        "of others before": earlier and not around.named_before[-1].party,
    }


def _exchanged(quantity: Quantity, hits: list[Hit]) -> bool:
    """Is something bought or sold "for" just this sum?"""
    given = any(
        h.phrase.startswith("for ") and h.start < quantity.start and distance(quantity, h) <= 1
        for h in hits
    )
    return given and any(h.label == "price exchange" and h.end < quantity.start for h in hits)
