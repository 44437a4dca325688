"""One place where a service line is named, and what it says of the line's part in the deal."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cache

from affilcli.pipeline.annotations import Institution
from affilcli.pipeline.cues import Hit, Matcher
from affilcli.pipeline.page import TELLING, Page
from affilcli.pipeline.services.keepers import gives_up_rest
from affilcli.pipeline.services.scope import Reading, Scope
from affilcli.pipeline.services.service_terms import ServiceTerm
from affilcli.vocabulary import load

TITLE_REACH = 60
#: the tables of cues in `vocabulary/service_lines.toml`
LABELS = (
    *("title_before", "title_after", "profile", "ranking", "elsewhere"),
    *("deal", "doing", "shared"),
)
#: how near the places are at which a status can be said, the nearest first
PLACES = ("clause", "next", "list", "heading", "sentence")
EXCLUDING = PLACES[:4]
#: kinds of cues that say plainly that a line comes later or was there before
FIRM = ("later", "told")
#: lines whose words name organisations of any kind: "Community Health Network", "Surgery Clinic"
LOOSE = frozenset({"community-health", "primary-care", "specialty-care", "surgery"})
#: lines whose words are also used of an organisation's care or people at large
VAGUE = LOOSE | {"pediatrics"}
NEWS = re.compile(
    r"(?i)\b(?:will|would|new|newly|today|announc\w+|plans?|now|has taken|have taken)\b"
)
APPOSED = re.compile(
    r"(?:[A-Z][\w.’'-]+|M\.?D\.?|D\.?O\.?|RN),\s+(?:an?|the)\s+(?:[\w-]+\s+){0,3}$"
)


@dataclass(slots=True)
class ServiceMention:
    """A service line named in a sentence, the status it has there, and why."""

    id: str
    status: str
    start: int
    end: int
    sentences: list[int]
    features: dict[str, float] = field(default_factory=dict)


@cache
def _cues(*keys: str) -> Matcher:
    table = load("service_lines")
    return Matcher({key: table[key]["phrases"] for key in keys})


class MentionReader:
    """Reads the mentions of service lines on a page."""

    def __init__(
        self,
        page: Page,
        scope: Scope,
        institutions: Sequence[Institution],
        background: Sequence[float],
    ) -> None:
        self.page, self.scope, self.background = page, scope, background
        mentions = sorted(
            (m["start"], m["end"], n) for n, i in enumerate(institutions) for m in i["mentions"]
        )
        self.core: set[str] = set()
        self.names = [(start, end) for start, end, _ in mentions]
        self.owners = [owner for _, _, owner in mentions]
        self.known = {n for n in self.owners if self.owners.count(n) > 1}
        self.titles = list(_titles(page))
        cues = _cues(*LABELS)
        self.hits: dict[int, list[Hit]] = {}
        for hit in cues.find(page.text):
            self.hits.setdefault(page.index_at(hit.start), []).append(hit)

    def mentions(self, terms: Sequence[ServiceTerm]) -> Iterator[ServiceMention]:
        """The mentions in the telling parts of the page."""
        telling = [t for t in terms if self.page.kind_at(t.start) in TELLING]
        per_sentence: dict[int, set[str]] = {}
        for term in telling:
            per_sentence.setdefault(self.page.index_at(term.start), set()).update(term.ids)
        self.core = {i for t in telling if self.page.kind_at(t.start) == "headline" for i in t.ids}
        for term in telling:
            index = self.page.index_at(term.start)
            features = self._features(term, index)
            features["several_lines"] = float(len(per_sentence[index]) >= 3)
            for line in term.ids:
                vague = {
                    "vague_quoted": float(
                        line in VAGUE and bool(features["quoted"]) and not features["several_lines"]
                    ),
                    "vague_practitioner": float(line in VAGUE and term.practitioner),
                }
                yield self._with_status(line, term, index, features | vague)

    def _with_status(
        self, line: str, term: ServiceTerm, index: int, features: dict[str, float]
    ) -> ServiceMention:
        readings = self.scope.readings(term.start, term.end)
        shared = self._shared(index)
        news = self._news(index, features)
        never = (
            (set() if self._kept_out(index) else {"keeping"})
            | ({"hoped"} if line in self.core else set())
            | ({"given"} if news else set())
        )
        if news or not shared:
            never.add("past")
        if features["headline"] or index in self.page.lead[:1]:
            # What the story opens with is the news: "has teamed up to offer heart care".
            never |= {"told", "hoped"}
        reading = choose(readings, never)
        status = reading.status if reading else "included"
        sentences = [index]
        if reading and status != "included":
            near = "clause" if reading.place == "clause" else "weak"
            features[f"{status}_{near}"] = 1.0
            features["firm"] = float(
                reading.place in ("list", "heading") or (near == "clause" and reading.kind in FIRM)
            )
            if status == "existing":
                features["background"] = 0.0
                features["existing_shared"] = float(shared)
            if status == "excluded" and features["in_name"]:
                features["name_excluded"] = 1.0
            if reading.sentence != index and reading.place == "next":
                sentences.append(reading.sentence)
        elif any(r.status == "included" and r.place == "clause" for r in readings):
            features["included_clause"] = 1.0
        features["listed"] = float(
            any(r.place == "list" and r.status == "included" for r in readings)
        )
        features["under_heading"] = float(
            any(r.place == "heading" and r.status == "included" for r in readings)
        )
        return ServiceMention(line, status, term.start, term.end, sentences, features)

    def _kept_out(self, index: int) -> bool:
        """Does a sentence tell what one that sells the rest keeps?"""
        floor = self.page.sentences[index]["start"]
        cues = self.scope.hits(index, "excluded keeping")
        return any(gives_up_rest(self.page, cue, floor) for cue in cues)

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
            "party_near": float(
                any(sentence["start"] <= a < sentence["end"] for a, _ in self.names)
            ),
            "in_name": float(self._in_name(term, kind)),
            "in_loose_name": float(self._in_name(term, kind) and bool(LOOSE & {*term.ids})),
            "title": float(self._in_title(term, hits) or self._of_person(term)),
            "profile": float("profile" in labels),
            "ranking": float("ranking" in labels),
            "elsewhere": float(min(2, sum(hit.label == "elsewhere" for hit in hits))),
            "background": self.background[index] if index < len(self.background) else 0.0,
            "quoted": float(sentence["quoted"]),
            "practitioner": float(term.practitioner),
            "late": float(sentence["start"] > 0.8 * len(self.page.text)),
        }

    def _shared(self, index: int) -> bool:
        """Does a sentence tell of what two organisations do together?"""
        sentence = self.page.sentences[index]
        names = {
            n for n, (a, _) in enumerate(self.names) if sentence["start"] <= a < sentence["end"]
        }
        distinct = {self.owners[n] for n in names}
        return len(distinct) > 1 or any(hit.label == "shared" for hit in self.hits.get(index, []))

    def _news(self, index: int, features: Mapping[str, float]) -> bool:
        """Does a sentence tell what is new, so that "has run" tells of no earlier programme?"""
        news = NEWS.search(self.page.text_of(self.page.sentences[index]))
        return bool(features["headline"] or index in self.page.lead[:1] or news)

    def _in_name(self, term: ServiceTerm, kind: str) -> bool:
        own = term.start, term.end
        if any(a <= term.start and term.end <= b and (a, b) != own for a, b in self.names):
            return True
        # "Community physicians", where Community is what a party is called for short
        called = (
            (a, b) for (a, b), n in zip(self.names, self.owners, strict=True) if n in self.known
        )
        if any(a == term.start and b < term.end for a, b in called):
            return True
        text = self.page.text
        if kind in ("headline", "subheading") or not text[term.start].isupper():
            return False
        return bool(
            re.match(
                r"[\w’']*\s(?:Center|Centre|Hospital|Institute|Clinic|Group|Associates|Network|Foundation|Program|Services|Pavilion|Building|Award|University)\b",
                text[term.end :],
            )
        )

    def _of_person(self, term: ServiceTerm) -> bool:
        """Does a term stand in the title of a person that was found?"""
        return any(start <= term.start and term.end <= end for start, end in self.titles)

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


def choose(readings: Sequence[Reading], never: AbstractSet[str]) -> Reading | None:
    """The reading that counts: exclusion in the clause, later phases, then what is said nearest.

    Cues of the kinds in `never` say nothing here.
    """
    return min((r for r in readings if r.kind not in never), key=_rank, default=None)


def _rank(reading: Reading) -> tuple[float, bool, int]:
    place: float = PLACES.index(reading.place)
    soft = reading.status != "excluded" and reading.kind not in FIRM
    if reading.place == "clause" and soft:
        # "It hopes to open in May and will include X": of the soft ones the nearest counts.
        return len(EXCLUDING) - 0.5, False, reading.distance
    return place, reading.status == "included", reading.distance
