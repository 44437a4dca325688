"""What is said when a name fits no document, or several."""

from __future__ import annotations

from collections.abc import Sequence

from affilcli.errors import AffilError
from affilcli.identity import labels
from affilcli.records import Record

LISTED = 6
"""Documents that are named before the rest is only counted."""

CLOSE = 60
"""How alike, in hundredths, an id must be to be meant perhaps."""


def ambiguous(token: str, found: Sequence[Record]) -> AffilError:
    """The name fits all of these documents."""
    named = zip(labels(found), found, strict=True)
    listed = [f"{label} ({record.source.path})" for label, record in named][:LISTED]
    more = f" and {len(found) - LISTED} more" if len(found) > LISTED else ""
    return AffilError(
        f"'{token}' fits {len(found)} documents: {', '.join(listed)}{more}",
        hint="write one of these names or paths",
    )


def unknown(token: str, records: Sequence[Record], *, failed: int = 0) -> AffilError:
    """The name fits no file and none of the known documents; `failed` others could not be read."""
    hints = _meant(token, records)
    hints += [f"{failed} more could not be read"] if failed else []
    hints.append("`affil list` shows the deals that are known, --corpus FOLDER adds others")
    return AffilError(f"'{token}' is no file and no known deal", hint="; ".join(hints))


def absent(token: str, records: Sequence[Record]) -> AffilError:
    """The name fits none of the records given."""
    hints = _meant(token, records) or ["they are called " + ", ".join(labels(records)[:LISTED])]
    return AffilError(f"'{token}' is none of the {len(records)} records given", hint=hints[0])


def _meant(token: str, records: Sequence[Record]) -> list[str]:
    alike = _alike(token, records)
    return ["did you mean " + " or ".join(f"'{one}'" for one in alike) + "?"] if alike else []


def _alike(token: str, records: Sequence[Record]) -> list[str]:
    """At most two ids that look like it."""
    from rapidfuzz import fuzz, process

    ids = sorted({record.id for record in records})
    found = process.extract(token, ids, scorer=fuzz.WRatio, limit=2, score_cutoff=CLOSE)
    return [identifier for identifier, _, _ in found]
