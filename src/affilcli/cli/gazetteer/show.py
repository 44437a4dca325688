"""`affil gazetteer show`: one entry in full."""

from __future__ import annotations

from typing import Annotated

import typer

from affilcli.cli.gazetteer.common import loaded
from affilcli.cli.options import (
    FORMATS,
    DebugOption,
    FormatOption,
    GazetteerOption,
    JsonOption,
    OutputOption,
    chosen_format,
)
from affilcli.cli.views import Views, write
from affilcli.gazetteer import Institution
from affilcli.gazetteer.selecting import entry_named, family

IdArgument = Annotated[
    str, typer.Argument(metavar="ID", help="As `find` and `list` print it.", show_default=False)
]


def show(
    entry_id: IdArgument,
    form: FormatOption = None,
    as_json: JsonOption = False,
    output: OutputOption = None,
    gazetteer: GazetteerOption = None,
    debug: DebugOption = False,
) -> None:
    """Print all that is known of an institution or a service line, with where it is known from.

    Names over time, registry numbers, the line of its parents, and what belongs to it.
    """
    from affilcli.render import entries

    form = chosen_format(form, as_json, output, FORMATS)
    known = loaded(gazetteer)
    entry = entry_named(known, entry_id)
    line, children = family(known, entry) if isinstance(entry, Institution) else ([], [])
    parts = {"parents": [one.id for one in line], "children": [one.id for one in children]}
    views = Views(
        lambda console: console.file.writelines(entries.show_entry(entry, line, children)),
        lambda: entries.list_grid([entry]),
        lambda: [entries.entry_object(entry) | parts],
    )
    write(views, form, output)
