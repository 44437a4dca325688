"""Clauses: the kinds of terms that the text states of this agreement, with the sentences that do.

Every sentence in which a category's cues stand, or whose words are those of such sentences, is
weighed for that category; the best sentence decides whether the record has the category, and the
best few are its evidence.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc

from affilcli.pipeline.annotations import Proposal, Sentence
from affilcli.pipeline.cues import Hit, Matcher
from affilcli.pipeline.dates.years import tells_of_past, year_of
from affilcli.pipeline.page import Page
from affilcli.pipeline.term_words import told, words_in
from affilcli.pipeline.weigh import Weigher
from affilcli.records import CLAUSE_CATEGORIES
from affilcli.vocabulary import load

THRESHOLD = 0.5
#: without a cue a sentence is worth weighing if its words alone have these log-odds
WORDS_ALONE = -2.0
#: sentences given as evidence of a category, and how near to the best they must come
MOST_EVIDENCE, NEAR_BEST = 4, 0.6
#: a heading's subject holds for this many sentences; a line this short can be one
HEADING_REACH, HEADING_WORDS, RUN_IN_WORDS = 6, 9, 4

#: which figures speak for which category
OF_FIGURES = {
    "financial": ("price", "commitment", "stake"),
    "term": ("term",),
    "facilities": ("beds",),
    "workforce": ("staff",),
}

#: grades of cues, from those that state a clause by themselves to those that merely belong to it
GRADES = ("strong", "likely", "weak")
_MONEY = re.compile(r"(?i)[$€£¥]\s?\d|\b\d[\d.,]*[\s-](?:million|billion|dollars?|euros?|pounds)\b")
_SPAN = re.compile(
    r"(?i)\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty"
    r"|fifty|ninety)(?:[\s-]\w{1,5})?[\s-](?:year|month|day)s?\b"
)


class Cues(NamedTuple):
    """What stands in one sentence: counts of cues by category and grade, and the context words.

    `blocked` are the categories of which something else is said that looks like them.
    """

    strong: dict[str, int]
    likely: dict[str, int]
    weak: dict[str, int]
    context: frozenset[str]
    blocked: frozenset[str]

    def of(self, category: str) -> bool:
        """Does any cue of this category stand here?"""
        return any(category in grade for grade in (self.strong, self.likely, self.weak))


class Surroundings(NamedTuple):
    """What stands around a sentence: the subjects of its heading, and what others found in it."""

    headings: frozenset[str]
    figures: frozenset[str]
    excludes: bool
    past_year: bool
    money: bool
    span: bool
    background: float
    words: dict[str, float]


@Language.factory(
    "affil_clauses",
    requires=["doc._.affil_sentences", "doc._.affil_background", "doc._.affil_figures"],
    assigns=["doc._.affil_clauses"],
)
def make_clauses(nlp: Language, name: str) -> ClauseReader:
    """Component that fills `doc._.affil_clauses`."""
    return ClauseReader()


class ClauseReader:
    """Weighs every sentence for every category whose cues it holds."""

    def __init__(self) -> None:
        self.weigher = Weigher("clauses", "sentence")

    def __call__(self, doc: Doc) -> Doc:
        found: dict[str, list[tuple[float, Sentence, dict[str, float]]]] = defaultdict(list)
        for category, sentence, features in candidates(doc):
            found[category].append((self.weigher.probability(features), sentence, features))
        doc._.affil_clauses = [decide(c, found[c]) for c in CLAUSE_CATEGORIES if c in found]
        return doc


def decide(category: str, found: list[tuple[float, Sentence, dict[str, float]]]) -> Proposal:
    """The proposal of one category: its best sentence decides, the best few are cited."""
    ranked = sorted(found, key=lambda one: -one[0])
    best, _, features = ranked[0]
    cited = [s for p, s, _ in ranked[:MOST_EVIDENCE] if p >= NEAR_BEST * best]
    return Proposal(
        value=category,
        evidence=[[s["start"], s["end"]] for s in cited],
        features=features,
        score=best,
        taken=best >= THRESHOLD,
    )


def candidates(doc: Doc) -> Iterator[tuple[str, Sentence, dict[str, float]]]:
    """(category, sentence, features) wherever a category's cues stand in a telling sentence."""
    page = Page(doc)
    beside = _Beside(doc, page)
    headings, reach = frozenset[str](), 0
    for index, sentence in page.telling():
        cues = read_cues(page.text, sentence["start"], sentence["end"])
        if _is_heading(page, sentence):
            headings = frozenset({*cues.strong, *cues.likely, *cues.weak})
            reach = HEADING_REACH
        over = headings if reach >= 0 else frozenset[str]()
        reach -= 1
        around = beside.of(index, sentence, over)
        for category in CLAUSE_CATEGORIES:
            if cues.of(category) or _backed(category, cues, around):
                yield category, sentence, features_of(category, cues, around, page, sentence)


