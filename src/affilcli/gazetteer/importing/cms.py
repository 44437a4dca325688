"""CMS's "Hospital General Information": https://data.cms.gov/provider-data/dataset/xubh-q36u

Names and places in capitals; the columns have had other names over the years.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from affilcli.gazetteer.entries import Institution
from affilcli.gazetteer.identifiers import is_ccn
from affilcli.gazetteer.importing.candidates import Candidate, Read, Rejected, clean, is_name
from affilcli.gazetteer.importing.casing import natural
from affilcli.gazetteer.importing.files import Row, column, damaged, data_of, table
from affilcli.gazetteer.kinds import type_of
from affilcli.vocabulary import load


def read(path: Path) -> Iterator[Read]:
    """Every hospital of the file, in its order."""
    rows = table(path, data_of(path, (".csv",)))
    first = next(rows, None)
    if first is None:
        raise damaged(path, "no rows")
    names = load("registries")["cms"]["columns"]
    columns = {
        what: column(path, first, called, needed=what != "type") for what, called in names.items()
    }
    for row in chain([first], rows):
        yield _read({what: row.get(name) or "" for what, name in columns.items()})


def _read(row: Row) -> Read:
    ccn = ccn_of(row["ccn"])
    name = natural(clean(row["name"]) or "")
    if not is_ccn(ccn):
        return Rejected(row["ccn"], "not a CMS certification number")
    if not is_name(name):
        return Rejected(ccn, "no name")
    return Candidate(
        ccn,
        Institution(
            id="",
            name=name,
            type=_type(name, row["type"]),
            city=natural(clean(row["city"]) or "") or None,
            state=clean(row["state"]),
            country=_country(row["state"]),
            ccn=ccn,
            source=f"cms:{ccn}",
        ),
    )


def _country(state: str) -> str:
    return state if state in load("registries")["cms"]["territories"] else "US"


def ccn_of(text: str) -> str:
    """A certification number with the leading zeros that spreadsheets take away."""
    bare = text.strip().strip("'\"").upper()
    return bare.zfill(6) if bare.isdigit() else bare


def _type(name: str, told: str) -> str:
    types = load("registries")["cms"]["types"]
    found = next((types[word] for word in types if word in told.lower()), None)
    heard = found or type_of(name)
    return heard if heard.endswith(("hospital", "center", "system")) else "hospital"
