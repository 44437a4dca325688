"""`affil gazetteer add`: institutions of the user's own."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from affilcli.cli.messages import note
from affilcli.cli.options import DebugOption
from affilcli.cli.output import destination
from affilcli.errors import AffilError
from affilcli.gazetteer import Entry, Institution, load_gazetteer, shipped_path
from affilcli.identity import slug
from affilcli.render.phrases import counted
from affilcli.settings import load_settings, own_gazetteer
from affilcli.workflow import added_to, as_csv, entries_in

FileArgument = Annotated[
    str | None,
    typer.Argument(
        metavar="CSV", show_default=False,
        help="A file of rows to add, or - for standard input; or one institution by its options.",
    ),
]  # fmt: skip
NameOption = Annotated[str | None, typer.Option(show_default=False, help="Its name in full.")]
IdOption = Annotated[
    str | None, typer.Option("--id", show_default=False, help="Default: made from the name.")
]
ShortOption = Annotated[
    str | None, typer.Option(show_default=False, help="What a reader would say for short.")
]
AliasOption = Annotated[
    list[str] | None, typer.Option(show_default=False, help="Another way to write it; repeatable.")
]
AcronymOption = Annotated[
    list[str] | None, typer.Option(show_default=False, help="Its initials; repeatable.")
]
TypeOption = Annotated[
    str | None,
    typer.Option("--type", show_default=False, help="Default: what the name sounds like."),
]
CityOption = Annotated[str | None, typer.Option(show_default=False, help="Where it has its seat.")]
StateOption = Annotated[str | None, typer.Option(show_default=False, help="Such as MA.")]
CountryOption = Annotated[str | None, typer.Option(show_default=False, help="Such as US.")]
ParentOption = Annotated[
    str | None, typer.Option(metavar="ID", show_default=False, help="What it is part of.")
]
SourceOption = Annotated[
    str | None,
    typer.Option(show_default=False, help="Where all this stands: the address of a page, ror:…"),
]
ToOption = Annotated[
    str | None,
    typer.Option(metavar="FILE", show_default=False, help="Default: your own gazetteer."),
]
ReplaceOption = Annotated[
    bool, typer.Option("--replace", help="Put it in the place of a row with the same id.")
]


def add(
    context: typer.Context,
    file: FileArgument = None,
    name: NameOption = None,
    entry_id: IdOption = None,
    short: ShortOption = None,
    alias: AliasOption = None,
    acronym: AcronymOption = None,
    sort: TypeOption = None,
    city: CityOption = None,
    state: StateOption = None,
    country: CountryOption = None,
    parent: ParentOption = None,
    source: SourceOption = None,
    to: ToOption = None,
    replace: ReplaceOption = False,
    debug: DebugOption = False,
) -> None:
    """Add institutions to your own gazetteer, which every command reads after the shipped one.

    Nothing is added that `affil gazetteer check` would complain of. An id of the shipped gazetteer
    takes that entry's place.
    """
    if (file is None) == (name is None):
        raise AffilError("give either --name or a file of rows", hint="see --help for examples")
    added = entries_in(file or "-") if name is None else [_institution(name, context.params)]
    path = Path(to or own_gazetteer())
    _refuse_shipped(path)
    settings = load_settings()
    text = as_csv(added_to(path, added, settings, replace=replace))
    path.parent.mkdir(parents=True, exist_ok=True)
    with destination(str(path), utf8=True) as stream:
        stream.write(text)
    note(f"{counted(len(added), 'row')} added to {path}{_covering(added)}")


def _institution(name: str, given: Mapping[str, Any]) -> Institution:
    """The institution that the options tell of."""
    from affilcli.gazetteer.kinds import type_of

    return Institution(
        id=given["entry_id"] or slug(name),
        name=name,
        short_name=given["short"],
        aliases=tuple(given["alias"] or ()),
        acronyms=tuple(given["acronym"] or ()),
        type=given["sort"] or type_of(name),
        city=given["city"],
        state=given["state"],
        country=given["country"],
        parent=given["parent"],
        relation="part-of" if given["parent"] else None,
        source=given["source"],
    )


def _refuse_shipped(path: Path) -> None:
    if os.path.realpath(path) == os.path.realpath(shipped_path()):
        raise AffilError(
            f"{path}: is the gazetteer that ships with affilcli",
            hint="leave out --to, and your own file is written",
        )


def _covering(added: Sequence[Entry]) -> str:
    """What of the shipped gazetteer is no longer seen."""
    shipped = {entry.id for entry in load_gazetteer().entries}
    covered = sorted(shipped.intersection(entry.id for entry in added))
    return f"; in place of what ships as {', '.join(covered)}" if covered else ""
