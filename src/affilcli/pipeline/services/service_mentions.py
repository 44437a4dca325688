"""One place where a service line is named, and what it says of the line's part in the deal."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from affilcli.pipeline.cues import Hit, Matcher
from affilcli.pipeline.page import TELLING, Page
from affilcli.pipeline.services.scope import Reading, Scope
from affilcli.pipeline.services.service_terms import ServiceTerm
from affilcli.pipeline.services.statuses import BASE, MOST_BY_WORDS, OTHERS, StatusReader
from affilcli.pipeline.spots import Cover, starting_in, touching
from affilcli.pipeline.term_words import told, words_around, words_next_to
from affilcli.vocabulary import load

TITLE_REACH, SEVERAL = 60, 3
#: a status less likely than that beside a likelier one is not worth a thought
LEAST_SHARE = 0.2
#: a text of fewer sentences has no late part
LATE = 8
#: the tables of cues in `vocabulary/service_lines.toml`
LABELS = (
    *("title_before", "title_after", "profile", "describes", "ranking", "elsewhere"),
    *("deal", "doing", "shared"),
)
#: lines whose words name organisations of any kind: "Community Health Network", "Surgery Clinic"
LOOSE = frozenset({"community-health", "primary-care", "specialty-care", "surgery"})
#: lines whose words are also used of an organisation's care or people at large
VAGUE = LOOSE | {"pediatrics"}
NEWS = re.compile(
    r"(?i)\b(?:will|would|new|newly|today|announc\w+|plans?|now|has taken|have taken)\b"
)
#: a word behind a line's that makes both the name of something
OF_NAME = re.compile(
    r"[\w’']*\s(?:Center|Centre|Hospital|Institute|Clinic|Group|Associates|Network|Foundation|Program"
    r"|Services|Pavilion|Building|Award|University)\b"
)
APPOSED = re.compile(
    r"(?:[A-Z][\w.’'-]+|M\.?D\.?|D\.?O\.?|RN),\s+(?:an?|the)\s+(?:[\w-]+\s+){0,3}$"
)


@dataclass(slots=True)
class ServiceMention:
    """A service line named in a sentence, and a status that it may have there.

    `told` is what speaks for the status, `features` for the line being part of the deal with it;
    `likeliest` tells the likeliest status of a place from others that it may have.
    """

    id: str
    status: str
    start: int
    end: int
    clause: tuple[int, int]
    sentences: list[int]
    likeliest: bool
    told: dict[str, float] = field(default_factory=dict)
    features: dict[str, float] = field(default_factory=dict)


@cache
def _cues(*keys: str) -> Matcher:
    table = load("service_lines")
    return Matcher({key: table[key]["phrases"] for key in keys})


def words_of_mention(
    text: str, within: tuple[int, int], start: int, end: int, line: str
) -> set[str]:
    """What can speak for a line named in a sentence: the words around and beside it, itself."""
    around = words_around(text, within, start, end)
    return around | words_next_to(text, within, start, end) | {f"[{line}]"}


class MentionReader:
    """Reads the mentions of service lines on a page."""

    def __init__(self, page: Page, scope: Scope) -> None:
        self.page, self.scope, self.background = page, scope, page.background
        self.names = page.names
        often = Counter(owner for _, _, owner in self.names)
        self.known = {owner for owner, count in often.items() if count > 1}
        self.titles = Cover(list(_titles(page)))
        self.statuses = StatusReader(page, scope)
        cues = _cues(*LABELS)
        self.hits: dict[int, list[Hit]] = {}
        for hit in cues.find(page.text):
            self.hits.setdefault(page.index_at(hit.start), []).append(hit)

    def mentions(self, terms: Sequence[ServiceTerm]) -> Iterator[ServiceMention]:
        """The mentions in the telling parts of the page, with every status that is likely."""
        telling = [t for t in terms if self.page.kind_at(t.start) in TELLING]
        named = _Named(self.page, telling)
        for term in telling:
            index = self.page.index_at(term.start)
            features = self._features(term, index)
            features["several_lines"] = float(len(named.lines_in(index)) >= SEVERAL)
            for line in term.ids:
                own = features | named.of_line(line) | _vague(line, term, features)
                own["words"] = self._by_words(index, term, line)
                yield from self._with_statuses(line, term, index, own)

    def _with_statuses(
        self, line: str, term: ServiceTerm, index: int, features: dict[str, float]
    ) -> Iterator[ServiceMention]:
        """The mention with each status that is likely, the likeliest first."""
        readings = self.scope.readings(term.start, term.end)
        told = self.statuses.features(term.start, term.end, readings, features)
        shares = self.statuses.shares(told)
        likeliest = max(shares, key=lambda one: shares[one])
        clause = self.scope.clause(index, term.start)
        for status in sorted(shares, key=lambda one: -shares[one]):
            first = status == likeliest
            if first or shares[status] >= LEAST_SHARE:
                own = features | _of_status(status, shares[status], readings, features)
                own["second"] = float(not first)
                sentences = [index, *_next_sentence(readings, status, index)]
                yield ServiceMention(
                    line, status, term.start, term.end, clause, sentences, first, told, own
                )

    def _by_words(self, index: int, term: ServiceTerm, line: str) -> float:
        """How far the words around a line say that it is one of the deal's."""
        sentence = self.page.sentences[index]
        within = sentence["start"], sentence["end"]
        words = words_of_mention(self.page.text, within, term.start, term.end, line)
        (leaning,) = told("mentions", words).values()
        return max(-MOST_BY_WORDS, min(MOST_BY_WORDS, leaning))

    def _features(self, term: ServiceTerm, index: int) -> dict[str, float]:
        sentence = self.page.sentences[index]
        kind = self.page.kind(sentence)
        hits = self.hits.get(index, [])
        labels = {hit.label for hit in hits}
        return {
            "headline": float(kind == "headline"),
            "subheading": float(kind == "subheading"),
            "bullet": float(kind == "bullet"),
            "lead": float(index in self.page.lead),
            "deal_near": float("deal" in labels),
            "doing_near": float("doing" in labels),
            "party_near": float(bool(starting_in(self.names, sentence["start"], sentence["end"]))),
            "in_name": float(self._in_name(term, kind)),
            "in_loose_name": float(self._in_name(term, kind) and bool(LOOSE & {*term.ids})),
            "title": float(self._in_title(term, hits) or self._of_person(term)),
            "profile": float("profile" in labels),
            "describes": float("describes" in labels),
            "ranking": float("ranking" in labels),
            "elsewhere": float(min(2, sum(hit.label == "elsewhere" for hit in hits))),
            "background": self.background[index] if index < len(self.background) else 0.0,
            "quoted": float(sentence["quoted"]),
            "asked": float(self.page.text_of(sentence).rstrip(' ”"').endswith("?")),
            "practitioner": float(term.practitioner),
            "late": float(index >= LATE and sentence["start"] > 0.8 * len(self.page.text)),
            "shared": float(self._shared(index)),
            "news": float(self._news(index, kind == "headline")),
        }

    def _shared(self, index: int) -> bool:
        """Does a sentence tell of what two organisations do together?"""
        sentence = self.page.sentences[index]
        named = starting_in(self.names, sentence["start"], sentence["end"])
        distinct = {owner for _, _, owner in named}
        return len(distinct) > 1 or any(hit.label == "shared" for hit in self.hits.get(index, []))

    def _news(self, index: int, headline: bool) -> bool:
        """Does a sentence tell what is new, so that "has run" tells of no earlier programme?"""
        news = NEWS.search(self.page.text_of(self.page.sentences[index]))
        return bool(headline or index in self.page.lead[:1] or news)

    def _in_name(self, term: ServiceTerm, kind: str) -> bool:
        own = term.start, term.end
        beside = touching(self.names, *own)
        if any(a <= term.start and term.end <= b and (a, b) != own for a, b, _ in beside):
            return True
        # "Community physicians", where Community is what a party is called for short
        if any(a == term.start and b < term.end and n in self.known for a, b, n in beside):
            return True
        text = self.page.text
        if kind in ("headline", "subheading") or not text[term.start].isupper():
            return False
        return OF_NAME.match(text, term.end) is not None

    def _of_person(self, term: ServiceTerm) -> bool:
        """Does a term stand in the title of a person that was found?"""
        return self.titles.holds(term.start, term.end)

    def _in_title(self, term: ServiceTerm, hits: Sequence[Hit]) -> bool:
        text = self.page.text
        for hit in hits:
            between = (
                text[hit.end : term.start] if hit.end <= term.start else text[term.end : hit.start]
            )
            if (
                hit.label == "title_before"
                and hit.end <= term.start
                and len(between) < TITLE_REACH
                and not re.search(r"[,;.]\s(?!and\b)|\b(?:at|is|was|will|said|who)\b", between)
            ):
                return True
            if hit.label == "title_after" and term.end <= hit.start and not between.strip(" -"):
                return True
        return term.practitioner and bool(
            APPOSED.search(text[max(0, term.start - 50) : term.start])
        )


