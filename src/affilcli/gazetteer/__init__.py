"""Institutions and service lines: read from CSV, checked, looked up by id."""

from __future__ import annotations

from affilcli.gazetteer.entries import (
    Entry,
    FormerName,
    Institution,
    ServiceLineEntry,
)
from affilcli.gazetteer.gazetteer import Gazetteer
from affilcli.gazetteer.index.cache import watching
from affilcli.gazetteer.loading import load_gazetteer, shipped_path
from affilcli.gazetteer.names import normalise

__all__ = [
    "Entry",
    "FormerName",
    "Gazetteer",
    "Institution",
    "ServiceLineEntry",
    "load_gazetteer",
    "normalise",
    "shipped_path",
    "watching",
]
