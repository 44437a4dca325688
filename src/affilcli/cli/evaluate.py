"""`affil evaluate`: records against gold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from affilcli.cli.job import Job, job
from affilcli.cli.options import (
    GRID_FORMATS,
    DebugOption,
    Format,
    GazetteerOption,
    GridFormatOption,
    JobsOption,
    JsonOption,
    ModelOption,
    NoPrefilterOption,
    NoStoreOption,
    OutputOption,
    QuietOption,
    RecordsOption,
    TimeoutOption,
    VerboseOption,
    chosen_format,
)
from affilcli.cli.output import console, write_grid
from affilcli.cli.progress import Reporter
from affilcli.errors import AffilError
from affilcli.evaluate.measures import Listed
from affilcli.records import Record
from affilcli.render.phrases import counted
from affilcli.workflow import (
    Failure,
    choose_cases,
    extract_cases,
    find,
    judge_again,
    judge_records,
    load_records,
)

if TYPE_CHECKING:
    from affilcli.evaluate.cases import Case
    from affilcli.evaluate.evaluation import Evaluation
    from affilcli.evaluate.judging import Judged

GoldArgument = Annotated[
    str,
    typer.Argument(
        metavar="GOLD", help="Folder of gold, ID.json with ID.txt beside it; or folders of folders."
    ),
]

PathsArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PATH", show_default=False,
        help="The documents, called like their gold, where they do not lie beside it.",
    ),
]  # fmt: skip

ErrorsOption = Annotated[
    Listed | None,
    typer.Option(
        "--errors", metavar="FIELD", show_default=False,
        help="List what was missed and what was wrong in this field, with the text around it; "
        "`ids` lists parties with another id than gold has.",
    ),
]  # fmt: skip

CompareOption = Annotated[
    str | None,
    typer.Option(
        "--compare", metavar="BEFORE", show_default=False,
        help="Records of an earlier run (JSON or JSON Lines): which terms were gained, which lost.",
    ),
]  # fmt: skip

OnlyOption = Annotated[
    list[str] | None,
    typer.Option(
        "--only", metavar="ID,…", show_default=False, help="Only the texts with these ids."
    ),
]

FoldOption = Annotated[
    str | None,
    typer.Option(
        "--fold", metavar="K/N", show_default=False,
        help="Only part K of N of the texts (or several: 1,3/5), parted by a hash of their ids.",
    ),
]  # fmt: skip

ConfidenceOption = Annotated[
    float,
    typer.Option(
        "--min-confidence", metavar="P", min=0, max=1, show_default=False,
        help="Count terms of less confidence as not given.",
    ),
]  # fmt: skip

ReliabilityOption = Annotated[
    bool,
    typer.Option(
        "--reliability", help="How often terms of a confidence are right, and precision from there."
    ),
]


def evaluate(
    context: typer.Context,
    gold: GoldArgument,
    paths: PathsArgument = None,
    errors: ErrorsOption = None,
    compare: CompareOption = None,
    reliability: ReliabilityOption = False,
    min_confidence: ConfidenceOption = 0.0,
    only: OnlyOption = None,
    fold: FoldOption = None,
    form: GridFormatOption = None,
    as_json: JsonOption = False,
    output: OutputOption = None,
    records: RecordsOption = None,
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
    """Score records against gold, field by field.

    Each gets precision, recall and F1, with its standard error over documents. The texts beside
    the gold are extracted, unless other documents or records are named. What a field means, and
    what gold looks like, is in benchmarks/accuracy/GUIDELINES.md.
    """
    from affilcli.evaluate.evaluation import evaluation

    chosen = chosen_format(form, as_json, output, GRID_FORMATS)
    _check(chosen, paths, records, (errors, compare, reliability))
    with job(context, chosen) as work:
        now = _judged(_cases(gold, only or [], fold), paths or [], work, min_confidence)
        before = _before(compare, now, min_confidence, work.reporter) if compare else None
        found = evaluation(now, errors_in=errors, before=before, with_reliability=reliability)
        _write(found, chosen, work.stream)
        work.reporter.close(_summary(found, work.reporter), apart=work.on_screen)


def _check(
    form: Format, paths: Sequence[str] | None, records: str | None, asked: Sequence[object]
) -> None:
    """Raise AffilError where the options do not go together."""
    if paths and records is not None:
        raise AffilError("PATH and --records contradict each other", hint="give one of them")
    if form == "csv" and sum(map(bool, asked)) > 1:
        raise AffilError(
            "a CSV file holds one table", hint="give one of --errors, --compare and --reliability"
        )


def _cases(gold: str, only: Sequence[str], fold: str | None) -> list[Case]:
    ids = [identifier.strip() for part in only for identifier in part.split(",")]
    return choose_cases(gold, ids, fold)


def _results(cases: Sequence[Case], paths: Sequence[str], work: Job) -> Iterator[Record | Failure]:
    """The records in a file, or those of the documents."""
    if work.given is None:
        return extract_cases(cases, work.settings, work.reporter, paths)
    return find([], work.settings, work.reporter, work.given)


def _judged(cases: Sequence[Case], paths: Sequence[str], work: Job, least: float) -> list[Judged]:
    made = work.reporter.records(_results(cases, paths, work))
    return judge_records(cases, made, again=bool(paths), least=least)


def _before(file: str, now: Sequence[Judged], least: float, reporter: Reporter) -> list[Judged]:
    before = judge_again(now, load_records(file), least=least)
    if absent := sum(one.record is None for one in before):
        number = counted(absent, "text")
        reporter.warned(f"{file} has no record of {number}: all is missed there")
    return before


def _write(found: Evaluation, form: Format, stream: TextIO) -> None:
    from affilcli.render import evaluated, json, scores
    from affilcli.render.screen import put

    if form == "table":
        screen = console(stream)
        put(evaluated.view(found, screen.width), screen)
    elif form == "json":
        stream.write(json.evaluation(found))
    else:
        grids = scores.grids(found)
        for number, grid in enumerate(grids[-1:] if form == "csv" else grids):
            stream.write("\n" * bool(number))
            write_grid(grid, form, stream)


def _summary(found: Evaluation, reporter: Reporter) -> str:
    """`mean 0.886 ± 0.014 over 136 documents; 1 failed`."""
    report = found.report
    line = f"mean {report.mean:.3f} ± {report.error:.3f} over "
    line += counted(report.documents, "document")
    return line + (f"; {reporter.failed} failed" if reporter.failed else "")
