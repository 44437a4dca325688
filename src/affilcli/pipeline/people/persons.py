"""Names of persons: by their shape and by the model's PERSON entities."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from affilcli.pipeline.institutions.name_words import opens_no_name
from affilcli.pipeline.page import Page
from affilcli.pipeline.spots import touching
from affilcli.vocabulary import load

# The parts of a name: a capitalised word, a particle, initials, a nickname, and what stands behind.
_PART = r"[A-ZÀ-Þ](?:[\w\u0300-\u036f]|[’'](?=\w\w)|-(?=\w))+"
_PARTICLE = (
    r"(?:de|del|della|der|den|van|von|la|le|bin|al|di|da|dos|ten|Vande|Van|De|St\.|Ó|Ní)(?!\w)"
)
#: what is put before a name, out of courtesy or by rank: no part of it
COURTESY = (
    r"(?:Drs?|Prof|Mr|Mrs|Ms|Sister|Sr|Brother|Br|Father|Fr|Rev|Msgr|Hon|Sir|Dame|Lord|Lady|Datuk"
    r"|Dato|Tan\sSri|Sheikh|H(?:is|er)\sExcellency)\b\.?(?:\s(?:Dr|med)\.)*"
)
_NICKNAME = r"[“\"‘'(][A-Z][\w]+[”\"’')]"
_SUFFIX = r"(?:,?\s(?:Jr|Sr)\.|,?\s(?:II|III|IV)\b)?"
NAME = re.compile(
    rf"(?<![\w’'])(?:(?P<prefix>{COURTESY})\s)?"
    rf"(?P<name>(?:{_PART}|[A-Z]\.(?:\s?[A-Z]\.)*)"
    rf"(?:\s(?:[A-Z]\.|{_NICKNAME}|{_PARTICLE}|(?!Jr\.|Sr\.){_PART})){{1,10}}{_SUFFIX})"
)
#: `Duluth-based Acme` is no person
_BASED = re.compile(r"-(?:based|area|owned|born|run|style)\b")
_DOCTOR = re.compile(rf"\bDr\.?\s({_PART})")
#: `Ms. Roe` of somebody whom the text never names in full
_SURNAMED = re.compile(
    rf"\b(?P<prefix>Dr|Prof|Mr|Mrs|Ms)\.?\s(?P<name>{_PART})(?![\w’'-]|\s(?:[A-ZÀ-Þ]|{_PARTICLE}))"
)
#: `Trustee Roe asked` in minutes
_OFFICE_HOLDER = re.compile(rf"(?P<prefix>[A-Z][a-z]+)\s(?P<name>{_PART})\s(?=(?:[a-z]+ed|said)\b)")
_TITLE_END = rf"\s+(?:by\s)?(?:{COURTESY}\s)?$"
#: zones that name nobody who is for a party
SKIPPED = frozenset(
    {"byline", "metadata", "related", "advert", "headline", "boilerplate", "dateline"}
)
#: in these zones just a line that says who it is from, or who signs, names somebody
LABEL = re.compile(
    r"(?im)^[ \t]*(?:from|by|(?:also )?present|in attendance|attending"
    r"|(?:signed|submitted|presented)(?: by)?|attest|witness(?:es)?|/s/):?"
    r"(?<=[:/])[ \t]*(?:/s/[ \t]*)?"
)
#: so far before a name, in characters, the line begins on which a label stands before it
LABEL_REACH = 200
#: the letter that opens an answer is no initial: `A. Ann Roe will run it.`
_ANSWER = re.compile(r"[AQ]\.\s")
#: how far before and behind a name a verb of saying is looked for, in characters
SAYING_BEFORE, SAYING_BEHIND = 22, 160
#: and how far before it, where a description stands between: `said the surgeon who …, Ann Roe`
SAYING_FAR = 120


#: a title that is a first name too
GIVEN = "Dean"


class Named(NamedTuple):
    """A person's name in the text: offsets, the name without prefix, and what spoke for it.

    `claimed` is what was taken for the name of an organisation, perhaps for want of a better idea.
    """

    start: int
    end: int
    name: str
    doctor: bool
    model: bool
    labelled: bool = False
    place: bool = False
    claimed: bool = False


@cache
def _not_names() -> frozenset[str]:
    return frozenset(word.casefold() for word in load("people")["not_names"]["words"])


@lru_cache(maxsize=4096)
def is_listed(word: str, titles: str = "words") -> bool:
    """Is a word in small letters one of these titles of people.toml, or does it end as they do?"""
    listed = load("people")["titles"]
    return word in listed[titles] or word.endswith(tuple(listed["endings"]))


@cache
def _seats() -> frozenset[str]:
    """Offices whose holders minutes call by it and the surname."""
    return frozenset(load("people")["titles"]["seats"])


@cache
def _also_surnames() -> frozenset[str]:
    return frozenset(word.casefold() for word in load("people")["not_names"]["also_surnames"])


@lru_cache(maxsize=2)
def _doctors(text: str) -> frozenset[str]:
    """Last names that the text addresses as doctors."""
    return frozenset(_DOCTOR.findall(text))


@cache
def _said() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(load('people')['verbs']['saying'])})\b")


def names_in(
    page: Page, blocked: Sequence[tuple[int, int]], claimed: Sequence[tuple[int, int]] = ()
) -> Iterator[Named]:
    """Persons' names outside of bylines and institution names.

    `blocked` are the names of institutions, in order; `claimed` those that may be persons' after
    all.
    """
    entities = [(e.start_char, e.end_char) for e in page.doc.ents if e.label_ == "PERSON"]
    places = {(e.start_char, e.end_char) for e in page.doc.ents if e.label_ in ("GPE", "LOC")}
    surnames = set()
    for sentence in page.sentences:
        skipped = page.kind(sentence) in SKIPPED
        for found in NAME.finditer(page.text, sentence["start"], sentence["end"]):
            named = _named(page.text, found, entities)
            if skipped and not named.labelled:
                continue
            here = named.start, named.end
            named = named._replace(place=here in places, claimed=bool(touching(claimed, *here)))
            if _is_free(named, blocked) and _plausible(named, page.kind(sentence)):
                surnames.add(named.name.split()[-1])
                yield named
    yield from _surnamed(page, blocked, surnames)


def _surnamed(
    page: Page, blocked: Sequence[tuple[int, int]], known: Collection[str]
) -> Iterator[Named]:
    """Those with a title of courtesy, or an office, whom the text never names in full."""
    for sentence in page.sentences:
        if page.kind(sentence) in SKIPPED:
            continue
        stretch = sentence["start"], sentence["end"]
        holders = (
            found
            for found in _OFFICE_HOLDER.finditer(page.text, *stretch)
            if found["prefix"].casefold() in _seats()
        )
        for found in (*_SURNAMED.finditer(page.text, *stretch), *holders):
            doctor = found["prefix"] in ("Dr", "Prof")
            named = Named(*found.span("name"), found["name"], doctor, model=True)
            if (
                found["name"] not in known
                and _is_free(named, blocked)
                and could_be_name(named.name)
            ):
                yield named


def _is_free(named: Named, blocked: Sequence[tuple[int, int]]) -> bool:
    """Is no institution named here? One inside the name is a mistake of the model: a surname."""
    return all(_inside(a, b, named) for a, b in touching(blocked, named.start, named.end))


def _named(text: str, found: re.Match[str], entities: list[tuple[int, int]]) -> Named:
    start, end = found.span("name")
    # A title before the name is capitalised too, and an organisation before that: "PCH Board
    # President Jane Roe".
    words = list(re.finditer(r"\S+", text[start:end]))
    plain = [word.group().casefold().strip(".,") for word in words[:-2]]
    titles = [i for i, word in enumerate(plain) if word in _not_names() or is_listed(word)]
    if titles:
        start += words[titles[-1] + 1].start()
    line = text.rfind("\n", max(0, start - LABEL_REACH), start) + 1
    if start == line and (answer := _ANSWER.match(text, start)):
        start = answer.end()
    label = LABEL.match(text, line)
    labelled = label is not None and label.end() == found.start()
    name = re.sub(r"\s+", " ", text[start:end])
    model = bool(touching(entities, start, end))
    doctor = (found["prefix"] or "").startswith(("Dr", "Prof"))
    doctor = doctor or name.split()[-1] in _doctors(text)
    return Named(start, end, name, doctor, model, labelled)


def could_be_name(words: str) -> bool:
    """Is none of these words one that names other things, or belongs to a title?"""
    plain = [word.casefold().strip(".,") for word in words.split()]
    return not any(word in _not_names() or is_listed(word) for word in plain)


def _inside(start: int, end: int, named: Named) -> bool:
    """Does a mention lie within a longer name?"""
    return named.start <= start and end <= named.end and (start, end) != (named.start, named.end)


def _plausible(named: Named, zone: str) -> bool:
    """Can this be a person: two words or more, none of which names other things?"""
    words = re.findall(r"[\w’']+", named.name)
    if len(words) < 2 or opens_no_name(words[0]) or _BASED.search(named.name):
        return False
    if words[0] != GIVEN and is_listed(words[0].casefold().removesuffix("s")):
        return False
    odd = [word.casefold() in _not_names() for word in words]
    surname = words[-1].casefold() in _also_surnames()
    if named.model and len(words) <= 3 and not odd[0] and surname:
        return True
    capitals = named.name.isupper() and zone != "signature"
    if any(odd) or capitals:
        return False
    return named.model or named.doctor or len(words) < 5


def saying(page: Page, named: Named) -> bool:
    """Does the person speak: a verb of saying next to the name (its title may stand between)?"""
    before = page.text[max(0, named.start - SAYING_BEFORE) : named.start]
    behind = page.text[named.end : named.end + SAYING_BEHIND].split("\n")[0]
    # "called" before a name gives a name; it tells no speaker.
    if re.search(rf"(?!called)(?:{_said().pattern}){_TITLE_END}", before):
        return True
    clause = page.text[max(0, named.start - SAYING_FAR) : named.start]
    if re.search(rf"[”\"]\s(?:{_said().pattern})\s(?:the|its|their|an?)\s[^.;”\"\n]+,\s$", clause):
        return True
    clause = re.split(r"[.!?”\"]\s", behind)[0]
    return bool(_said().search(clause)) and clause.startswith((",", " "))
