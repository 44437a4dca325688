"""Fits what words say for clauses: `vocabulary/term_words.toml`.

Every sentence is an example, for the categories for which gold quotes it. A text is judged by what
others taught.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import NamedTuple

import numpy as np

from affilcli.evaluate.page import MAX_EVIDENCE
from affilcli.evaluate.page import Page as GoldPage
from affilcli.pipeline.build import COMPONENTS, load_pipeline
from affilcli.pipeline.page import Page
from affilcli.pipeline.terms.term_words import answers_of, rows_known, words_in
from affilcli.records import Span
from affilcli.settings import Settings
from training.examples import Read
from training.ridge import having, ridge
from training.words import folds

TERM_WORDS = "term_words"
TABLES = ("clauses",)
#: a word that fewer texts have is more of a name than a sign
TEXTS = 5
#: how strongly a word's weight is held to nothing
STRENGTH = 2.0
#: a weight below this is not worth its place
LEAST = 0.1
HEAD = """\
# What the words of a sentence say for its stating a clause, in log-odds. Made by
# `make fit DECISIONS=term_words ARGS=--write`, not by hand: words of small letters that {least}
# texts or more have.
"""

Rows = dict[str, list[float]]


class Lesson(NamedTuple):
    """The words of an example, and which answers are right for it."""

    document: str
    words: frozenset[str]
    right: Sequence[bool]


class TermWords:
    """What texts teach about words, as a whole and but for a fold."""

    def __init__(self, read: Sequence[Read]) -> None:
        self.read = [one for one in read if one.case.gold.relevant]
        self._held: dict[str, dict[str, Rows]] = {}

    def learn(self) -> dict[str, Rows]:
        """The rows of every table."""
        return {"clauses": fitted(_lessons(self.read))}

    def file(self) -> str:
        """`vocabulary/term_words.toml`."""
        return file(self.learn())

    def hold_out(self) -> None:
        """Let every text be told by the words of others from now on."""
        lessons = list(_lessons(self.read))
        for fold in folds():
            rows = {"clauses": fitted(one for one in lessons if not fold.has(one.document))}
            inside = [one for one in self.read if fold.has(one.case.id)]
            self._held |= {one.case.id: rows for one in inside}
            for one in inside:
                with self.without(one):
                    _decide_anew(one)

    @contextmanager
    def without(self, one: Read) -> Iterator[None]:
        """Read a text for a while as those do who have not learnt from it."""
        rows = self._held.get(one.case.id, {})
        kept = {table: dict(rows_known(table)) for table in rows}
        try:
            _put(rows)
            yield
        finally:
            _put(kept)


def _lessons(read: Iterable[Read]) -> Iterator[Lesson]:
    """The sentences of texts, by the categories for which gold quotes them."""
    for one in read:
        page, gold_page = Page(one.doc), GoldPage(one.doc.text)
        quotes = {gold.label: gold.quotes for gold in one.case.gold.wanted("clauses")}
        for _, sentence in page.telling():
            start = sentence["start"]
            end = min(sentence["end"], start + MAX_EVIDENCE)
            span = Span(start=start, end=end, text=page.text[start:end])
            words = frozenset(words_in(page.text, start, sentence["end"]))
            right = [
                category in quotes and gold_page.cites([span], quotes[category])
                for category in answers_of("clauses")
            ]
            yield Lesson(one.case.id, words, right)


def fitted(lessons: Iterable[Lesson]) -> Rows:
    """What each word says for each answer, as coarse as other weights; what says nothing is out."""
    taught = list(lessons)
    words = [one.words for one in taught]
    right = np.array([one.right for one in taught], dtype=float)
    known = having([one.document for one in taught], words, TEXTS)
    found = ridge(words, right, known, STRENGTH)
    rows = {word: [_coarse(x) for x in row] for word, row in found.items()}
    return {word: row for word, row in rows.items() if any(row)}


def _coarse(x: float) -> float:
    return round(x, 1) if abs(x) >= LEAST else 0.0


def _put(rows: Mapping[str, Rows]) -> None:
    for table, found in rows.items():
        known = rows_known(table)
        known.clear()
        known.update(found)


def _decide_anew(one: Read) -> None:
    nlp = load_pipeline(Settings())
    for component in COMPONENTS[COMPONENTS.index("affil_clauses") :]:
        nlp.get_pipe(component)(one.doc)


def file(rows: Mapping[str, Rows]) -> str:
    """`vocabulary/term_words.toml`."""
    return HEAD.format(least=TEXTS) + "".join(line for name in rows for line in _table(name, rows))


def _table(name: str, rows: Mapping[str, Rows]) -> Iterator[str]:
    answers = ", ".join(f'"{answer}"' for answer in answers_of(name))
    yield f"\n[{name}]\nanswers = [{answers}]\n\n[{name}.words]\n"
    for word, row in rows[name].items():
        yield f'"{word}" = [{", ".join(f"{x:g}" for x in row)}]\n'
