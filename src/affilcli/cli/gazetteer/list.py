"""`affil gazetteer list`: the entries, or those of a sort."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from affilcli.cli.gazetteer.common import loaded
from affilcli.cli.messages import note
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
from affilcli.gazetteer.selecting import Filter, listed
from affilcli.render.phrases import counted

TextArgument = Annotated[
    str | None,
    typer.Argument(metavar="TEXT", help="Part of a name or an id.", show_default=False),
]
KindOption = Annotated[
    Literal["institution", "service-line"] | None,
    typer.Option(show_default=False, help="Only these entries."),
]
TypeOption = Annotated[
    str | None,
    typer.Option(
        "--type", metavar="TYPE", show_default=False, help="Only of this type: health-system …"
    ),
]
StateOption = Annotated[
    str | None, typer.Option(metavar="XX", show_default=False, help="Only in this state.")
]
CountryOption = Annotated[
    str | None, typer.Option(metavar="XX", show_default=False, help="Only in this country.")
]
ParentOption = Annotated[
    str | None,
    typer.Option(metavar="ID", show_default=False, help="Only what belongs to this institution."),
]


def list_entries(
    text: TextArgument = None,
    kind: KindOption = None,
    sort: TypeOption = None,
    state: StateOption = None,
    country: CountryOption = None,
    parent: ParentOption = None,
    form: FormatOption = None,
    as_json: JsonOption = False,
    output: OutputOption = None,
    gazetteer: GazetteerOption = None,
    debug: DebugOption = False,
) -> None:
    """Print the institutions and service lines that affilcli knows, your own among them.

    CSV has the columns of a gazetteer's file, and can be edited and given back with --gazetteer.
    """
    from affilcli.render import entries

    form = chosen_format(form, as_json, output, FORMATS)
    wanted = Filter(text, kind, sort, state, country, parent)
    found = listed(loaded(gazetteer), wanted)
    views = Views(
        lambda console: entries.show_list(found, console),
        lambda: entries.list_grid(found),
        lambda: [entries.entry_object(one) for one in found],
    )
    write(views, form, output)
    note(counted(len(found), "row"))
