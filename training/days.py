"""The days of a story, labelled by gold: each is a date of one of five types, or of none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from affilcli.evaluate.same import SAME
from affilcli.extract import Reader
from affilcli.pipeline.dates.choosing import TYPES
from affilcli.pipeline.weigh import Weigher
from training.examples import Labelled, Read, label

NONE = "none"


def days(read: Read) -> tuple[Iterable[Labelled], int]:
    """Each day as a date of each type, which has weights of its own, and as none of them.

    A day that gold leaves open teaches nothing.
    """
    found = enumerate(labelled_days(read))
    return (one for number, types in found for one in _choices(types, number)), 0


def labelled_days(read: Read) -> Iterator[tuple[Labelled, ...]]:
    """Each day of the story as a date of each type."""
    wanted = read.case.gold.dates
    reader = Reader(read.doc)
    proposals = iter(reader.proposals("dates"))
    for day in zip(*[proposals] * len(TYPES), strict=True):
        terms = [(proposal, reader.term("dates", proposal)) for proposal in day]
        yield tuple(
            Labelled(
                proposal["features"],
                kind,
                label(term, [one for one in wanted if one.type == kind], SAME["dates"])[0],
            )
            for kind, (proposal, term) in zip(TYPES, terms, strict=True)
        )


def odds_without_words(kind: str, features: Mapping[str, float]) -> float:
    """The log-odds of a type by all but the words around."""
    return Weigher("dates", kind).log_odds({**features, "words": 0.0})


def _choices(types: tuple[Labelled, ...], number: int) -> Iterator[Labelled]:
    open_question = any(one.right is None for one in types)
    is_none = not open_question and not any(one.right for one in types)
    yield Labelled({}, NONE, is_none, number)
    for one in types:
        named = {f"{one.answer}.{name}": x for name, x in one.features.items()}
        features: dict[str, float] = {f"{one.answer}.bias": 1.0, **named}
        yield Labelled(features, one.answer, bool(one.right), number)
