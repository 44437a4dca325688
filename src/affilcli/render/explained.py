"""How a deal's values were chosen: each candidate, what spoke for and against it, and its words."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from affilcli.explanation import Candidate, Choice, Contribution, Explanation, Question, Relevance
from affilcli.render.columns import empty_table, stack
from affilcli.render.grid import Grid
from affilcli.render.heading import NOT_RELEVANT, heading
from affilcli.render.labelled import labelled
from affilcli.render.phrases import counted
from affilcli.render.plain import excerpt, plain
from affilcli.render.shown import Shown, shown

FEATURES = 6
"""Contributions of a candidate that are shown one by one; of the others only the sum is."""

NUMBER = 5
"""Columns for log-odds: `+10.3`."""

WORDS_LINES = 5
"""How many lines of their column the words behind a candidate may take."""

NOTHING = "0.0"
"""Log-odds that are too small to be shown."""

PRIOR = "before anything is known"

NOTE = (
    "Numbers are log-odds, and add up: +0.7 makes the odds twice as high, +2.3 ten times, and -0.7 "
    "halves them; 0 is a probability of a half."
)

HEADER = [
    "deal", "field", "label", "value", "detail", "taken", "score", "confidence", "reason", "for",
    "against", "words", "start", "end",
]  # fmt: skip
"""Columns of an explanation as a grid; `start` and `end` are offsets of the words in the text."""


def view(one: Explanation, width: int, *, whole: bool = False) -> RenderableType:
    """The explanation, `width` characters wide; `whole` shows every contribution by itself."""
    record, label = labelled([one.record])[0]
    parts: list[RenderableType] = [heading(record, label), Text(NOTE, style="dim")]
    if not record.relevant:
        parts.append(Text(NOT_RELEVANT))
    features = None if whole else FEATURES
    for choice in one.choices:
        parts += [Text(), _section(choice, width, features)]
    return Group(*parts)


def grid(one: Explanation) -> Grid:
    """One candidate a row, with all that spoke for and against it."""
    label = labelled([one.record])[0].label
    rows = [
        [label, choice.question, *_cells(candidate, choice.question)]
        for choice in one.choices
        for candidate in choice.candidates
    ]
    return Grid(HEADER, rows)


def _cells(candidate: Candidate, question: Question) -> list[str]:
    line = _shown(candidate, question)
    words = line.citation
    prior = Contribution(feature="bias", words=PRIOR, log_odds=candidate.prior)
    all_of_it = [prior, *candidate.contributions]
    return [
        *(line.label, line.value, line.detail),
        "yes" if candidate.taken else "no",
        str(candidate.score),
        str(line.term.confidence),
        candidate.reason,
        _listed(one for one in all_of_it if one.log_odds > 0),
        _listed(one for one in all_of_it if one.log_odds < 0),
        *([words.text, str(words.start), str(words.end)] if words else ["", "", ""]),
    ]


def _listed(contributions: Iterable[Contribution]) -> str:
    return "; ".join(f"{c.words} ({_number(c.log_odds)})" for c in contributions)


def _section(choice: Choice, width: int, features: int | None) -> Table:
    """The candidates for one question."""
    value = (width - 3) * 3 // 10
    reasons = (width - 3) * 4 // 10
    made = empty_table(width, rules=True)
    made.add_column(_title(choice.question), width=value, overflow="fold")
    made.add_column("What speaks for it and against it", width=reasons)
    made.add_column("The words it stands on", style="dim", overflow="fold", ratio=1)
    room = (width - value - reasons - 2) * WORDS_LINES
    for candidate in choice.candidates:
        line = _shown(candidate, choice.question)
        made.add_row(
            _value(candidate, line),
            _reasons(candidate, features),
            Text(excerpt(line.words, line.key, room)),
        )
    if choice.left_out:
        made.add_row(Text(f"{choice.left_out} less likely: --all", style="dim"))
    elif not choice.candidates:
        made.add_row(Text("no candidates", style="dim"))
    return made


def _title(question: Question) -> str:
    return question.replace("_", " ").capitalize()


def _value(candidate: Candidate, line: Shown) -> Text:
    value = Text.assemble((f"{line.label}: " if line.label else "", "dim"), plain(line.value))
    verdict = "taken" if candidate.taken else "lost"
    return stack(
        value,
        Text(plain(line.detail), style="dim"),
        Text.assemble(
            (f"{verdict} at {candidate.score:.3f}", "green" if candidate.taken else "yellow"),
            f", {plain(candidate.reason)}",
        ),
        Text(_worth(candidate), style="dim"),
    )


def _worth(candidate: Candidate) -> str:
    """The confidence of a term in the record, where it is not the score itself."""
    confidence = candidate.term.confidence
    other = candidate.taken and confidence != candidate.score
    return f"confidence {confidence:.3f}" if other else ""


def _reasons(candidate: Candidate, features: int | None) -> Table:
    """The log-odds with their words, the weightiest first; `features` of them by themselves."""
    kept = candidate.contributions[:features]
    if features is not None:
        kept = [one for one in kept if _number(one.log_odds) != NOTHING]
    rest = sum(one.log_odds for one in candidate.contributions[len(kept) :])
    made = Table.grid(padding=(0, 1, 0, 0))
    made.add_column(width=NUMBER, justify="right", no_wrap=True)
    made.add_column(overflow="fold")
    made.add_row(_number(candidate.prior), Text(PRIOR, style="dim"))
    for one in kept:
        made.add_row(_number(one.log_odds), Text(plain(one.words)))
    if _number(rest) != NOTHING:
        others = counted(len(candidate.contributions) - len(kept), "smaller one")
        made.add_row(_number(rest), Text(others, style="dim"))
    return made


def _number(log_odds: float) -> str:
    """With its sign, to one digit; nothing has no sign."""
    rounded = f"{log_odds:+.1f}"
    return NOTHING if float(rounded) == 0 else rounded


def _shown(candidate: Candidate, question: Question) -> Shown:
    """The candidate's term in words; that of a party that lost has no role."""
    term = candidate.term
    if isinstance(term, Relevance) or question == "relevance":
        return Shown(term, "", "announces an agreement", "", "")
    line = shown(question, term)
    if line.label == question or (question == "parties" and not candidate.taken):
        return line._replace(label="")
    return line