def features_of(
    category: str, cues: Cues, around: Surroundings, page: Page, sentence: Sentence
) -> dict[str, float]:
    """What speaks for and against a sentence stating a clause of this category."""
    strong, likely = cues.strong.get(category, 0), cues.likely.get(category, 0)
    weak = cues.weak.get(category, 0)
    kind = page.kind(sentence)
    tests = {
        category: True,
        "strong cue": strong >= 1,
        "second strong cue": strong >= 2,
        "likely cue": likely >= 1,
        "second likely cue": likely >= 2,
        "weak cue": weak >= 1,
        "second weak cue": weak >= 2,
        f"strong cue of {category}": strong >= 1,
        f"likely cue of {category}": likely >= 1,
        f"weak cue of {category}": weak >= 1,
        "sum of money": category == "financial" and around.money,
        "span of time": category == "term" and around.span and not around.money,
        "no cue": not cues.of(category),
        "heading names it": category in around.headings,
        "figure of its kind": category in around.figures
        and (category != "term" or strong + likely > 0),
        "exclusion found": category == "carve-out" and around.excludes,
        "past year": around.past_year,
        "listed": kind == "bullet",
        "in a heading": kind in ("headline", "subheading"),
        "quoted": sentence["quoted"],
        "question": page.text_of(sentence).rstrip().endswith("?"),
    } | {f"wording of {name}": True for name in cues.context}
    measured = {"words": around.words[category], "background": around.background}
    present = {name: 1.0 for name, holds in tests.items() if holds}
    return present | {name: x for name, x in measured.items() if x}


def read_cues(text: str, start: int, end: int) -> Cues:
    """The cues in one sentence, less those that a blocker covers; overlapping ones count once."""
    spans: dict[tuple[str, str], list[Hit]] = defaultdict(list)
    context = set()
    for hit in matcher().find(text, start, end):
        subject, _, grade = hit.label.partition(" ")
        if subject == "context":
            context.add(grade)
        else:
            spans[subject, grade].append(hit)
    counts: dict[str, dict[str, int]] = {grade: {} for grade in GRADES}
    for category in {subject for subject, _ in spans}:
        taken = list(spans[category, "blocker"])
        for grade in GRADES:
            if kept := apart(spans[category, grade], taken):
                counts[grade][category] = len(kept)
                taken += kept
    blocked = frozenset(category for category, grade in spans if grade == "blocker")
    return Cues(**counts, context=frozenset(context), blocked=blocked)


def apart(hits: Iterable[Hit], taken: list[Hit]) -> list[Hit]:
    """The longest hits that overlap neither each other nor those already taken."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda h: h.start - h.end):
        if not any(hit.start < other.end and other.start < hit.end for other in (*taken, *kept)):
            kept.append(hit)
    return kept


@cache
def matcher() -> Matcher:
    """All cues and context words of the vocabulary in one matcher."""
    vocabulary = load("clauses")
    table = {
        f"{category} {grade}": phrases
        for category, grades in vocabulary["cues"].items()
        for grade, phrases in grades.items()
    }
    context = load("wording")["wording"]
    return Matcher(table | {f"context {name}": phrases for name, phrases in context.items()})


def _is_heading(page: Page, sentence: Sentence) -> bool:
    """Does this sentence give the subject of the next: a heading, a question, a run-in title?"""
    text = page.text_of(sentence).strip()
    words, zone = len(text.split()), page.zones[sentence["zone"]]
    kind = page.kind(sentence)
    if kind == "subheading" or text.endswith("?"):
        return True
    whole = sentence["end"] - sentence["start"] >= zone["end"] - zone["start"] - 2
    bare = not text.endswith((".", "!", '"', "”", ";", ","))
    run_in = sentence["start"] <= zone["start"] + 5 and words <= RUN_IN_WORDS and not whole
    return run_in or (whole and bare and words <= HEADING_WORDS and kind != "headline")


def _backed(category: str, cues: Cues, around: Surroundings) -> bool:
    """Is there reason to weigh a sentence without a cue? A span of time alone may be anybody's."""
    if around.words[category] >= WORDS_ALONE and category not in cues.blocked:
        return True
    figure = category in around.figures and category != "term"
    money = category == "financial" and around.money
    return figure or money or (category == "carve-out" and around.excludes)


class _Beside:
    """What other components found, sentence by sentence."""

    def __init__(self, doc: Doc, page: Page) -> None:
        self.text, self.now = page.text, year_of(doc, page.text)
        self.background: list[float] = doc._.affil_background or []
        self.figures: dict[int, set[str]] = defaultdict(set)
        for figure in _taken(doc._.affil_figures):
            for start, _ in figure["evidence"]:
                self.figures[page.index_at(start)].add(figure["value"]["kind"])
        excluded = _taken(doc._.affil_exclusions)
        self.excludes = {page.index_at(start) for one in excluded for start, _ in one["evidence"]}

    def of(self, index: int, sentence: Sentence, headings: frozenset[str]) -> Surroundings:
        kinds = self.figures.get(index, set())
        return Surroundings(
            headings=headings,
            figures=frozenset(c for c, of in OF_FIGURES.items() if kinds & set(of)),
            excludes=index in self.excludes,
            money=_MONEY.search(self.text, sentence["start"], sentence["end"]) is not None,
            span=_SPAN.search(self.text, sentence["start"], sentence["end"]) is not None,
            past_year=tells_of_past(self.text, sentence["start"], sentence["end"], self.now),
            background=self.background[index] if index < len(self.background) else 0.0,
            words=told("clauses", words_in(self.text, sentence["start"], sentence["end"])),
        )


def _taken(proposals: list[Proposal] | None) -> list[Proposal]:
    return [p for p in proposals or [] if p["taken"]]
