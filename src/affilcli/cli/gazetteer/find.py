"""`affil gazetteer find`: institutions that a name may mean."""

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
from affilcli.errors import AffilError

NameArgument = Annotated[
    str, typer.Argument(metavar="NAME", help="A name, an alias or an acronym.", show_default=False)
]
NearOption = Annotated[
    str | None,
    typer.Option(
        metavar="CITY/STATE", show_default=False,
        help="Where it should be: Boston/MA, Boston, or MA.",
    ),
]  # fmt: skip
MostOption = Annotated[
    int, typer.Option("--number", "-n", metavar="N", min=1, help="At most so many.")
]


def find(
    name: NameArgument,
    near: NearOption = None,
    number: MostOption = 10,
    form: FormatOption = None,
    as_json: JsonOption = False,
    output: OutputOption = None,
    gazetteer: GazetteerOption = None,
    debug: DebugOption = False,
) -> None:
    """Print the institutions that a name may mean, the likeliest first, with score and reasons.

    The score is the probability that it is the one meant, as `affil gazetteer link` weighs it:
    namesakes share it, and a name that is only alike has little. Exit code 1 where nothing fits.
    """
    from affilcli.gazetteer.finding import Finder
    from affilcli.render import entries

    form = chosen_format(form, as_json, output, FORMATS)
    place = ", ".join(part.strip() for part in (near or "").split("/"))
    found = Finder(loaded(gazetteer).index).find(name, place, number)
    if not found:
        raise AffilError(
            f"no institution is called anything like '{name}'",
            hint="`affil gazetteer add` adds one",
            exit_code=1,
        )
    views = Views(
        lambda console: entries.show_found(found, console),
        lambda: entries.found_grid(found),
        lambda: [entries.found_object(one) for one in found],
    )
    write(views, form, output)
