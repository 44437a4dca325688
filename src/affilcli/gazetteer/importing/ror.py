"""The Research Organization Registry, schema versions 1 and 2: https://ror.readme.io/docs/data-structure"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from affilcli.gazetteer.entries import Institution
from affilcli.gazetteer.identifiers import is_ror
from affilcli.gazetteer.importing.candidates import Candidate, Read, Rejected, clean, is_name, kept
from affilcli.gazetteer.importing.files import damaged, data_of
from affilcli.gazetteer.kinds import type_of
from affilcli.vocabulary import load

#: `Flatiron Health (United States)`
_ADDED = re.compile(r"(.+\S) \(([A-Z][^()]+)\)")


class Named(msgspec.Struct):
    """A name of version 2: what it is used for."""

    value: str
    types: list[str] = []


class Label(msgspec.Struct):
    """A name of version 1 in another language."""

    label: str


class Related(msgspec.Struct):
    """Another record, and what it is to this one: parent, child, successor …"""

    type: str
    id: str


class Details(msgspec.Struct):
    """Where a place of version 2 lies."""

    name: str | None = None
    country_code: str | None = None
    country_name: str | None = None
    country_subdivision_code: str | None = None


class Location(msgspec.Struct):
    """A place of version 2."""

    geonames_details: Details = msgspec.field(default_factory=Details)


class Address(msgspec.Struct):
    """A place of version 1; `state_code` is ISO 3166-2, such as US-MA."""

    city: str | None = None
    state_code: str | None = None


class Country(msgspec.Struct):
    """The country of version 1."""

    country_code: str | None = None
    country_name: str | None = None


class Organization(msgspec.Struct):
    """A record of either version: version 2 has `names` and `locations`, version 1 the others."""

    id: str
    status: str = "active"
    types: list[str] = []
    established: int | None = None
    relationships: list[Related] = []
    names: list[Named] = []
    locations: list[Location] = []
    name: str | None = None
    aliases: list[str] = []
    acronyms: list[str] = []
    labels: list[Label] = []
    addresses: list[Address] = []
    country: Country = msgspec.field(default_factory=Country)


def read(path: Path) -> Iterator[Read]:
    """Every record of the file that is not withdrawn, in its order."""
    data = data_of(path, (".json",))
    try:
        records = msgspec.json.decode(data, type=list[Organization])
    except (msgspec.DecodeError, RecursionError) as error:
        raise damaged(path, f"not a list of ROR records: {error}") from error
    del data
    for record in records:
        if record.status != "withdrawn":
            yield _read(record)


def _read(record: Organization) -> Read:
    name = clean(_display(record))
    if not is_ror(record.id):
        return Rejected(record.id, "not a ROR id")
    if name is None or not is_name(name):
        return Rejected(record.id, "no name")
    city, region, country = _place(record)
    institution = Institution(
        id="",
        name=name,
        aliases=kept(_aliases(record), name),
        acronyms=kept(iter(_called(record, "acronym") or record.acronyms), name),
        type=_type(name, [kind.lower() for kind in record.types]),
        city=clean(city),
        state=_state(region),
        country=country,
        valid_from=_year(record.established),
        ror=record.id,
        source=f"ror:{record.id}",
    )
    parents = sorted(one.id for one in record.relationships if one.type.lower() == "parent")
    return Candidate(record.id, institution, parents[0] if len(parents) == 1 else None)


def _display(record: Organization) -> str | None:
    return next(iter(_called(record, "ror_display")), None) or record.name


def _aliases(record: Organization) -> Iterator[str]:
    """Other full names: labels in other languages among them, and the name without what the
    registry adds in brackets.
    """
    added = _ADDED.fullmatch(_display(record) or "")
    if added is not None and added[2] in _additions(record):
        yield added[1]
    yield from (one.value for one in record.names if "acronym" not in one.types)
    yield from record.aliases
    yield from (one.label for one in record.labels)


def _additions(record: Organization) -> Iterator[str | None]:
    """What the registry adds to a name: acronyms, and where somebody is, though that is part of
    the name of an authority (`Ministry of Health (Kenya)`).
    """
    yield from _called(record, "acronym") or record.acronyms
    if "government" in [kind.lower() for kind in record.types]:
        return
    yield _place(record)[0]
    yield record.country.country_name
    yield from (place.geonames_details.country_name for place in record.locations[:1])


def _called(record: Organization, use: str) -> list[str]:
    return [one.value for one in record.names if use in one.types]


def _place(record: Organization) -> tuple[str | None, str | None, str | None]:
    """City, region and country of the first place."""
    if record.locations:
        details = record.locations[0].geonames_details
        return details.name, details.country_subdivision_code, details.country_code
    address = record.addresses[0] if record.addresses else Address()
    return address.city, address.state_code, record.country.country_code


def _state(region: str | None) -> str | None:
    """The state without its country: `US-MA` and `MA` are `MA`."""
    return clean(region.split("-")[-1]) if region else None


def _year(established: int | None) -> str | None:
    return f"{established:04}" if established and 0 < established < 10_000 else None


def _type(name: str, types: list[str]) -> str:
    table = load("registries")["ror"]["types"]
    heard = type_of(name)
    if "healthcare" in types:
        return heard if heard not in ("company", "organization", "institute") else "hospital"
    if "education" in types:
        return heard if heard in ("medical-school", "academic-medical-center") else "university"
    return next((table[kind] for kind in types if kind in table), "organization")
