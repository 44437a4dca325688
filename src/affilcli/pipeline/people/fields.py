"""What a title may be of or in: a field of work, which is no organisation, or a place."""

from __future__ import annotations

from functools import cache

from affilcli.gazetteer import load_gazetteer
from affilcli.gazetteer.places import Places, is_state
from affilcli.pipeline.institutions.name_words import is_generic
from affilcli.pipeline.page import Page
from affilcli.pipeline.people.titles import is_department
from affilcli.vocabulary import load


def is_field(name: str) -> bool:
    """Is this a service line or a department: `Palliative Care`, `Nursing`, `Health Affairs`?"""
    return is_generic(name) or is_department(name) or name.casefold() in _service_lines()


def is_place(page: Page, name: str) -> bool:
    """Is this a town, state or country: to the gazetteer, or else to the model?

    What the model takes for a person is a town too, where a title is `in` it; a field is not.
    """
    if is_field(name) or name.rsplit(maxsplit=1)[-1].casefold() in _endings():
        return False
    places = Places(name, short=True)
    if places.states or places.countries or name.casefold() in _cities():
        return True
    return any(
        entity.text == name for entity in page.doc.ents if entity.label_ in ("GPE", "LOC", "PERSON")
    )


def is_known_place(name: str) -> bool:
    """Is this the whole name of a state, or of a city of the gazetteer?"""
    return is_state(name) or name.casefold() in _cities()


@cache
def _endings() -> frozenset[str]:
    return frozenset(load("people")["titles"]["fields"])


@cache
def _service_lines() -> frozenset[str]:
    """What service lines of the shipped gazetteer are called, in small letters."""
    lines = load_gazetteer().service_lines
    return frozenset(
        word.casefold() for line in lines for word in (line.name, *line.aliases, *line.modifiers)
    )


@cache
def _cities() -> frozenset[str]:
    """Where institutions of the shipped gazetteer are, in small letters."""
    return frozenset((one.city or "").casefold() for one in load_gazetteer().institutions)
