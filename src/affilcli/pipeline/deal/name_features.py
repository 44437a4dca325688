"""What speaks for a phrase being the name of a deal: the words beside it, its bearers, the kind."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from affilcli.pipeline.annotations import Institution
from affilcli.pipeline.deal import name_diction
from affilcli.pipeline.deal.beside import Words
from affilcli.pipeline.deal.naming import NAMING, NOVELTY, SIGNS, introductions, renames
from affilcli.pipeline.institutions.name_words import is_head, word_list
from affilcli.pipeline.page import Page
from affilcli.pipeline.spots import touching

#: a sentence that is more likely than this about something else introduces a name less surely
BACKGROUND = 0.6
#: a name of so many words is long
LONG = 4
_SMALL = frozenset({"of", "and", "for", "at", "in", "s"})
#: `a Mercer Heart Center in town`: it is not yet known, while `a Mercer hospital` is of a known one
_INDEFINITE = re.compile(r"\b[Aa]n? (?:new |first |joint )?[“\"]?$")
_ENDS = re.compile(r"[”\"]?(?:[,.;:)]|\s(?:in|at|on|for|that|which|to|with|and|by|will|would)\b|$)")
#: a quotation mark right before a name, or at the end of the line above
_QUOTE_BEFORE = re.compile(r"[“\"‘']$")
#: a short form in brackets behind a name
_SHORT_FORM = re.compile(r"[”\"’']?\s\([“\"‘']?(?:the\s)?[“\"‘']?[A-Z]")
#: kinds that make something new, and kinds in which a new name is mostly that of what changes hands
MAKING, TAKING = ("joint-venture", "merger"), ("acquisition", "management-agreement")


class Context(NamedTuple):
    """What holds for the whole page: its institutions, which are parties, the words that the names
    of each of these are known by, the kinds' probabilities, the persons by their first names, the
    places, where the parties are mentioned, and the page's words.
    """

    institutions: list[Institution]
    parties: set[int]
    shared: Mapping[int, frozenset[str]]
    kinds: Mapping[str, float]
    people: Mapping[str, list[str]]
    places: frozenset[str]
    mentions: list[tuple[int, int]]
    words: Words

    @classmethod
    def of(cls, page: Page) -> Context:
        """The context of a page."""
        attributes = page.doc._
        institutions: list[Institution] = attributes.affil_institutions or []
        taken = [p for p in attributes.affil_parties or [] if p["taken"]]
        parties = {p["value"]["institution"] for p in taken}
        kinds = defaultdict(float, {p["value"]: p["score"] for p in attributes.affil_kinds or []})
        people: dict[str, list[str]] = defaultdict(list)
        for person in (p["value"]["name"] for p in attributes.affil_people or [] if p["taken"]):
            people[person.split()[0]].append(person)
        places = frozenset(e.text for e in page.doc.ents if e.label_ in ("GPE", "LOC"))
        mentions = sorted((m["start"], i) for i in parties for m in institutions[i]["mentions"])
        shared = {i: _known_by(institutions[i]) for i in sorted(parties)}
        words = Words(page)
        return cls(institutions, parties, shared, kinds, people, places, mentions, words)

    def borne(self, page: Page, places: list[tuple[int, int]]) -> set[int]:
        """The institutions that are named at these places."""
        return {
            index
            for start, end in places
            for a, b, index in touching(page.names, start, end)
            if a <= start and end <= b
        }


def signs(page: Page, start: int, end: int, context: Context) -> dict[str, float]:
    """How the words at one place introduce a name; less where the sentence is background."""
    labels = introductions(page, start, end)
    if labels & NAMING and renames(page, start, end, context.mentions):
        labels = (labels - NAMING) | {"renamed"}
    background = page.background[page.index_at(start)]
    share = 1 - background if background > BACKGROUND else 1.0
    return {label: share * (label in labels) for label in SIGNS}


def _telling(name: str) -> frozenset[str]:
    """The words of a name that tell it from others."""
    return frozenset(w for w in word_list(name) if not (is_head(w) or w in _SMALL))


def _known_by(one: Institution) -> frozenset[str]:
    """The words that tell an institution from others, in its name, its short forms or acronyms."""
    forms = (one["name"], one["short"], *one["acronyms"])
    return frozenset().union(*map(_telling, forms))


def made_of(name: str, bearers: set[int], context: Context) -> dict[str, float]:
    """How much of a name is taken from those of the parties that do not bear it.

    `holds_two` are two of them of which each gives it a word that the others do not have.
    """
    words = _telling(name)
    parties = [shared for index, shared in context.shared.items() if index not in bearers]
    own = sum(any(word in shared for shared in parties) for word in words)
    counts = Counter(word for shared in parties for word in shared)
    givers = sum(any(counts[word] == 1 for word in words & shared) for shared in parties)
    return {
        "shared": own / max(1, len(words)),
        "holds_two": float(givers > 1),
        "long": float(len(word_list(name)) >= LONG),
        "between": float(bool(bearers) and len(parties) > 1),
        "wording": name_diction.leaning(name_diction.within(name)),
    }


def kinds(context: Context) -> dict[str, float]:
    """How likely the agreement is of kinds that mostly have names of their own, or have none."""
    likely = context.kinds
    return {
        "taking": sum(likely[kind] for kind in TAKING),
        "sharing": likely["alliance"] + likely["collaboration"],
        "teaching": likely["academic-affiliation"],
        "venture": likely["joint-venture"],
    }


def circumstances(page: Page, places: list[tuple[int, int]], context: Context) -> dict[str, float]:
    """What stands beside the name, wherever it does, and how often."""
    text = page.text
    name = text[slice(*places[0])]
    sites = sum("at" in introductions(page, start, end) for start, end in places)
    return {
        "repeated": float(min(2, len(places) - 1)),
        "late": min(start for start, _ in places) / max(1, len(text)),
        "lead": float(any(page.index_at(start) in page.lead for start, _ in places)),
        "indefinite": float(any(_is_indefinite(text, *place) for place in places)),
        "site": sites / len(places),
        "defined": float(any(_SHORT_FORM.match(text, end) for _, end in places)),
        "quoted": float(any(_QUOTE_BEFORE.search(text[max(0, s - 2) : s]) for s, _ in places)),
        "place": float(name in context.places),
        "person": float(
            any(p in name for word in name.split() for p in context.people.get(word, ()))
        ),
        "background": min(page.background[page.index_at(start)] for start, _ in places),
        "words": name_diction.leaning(
            set().union(*(name_diction.beside(context.words, *place) for place in places))
        ),
    }


def weigh_against(features: dict[str, float], context: Context) -> None:
    """Let a name that is introduced be what the agreement makes, by the agreement's kind."""
    told = max(features[label] for label in NOVELTY)
    made = sum(context.kinds[kind] for kind in MAKING)
    features["making"], features["between"] = told * made, features["between"] * made
    given = max(features[label] for label in (*NAMING, "renamed"))
    taking = sum(context.kinds[kind] for kind in TAKING)
    features["bought"] = given * taking
    if given:
        # Where something changes hands it gets a name of its own, made of those of both sides, too.
        for label in ("words", "renamed", "introduced", "named", "holds_two"):
            features[label] *= 1 - taking
    if features["introduced"] or features["termed"]:
        features["place"] = 0.0
    if told or features["deal_head"] or features["holds_two"]:
        features["known"] = 0.0
        # What is created or named here may pass for one of those that enter it.
        features["made_party"], features["is_party"] = features["is_party"], 0.0


def bearers(page: Page, name: str, place: tuple[int, int], context: Context) -> dict[str, float]:
    """Whether the name is that of an institution, and how many parties' names it holds."""
    start, end = place
    beside = touching(page.names, start, end)
    same = {index for a, b, index in beside if a <= start and end <= b}
    shorts = [
        context.institutions[index]["short"] for index in context.parties if index not in same
    ]
    return {
        "holds_party": float(any(short.casefold() in name.casefold() for short in shorts)),
        "is_party": float(any(index in context.parties for index in same)),
        "known": float(any(context.institutions[index]["id"] is not None for index in same)),
    }


def _is_indefinite(text: str, start: int, end: int) -> bool:
    """Does `a` stand before the name, as before what is new?"""
    return bool(_INDEFINITE.search(text, max(0, start - 12), start) and _ENDS.match(text, end))
