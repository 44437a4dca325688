"""`affil list`: the deals that are known."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, TextIO

import typer

from affilcli.cli.job import Job, job
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
)
from affilcli.cli.output import console, write_grid
from affilcli.cli.progress import Reporter
from affilcli.errors import AffilError
from affilcli.records import Record
from affilcli.render.phrases import counted
from affilcli.workflow import find, known

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
    with job(context, chosen) as work:
        found = _found(names or [], work)
        if not found and not work.reporter.failed:
            raise AffilError("no deals are known", hint=f"name files or a folder: {EXAMPLE}")
        _write(found, chosen, work.stream)
        work.reporter.close(_summary(found, work.reporter), apart=work.on_screen)


EXAMPLE = "affil list news/, or affil list --corpus news/"


def _found(names: Sequence[str], work: Job) -> list[Record]:
    """What is named, else all of the file of records, else all that are known."""
    if names or work.given is not None:
        return work.reporter.records(find(names, work.settings, work.reporter, work.given))
    return work.reporter.records(known(work.settings, work.reporter))


def _write(records: Sequence[Record], form: Format, stream: TextIO) -> None:
    from affilcli.render import json, listing
    from affilcli.render.labelled import labelled

    deals = [deal for deal in labelled(records) if deal.record.relevant]
    if form == "table":
        listing.show(deals, console(stream))
    elif form == "json":
        stream.writelines(json.array(listing.objects(deals)))
    elif form == "jsonl":
        stream.writelines(json.lines(listing.objects(deals)))
    else:
        write_grid(listing.grid(deals), form, stream)
    stream.flush()


def _summary(records: Sequence[Record], reporter: Reporter) -> str:
    """`4 deals; 1 document not relevant, 1 failed`."""
    deals = sum(record.relevant for record in records)
    others = len(records) - deals
    rest = [f"{counted(others, 'document')} not relevant"] if others else []
    rest += [f"{reporter.failed} failed"] if reporter.failed else []
    return "; ".join([counted(deals, "deal"), *([", ".join(rest)] if rest else [])])
