"""`affil cache clear`: forget everything."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from affilcli.cli.messages import note, warn
from affilcli.cli.options import DebugOption
from affilcli.errors import AffilError
from affilcli.render.phrases import counted
from affilcli.settings import load_settings
from affilcli.workflow import delete, drop, forget, kept

if TYPE_CHECKING:
    from affilcli.store import State

YesOption = Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")]


def clear(yes: YesOption = False, debug: DebugOption = False) -> None:
    """Forget all records and what was prepared of gazetteers, and delete files that were set aside
    as damaged; asks before it does.

    Documents are not touched. What is asked for next is extracted anew, and days given with
    --published are forgotten.
    """
    settings = load_settings()
    state = kept(settings, warn)
    if not (state.records or state.damaged or state.prepared):
        note(f"nothing is kept in {state.file}")
        return
    if not yes:
        _ask(state)
    drop(state.records, settings, warn)
    delete(state.damaged)
    forget(state.prepared)
    note(f"{_what(state)} deleted")


def _ask(state: State) -> None:
    if not sys.stdin or not sys.stdin.isatty():
        raise AffilError("cache clear asks before it deletes", hint="say --yes where nobody can")
    typer.confirm(f"Delete {_what(state)}, kept in {state.file}?", abort=True, err=True)


def _what(state: State) -> str:
    from affilcli.render import kept as render

    parts = [render.summary(state.records)]
    if state.damaged:
        parts.append(counted(len(state.damaged), "damaged file"))
    if state.prepared:
        parts.append(counted(len(state.prepared), "prepared gazetteer"))
    *most, last = parts
    return f"{', '.join(most)} and {last}" if most else last
