"""What strings were linked to: a table, rows, or objects for programs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rich.console import Console
from rich.text import Text

from affilcli.gazetteer.linking import Link
from affilcli.render import columns
from affilcli.render.columns import Column, stack
from affilcli.render.grid import Grid
from affilcli.render.plain import hyphen_wrapped, plain
from affilcli.render.screen import put

ID = 26
#: what stands in the place of an id where none is given
NONE = "–"


def show(links: Sequence[Link], console: Console) -> None:
    """A row a string: what it was linked to, how surely, and why."""
    wanted = [
        Column[Link]("Text", None, lambda link: Text(plain(link.text)), 3),
        Column[Link]("Institution", ID, _institution),
        Column[Link]("Score", 6, lambda link: Text(f"{link.score:.2f}")),
        Column[Link]("Why", None, lambda link: Text(plain("; ".join(link.reasons))), 2),
    ]
    put(columns.table(wanted, links, console.width, rules=True), console)


def grid(links: Sequence[Link]) -> Grid:
    """A row a string."""
    return Grid(["text", "id", "ror", "score", "reason", "rivals"], [_row(link) for link in links])


def linked_object(link: Link) -> dict[str, Any]:
    """A link for programs: `id` and `ror` are null where none is given."""
    one = link.institution
    return {
        "text": link.text,
        "id": one.id if one else None,
        "ror": one.ror if one else None,
        "score": link.score,
        "reason": "; ".join(link.reasons),
        "rivals": [rival.id for rival in link.rivals],
    }


def _row(link: Link) -> list[str]:
    told = linked_object(link)
    rivals = "|".join(told.pop("rivals"))
    return [*("" if value is None else str(value) for value in told.values()), rivals]


def _institution(link: Link) -> Text:
    if link.institution is None:
        return Text(NONE)
    name = Text(plain(link.institution.name), style="dim")
    return stack(Text(hyphen_wrapped(link.institution.id, ID), style="bold"), name)
