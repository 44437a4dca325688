"""Records kept from one run to the next, in one SQLite file."""

from __future__ import annotations

from affilcli.store.entry import Entry
from affilcli.store.store import Store

__all__ = ["Entry", "Store"]
