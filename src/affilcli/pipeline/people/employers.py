"""Which organisation a person is for: every institution of the text competes, the likeliest is it.

What stands with the title nearly always is; else it takes a look at who was named last, whose
sentence or signature it is, what an office belongs to, and who has somebody else in that office.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from affilcli.pipeline.annotations import Institution
from affilcli.pipeline.institutions.name_types import OUTSIDERS, is_school
from affilcli.pipeline.institutions.names import is_generic, is_head, word_list
from affilcli.pipeline.institutions.salience import main_institutions
from affilcli.pipeline.page import Page
from affilcli.pipeline.people.governments import government
from affilcli.pipeline.people.persons import Named
from affilcli.pipeline.people.titles import Detail, Place, holds_any, is_civic, office_words
from affilcli.pipeline.weigh import Weigher
from affilcli.vocabulary import load

#: how far from a signature its organisation may stand, in characters
SIGNED_REACH = 160
#: how far before a name and behind its title an "our" is looked for, in characters
OWNED_BEFORE, OWNED_BEHIND = 80, 20
#: how far before a name the words that tell it from the one named last are looked for
OTHER_REACH = 60
#: a text that says "we" and "our" so often is told by one of its institutions
OWN_VOICE = 4
#: the name ends its line, but for degrees: a signature
_SIGNED = re.compile(r",?[ \t]*(?:[A-Z][\w.]*,?[ \t]?){0,3}(?:\n|$)")
_OURS = re.compile(r"\b(?:our|Our|us|we|We)\b")
_QUOTED = re.compile(r"[“\"][^”\"]{0,2000}[”\"]")


class Cast(NamedTuple):
    """The institutions of a text, their mentions in order, and which the text is about."""

    institutions: list[Institution]
    mentions: list[Place]
    main: list[int]
    own_voice: bool


class Known(NamedTuple):
    """What is known of the others by what stands beside their names.

    `offices` of each institution, by the person who holds them; `people` are the ends of names and
    for which institution each is.
    """

    offices: Mapping[int, Mapping[str, frozenset[str]]]
    people: list[tuple[int, int]]


def cast_of(page: Page, institutions: list[Institution]) -> Cast:
    """The institutions of a page by where they are named."""
    mentions = sorted(
        (m["start"], m["end"], i) for i, one in enumerate(institutions) for m in one["mentions"]
    )
    unquoted = _QUOTED.sub(" ", page.text)
    own_voice = len(_OURS.findall(unquoted)) >= OWN_VOICE
    return Cast(institutions, mentions, main_institutions(page, institutions), own_voice)


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


class Employers:
    """Chooses the institution of a person by weights."""

    def __init__(self) -> None:
        self.weigher = Weigher("people", "employer")

    def of(
        self, page: Page, named: Named, detail: Detail, cast: Cast, known: Known
    ) -> tuple[int | None, str | None]:
        """The institution that a person is for, if it is one, and its name here."""
        if detail.mention is not None:
            return detail.mention[2], _as_written(page, detail.mention, cast)
        if detail.written and not (
            _is_described(detail.written) and (_is_whole(detail) or _named_so(detail, cast))
        ):
            return None, detail.written
        if named.labelled and (line := _line_above(page, named)):
            same = (i for i, one in enumerate(cast.institutions) if one["name"] == line)
            return next(same, None), line
        if not (detail.title or detail.owned or detail.written):
            return None, None
        if detail.title and is_civic(detail.title):
            return None, government(page.text, named.start)
        weighed = candidates(page, named, detail, cast, known)
        best = max(weighed, key=lambda i: (self.weigher.probability(weighed[i]), -i), default=None)
        if best is None:
            return None, detail.written
        nearest = min(
            (m for m in cast.mentions if m[2] == best), key=lambda m: abs(m[0] - named.start)
        )
        return best, _as_written(page, nearest, cast)


def candidates(
    page: Page, named: Named, detail: Detail, cast: Cast, known: Known
) -> dict[int, dict[str, float]]:
    """By institution what speaks for a person being for it."""
    near = _near(page, named, detail, cast)
    called = _named_so(detail, cast)
    offices = office_words(detail.title or "")
    last_person = next((i for end, i in reversed(known.people) if end <= named.start), None)
    other = _tells_apart(page, named)
    school = bool(offices & _schooled())
    sited = holds_any(detail.title, "sited")
    ours = _is_ours(page, named, detail)
    first = _narrator(cast)
    narrator = first if cast.own_voice else None
    weighed = {}
    for index, one in enumerate(cast.institutions):
        is_site = bool(_sites() & set(word_list(one["name"])))
        others = {n: o for n, o in known.offices.get(index, {}).items() if n != named.name}
        tests = {
            "called so": index in called,
            "last called so": _last(cast, named, called) == index,
            "signs": _is_signed(page, named) and index == narrator,
            "speaks for us": index == narrator,
            "ours": ours and index == first,
            "office taken": any(offices & held for held in others.values()),
            "has others": bool(others),
            "named person's": last_person == index,
            "told apart": other and last_person == index,
            "school and office": school and is_school(one),
            "school, no office": not school and is_school(one),
            "site's post": sited and is_site,
            "site's post, no site": sited and not is_site,
            "outsider": one["type"] in OUTSIDERS,
            "main": index in cast.main[:1],
            "second": index in cast.main[1:2],
            "minor": index not in cast.main,
        } | {name: index in spots for name, spots in near.items()}
        weighed[index] = {name: 1.0 for name, holds in tests.items() if holds}
    return weighed


def _near(page: Page, named: Named, detail: Detail, cast: Cast) -> dict[str, set[int]]:
    """Where institutions are named from a person: relation to institutions."""
    sentence = page.sentence_at(named.start)
    zone = page.zones[sentence["zone"]]
    end = max(sentence["end"], detail.end)
    before = [m for m in cast.mentions if m[1] <= named.start]
    behind = [m for m in cast.mentions if m[0] >= named.end]
    here = [m for m in before if m[0] >= sentence["start"]]
    above = [m for m in before if zone["start"] <= m[0] < sentence["start"]]
    higher = [m for m in before if m[0] < zone["start"]]
    previous = page.index_at(max(0, sentence["start"] - 2))
    first = [m for m in above if page.index_at(m[0]) == previous]
    main = [m for m in before if m[2] in cast.main]
    main_here = [m for m in main if m[0] >= zone["start"]]
    within = [m for m in behind if m[0] < detail.end]
    signed = _signer(page, named, cast) if _is_signed(page, named) else None
    return {
        "before in the sentence": {m[2] for m in here[-1:]},
        "behind in the sentence": {m[2] for m in behind[:1] if m[0] < end},
        "last in the paragraph": {m[2] for m in above[-1:]},
        "opens the sentence before": {m[2] for m in first[:1]},
        "last above": {m[2] for m in higher[-1:]} if not above else set(),
        "next in the paragraph": {m[2] for m in behind[:1] if end <= m[0] < zone["end"]},
        "in the paragraph": {m[2] for m in (*here, *above)},
        "last main in the paragraph": {m[2] for m in main_here[-1:]},
        "last main above": {m[2] for m in main[-1:]} if not main_here else set(),
        "within the words": {m[2] for m in within[:1]},
        "signed for": {signed[2]} if signed else set(),
    }


def _as_written(page: Page, mention: Place, cast: Cast) -> str:
    """How the organisation is named beside a title; in full where that is a mere `the System`."""
    start, end, index = mention
    written = page.text[start:end]
    vague = is_generic(written) and not written.isupper()
    return cast.institutions[index]["name"] if vague else written


def _is_described(written: str) -> bool:
    """Do these words mean an institution that is named elsewhere: `the hospital`?

    Not so `the new hospital`, which is none that there is already, and names.
    """
    words = [word for word in re.findall(r"\w+", written) if word not in ("the", "a", "an", "this")]
    small = all(word.islower() for word in words)
    return small and bool(words) and not any(word in _created() for word in words)


def _is_whole(detail: Detail) -> bool:
    """Do these words mean an institution as a whole: `the system`, not `the unit`?"""
    return (detail.written or "").split()[-1] in _whole()


def _called(detail: Detail) -> set[str]:
    """What the words with a title call the organisation: `the hospital's`, `hospital president`."""
    written = re.findall(r"\w+", (detail.written or "").casefold())[-1:]
    words = re.findall(r"\w+", (detail.title or "").casefold())
    return {*written, *(word for word in words if word in _whole())}


def _named_so(detail: Detail, cast: Cast) -> set[int]:
    """The institutions that the words with a title can mean, by the nouns of their names."""
    called = _called(detail)
    return {i for i, one in enumerate(cast.institutions) if called & set(word_list(one["name"]))}


def _last(cast: Cast, named: Named, among: set[int]) -> int | None:
    """Which of these is named last before a person."""
    return next((i for s, _, i in reversed(cast.mentions) if s < named.start and i in among), None)


def _is_ours(page: Page, named: Named, detail: Detail) -> bool:
    words = page.text[max(0, named.start - OWNED_BEFORE) : detail.end + OWNED_BEHIND]
    return detail.owned and re.search(r"\b[Oo]ur\b", words) is not None


def _tells_apart(page: Page, named: Named) -> bool:
    """Do the words before a name say that it is the other side's: `her counterpart`?"""
    before = page.text[max(0, named.start - OTHER_REACH) : named.start]
    return _others().search(before) is not None


