"""Registries' files written for the tests."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

LURIE = "https://ror.org/03a6zw892"
CHOP = "https://ror.org/01z7r7q48"


def version_2(ror: str, name: str, **more: Any) -> dict[str, Any]:
    """A record of schema 2."""
    names = [{"value": name, "types": ["ror_display", "label"], "lang": "en"}]
    place = {"name": "Chicago", "country_code": "US", "country_subdivision_code": "IL"}
    return {
        "id": ror,
        "status": "active",
        "types": ["healthcare"],
        "established": 1882,
        "names": names + more.pop("names", []),
        "locations": [{"geonames_id": 1, "geonames_details": place}],
        "relationships": [],
    } | more


def version_1(ror: str, name: str, **more: Any) -> dict[str, Any]:
    """A record of schema 1."""
    return {
        "id": ror,
        "name": name,
        "status": "active",
        "types": ["Healthcare"],
        "established": None,
        "aliases": [],
        "acronyms": [],
        "labels": [],
        "relationships": [],
        "addresses": [{"city": "Philadelphia", "state_code": "US-PA"}],
        "country": {"country_code": "US"},
    } | more


@pytest.fixture
def zipped(tmp_path: Path) -> Path:
    """Two records of schema 2 in an archive."""
    path = tmp_path / "v2.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        records = [
            version_2(LURIE, "Lurie Children's"),
            version_2(CHOP, "CHOP", status="withdrawn"),
        ]
        archive.writestr("ror-data.json", json.dumps(records))
    return path