def _titles(page: Page) -> Iterator[tuple[int, int]]:
    """Where the titles of the people found stand."""
    for person in page.doc._.affil_people or []:
        title = person["value"]["title"]
        start = page.text.find(title, *person["evidence"][0]) if title else -1
        if start >= 0:
            yield start, start + len(title)


class _Named:
    """Where the lines of a page are named."""

    def __init__(self, page: Page, terms: Sequence[ServiceTerm]) -> None:
        self.headline = {i for t in terms if page.kind_at(t.start) == "headline" for i in t.ids}
        self.sentences: dict[str, set[int]] = {}
        for term in terms:
            for line in term.ids:
                self.sentences.setdefault(line, set()).add(page.index_at(term.start))
        self.lead = set(page.lead)

    def lines_in(self, index: int) -> list[str]:
        """The lines that a sentence names."""
        return [line for line, found in self.sentences.items() if index in found]

    def of_line(self, line: str) -> dict[str, float]:
        """Is a line in the headline, in the opening of the story, and only once in all?"""
        return {
            "core": float(line in self.headline),
            "opening": float(bool(self.sentences[line] & self.lead)),
            "once": float(len(self.sentences[line]) == 1),
        }


def _vague(line: str, term: ServiceTerm, features: Mapping[str, float]) -> dict[str, float]:
    """What speaks against a line whose words are also used of care at large."""
    alone = features["quoted"] and not features["several_lines"]
    return {
        "vague_quoted": float(line in VAGUE and bool(alone)),
        "vague_practitioner": float(line in VAGUE and term.practitioner),
    }


def _of_status(
    status: str, share: float, readings: Sequence[Reading], features: Mapping[str, float]
) -> dict[str, float]:
    """What tells how plainly it is said that a mention has a status, whose share this is."""
    said = {(r.status, r.place) for r in readings}
    answered = any(one.place == "next" for one in readings)
    return {
        **{other: float(status == other) for other in OTHERS},
        "asked": features["asked"] * (not answered),
        "likely": math.log(share),
        "said": float(any(one == status for one, _ in said) and status != BASE),
        "existing_shared": features["shared"] * (status == "existing"),
        "name_excluded": features["in_name"] * (status == "excluded"),
        "included_clause": float(status == BASE and (BASE, "clause") in said),
        "listed": float((BASE, "list") in said),
        "under_heading": float((BASE, "heading") in said),
    }


def _next_sentence(readings: Sequence[Reading], status: str, index: int) -> list[int]:
    """The sentence behind, if that is the one that says the status."""
    return [r.sentence for r in readings if r.status == status and r.place == "next"][:1]
