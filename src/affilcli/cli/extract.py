"""`affil extract`: documents in, records out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer

from affilcli.cli.job import Job, job
from affilcli.cli.options import (
    RECORD_FORMATS,
    DebugOption,
    ErrorsOption,
    Format,
    GazetteerOption,
    JobsOption,
    JsonOption,
    ModelOption,
    NoPrefilterOption,
    NoStoreOption,
    OutputOption,
    PublishedOption,
    QuietOption,
    RecordFormatOption,
    TimeoutOption,
    VerboseOption,
    chosen_format,
)
from affilcli.cli.output import console
from affilcli.records import Record
from affilcli.render import json, table
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
    failures: ErrorsOption = None,
    published: PublishedOption = None,
    model: ModelOption = None,
    gazetteer: GazetteerOption = None,
    jobs: JobsOption = None,
    timeout: TimeoutOption = None,
    no_prefilter: NoPrefilterOption = False,
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
    with job(context, chosen, piecemeal=True) as work:
        _write(_records(paths, work), chosen, work)
        work.reporter.summary(apart=work.on_screen)


def _records(paths: list[str], work: Job) -> Iterator[Record]:
    """The records; failures have been reported when this passes over them."""
    for result in extract_records(paths, work.settings, work.reporter):
        if not isinstance(result, Failure):
            yield result


def _write(records: Iterator[Record], form: Format, work: Job) -> None:
    with work.reporter:
        if form != "table":
            for piece in json.array(records) if form == "json" else json.lines(records):
                work.stream.write(piece)
                work.stream.flush()
            return
        collected = list(records)
    table.show(collected, console(work.stream))
    work.stream.flush()
