"""Records as tables for a terminal: one record gives its term sheet, several give a row each."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from affilcli.records import Record
from affilcli.render import deals, sheet
from affilcli.render.columns import empty_table
from affilcli.render.heading import NOT_RELEVANT, heading
from affilcli.render.labelled import labelled
from affilcli.render.plain import excerpt, plain
from affilcli.render.screen import put
from affilcli.render.shown import Shown

LABELS = 13
"""Columns for the labels: the longest are `commitment`, indented, and `Service lines`."""

WORDS_LINES = 3
"""How many lines of their column the words behind a term may take."""


def show(records: Sequence[Record], console: Console) -> None:
    """Print the records on the console: a sheet for one, a row a deal for several."""
    if len(records) == 1:
        sheets(records, console)
    elif records:
        put(deals.table(labelled(records), console.width), console)


def sheets(records: Sequence[Record], console: Console) -> None:
    """Print the term sheet of each record, with an empty line between them."""
    for number, (record, label) in enumerate(labelled(records)):
        content = term_sheet(record, label, console.width)
        put(Group(Text(), content) if number else content, console)


def term_sheet(record: Record, label: str, width: int) -> RenderableType:
    """The terms of one record with the words they came from, `width` characters wide."""
    body = _terms(record, width) if record.relevant else Text(NOT_RELEVANT)
    warnings = [Text(f"warning: {plain(warning)}", style="yellow") for warning in record.warnings]
    return Group(heading(record, label), Text(), body, *([Text()] if warnings else []), *warnings)


def _terms(record: Record, width: int) -> Table:
    values = max(20, (width - LABELS) * 2 // 5)
    words = max(20, width - LABELS - values - 4)
    made = empty_table(width)
    made.add_column("Term", width=LABELS)
    made.add_column("Value", width=values, overflow="fold")
    made.add_column("The words it came from", style="dim", overflow="fold", ratio=1)
    for section in sheet.sections(record):
        label = section.title
        if section.lines[0].label:
            made.add_row(Text(label, style="bold"))
            label = ""
        for line in section.lines:
            made.add_row(
                Text(f"  {line.label}", style="cyan") if line.label else Text(label, style="bold"),
                _value(line),
                Text(excerpt(line.words, line.key, words * WORDS_LINES)),
            )
            label = ""
    return made


def _value(line: Shown) -> Text:
    value = Text(plain(line.value) + line.mark)
    return value.append(f"\n{plain(line.detail)}", style="dim") if line.detail else value
