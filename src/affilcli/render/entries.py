"""Entries of a gazetteer: lists of them, what was found or suggested, and one in full."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from rich.console import Console
from rich.text import Text

from affilcli.gazetteer import Entry, FormerName, Institution
from affilcli.gazetteer.finding import Found
from affilcli.gazetteer.rows import COLUMNS, cells_of
from affilcli.gazetteer.suggesting import Suggestion
from affilcli.render import columns
from affilcli.render.columns import Column, stack
from affilcli.render.grid import Grid
from affilcli.render.plain import hyphen_wrapped, plain
from affilcli.render.screen import put

ID = 26
#: from this width on id, name and place have columns of their own
WIDE = 120


def show_list(entries: Sequence[Entry], console: Console) -> None:
    """A row an entry: id, name, type or group, place."""
    wide = console.width >= WIDE
    wanted = _WIDE if wide else _NARROW
    put(columns.table(wanted, entries, console.width, rules=not wide), console)


def show_found(found: Sequence[Found], console: Console) -> None:
    """A row an institution: how well it fits, and why."""
    wanted = [
        Column[Found]("Score", 6, lambda f: Text(f"{f.score:.2f}")),
        Column[Found]("Id", ID, lambda f: _id(f.institution)),
        Column[Found]("Name", None, lambda f: _name(f.institution)),
        Column[Found]("Why", None, lambda f: Text("; ".join(map(plain, f.reasons)))),
    ]
    put(columns.table(wanted, found, console.width, rules=False), console)


def show_suggested(suggestions: Sequence[Suggestion], console: Console) -> None:
    """A row an organisation: in how many documents it is a party, and words about it."""
    wanted = [
        Column[Suggestion]("Documents", 9, lambda s: Text(str(len(s.documents)))),
        Column[Suggestion]("Name", None, lambda s: _name(s.entry)),
        Column[Suggestion]("Type", 16, lambda s: Text(hyphen_wrapped(s.entry.type or "", 16))),
        Column[Suggestion](
            "Where", None, lambda s: stack(*(Text(plain(c.text), "dim") for c in s.contexts[:1]))
        ),
    ]
    put(columns.table(wanted, suggestions, console.width, rules=True), console)


def list_grid(entries: Sequence[Entry]) -> Grid:
    """The entries with the columns of a gazetteer's file."""
    return Grid(list(COLUMNS), [list(_row(entry)) for entry in entries])


def found_grid(found: Sequence[Found]) -> Grid:
    """What was found: score and reasons before the columns of a gazetteer's file."""
    rows = [[str(f.score), "; ".join(f.reasons), *_row(f.institution)] for f in found]
    return Grid(["score", "reasons", *COLUMNS], rows)


def entry_object(entry: Entry) -> dict[str, Any]:
    """An entry for programs: what it has nothing for is left out."""
    told = {column: getattr(entry, column, None) for column in COLUMNS if column != "kind"}
    kind = cells_of(entry)["kind"]
    return {"id": entry.id, "kind": kind} | {name: value for name, value in told.items() if value}


def found_object(found: Found) -> dict[str, Any]:
    """What was found, for programs."""
    return {
        "score": found.score,
        "reasons": found.reasons,
        "entry": entry_object(found.institution),
    }


def suggestion_object(one: Suggestion) -> dict[str, Any]:
    """A suggestion for programs: the entry, the documents, and the words about it."""
    return {
        "entry": entry_object(one.entry),
        "documents": one.documents,
        "contexts": [context.text for context in one.contexts],
    }


def show_entry(entry: Entry, line: Sequence[Institution], children: Sequence[Institution]) -> str:
    """One entry in full, a fact a line; its parents and children among them."""
    told = [
        *_told(entry),
        *[("above" if i else "parent", _link(one)) for i, one in enumerate(line)],
        *[("children" if not i else "", _link(one)) for i, one in enumerate(children)],
    ]
    width = max(len(label) for label, _ in told) + 2
    return "".join(f"{label:{width}}{plain(value)}\n" for label, value in told)


def _told(entry: Entry) -> Iterator[tuple[str, str]]:
    """The facts of an entry, but for its parent, which is told with its name."""
    for column in COLUMNS:
        value = getattr(entry, column, None)
        if column == "parent" or not value:
            continue
        values = value if isinstance(value, tuple) else value.split("|")
        for index, part in enumerate(values):
            yield "" if index else column.replace("_", " "), _said(part)


def _said(part: str | FormerName) -> str:
    if isinstance(part, str):
        return part
    span = " to ".join(filter(None, (part.start and f"from {part.start}", part.end)))
    return f"{part.name}, {span}" if span else part.name


def _link(one: Institution) -> str:
    return f"{one.id}  {one.name}"


def _row(entry: Entry) -> Iterator[str]:
    cells = cells_of(entry)
    return (cells[column] for column in COLUMNS)


def _id(entry: Entry) -> Text:
    return Text(hyphen_wrapped(entry.id, ID), style="bold")


def _name(entry: Entry) -> Text:
    return stack(Text(plain(entry.name)), Text(plain(place(entry)), style="dim"))


def place(entry: Entry) -> str:
    """`Boston, MA, US`, as far as it is known."""
    parts = (getattr(entry, column, None) for column in ("city", "state", "country"))
    return ", ".join(part for part in parts if part)


def _sort(entry: Entry) -> Text:
    sort = entry.type if isinstance(entry, Institution) else entry.group
    return Text(hyphen_wrapped(sort or "", 20))


_NARROW: list[Column[Entry]] = [
    Column("Entry", None, lambda entry: stack(_id(entry), _name(entry))),
    Column("Type", 20, _sort),
]
_WIDE: list[Column[Entry]] = [
    Column("Id", ID, _id),
    Column("Name", None, lambda entry: Text(plain(entry.name))),
    Column("Type", 20, _sort),
    Column("Place", 24, lambda entry: Text(plain(place(entry)))),
]
