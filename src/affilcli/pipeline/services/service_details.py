"""Whom a service line serves, in which setting, and where, as far as its own words tell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from affilcli.pipeline.annotations import Institution
from affilcli.pipeline.page import Page
from affilcli.pipeline.services.service_mentions import ServiceMention
from affilcli.pipeline.spots import starting_in
from affilcli.vocabulary import load

#: how far a line's own words reach before and behind the words that name it
BEFORE, BEHIND = 60, 30
DELIMITER = re.compile(r"[,;:.()\n–—]|\s(?:but|while|which|who|that|because|as well as)\s")
JOINT = re.compile(r"\s(?:and|or)\s")
PLACED = re.compile(r"\b(?:at|in|inside|within|to|from|of)\s(?:the\s)?$")
WORD = re.compile(r"[A-Za-z]+(?:['’]s)?")
TITLED = re.compile(r"\b(?:Dr|Mr|Mrs|Ms)\b")
#: lines that serve children by their nature
OF_CHILDREN = frozenset({"pediatrics", "neonatology"})


def details(
    page: Page, institutions: Sequence[Institution], mentions: Sequence[ServiceMention]
) -> dict[str, Any]:
    """Population, setting and sites of a line, from its mentions, the surest first."""
    said = [population for m in mentions if (population := _population(page, m))]
    words = {word for m in mentions for _, word in _own_words(page, m)}
    population = "pediatric" if mentions[0].id in OF_CHILDREN else next(iter(said), None)
    return {
        "population": population,
        "setting": [name for name, known in _table("settings") if words & known],
        "sites": _sites(page, institutions, mentions),
    }


def _population(page: Page, mention: ServiceMention) -> str | None:
    """The population named nearest to the mention."""
    found = [
        (abs(position - mention.start), name)
        for position, word in _own_words(page, mention)
        for name, known in _table("populations")
        if word in known
    ]
    return min(found)[1] if found else None


def _own_words(page: Page, mention: ServiceMention) -> Iterator[tuple[int, str]]:
    """The words of the phrase that a mention stands in; a capital within it is of a name."""
    start, end = _phrase(page, mention)
    for found in WORD.finditer(page.text, start, end):
        word = found.group()
        if word[0].islower() or start == found.start() or word.isupper():
            yield found.start(), re.sub(r"['’]", "", word).casefold()


def _phrase(page: Page, mention: ServiceMention) -> tuple[int, int]:
    sentence = page.sentence_at(mention.start)
    left = max(sentence["start"], mention.start - BEFORE)
    right = min(sentence["end"], mention.end + BEHIND)
    cuts = [m.end() for m in DELIMITER.finditer(page.text, left, mention.start)]
    after = [joint.search(page.text, mention.end, right) for joint in (DELIMITER, JOINT)]
    return max([left, *cuts]), min([right, *(found.start() for found in after if found)])


@cache
def _table(key: str) -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((name, frozenset(words)) for name, words in load("service_lines")[key].items())


def _sites(
    page: Page, institutions: Sequence[Institution], mentions: Sequence[ServiceMention]
) -> list[str]:
    """Institutions other than the parties that the mentions' sentences name as a place: "at X"."""
    sentences = [page.sentences[i] for i in {i for m in mentions for i in m.sentences}]
    spots = [spot for s in sentences for spot in starting_in(page.names, s["start"], s["end"])]
    placed = {
        index
        for start, _, index in spots
        if index not in page.parties and PLACED.search(page.text[max(0, start - 12) : start])
    }
    names = [institutions[index]["name"] for index in sorted(placed)]
    return [name for name in names if not TITLED.search(name)]
