"""Where data goes: standard output, or a file that is replaced whole when all went well."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, TextIO

from rich.console import Console

from affilcli.cli.draft import replacing
from affilcli.errors import AffilError

if TYPE_CHECKING:
    from affilcli.cli.options import Format
    from affilcli.render.grid import Grid

DEFAULT_WIDTH = 100
"""Columns of a table that goes to a pipe or a file."""

MIN_WIDTH = 72
"""A narrower terminal gets lines that it must wrap itself: columns of a few letters help nobody."""


@contextmanager
def destination(path: str | None, *, utf8: bool) -> Iterator[TextIO]:
    """A stream for a command's data. A file is written beside its place and moved there at the end;
    if the block raises, what stood there before is left alone. `utf8` asks for UTF-8 on standard
    output whatever the terminal has (files are always UTF-8).

    Raises AffilError at once when the file cannot be written.
    """
    if path is None or path == "-":
        if sys.stdout is None:  # closed by the shell: >&-
            raise AffilError("standard output is closed", hint="write to a file with -o")
        if utf8 and hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(encoding="utf-8", newline="\n")
        yield sys.stdout
        return
    target = os.path.realpath(path)
    if os.path.exists(target) and not os.path.isfile(target) and not os.path.isdir(target):
        with open(target, "w", encoding="utf-8") as stream:  # /dev/null, a named pipe
            yield stream
        return
    with _replacing(target, path) as stream:
        yield stream


@contextmanager
def _replacing(target: str, shown: str) -> Iterator[TextIO]:
    if os.path.isdir(target):
        raise AffilError(f"{shown}: is a folder", hint="name a file to write to")
    with ExitStack() as stack:
        try:
            stream = stack.enter_context(replacing(target))
        except OSError as error:
            raise AffilError(
                f"{shown}: cannot be written: {error.strerror}", hint="check the folder"
            ) from error
        yield stream


def console(stream: TextIO) -> Console:
    """A Rich console for tables: plain and of a known width unless the stream is a terminal.

    NO_COLOR and FORCE_COLOR are respected on standard output; a file is never coloured.
    """
    columns = os.environ.get("COLUMNS", "")
    width = int(columns) if columns.isdigit() and int(columns) else None
    if width is None and not stream.isatty():
        width = DEFAULT_WIDTH
    colour = None if stream is sys.stdout else False
    made = Console(file=stream, width=width, force_terminal=colour, highlight=False, emoji=False)
    made.width = max(made.width, MIN_WIDTH)
    return made


def write_grid(grid: Grid, form: Format, stream: TextIO) -> None:
    """Write the grid in a format that has nothing but rows and columns: CSV or Markdown."""
    from affilcli.render import csv, markdown

    stream.writelines((csv.write if form == "csv" else markdown.write)(grid))