@cache
def _others() -> re.Pattern[str]:
    return re.compile(
        "|".join(map(re.escape, load("people")["employers"]["others"])), re.IGNORECASE
    )


@cache
def _sites() -> frozenset[str]:
    return frozenset(load("people")["employers"]["sites"])


@cache
def _created() -> frozenset[str]:
    return frozenset(load("people")["employers"]["created"])


@cache
def _whole() -> frozenset[str]:
    return frozenset(load("people")["employers"]["whole"])


@cache
def _schooled() -> frozenset[str]:
    return frozenset(load("people")["titles"]["schooled"])


def _line_above(page: Page, named: Named) -> str | None:
    """The organisation on the line above a signature (`By: …`), if there is one."""
    start = page.text.rfind("\n", 0, named.start)
    above = page.text[page.text.rfind("\n", 0, max(0, start)) + 1 : max(0, start)].strip(" :,")
    return above if ":" not in above and any(map(is_head, above.split())) else None


def _narrator(cast: Cast) -> int | None:
    """The main institution that is named first: the one whose "our" it is."""
    return min(cast.main, key=lambda i: cast.institutions[i]["mentions"][0]["start"], default=None)


def _is_signed(page: Page, named: Named) -> bool:
    signature = page.kind_at(named.start) == "signature"
    return signature or named.labelled or _SIGNED.match(page.text, named.end) is not None


def _signer(page: Page, named: Named, cast: Cast) -> Place | None:
    """The organisation of a signature: on a line above in its block, else below the name."""
    top = page.text.rfind("\n\n", max(0, named.start - SIGNED_REACH), named.start)
    end = page.text.find("\n\n", named.end, named.end + SIGNED_REACH)
    bottom = named.end + SIGNED_REACH if end < 0 else end
    block = [m for m in cast.mentions if max(top, named.start - SIGNED_REACH) <= m[0] < bottom]
    above = [m for m in block if m[1] <= named.start]
    return above[-1] if above else next((m for m in block if m[0] >= named.end), None)
