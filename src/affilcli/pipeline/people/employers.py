"""Which organisation a person is for: every institution of the text competes, the likeliest is it.

What stands with the title nearly always is; else it takes a look at who was named last, whose
sentence or signature it is, what an office belongs to, and who has somebody else in that office.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from functools import cache

from affilcli.pipeline.annotations import Institution
from affilcli.pipeline.institutions.name_types import OUTSIDERS, is_school
from affilcli.pipeline.institutions.name_words import is_head, word_list
from affilcli.pipeline.page import Page
from affilcli.pipeline.people.cast import Cast, Known
from affilcli.pipeline.people.governments import government
from affilcli.pipeline.people.nearby import distances, is_signed, line_above, near
from affilcli.pipeline.people.paragraphs import paragraph, shares
from affilcli.pipeline.people.persons import Named
from affilcli.pipeline.people.posts import suiting
from affilcli.pipeline.people.titles import Detail, holds_any, is_civic, office_words
from affilcli.pipeline.people.wordings import as_written, written_near
from affilcli.pipeline.spots import starting_in
from affilcli.pipeline.weigh import Weigher
from affilcli.vocabulary import load

#: how far before a name and behind its title an "our" is looked for, in characters
OWNED_BEFORE, OWNED_BEHIND = 80, 20
#: how far before a name the words that tell it from the one named last are looked for
OTHER_REACH = 60
#: of more institutions than this only those compete that something ties to a person
MANY = 50
#: how far before a name the last of so many is looked for, in characters
LAST_REACH = 5000


class Employers:
    """Chooses the institution of a person by weights."""

    def __init__(self) -> None:
        self.weigher = Weigher("people", "employer")

    def of(
        self, page: Page, named: Named, detail: Detail, cast: Cast, known: Known
    ) -> tuple[int | None, str | None]:
        """The institution that a person is for, if it is one, and its name here."""
        if detail.mention is not None:
            return detail.mention[2], detail.written or as_written(page, detail.mention, cast)
        told = _is_told(detail, cast)
        if named.labelled and not told and (line := line_above(page, named)):
            bearers = sorted(cast.called.get(next(iter(word_list(line)), ""), ()))
            return next((i for i in bearers if cast.institutions[i]["name"] == line), None), line
        if detail.title and is_civic(detail.title) and not told:
            return None, government(page.text, named.start)
        weighed = candidates(page, named, detail, cast, known) if is_open(detail, cast) else {}
        best = max(weighed, key=lambda i: (self.weigher.probability(weighed[i]), -i), default=None)
        if best is None:
            return None, detail.written
        if best not in _named_so(detail, cast) and _stands_for_itself(detail):
            return best, detail.written
        return best, written_near(page, named, cast, best, detail.written)


def is_open(detail: Detail, cast: Cast) -> bool:
    """Has the context to tell for which institution somebody is?"""
    return detail.mention is None and not _is_told(detail, cast)


def _is_told(detail: Detail, cast: Cast) -> bool:
    """Do the words with a title name an organisation that is no institution of the text?"""
    if not detail.written:
        return False
    known = _is_whole(detail) or bool(_named_so(detail, cast))
    return not (_is_described(detail.written) and known)


def candidates(
    page: Page, named: Named, detail: Detail, cast: Cast, known: Known
) -> dict[int, dict[str, float]]:
    """By institution what speaks for a person being for it."""
    around = near(page, named, detail, cast) | paragraph(page, named, cast)
    shared = shares(page, named, cast)
    called = _named_so(detail, cast)
    last_called = _last(cast, named, called)
    last_person, next_person = _last_person(named, cast, known), _next_person(named, cast, known)
    first = _narrator(cast)
    narrator = first if cast.own_voice else None
    told_apart, signs = _tells_apart(page, named), is_signed(page, named)
    ours = _is_ours(page, named, detail)
    weighed = {}
    for index in _competing(cast, around, {last_person, first, last_called}):
        tests = {
            "called so": index in called,
            "last called so": last_called == index,
            "signs": signs and index == narrator,
            "speaks for us": index == narrator,
            "ours": ours and index == first,
            "named person's": last_person == index,
            "next person's": next_person == index,
            "told apart": told_apart and last_person == index,
        }
        tests |= _standing(index, cast) | _fitting(index, named, detail, cast, known)
        tests |= {name: index in spots for name, spots in around.items()}
        weighed[index] = {name: 1.0 for name, holds in tests.items() if holds}
        weighed[index] |= dict.fromkeys(
            suiting(detail.title, cast.institutions[index]["name"]), 1.0
        )
        weighed[index] |= distances(cast.institutions[index], named)
        weighed[index]["share of mentions"] = cast.share(index)
        weighed[index]["share of the paragraph"] = shared.get(index, 0.0)
    return weighed


def _standing(index: int, cast: Cast) -> dict[str, bool]:
    """How much an institution matters to the text."""
    one = cast.institutions[index]
    return {
        "outsider": one["type"] in OUTSIDERS,
        "unknown": one["id"] is None and not any(map(is_head, one["name"].split())),
        "main": index in cast.main[:1],
        "second": index in cast.main[1:2],
        "minor": index not in cast.main,
        "named first": index == cast.first,
        "in the headline": index in cast.headed,
    }


def _fitting(index: int, named: Named, detail: Detail, cast: Cast, known: Known) -> dict[str, bool]:
    """Can it be this institution that has somebody with such a title?"""
    one = cast.institutions[index]
    offices = office_words(detail.title or "")
    others = {n: o for n, o in known.offices.get(index, {}).items() if n != named.name}
    school = bool(offices & _schooled())
    sited = holds_any(detail.title, "sited")
    is_site = bool(_sites() & set(word_list(one["name"])))
    return {
        "office taken": any(offices & held for held in others.values()),
        "has others": bool(others),
        "school and office": school and is_school(one),
        "school, no office": not school and is_school(one),
        "site's post": sited and is_site,
        "site's post, no site": sited and not is_site,
        "board's": holds_any(detail.title, "governing") and index in cast.governed,
    }


def _last_person(named: Named, cast: Cast, known: Known) -> int | None:
    """Whom the person is for who is named last before this one."""
    earlier = bisect_right(known.people, (named.start, len(cast.institutions)))
    return known.people[earlier - 1][1] if earlier else None


def _next_person(named: Named, cast: Cast, known: Known) -> int | None:
    """Whom the person is for who is named first after this one."""
    later = bisect_right(known.people, (named.end, len(cast.institutions)))
    return known.people[later][1] if later < len(known.people) else None


def _competing(cast: Cast, near: Mapping[str, set[int]], others: set[int | None]) -> Iterable[int]:
    """The institutions that a person may be for: of many only those that something ties to it."""
    if len(cast.institutions) <= MANY:
        return range(len(cast.institutions))
    return sorted({*cast.main, *(one for one in others if one is not None)}.union(*near.values()))


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


def _stands_for_itself(detail: Detail) -> bool:
    """Are these words what an organisation is called, whatever its name: `the university`?"""
    last = (detail.written or "").split()[-1:]
    return any(word in load("people")["employers"]["themselves"] for word in last)


def _called(detail: Detail) -> set[str]:
    """What the words with a title call the organisation: `the hospital's`, `hospital president`."""
    written = re.findall(r"\w+", (detail.written or "").casefold())[-1:]
    words = re.findall(r"\w+", (detail.title or "").casefold())
    return {*written, *(word for word in words if word in _whole())}


def _named_so(detail: Detail, cast: Cast) -> set[int]:
    """The institutions that the words with a title can mean, by the nouns of their names."""
    called = _called(detail)
    return set().union(*(cast.called.get(word, ()) for word in called))


def _last(cast: Cast, named: Named, among: set[int]) -> int | None:
    """Which of these is named last before a person."""
    if len(among) > MANY:
        near = starting_in(cast.mentions, named.start - LAST_REACH, named.start)
        among = among.intersection(index for _, _, index in near)
    before = [(_last_start(cast.institutions[i], named.start), i) for i in among]
    start, index = max(before, default=(-1, 0))
    return index if start >= 0 else None


def _last_start(one: Institution, offset: int) -> int:
    """Where an institution is named last before an offset; -1 if it is not."""
    count = bisect_left(one["mentions"], offset, key=lambda m: m["start"])
    return one["mentions"][count - 1]["start"] if count else -1


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


def _narrator(cast: Cast) -> int | None:
    """The main institution that is named first: the one whose "our" it is."""
    return min(cast.main, key=lambda i: cast.institutions[i]["mentions"][0]["start"], default=None)
