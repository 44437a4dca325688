"""What stands above anything that is shown of one document."""

from __future__ import annotations

from rich.text import Text

from affilcli.records import Record
from affilcli.render.plain import plain

NOT_RELEVANT = "Not the announcement of an affiliation, merger or partnership: no terms."


def heading(record: Record, label: str) -> Text:
    """The name the record goes by, its file and its day of publication."""
    line = Text(plain(label), style="bold")
    line.append(f"  {plain(record.source.path)}", style="dim not bold")
    if record.source.published:
        line.append(f", published {plain(record.source.published)}", style="dim not bold")
    return line
