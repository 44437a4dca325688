"""AHRQ's Compendium of U.S. Health Systems: its lists of systems, and of their hospitals.

https://www.ahrq.gov/chsp/data-resources/compendium.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from affilcli.gazetteer.entries import Institution
from affilcli.gazetteer.importing.candidates import Candidate, Read, Rejected, clean, is_name
from affilcli.gazetteer.importing.casing import natural
from affilcli.gazetteer.importing.cms import ccn_of
from affilcli.gazetteer.importing.files import Row, column, damaged, data_of, table
from affilcli.gazetteer.kinds import type_of
from affilcli.vocabulary import load

_YEAR = re.compile(r"20\d\d")


def read(path: Path) -> Iterator[Read]:
    """The systems that the file names, each once, and its hospitals if it lists them."""
    rows = table(path, data_of(path, (".csv",)))
    first = next(rows, None)
    if first is None:
        raise damaged(path, "no rows")
    names = load("registries")["ahrq"]
    of_system = _columns(path, first, names["columns"], needed=("system_id", "system_name"))
    hospitals = any(name in first for name in names["hospital_columns"]["name"])
    needed = ("hospital_id",) if hospitals else ()
    of_hospital = _columns(path, first, names["hospital_columns"], needed)
    year = _YEAR.search(path.name)
    source = f"ahrq-{year.group()}" if year else "ahrq"
    seen: set[str] = set()
    for row in chain([first], rows):
        system = _cells(row, of_system)
        if system["system_id"] and system["system_id"] not in seen:
            seen.add(system["system_id"])
            yield _system(system, source)
        if hospitals:
            yield _hospital(_cells(row, of_hospital), system["system_id"] or None, source)


def _columns(
    path: Path, header: Row, names: dict[str, list[str]], needed: tuple[str, ...]
) -> dict[str, str]:
    return {
        what: column(path, header, called, needed=what in needed) for what, called in names.items()
    }


def _cells(row: Row, columns: dict[str, str]) -> dict[str, str]:
    return {what: (row.get(name) or "").strip() for what, name in columns.items()}


def _system(row: dict[str, str], source: str) -> Read:
    name = natural(clean(row["system_name"]) or "")
    if not is_name(name):
        return Rejected(row["system_id"], "no name")
    institution = Institution(
        id="",
        name=name,
        type="health-system",
        city=natural(clean(row["system_city"]) or "") or None,
        state=clean(row["system_state"]),
        country="US",
        source=f"{source}:{row['system_id']}",
    )
    return Candidate(row["system_id"], institution)


def _hospital(row: dict[str, str], system: str | None, source: str) -> Read:
    name = natural(clean(row["name"]) or "")
    key = row["hospital_id"]
    if not is_name(name):
        return Rejected(key, "no name")
    heard = type_of(name)
    institution = Institution(
        id="",
        name=name,
        type=heard if heard.endswith(("hospital", "center")) else "hospital",
        city=natural(clean(row["city"]) or "") or None,
        state=clean(row["state"]),
        country="US",
        ccn=ccn_of(row["ccn"]) if row["ccn"] else None,
        source=f"{source}:{key}",
    )
    return Candidate(key, institution, system)
