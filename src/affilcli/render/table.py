"""Records as tables for a terminal: one record gives its term sheet, several give a row each."""

from __future__ import annotations

from collections.abc import Sequence

from rich import box
from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from affilcli.records import Record
from affilcli.render import deals, sheet
from affilcli.render.plain import excerpt, plain

NOT_RELEVANT = "Not the announcement of an affiliation, merger or partnership: no terms."

LABELS = 13
"""Columns for the labels: the longest are `commitment`, indented, and `Service lines`."""

WORDS_LINES = 3
"""How many lines of their column the words behind a term may take."""


def show(records: Sequence[Record], console: Console) -> None:
    """Print the records on the console, in the width it has."""
    if not records:
        return
    one = len(records) == 1
    width = console.width
    content = term_sheet(records[0], width) if one else deals.table(records, width)
    if console.color_system:
        console.print(content)
        return
    with console.capture() as capture:
        console.print(content)
    # Rich fills every line up to the width; in a file that is only noise.
    console.file.writelines(f"{line.rstrip()}\n" for line in capture.get().splitlines())


def term_sheet(record: Record, width: int) -> RenderableType:
    """The terms of one record with the words they came from, `width` characters wide."""
    heading = Text(plain(record.id), style="bold")
    heading.append(f"  {plain(record.source.path)}", style="dim not bold")
    if record.source.published:
        heading.append(f", published {plain(record.source.published)}", style="dim not bold")
    body = _terms(record, width) if record.relevant else Text(NOT_RELEVANT)
    warnings = [Text(f"warning: {plain(warning)}", style="yellow") for warning in record.warnings]
    return Group(heading, Text(), body, *([Text()] if warnings else []), *warnings)


def _terms(record: Record, width: int) -> Table:
    values = max(20, (width - LABELS) * 2 // 5)
    words = max(20, width - LABELS - values - 4)
    table = Table(
        box=box.SIMPLE_HEAD, width=width, padding=(0, 1, 0, 0), pad_edge=False, show_edge=False
    )
    table.add_column("Term", width=LABELS)
    table.add_column("Value", width=values, overflow="fold")
    table.add_column("The words it came from", style="dim", overflow="fold", ratio=1)
    for section in sheet.sections(record):
        label = section.title
        if section.lines[0].label:
            table.add_row(Text(label, style="bold"))
            label = ""
        for line in section.lines:
            table.add_row(
                Text(f"  {line.label}", style="cyan") if line.label else Text(label, style="bold"),
                _value(line),
                Text(excerpt(line.words, line.key, words * WORDS_LINES)),
            )
            label = ""
    return table


def _value(line: sheet.Line) -> Text:
    value = Text(plain(line.value))
    return value.append(f"\n{plain(line.detail)}", style="dim") if line.detail else value
