"""What commands have in common while they work: settings, a place for data, the way they end."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from typing import Any, NamedTuple, TextIO

import typer

from affilcli.cli.options import Format, session
from affilcli.cli.output import destination
from affilcli.cli.progress import Reporter
from affilcli.errors import AffilError
from affilcli.gazetteer import watching
from affilcli.records import Record
from affilcli.settings import Settings, load_settings
from affilcli.workflow import load_records


class Job(NamedTuple):
    """What a command works with.

    `given` are the records of `--records`, if there is such an option and it was used; `on_screen`
    tells of a table on standard output.
    """

    settings: Settings
    reporter: Reporter
    given: list[Record] | None
    stream: TextIO
    on_screen: bool


@contextmanager
def job(context: typer.Context, form: Format, *, piecemeal: bool = False) -> Iterator[Job]:
    """Do a command's work in this block, which ends the command with its exit code.

    The options that commands share are taken from the context, under the names of their parameters.
    `piecemeal`: data is written while the work goes on. A file from before is replaced neither when
    the block raises nor when all documents failed; that of `failures` is in the second case.
    """
    given = context.params
    output, failures = given["output"], given.get("failures")
    _check_apart(output, failures)
    settings = _settings(given)
    table = form == "table"
    with (
        _log(failures) as log,
        suppress(typer.Exit),
        destination(output, utf8=not table) as stream,
    ):
        # Data that comes in line by line would be torn apart by a bar on the same screen.
        bar = not piecemeal or table or not stream.isatty()
        debug = session(context).debug
        reporter = Reporter(
            quiet=given["quiet"], verbose=given["verbose"], bar=bar, debug=debug, log=log
        )
        records = given.get("records")
        loaded = None if records is None else load_records(records)
        with watching(reporter):
            try:
                yield Job(settings, reporter, loaded, stream, table and stream is sys.stdout)
            except (KeyboardInterrupt, SystemExit):
                reporter.stopped(keeps=settings.store is not None)
                raise
        stream.flush()
        _spare_documents(output, reporter)
        _spare_documents(failures, reporter)
        if reporter.exit_code == 2:
            raise typer.Exit(2)
    raise typer.Exit(reporter.exit_code)


def _settings(given: Mapping[str, Any]) -> Settings:
    """The settings, as far as the parameters of a command do not say otherwise."""
    return load_settings(
        model=given["model"],
        gazetteer=tuple(given["gazetteer"] or ()),
        corpus=given.get("corpus"),
        published=given.get("published"),
        store=False if given["no_store"] else None,
        jobs=given.get("jobs"),
        timeout=given.get("timeout"),
        prefilter=False if given.get("no_prefilter") else None,
    )


def _log(failures: str | None) -> AbstractContextManager[TextIO | None]:
    return destination(failures, utf8=True) if failures else nullcontext()


def _check_apart(output: str | None, failures: str | None) -> None:
    if failures == "-":
        raise AffilError("--errors takes a file", hint="standard output is for data")
    if output and failures and os.path.realpath(output) == os.path.realpath(failures):
        raise AffilError(f"{output}: is named twice", hint="give --errors a file of its own")


def _spare_documents(output: str | None, reporter: Reporter) -> None:
    """Raise AffilError when the output would take the place of a document that was read."""
    if output and os.path.realpath(output) in map(os.path.realpath, reporter.read):
        raise AffilError(
            f"{output}: is one of the documents", hint="write to a file of another name"
        )
