"""Records kept from one run to the next, in one SQLite file."""

from __future__ import annotations

from affilcli.store.entry import Entry, Origin
from affilcli.store.state import Damaged, Kept, Prepared, State
from affilcli.store.store import Store

__all__ = ["Damaged", "Entry", "Kept", "Origin", "Prepared", "State", "Store"]
