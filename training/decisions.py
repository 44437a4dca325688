"""The decisions whose weights can be fitted, and how gold labels what each of them weighs.

Only texts that announce something are looked at, except for relevance and the date of publication.
Gold cannot label:

- background: gold quotes sentences about the deal, but not all of them, and marks none as being
  about something else.
- words: `training/words.py` fits them, and keeps what a text taught from judging it.
- which institutions are one: no weights decide there.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from typing import NamedTuple

from affilcli.evaluate.document import KEYS
from affilcli.evaluate.gold import GoldParty
from affilcli.evaluate.page import MAX_EVIDENCE
from affilcli.evaluate.page import Page as GoldPage
from affilcli.evaluate.same import SAME
from affilcli.explain import ENOUGH, HALF, WEIGHTS
from affilcli.extract import Reader
from affilcli.pipeline.dates import choosing, expressions, published
from affilcli.pipeline.deal.sellers import LIKELY
from affilcli.pipeline.page import Page
from affilcli.pipeline.services.statuses import OTHERS
from affilcli.pipeline.terms import clauses
from affilcli.records import DateType, Field, Span
from training.days import days
from training.examples import Examples, Labelled, Read, add, label
from training.people import organizations, titles
from training.sides import by_selling, by_signs
from training.statuses import CUES, statuses

Labeller = Callable[[Read], tuple[Iterable[Labelled], int]]
"""The candidates of a text with their labels, and how many right answers there should be."""


class Decision(NamedTuple):
    """A table of weights, and the candidates that it weighs.

    `exclusive`: just one of the candidates of a choice holds, and the weights say which. `single`:
    at most one is taken. `enough`: how likely one must be to be taken. `parts`: where each answer
    has weights of its own, their tables. `cues`: how features begin that come of known phrases.
    """

    name: str
    subject: str
    table: str
    labelled: Labeller
    enough: float = HALF
    exclusive: bool = False
    single: bool = False
    all_texts: bool = False
    parts: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()


def collect(
    decision: Decision,
    read: Iterable[Read],
    reading: Callable[[Read], AbstractContextManager[object]] = nullcontext,
) -> Examples:
    """The examples of a decision in these texts, each looked at while it is being read."""
    found = Examples()
    for one in read:
        if one.case.gold.relevant or decision.all_texts:
            with reading(one):
                labelled, wanted = decision.labelled(one)
                add(found, one.case.id, labelled, wanted)
    return found


def of_field(field: Field, only: DateType | None = None) -> Labeller:
    """Proposals for a field whose terms are matched one by one; of dates, those of one type."""

    def labelled(read: Read) -> tuple[Iterable[Labelled], int]:
        wanted = [w for w in read.case.gold.wanted(field) if only in (None, getattr(w, "type", 0))]
        required = sum(not one.optional for one in wanted)
        return _proposals(read, field, only), required

    return labelled


def _proposals(read: Read, field: Field, only: DateType | None) -> Iterator[Labelled]:
    reader, wanted = Reader(read.doc), read.case.gold.wanted(field)
    for number, proposal in enumerate(reader.proposals(field)):
        term = reader.term(field, proposal)
        if only in (None, getattr(term, "type", None)):
            right, gold = label(term, wanted, SAME[field])
            said = KEYS[field](term) if field in KEYS else number
            yield Labelled(proposal["features"], gold.label if gold else said, right)


def of_choice(field: Field) -> Labeller:
    """The values of kind or stage; a text that says nothing for the right one teaches nothing."""

    def labelled(read: Read) -> tuple[Iterable[Labelled], int]:
        gold = getattr(read.case.gold, field)
        proposals = Reader(read.doc).proposals(field)
        return (Labelled(p["features"], p["value"], p["value"] in gold) for p in proposals), 0

    return labelled


def _roles(read: Read) -> tuple[Iterable[Labelled], int]:
    """The families of roles; right are those that give most of the parties found a role of theirs.

    A text where none gives any teaches nothing.
    """
    attributes, gold = read.doc._, read.case.gold
    taken = [p for p in attributes.affil_parties if p["taken"]]
    if not taken:
        return (), 0
    terms = (Reader(read.doc).term("parties", proposal) for proposal in taken)
    met = [label(term, gold.wanted("parties"), SAME["parties"])[1] for term in terms]
    rights = [one.role if isinstance(one, GoldParty) else [] for one in met]
    found = attributes.affil_roles
    hits = [sum(map(operator.contains, rights, one["roles"])) for one in found]
    most = max(1, *hits)
    labelled = zip(found, hits, strict=True)
    return [Labelled(one["features"], one["family"], hit == most) for one, hit in labelled], 0


def _relevance(read: Read) -> tuple[Iterable[Labelled], int]:
    """Without parties a text cannot be relevant, whatever the weights."""
    relevant, proposal = read.case.gold.relevant, read.doc._.affil_relevance
    if not any(party["taken"] for party in read.doc._.affil_parties):
        return (), relevant
    return [Labelled(proposal["features"], True, relevant)], relevant


def _published(read: Read) -> tuple[Iterable[Labelled], int]:
    page, day = Page(read.doc), read.case.gold.published
    lines = published.candidates(page, expressions.british(page.text))
    return (Labelled(line.features, line.value, line.value == day) for line in lines), bool(day)


def _clauses(read: Read) -> tuple[Iterable[Labelled], int]:
    """Sentences, by what gold quotes.

    One with cues that gold does not quote may state a category all the same, if gold has that
    category: it is left out.
    """
    wanted = {one.label: one for one in read.case.gold.wanted("clauses")}
    page = GoldPage(read.doc.text)

    def labelled() -> Iterator[Labelled]:
        for category, sentence, features in clauses.candidates(read.doc):
            gold, start = wanted.get(category), sentence["start"]
            end = min(sentence["end"], start + MAX_EVIDENCE)
            span = Span(start=start, end=end, text=page.text[start:end])
            cited = gold is not None and page.cites([span], gold.quotes)
            if gold is None or (not cited and "no cue" in features):
                yield Labelled(features, category, False)
            elif cited and not gold.optional:
                yield Labelled(features, category, True)

    return labelled(), sum(not one.optional for one in wanted.values())


def _weighed(field: Field, *, single: bool = False) -> Decision:
    enough = ENOUGH.get(field, HALF)
    return Decision(field, *WEIGHTS[field], of_field(field), enough, single=single)


#: by name; a name stands for several decisions where each has weights of its own
DECISIONS: dict[str, list[Decision]] = {
    "relevance": [Decision("relevance", *WEIGHTS["relevance"], _relevance, all_texts=True)],
    "parties": [_weighed("parties")],
    "sides": [Decision("sides", "parties", "sides", by_signs, exclusive=True, single=True)],
    "sellers": [Decision("sellers", "parties", "seller", by_selling, LIKELY)],
    "roles": [Decision("roles", "parties", "roles", _roles, exclusive=True, single=True)],
    "kind": [Decision("kind", *WEIGHTS["kind"], of_choice("kind"), exclusive=True, single=True)],
    "stage": [
        Decision("stage", *WEIGHTS["stage"], of_choice("stage"), exclusive=True, single=True)
    ],
    "name": [_weighed("name", single=True)],
    "dates": [
        Decision("dates", "dates", "dates", days, exclusive=True, single=True, parts=choosing.TYPES)
    ],
    "published": [
        Decision("published", "dates", "published", _published, single=True, all_texts=True)
    ],
    "service_lines": [_weighed("service_lines")],
    "statuses": [
        Decision(
            "statuses",
            "service_lines",
            "statuses",
            statuses,
            exclusive=True,
            single=True,
            parts=OTHERS,
            cues=CUES,
        )
    ],
    "exclusions": [_weighed("exclusions")],
    "people": [_weighed("people")],
    "titles": [Decision("titles", "people", "title", titles, exclusive=True, single=True)],
    "employers": [
        Decision("employers", "people", "employer", organizations, exclusive=True, single=True)
    ],
    "figures": [_weighed("figures")],
    "clauses": [Decision("clauses", *WEIGHTS["clauses"], _clauses, ENOUGH["clauses"])],
}
