"""`affil gazetteer link`: the institutions that lines of text name."""

from __future__ import annotations

from typing import Annotated

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
    QuietOption,
    chosen_format,
)
from affilcli.cli.views import Views, write
from affilcli.render.phrases import counted
from affilcli.workflow import linked

FromOption = Annotated[
    str,
    typer.Option(
        "--from", metavar="FILE", show_default=False,
        help="A name or an affiliation a line; - for standard input.",
    ),
]  # fmt: skip
WhenOption = Annotated[
    str | None,
    typer.Option(
        metavar="YYYY[-MM[-DD]]", show_default=False,
        help="The time that the lines speak of: what had merged by then gives way.",
    ),
]  # fmt: skip


def link(
    source: FromOption,
    when: WhenOption = None,
    form: FormatOption = None,
    as_json: JsonOption = False,
    output: OutputOption = None,
    quiet: QuietOption = False,
    gazetteer: GazetteerOption = None,
    debug: DebugOption = False,
) -> None:
    """Print the institution that each line of a file names, with score and reasons.

    The score is the probability that it is the one meant. Where two fit equally, where nothing is
    sure enough, or where a unit is named that the gazetteer does not hold, none is given, and the
    reason says so. Every line has its row, in the order of the file.
    """
    from affilcli.render import links
    from affilcli.settings import check_time

    form = chosen_format(form, as_json, output, FORMATS)
    if when is not None:
        check_time(when)
    found = list(linked(source, loaded(gazetteer, quiet=quiet), when))
    views = Views(
        lambda console: links.show(found, console),
        lambda: links.grid(found),
        lambda: [links.linked_object(one) for one in found],
    )
    write(views, form, output)
    if not quiet:
        given = sum(one.institution is not None for one in found)
        note(f"{counted(len(found), 'line')}: {given} linked, {len(found) - given} not")
