"""`affil list`: the deals that are known."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Annotated, TextIO

import typer

from affilcli.cli.options import (
    FORMATS,
    CorpusOption,
    DebugOption,
    Format,
    FormatOption,
    GazetteerOption,
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
from affilcli.records import Record
from affilcli.render.phrases import counted
from affilcli.settings import load_settings
from affilcli.workflow import find, known, load_records

PlacesArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PATH", show_default=False,
        help="Files, folders or ids: list these only, instead of all deals that are known.",
    ),
]  # fmt: skip


def list_deals(
    context: typer.Context,
    names: PlacesArgument = None,
    form: FormatOption = None,
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
    """Print the deals that are known: id, date, parties, kind, stage and path.

    Known are the documents of the corpus folder and those that were extracted before. Documents
    that announce no deal are only counted.
    """
    chosen = chosen_format(form, as_json, output, FORMATS)
    settings = load_settings(
        model=model,
        gazetteer=tuple(gazetteer or ()),
        corpus=corpus,
        store=False if no_store else None,
    )
    with destination(output, utf8=chosen != "table") as stream:
        reporter = Reporter(quiet=quiet, verbose=verbose, bar=True, debug=session(context).debug)
        if names or records is not None:
            given = None if records is None else load_records(records)
            found = reporter.records(find(names or [], settings, reporter, given))
        else:
            found = reporter.records(known(settings, reporter))
        if not found and not reporter.failed:
            raise AffilError("no deals are known", hint=f"name files or a folder: {EXAMPLE}")
        _write(found, chosen, stream)
        reporter.close(_summary(found, reporter), apart=chosen == "table" and stream is sys.stdout)
        if reporter.exit_code == 2:
            raise typer.Exit(2)  # inside the block: a file from before is not replaced by nothing
    raise typer.Exit(reporter.exit_code)


EXAMPLE = "affil list news/, or affil list --corpus news/"


def _write(records: Sequence[Record], form: Format, stream: TextIO) -> None:
    from affilcli.render import csv, json, listing, markdown

    named = map(listing.Deal, records, labels(records))
    deals = [deal for deal in named if deal.record.relevant]
    if form == "table":
        listing.show(deals, console(stream))
    elif form in ("json", "jsonl"):
        objects = listing.objects(deals)
        stream.writelines(json.array(objects) if form == "json" else json.lines(objects))
    else:
        write = csv.write if form == "csv" else markdown.write
        stream.writelines(write(listing.grid(deals)))
    stream.flush()


def _summary(records: Sequence[Record], reporter: Reporter) -> str:
    """`4 deals; 1 document not relevant, 1 failed`."""
    deals = sum(record.relevant for record in records)
    others = len(records) - deals
    rest = [f"{counted(others, 'document')} not relevant"] if others else []
    rest += [f"{reporter.failed} failed"] if reporter.failed else []
    return "; ".join([counted(deals, "deal"), *([", ".join(rest)] if rest else [])])
