"""What speaks for an institution being a party: where it is named, with whom, and what it is."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from affilcli.pipeline.annotations import Institution
from affilcli.pipeline.deal.beside import Words, leaning
from affilcli.pipeline.deal.rosters import counted
from affilcli.pipeline.institutions.name_types import OUTSIDERS
from affilcli.pipeline.institutions.name_words import is_generic, is_head, word_list
from affilcli.pipeline.institutions.salience import named_by_sentence, salience
from affilcli.pipeline.page import TELLING, Page
from affilcli.vocabulary import load

#: a sentence that is more likely background than this tells of other matters
BACKGROUND = 0.5
#: a sentence that names more institutions than this is a list of them
CROWD = 4
#: institutions of this share of the best one's salience can give their names to a venture
BLENDED = 0.3
#: an agreement has mostly two sides
SIDES = 2
#: what is more than one name, or none
_ODD = re.compile(r"/|, (?!Inc|LLC|L\.L\.C|Ltd|P\.)")
_GOVERNMENT = re.compile(
    r"(?i)\bcounty$|\bcounty, |\b(?:city|county|town|village|borough|township) of\b"
)
_ABOUT = re.compile(r"(?i)about (?:the )?")
_DEFINED = re.compile(r"[^\n.;(]{0,60}\([“\"‘']?[A-Z]")


class Context(NamedTuple):
    """What holds for the whole page.

    For sentences: `background`, the institutions `named` in them, and those that tell of a `deal`;
    for institutions: `salience` (the best of it is `top`), how many `speakers` they have, and the
    first of each house; for both, the `words` of the page.
    """

    background: list[float]
    named: Mapping[int, set[int]]
    deal: set[int]
    salience: list[float]
    top: float
    speakers: Counter[int]
    houses: Mapping[str, list[int]]
    ranks: Mapping[int, int]
    counted: set[int]
    words: Words

    @classmethod
    def of(cls, page: Page, institutions: list[Institution]) -> Context:
        """The context of a page."""
        named = named_by_sentence(page, institutions)
        deal = set(page.doc._.affil_deal_sentences or [])
        scores = [salience(page, one) for one in institutions]
        people = page.doc._.affil_people or []
        speakers = Counter(p["value"]["institution"] for p in people if p["taken"])
        first = houses(institutions, scores)
        top = max(scores, default=0.0)
        order = sorted(range(len(scores)), key=lambda i: (-scores[i], i))
        ranks = {index: rank for rank, index in enumerate(order)}
        told = [i for i, _ in page.telling() if page.background[i] <= BACKGROUND]
        lists = counted(page, named, told)
        background, words = page.background, Words(page)
        return cls(background, named, deal, scores, top, speakers, first, ranks, lists, words)


def standing(page: Page, index: int, one: Institution, context: Context) -> dict[str, float]:
    """Features of where an institution is named, and with whom."""
    spots = [page.index_at(m["start"]) for m in one["mentions"]]
    telling = [i for i in spots if page.kind(page.sentences[i]) in TELLING]
    top = context.top or 1.0
    kinds = {page.kind(page.sentences[i]) for i in spots}
    return {
        "headline": float("headline" in kinds),
        "lead": float(any(i in page.lead for i in spots)),
        "first": float(bool(page.lead) and page.lead[0] in spots),
        "salience": context.salience[index] / top,
        "pair": float(any(i in context.deal and _rivals(i, index, context) for i in telling)),
        "speaker": min(2.0, context.speakers[index]),
        "boilerplate": float(_has_boilerplate(page, one)),
        "crowd": float(all(len(context.named[i]) > CROWD for i in spots)),
        "only_background": float(all(context.background[i] > BACKGROUND for i in spots)),
        "late": one["mentions"][0]["start"] / max(1, len(page.text)),
        "third": float(index >= SIDES),
        "behind": float(context.ranks[index] > SIDES),
        "counted": float(index in context.counted),
        "words": leaning(context.words.beside(one)),
    }


def _rivals(sentence: int, index: int, context: Context) -> bool:
    """Does a sentence name another institution that the text is about?"""
    others = context.named[sentence] - {index}
    return any(context.salience[one] > 0.5 * context.top for one in others)


def nature(
    page: Page, index: int, institutions: list[Institution], context: Context
) -> dict[str, float]:
    """Features of what an institution is, and how the text calls it."""
    one = institutions[index]
    types = load("parties")["types"]
    headed = one["id"] is not None or any(map(is_head, one["name"].split()))
    return {
        "defined": float(bool(one["acronyms"]) or _is_defined(page, one)),
        "outsider": float(one["type"] in OUTSIDERS),
        "known": float(one["id"] is not None),
        "headless": float(not headed),
        "odd": float(_ODD.search(one["name"]) is not None),
        "government": float(_GOVERNMENT.search(one["name"]) is not None),
        "system": float(one["type"] in types["system"]),
        "network": float(one["type"] in types["network"]),
        "university": float(one["type"] in types["university"]),
        "school": float(one["type"] in types["school"]),
        "unit": float(_is_unit(one, index, context)),
        "blend": float(one["id"] is None and _is_blend(one, index, context)),
    }


def _has_boilerplate(page: Page, one: Institution) -> bool:
    """Does the text close with an `About …` paragraph of it?"""
    for mention in one["mentions"]:
        zone = page.zones[page.sentence_at(mention["start"])["zone"]]
        if zone["kind"] == "boilerplate" and _ABOUT.fullmatch(
            page.text, zone["start"], mention["start"]
        ):
            return True
    return False


def _is_defined(page: Page, one: Institution) -> bool:
    """Does a short form in brackets follow a mention?"""
    return any(_DEFINED.match(page.text[m["end"] : m["end"] + 66]) for m in one["mentions"][:4])


def houses(institutions: list[Institution], salience: list[float]) -> dict[str, list[int]]:
    """By the distinctive word that names begin with, the two that the text is most about."""
    found: dict[str, list[int]] = defaultdict(list)
    for index in sorted(range(len(institutions)), key=lambda i: (-salience[i], i)):
        first = house_word(institutions[index])
        if first and len(found[first]) < 2:
            found[first].append(index)
    return found


def _is_unit(one: Institution, index: int, context: Context) -> bool:
    """Is this of the house of a more important institution, by name (Rush Copley, beside Rush)?"""
    house = context.houses.get(house_word(one), [])
    return any(context.salience[other] > context.salience[index] for other in house)


def _is_blend(one: Institution, index: int, context: Context) -> bool:
    """Is its name made of those of two others, as that of a venture of theirs is?"""
    others = {
        word
        for word in word_list(one["name"])
        for other in context.houses.get(word, [])
        if other != index and context.salience[other] > BLENDED * context.top
    }
    return len(others) > 1


def house_word(one: Institution) -> str:
    """The distinctive word that a name begins with, or nothing; of a state's name, the next too."""
    words = [word.casefold() for word in re.split(r"[\s-]", re.sub(r"^The ", "", one["name"]))]
    first = words[0]
    if first in load("institutions")["shortening"]["not_places"]:
        return " ".join(words[:2])
    shared = first.replace("’", "'") in load("parties")["name_signs"]["shared_first"]
    return "" if shared or is_generic(first) else first
