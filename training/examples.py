"""What the pipeline weighs, labelled right or wrong by gold: what weights are fitted to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from affilcli.evaluate.cases import Case, load_cases
from affilcli.evaluate.gold import Wanted
from affilcli.extract import annotated
from affilcli.pipeline.build import load_pipeline
from affilcli.reading import read_document
from affilcli.settings import Settings

if TYPE_CHECKING:
    from spacy.tokens import Doc

#: Learnt is from texts that were read while rules were made. Rules and weights set by hand know
#: those by heart: what a fit is worth shows only on texts that nobody has read.
TEXTS = Path("benchmarks/accuracy/texts")
LEARNT_FROM, JUDGED_ON = (TEXTS / "dev", TEXTS / "train"), TEXTS / "fresh"


@dataclass(frozen=True, slots=True)
class Example:
    """A candidate that was weighed.

    `answer` is what it says: of candidates of a text that say the same the likeliest decides.
    `choice` tells the choices of a text apart, where candidates exclude each other in several.
    """

    document: str
    features: Mapping[str, float]
    right: bool
    answer: Hashable
    choice: Hashable = None


@dataclass(slots=True)
class Examples:
    """The candidates for one decision in all texts.

    `unseen` counts, by text, the right answers for which the pipeline has no candidate: no weight
    finds them.
    """

    found: list[Example] = field(default_factory=list)
    unseen: Counter[str] = field(default_factory=Counter)


class Read(NamedTuple):
    """A case, and its text as the pipeline has annotated it."""

    case: Case
    doc: Doc


def read_cases(folder: Path) -> Iterator[Read]:
    """Run the pipeline over every text with gold in a folder."""
    nlp = load_pipeline(Settings())
    for case in load_cases(folder):
        if case.document:
            yield Read(case, annotated(nlp, read_document(str(case.document))))


class Labelled(NamedTuple):
    """A candidate's features, what it says, and is that right? None where it may be left out.

    `choice` as in an example.
    """

    features: Mapping[str, float]
    answer: Hashable
    right: bool | None
    choice: Hashable = None


def add(to: Examples, document: str, labelled: Iterable[Labelled], wanted: int) -> None:
    """Add the candidates of one text, which should give so many answers."""
    answers: Counter[Hashable] = Counter()
    for features, answer, right, choice in labelled:
        if right is not None:
            to.found.append(Example(document, features, right, answer, choice))
            answers[answer] += right
    to.unseen[document] += max(0, wanted - sum(count > 0 for count in answers.values()))


def label(
    given: Any, wanted: Iterable[Wanted], same: Callable[[Any, Any], bool]
) -> tuple[bool | None, Wanted | None]:
    """Is a term right, as `affil evaluate` judges it, and which of the wanted ones is it?

    None for one that may be left out.
    """
    met = sorted((gold for gold in wanted if same(gold, given)), key=lambda gold: gold.optional)
    if not met:
        return False, None
    return (None if met[0].optional else True), met[0]
