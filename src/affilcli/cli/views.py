"""How lists go out that are no records: in every format, to a file or standard output."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, TextIO

from rich.console import Console

from affilcli.cli.options import Format
from affilcli.cli.output import console, destination, write_grid
from affilcli.render import json
from affilcli.render.grid import Grid


class Views(NamedTuple):
    """A list in each of its forms: on a screen, as rows, and as objects for programs."""

    show: Callable[[Console], None]
    grid: Callable[[], Grid]
    objects: Callable[[], Sequence[object]]


def write(views: Views, form: Format, output: str | None) -> None:
    """Write the list to its file or to standard output, in the form that was asked for."""
    with destination(output, utf8=form != "table") as stream:
        written(views, form, stream)


def written(views: Views, form: Format, stream: TextIO) -> None:
    """The list on a stream that is open already."""
    if form == "table":
        views.show(console(stream))
    elif form in ("json", "jsonl"):
        pieces = json.array if form == "json" else json.lines
        stream.writelines(pieces(views.objects()))
    else:
        write_grid(views.grid(), form, stream)
    stream.flush()
