"""`affil extract`: documents in, records out."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Annotated, TextIO

import typer

from affilcli.cli.options import (
    RECORD_FORMATS,
    DebugOption,
    Format,
    GazetteerOption,
    JsonOption,
    ModelOption,
    NoStoreOption,
    OutputOption,
    PublishedOption,
    QuietOption,
    RecordFormatOption,
    VerboseOption,
    chosen_format,
    session,
)
from affilcli.cli.output import console, destination
from affilcli.cli.progress import Reporter
from affilcli.records import Record
from affilcli.render import json, table
from affilcli.settings import Settings, load_settings
from affilcli.workflow import Failure
from affilcli.workflow import extract as extract_records

PathsArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH",
        help="Files, folders (with all below them), or - for text on standard input.",
    ),
]


def extract(
    context: typer.Context,
    paths: PathsArgument,
    form: RecordFormatOption = None,
    as_json: JsonOption = False,
    output: OutputOption = None,
    published: PublishedOption = None,
    model: ModelOption = None,
    gazetteer: GazetteerOption = None,
    no_store: NoStoreOption = False,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
    debug: DebugOption = False,
) -> None:
    """Print the terms of announcements: one document's term sheet, or one row a deal for several.

    Data goes to standard output, everything else to standard error. Exit code 0: fine; 1: some
    documents failed, the others are printed; 2: wrong usage or nothing readable.
    """
    chosen = chosen_format(form, as_json, output, RECORD_FORMATS)
    settings = load_settings(
        model=model,
        gazetteer=tuple(gazetteer or ()),
        published=published,
        store=False if no_store else None,
    )
    with destination(output, utf8=chosen != "table") as stream:
        # Lines of JSON that come in one by one would be torn apart by a bar on the same screen.
        bar = chosen == "table" or not stream.isatty()
        reporter = Reporter(quiet=quiet, verbose=verbose, bar=bar, debug=session(context).debug)
        _write(_records(paths, settings, reporter), chosen, stream, reporter)
        reporter.summary(apart=chosen == "table" and stream is sys.stdout)
        if reporter.exit_code == 2:
            raise typer.Exit(2)  # inside the block: a file from before is not replaced by nothing
    raise typer.Exit(reporter.exit_code)


def _records(paths: list[str], settings: Settings, reporter: Reporter) -> Iterator[Record]:
    """The records; failures have been reported when this passes over them."""
    for result in extract_records(paths, settings, reporter):
        if not isinstance(result, Failure):
            yield result


def _write(records: Iterator[Record], form: Format, stream: TextIO, reporter: Reporter) -> None:
    with reporter:
        if form != "table":
            for piece in json.array(records) if form == "json" else json.lines(records):
                stream.write(piece)
                stream.flush()
            return
        collected = list(records)
    table.show(collected, console(stream))
    stream.flush()
