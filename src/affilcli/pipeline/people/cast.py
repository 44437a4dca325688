"""Who plays in a text: its institutions by where they are named, and whom others are for."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from affilcli.pipeline.annotations import Institution
from affilcli.pipeline.institutions.name_words import is_head, word_list
from affilcli.pipeline.institutions.salience import main_institutions
from affilcli.pipeline.page import Page
from affilcli.pipeline.people.persons import Named
from affilcli.pipeline.people.titles import Detail, Place, office_words

#: a text that says "we" and "our" so often is told by one of its institutions
OWN_VOICE = 4
#: a person is called by so many words at most
LONGEST_NAME = 4
#: an institution is called by so many forms at most, for all that matters
MOST_FORMS = 12
_OURS = re.compile(r"\b(?:our|Our|us|we|We)\b")
#: the institution has a board of its own
_GOVERNED = re.compile(r"(?:[’']s?)?\s(?:[a-z-]+\s)?(?i:board|trustees|commission(?:ers)?)\b")
#: within a paragraph: a quotation that nobody closes turns no later one inside out
QUOTED = re.compile(r"[“\"](?:[^“”\"\n]|\n(?!\n)){0,2000}+[”\"]")


class Cast(NamedTuple):
    """The institutions of a text, their mentions in order, and which the text is about.

    `called` has the institutions whose names hold a word, `forms` how often each is called how,
    `main_mentions` where main ones stand, `first` the one that is named first, `headed` those of
    the headlines, `governed` those with a board of their own, `quotes` what stands in quotation
    marks.
    """

    institutions: list[Institution]
    mentions: list[Place]
    main: list[int]
    own_voice: bool
    called: Mapping[str, set[int]]
    forms: list[Counter[str]]
    main_mentions: list[Place]
    first: int | None
    headed: frozenset[int]
    governed: frozenset[int]
    quotes: list[tuple[int, int]]

    def share(self, index: int) -> float:
        """Of all mentions of institutions the share that is this one's."""
        return len(self.institutions[index]["mentions"]) / max(1, len(self.mentions))


class Known(NamedTuple):
    """What is known of the others by what stands beside their names.

    `offices` of each institution, by the person who holds them; `people` are the ends of names and
    for which institution each is.
    """

    offices: Mapping[int, Mapping[str, frozenset[str]]]
    people: list[tuple[int, int]]


def could_be_person(one: Institution) -> bool:
    """Does nothing tell that this is an organisation, but that it is called by a name?"""
    words = one["name"].split()
    return (
        one["id"] is None
        and not one["acronyms"]
        and bool(word_list(one["name"]))
        and len(words) <= LONGEST_NAME
        and not any(map(is_head, words))
    )


def cast_of(
    page: Page, institutions: list[Institution], without: frozenset[int] = frozenset()
) -> Cast:
    """The institutions of a page by where they are named, but for some that are persons."""
    mentions = [mention for mention in page.names if mention[2] not in without]
    unquoted = QUOTED.sub(" ", page.text)
    own_voice = len(_OURS.findall(unquoted)) >= OWN_VOICE
    called: dict[str, set[int]] = defaultdict(set)
    for index, one in enumerate(institutions):
        for word in word_list(one["name"]) if index not in without else ():
            called[word].add(index)
    main = [index for index in main_institutions(page, institutions) if index not in without]
    return Cast(
        institutions,
        mentions,
        main,
        own_voice,
        called,
        forms=[_forms(page.text, one) for one in institutions],
        main_mentions=[m for m in mentions if m[2] in main],
        first=mentions[0][2] if mentions else None,
        headed=frozenset(m[2] for m in mentions if page.kind_at(m[0]) == "headline"),
        governed=frozenset(m[2] for m in mentions if _GOVERNED.match(page.text, m[1])),
        quotes=[quoted.span() for quoted in QUOTED.finditer(page.text)],
    )


def _forms(text: str, one: Institution) -> Counter[str]:
    """By what an institution is mostly called, and how often."""
    counts = Counter(text[m["start"] : m["end"]] for m in one["mentions"])
    return Counter(dict(counts.most_common(MOST_FORMS)))


def known_of(found: list[tuple[Named, Detail]]) -> Known:
    """Who is for whom by the words beside the name."""
    offices: dict[int, dict[str, frozenset[str]]] = defaultdict(dict)
    people = []
    for named, detail in found:
        if detail.mention is not None:
            index = detail.mention[2]
            people.append((named.end, index))
            offices[index][named.name] = office_words(detail.title or "")
    return Known(offices, sorted(people))
