"""Why a record says what it says: the types of an explanation, frozen as those of a record.

Probabilities are explained in log-odds, the natural logarithm of p / (1 - p): what speaks for a
candidate and what speaks against it simply add up.
"""

from __future__ import annotations

from typing import Literal, get_args

from affilcli.records import Field, Record, Struct, Term

Question = Literal["relevance", Field]
"""What is decided: whether there is an agreement at all, and the terms of each field."""

QUESTIONS: tuple[Question, ...] = get_args(Question)


class Relevance(Term, frozen=True):
    """That the document announces an agreement."""


class Contribution(Struct, frozen=True):
    """What one feature of a candidate says for it, or against it, in log-odds."""

    feature: str
    words: str
    log_odds: float


class Candidate(Struct, frozen=True):
    """A value that was weighed, as the term that it is or would have been.

    `score` is the probability that decided; the term's confidence is what such a score is worth.
    `taken` says that it stands in the record, `reason` why it does or does not. `prior` is the
    log-odds before anything is known; with all contributions, the weightiest first, it comes to
    the log-odds of the score.
    """

    term: Term
    score: float
    taken: bool
    reason: str
    prior: float
    contributions: list[Contribution]


class Choice(Struct, frozen=True):
    """The candidates for one field: those taken, then those that lost, the likeliest first.

    `left_out` counts the less likely ones that are not among them.
    """

    question: Question
    candidates: list[Candidate]
    left_out: int


class Explanation(Struct, frozen=True):
    """A record, and how its values were chosen."""

    record: Record
    choices: list[Choice]
