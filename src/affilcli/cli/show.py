"""`affil show`: the terms of one deal, as a sheet or in the text of its document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated, TextIO

import typer

from affilcli.cli.job import Job, job
from affilcli.cli.options import (
    GRID_FORMATS,
    CorpusOption,
    DebugOption,
    DocumentsArgument,
    Format,
    GazetteerOption,
    GridFormatOption,
    JsonOption,
    ModelOption,
    NoStoreOption,
    OutputOption,
    QuietOption,
    RecordsOption,
    VerboseOption,
    chosen_format,
)
from affilcli.cli.output import console, write_grid
from affilcli.errors import AffilError
from affilcli.records import Document, Record
from affilcli.workflow import Failure, find, text_of

TextOption = Annotated[
    bool, typer.Option("--text", help="The document itself, with its terms marked in place.")
]


def show(
    context: typer.Context,
    names: DocumentsArgument = None,
    text: TextOption = False,
    form: GridFormatOption = None,
    as_json: JsonOption = False,
    output: OutputOption = None,
    records: RecordsOption = None,
    corpus: CorpusOption = None,
    model: ModelOption = None,
    gazetteer: GazetteerOption = None,
    no_store: NoStoreOption = False,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
    debug: DebugOption = False,
) -> None:
    """Print the term sheet of a deal: every term, its value, and the words it came from.

    A deal is named by its document or by its id, as `affil list` gives it; what was extracted
    before is not extracted again.
    """
    if not names and records is None:
        raise AffilError("missing argument 'DOC'", hint="see affil show --help")
    chosen = _format(form, as_json, output, text)
    with job(context, chosen) as work:
        kept: list[Document] = []
        asked = find(names or [], work.settings, work.reporter, work.given, kept.append)
        found = work.reporter.records(asked)
        if text:
            _show_texts(found, kept, work)
        else:
            _show_sheets(found, chosen, work.stream)


def _format(form: Format | None, as_json: bool, output: str | None, text: bool) -> Format:
    if text and (as_json or form not in (None, "table")):
        raise AffilError("--text has no other format", hint="leave out --json and --format")
    return "table" if text else chosen_format(form, as_json, output, GRID_FORMATS)


def _show_sheets(records: Sequence[Record], form: Format, stream: TextIO) -> None:
    from affilcli.render import json, sheet, table

    if form == "table":
        table.sheets(records, console(stream))
    elif form == "json":
        stream.writelines(json.array(records))
    else:
        write_grid(sheet.grid(records), form, stream)


def _show_texts(records: Sequence[Record], kept: Sequence[Document], work: Job) -> None:
    from affilcli.gazetteer import load_gazetteer
    from affilcli.render import marked

    known = load_gazetteer([Path(path) for path in work.settings.gazetteer])
    screen = console(work.stream)
    for number, (record, label, document) in enumerate(_texts(records, kept, work)):
        if number:
            work.stream.write("\n")
        marked.show(record, document, label, known, screen)


def _texts(
    records: Sequence[Record], kept: Sequence[Document], work: Job
) -> Iterator[tuple[Record, str, Document]]:
    """The records whose documents are kept or can still be read; of others is told why not."""
    from affilcli.render.labelled import labelled

    for record, label in labelled(records):
        try:
            yield record, label, text_of(record, kept, work.settings.store, work.reporter)
        except AffilError as error:
            work.reporter.lost(Failure(record.source.path, error), record)
