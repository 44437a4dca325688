"""The store in words: where it is, what it holds, and which of it is stale."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.text import Text

from affilcli.render import columns
from affilcli.render.columns import Column
from affilcli.render.grid import Grid
from affilcli.render.phrases import counted
from affilcli.render.plain import hyphen_wrapped, plain
from affilcli.render.screen import put
from affilcli.store.state import Kept, Prepared, State, reasons

ID = 26


def size(number: int) -> str:
    """Bytes in the largest unit that is not too large: `1.2 MB`."""
    amount = float(number)
    for unit in ("bytes", "kB", "MB", "GB"):
        if amount < 1000 or unit == "GB":
            break
        amount /= 1000
    return f"{amount:.0f} {unit}" if unit == "bytes" else f"{amount:.1f} {unit}"


def listed(why: Mapping[str, int]) -> str:
    """Reasons with how often each holds: `gazetteer 17, document gone 3`."""
    return ", ".join(f"{reason} {number:,}" for reason, number in why.items())


def prepared(files: Sequence[Prepared]) -> str:
    """`2 gazetteers, 12.3 MB`."""
    return f"{counted(len(files), 'gazetteer')}, {size(sum(one.size for one in files))}"


def state_lines(state: State) -> list[str]:
    """A line for each thing to know of the store."""
    stale = state.stale
    why = f" ({listed(reasons(stale))})" if stale else ""
    lines = [
        ("store", state.file if state.size else f"{state.file} (nothing is kept yet)"),
        ("size", size(state.size)),
        ("prepared", prepared(state.prepared)),
        ("documents", f"{state.documents:,}"),
        ("records", f"{len(state.records):,}"),
        ("fresh", f"{len(state.records) - len(stale):,}"),
        ("stale", f"{len(stale):,}{why}"),
        *(("set aside", f"{one.file}, {size(one.size)}") for one in state.damaged),
    ]
    return [f"{name:<11}{plain(value)}\n" for name, value in lines]


def state_object(state: State) -> dict[str, Any]:
    """The same for programs; sizes in bytes."""
    stale = state.stale
    return {
        "store": state.file,
        "bytes": state.size,
        "documents": state.documents,
        "records": len(state.records),
        "fresh": len(state.records) - len(stale),
        "stale": len(stale),
        "why": reasons(stale),
        "damaged": [{"file": one.file, "bytes": one.size} for one in state.damaged],
        "prepared": [
            {"file": one.file, "bytes": one.size, "used": one.used} for one in state.prepared
        ],
    }


def state_grid(state: State) -> Grid:
    """The same as rows of two cells."""
    told = state_object(state)
    rows = [
        [name, str(value)] for name, value in told.items() if not isinstance(value, dict | list)
    ]
    rows += [[f"stale: {reason}", str(number)] for reason, number in told["why"].items()]
    rows += [["damaged", one.file] for one in state.damaged]
    rows += [["prepared", one.file] for one in state.prepared]
    return Grid(["what", "value"], rows)


def show(records: Sequence[Kept], console: Console) -> None:
    """A row a record: why it is stale."""
    if not records:
        return
    wanted = [
        Column[Kept]("Deal", ID, lambda one: Text(hyphen_wrapped(one.id, ID))),
        Column[Kept]("Why", None, lambda one: Text(", ".join(one.why))),
        Column[Kept]("Path", None, lambda one: Text(plain(one.path), "dim"), share=2),
    ]
    put(columns.table(wanted, records, console.width, rules=False), console)


def grid(records: Sequence[Kept]) -> Grid:
    """A row a record."""
    rows = [[one.id, "|".join(one.why), one.path] for one in records]
    return Grid(["id", "why", "path"], rows)


def objects(records: Sequence[Kept]) -> list[dict[str, Any]]:
    """The records for programs."""
    return [{"id": one.id, "why": one.why, "path": one.path} for one in records]


def summary(records: Sequence[Kept]) -> str:
    """`20 records of 19 documents`."""
    documents = len({one.path for one in records})
    return f"{counted(len(records), 'record')} of {counted(documents, 'document')}"


def pruned(state: State, *, dry_run: bool) -> str:
    """`20 records of 19 documents dropped (gazetteer 17, document gone 3), 981 kept`."""
    stale = state.stale
    done = "would be dropped" if dry_run else "dropped"
    why = f" ({listed(reasons(stale))})" if stale else ""
    unused = f"; prepared: {prepared(state.unused)}, {done}" if state.unused else ""
    return f"{summary(stale)} {done}{why}, {len(state.records) - len(stale):,} kept{unused}"
