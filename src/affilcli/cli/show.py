"""`affil show`: the terms of one deal, as a sheet or in the text of its document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated, TextIO

import typer

from affilcli.cli.options import (
    GRID_FORMATS,
    CorpusOption,
    DebugOption,
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
    session,
)
from affilcli.cli.output import console, destination
from affilcli.cli.progress import Reporter
from affilcli.errors import AffilError
from affilcli.identity import labels
from affilcli.records import Document, Record
from affilcli.settings import Settings, load_settings
from affilcli.workflow import Failure, find, load_records, text_of

DocumentsArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="DOC", show_default=False,
        help="Files, folders, ids of deals or beginnings of ids, or - for text on standard input.",
    ),
]  # fmt: skip

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
    settings = load_settings(
        model=model,
        gazetteer=tuple(gazetteer or ()),
        corpus=corpus,
        store=False if no_store else None,
    )
    with destination(output, utf8=chosen != "table") as stream:
        reporter = Reporter(quiet=quiet, verbose=verbose, bar=True, debug=session(context).debug)
        given = None if records is None else load_records(records)
        found = reporter.records(find(names or [], settings, reporter, given))
        if text:
            _show_texts(found, settings, stream, reporter)
        else:
            _show_sheets(found, chosen, stream)
        if reporter.exit_code == 2:
            raise typer.Exit(2)  # inside the block: a file from before is not replaced by nothing
    raise typer.Exit(reporter.exit_code)


def _format(form: Format | None, as_json: bool, output: str | None, text: bool) -> Format:
    if text and (as_json or form not in (None, "table")):
        raise AffilError("--text has no other format", hint="leave out --json and --format")
    return "table" if text else chosen_format(form, as_json, output, GRID_FORMATS)


def _show_sheets(records: Sequence[Record], form: Format, stream: TextIO) -> None:
    from affilcli.render import csv, json, markdown, sheet, table

    if form == "table":
        table.sheets(records, labels(records), console(stream))
    elif form == "json":
        stream.writelines(json.array(records))
    else:
        write = csv.write if form == "csv" else markdown.write
        stream.writelines(write(sheet.grid(records, labels(records))))


def _show_texts(
    records: Sequence[Record], settings: Settings, stream: TextIO, reporter: Reporter
) -> None:
    from affilcli.gazetteer import load_gazetteer
    from affilcli.render import marked

    known = load_gazetteer([Path(path) for path in settings.gazetteer])
    screen = console(stream)
    for number, (record, label, document) in enumerate(_texts(records, settings, reporter)):
        if number:
            stream.write("\n")
        marked.show(record, document, label, known, screen)


def _texts(
    records: Sequence[Record], settings: Settings, reporter: Reporter
) -> Iterator[tuple[Record, str, Document]]:
    """The records whose documents can still be read; of the others is told why not."""
    for record, label in zip(records, labels(records), strict=True):
        try:
            yield record, label, text_of(record, settings)
        except AffilError as error:
            reporter.lost(Failure(record.source.path, error), record)
