"""From a string that names an institution to the institution: candidates, features, a choice."""

from __future__ import annotations

from affilcli.gazetteer.linking.linker import Link, Linker, Ranked

__all__ = ["Link", "Linker", "Ranked"]
