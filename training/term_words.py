"""Fits what words say for clauses, figures, services and dates: `vocabulary/term_words.toml`.

Of clauses every sentence is an example, for the categories for which gold quotes it; of figures
every number, for each kind that its unit allows; of statuses every mention of a service line that
gold has, and of a line's being one of the deal's every mention; of dates every day that a story
tells of. A text is judged by what others taught.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import NamedTuple

import msgspec
import numpy as np

from affilcli.evaluate.page import MAX_EVIDENCE
from affilcli.evaluate.page import Page as GoldPage
from affilcli.evaluate.same import SAME
from affilcli.pipeline.bare_words import BIAS
from affilcli.pipeline.build import COMPONENTS, load_pipeline
from affilcli.pipeline.dates.choosing import TYPES
from affilcli.pipeline.dates.day_words import words_beside
from affilcli.pipeline.page import Page
from affilcli.pipeline.services.left_out import wording
from affilcli.pipeline.services.service_lines import mentions
from affilcli.pipeline.services.service_mentions import words_of_mention
from affilcli.pipeline.term_words import answers_of, rows_known, words_in
from affilcli.pipeline.terms import figures
from affilcli.pipeline.terms.numbers import Quantity
from affilcli.records import Figure, Span
from affilcli.settings import Settings
from training.days import labelled_days, odds_without_words
from training.examples import Read, label
from training.ridge import having, ridge
from training.statuses import labelled_mentions
from training.words import folds
from training.write import table_of_rows

TERM_WORDS = "term_words"
HEAD = """\
# What the words of a sentence say for its stating a clause, those around a number for its being a
# figure of a kind, those of a sentence for the status of its service lines, those around such a
# line ("[cardiology]") for its being one of the deal's, and those before and behind a day
# ("by … *", "* … on") for its being a date of a type, in log-odds.
# `make fit DECISIONS=term_words ARGS=--write` makes it.
"""

#: between a kind of figure and a word that counts for it alone
OF = "\t"

Rows = dict[str, list[float]]


class Lesson(NamedTuple):
    """The words of an example, and which answers are right for it.

    `beside` are the log-odds of the answers by all else, where they exclude each other.
    """

    document: str
    words: frozenset[str]
    right: Sequence[float]
    beside: Sequence[float] = ()


class Table(NamedTuple):
    """How a table is learnt.

    A word that fewer than `texts` have is more of a name than a sign; `strength` is how strongly
    its weight is held to nothing, and `digits` what is kept of it. One that nowhere says as much as
    `least` is left out: what holds of new texts, the others say as well.
    """

    lessons: Callable[[Read], Iterator[Lesson]]
    texts: int
    strength: float
    digits: int
    least: float = 0.0


class TermWords:
    """What texts teach about words, as a whole and but for a fold."""

    def __init__(self, read: Sequence[Read]) -> None:
        self.read = [one for one in read if one.case.gold.relevant]
        self._held: dict[str, dict[str, Rows]] = {}

    def file(self) -> str:
        """`vocabulary/term_words.toml`."""
        return file({name: fitted(name, self._lessons(name)) for name in TABLES})

    def hold_out(self) -> None:
        """Let every text be told by the words of others from now on."""
        taught = {name: self._lessons(name) for name in TABLES}
        for fold in folds():
            rows = {
                name: fitted(name, [one for one in lessons if not fold.has(one.document)])
                for name, lessons in taught.items()
            }
            inside = [one for one in self.read if fold.has(one.case.id)]
            self._held |= {one.case.id: rows for one in inside}
            for one in inside:
                with self.without(one):
                    _decide_anew(one)

    def _lessons(self, table: str) -> list[Lesson]:
        return [lesson for one in self.read for lesson in TABLES[table].lessons(one)]

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


def _clauses(read: Read) -> Iterator[Lesson]:
    """The sentences of a text, by the categories for which gold quotes them."""
    page, gold_page = Page(read.doc), GoldPage(read.doc.text)
    quotes = {one.label: one.quotes for one in read.case.gold.wanted("clauses")}
    for _, sentence in page.telling():
        start = sentence["start"]
        end = min(sentence["end"], start + MAX_EVIDENCE)
        span = Span(start=start, end=end, text=page.text[start:end])
        words = frozenset(words_in(page.text, start, sentence["end"]))
        right = [
            category in quotes and gold_page.cites([span], quotes[category])
            for category in answers_of("clauses")
        ]
        yield Lesson(read.case.id, words, right)


def _figures(read: Read) -> Iterator[Lesson]:
    """The numbers of a text by kind; a word counts for itself, and once more for this kind.

    What may be left out teaches nothing.
    """
    page, wanted = Page(read.doc), read.case.gold.wanted("figures")
    for quantity, kind, sentence, _ in figures.candidates(page):
        right, _ = label(_figure(quantity, kind), wanted, SAME["figures"])
        if right is not None:
            words = figures.near(page.text, quantity, sentence)
            own = {_own(kind, word) for word in (BIAS, *words)}
            yield Lesson(read.case.id, frozenset(words | own), [right])


def _figure(quantity: Quantity, kind: str) -> Figure:
    parts = {"kind": kind, "value": quantity.value, "unit": quantity.unit, "text": ""}
    return msgspec.convert({"evidence": [], "confidence": 1.0, **parts}, Figure)


def _statuses(read: Read) -> Iterator[Lesson]:
    """The clauses that mention service lines, by the statuses that are right there."""
    for mention, right in labelled_mentions(read):
        words = frozenset(wording(read.doc.text[slice(*mention.clause)]))
        yield Lesson(read.case.id, words, [one in right for one in answers_of("statuses")])


def _mentions(read: Read) -> Iterator[Lesson]:
    """The mentions of service lines: has gold the line, with any status?

    A line that may be left out teaches nothing.
    """
    page, lines = Page(read.doc), read.case.gold.service_lines
    for mention in (one for one in mentions(read.doc) if one.likeliest):
        gold = [one for one in lines if one.id == mention.id]
        if not gold or not all(one.optional for one in gold):
            sentence = page.sentence_at(mention.start)
            within = sentence["start"], sentence["end"]
            words = words_of_mention(page.text, within, mention.start, mention.end, mention.id)
            yield Lesson(read.case.id, frozenset(words), [bool(gold)])


def _dates(read: Read) -> Iterator[Lesson]:
    """The days of a story, by the types that they are dates of."""
    page = Page(read.doc)
    for day, types in zip(read.doc._.affil_days or [], labelled_days(read), strict=True):
        right = [float(bool(one.right)) for one in types]
        if any(right) or not any(one.right is None for one in types):
            sentence = page.sentences[day["sentence"]]
            span = sentence["start"], sentence["end"]
            words = words_beside(page.text, span, day["start"], day["end"])
            beside = [
                odds_without_words(kind, one.features)
                for kind, one in zip(TYPES, types, strict=True)
            ]
            shares = [x / max(1.0, sum(right)) for x in right]
            yield Lesson(read.case.id, frozenset(words), shares, beside)


#: by name
TABLES = {
    "clauses": Table(_clauses, texts=5, strength=2.0, digits=1),
    "figures": Table(_figures, texts=3, strength=5.0, digits=1, least=0.2),
    "statuses": Table(_statuses, texts=6, strength=10.0, digits=1),
    "mentions": Table(_mentions, texts=4, strength=5.0, digits=1),
    "dates": Table(_dates, texts=4, strength=8.0, digits=2),
}


def fitted(name: str, lessons: Sequence[Lesson]) -> Rows:
    """What each word says for each answer; words that say nothing are left out."""
    _, texts, strength, digits, least = TABLES[name]
    words = [one.words for one in lessons]
    right = np.array([one.right for one in lessons], dtype=float)
    known = having([one.document for one in lessons], words, texts)
    beside = np.array([one.beside for one in lessons]) if lessons[0].beside else None
    found = ridge(words, right, known, strength, beside)
    if name == "figures":
        found = _by_kind(found)
    rows = {word: [round(x, digits) for x in row] for word, row in found.items()}
    return {word: row for word, row in rows.items() if any(row) and max(map(abs, row)) >= least}


def _own(kind: str, word: str) -> str:
    return f"{kind}{OF}{word}"


def _by_kind(found: Rows) -> Rows:
    """What a word says for each kind: for all of them, and more or less for this one."""
    return {
        word: [shared + sum(found.get(_own(kind, word), ())) for kind in answers_of("figures")]
        for word, (shared,) in found.items()
        if OF not in word
    }


def _put(rows: Mapping[str, Rows]) -> None:
    for table, found in rows.items():
        known = rows_known(table)
        known.clear()
        known.update(found)


def _decide_anew(one: Read) -> None:
    nlp = load_pipeline(Settings())
    for component in COMPONENTS[COMPONENTS.index("affil_dates") :]:
        nlp.get_pipe(component)(one.doc)


def file(rows: Mapping[str, Rows]) -> str:
    """`vocabulary/term_words.toml` with these rows."""
    tables = (table_of_rows(name, "answers", answers_of(name), rows[name]) for name in rows)
    return HEAD + "".join(tables)
