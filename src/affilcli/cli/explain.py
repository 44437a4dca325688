"""`affil explain`: why the values of a deal were taken, and which others lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from affilcli.cli.job import Job, job
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
    VerboseOption,
    chosen_format,
)
from affilcli.cli.output import console, write_grid
from affilcli.errors import AffilError
from affilcli.explanation import QUESTIONS, Question
from affilcli.workflow import Failure, explain_named

if TYPE_CHECKING:
    from affilcli.explanation import Explanation

MOST = 5
"""Candidates of a field that lost and are shown all the same."""

DocumentArgument = Annotated[
    str,
    typer.Argument(
        metavar="DOC",
        help="A file, the id of a deal or the beginning of one, or - for text on standard input.",
    ),
]


def _fields() -> list[str]:
    return list(QUESTIONS)


FieldArgument = Annotated[
    str | None,
    typer.Argument(
        metavar="FIELD", show_default=False, autocompletion=_fields,
        help=f"Just one of {', '.join(QUESTIONS)}.",
    ),
]  # fmt: skip

AllOption = Annotated[
    bool,
    typer.Option(
        "--all",
        help=f"All candidates that lost, not just {MOST} of a field; every reason by itself.",
    ),
]


def explain(
    context: typer.Context,
    name: DocumentArgument,
    field: FieldArgument = None,
    every: AllOption = False,
    form: GridFormatOption = None,
    as_json: JsonOption = False,
    output: OutputOption = None,
    corpus: CorpusOption = None,
    model: ModelOption = None,
    gazetteer: GazetteerOption = None,
    no_store: NoStoreOption = False,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
    debug: DebugOption = False,
) -> None:
    """Tell why the values of a deal were taken, and which candidates lost.

    Each has its probability, what spoke for and against it, and the sentence that it stands on.
    """
    chosen = chosen_format(form, as_json, output, GRID_FORMATS)
    questions = (_question(field),) if field else QUESTIONS
    with job(context, chosen) as work:
        found = _explanation(name, questions, None if every else MOST, work)
        if found:
            _write(found, chosen, work.stream, whole=every)


def _question(field: str) -> Question:
    """The field of this name; raises AffilError when there is none."""
    for question in QUESTIONS:
        if question == field.replace("-", "_"):
            return question
    raise AffilError(f"'{field}' is no field", hint=f"name one of {', '.join(QUESTIONS)}")


def _explanation(
    name: str, questions: tuple[Question, ...], most: int | None, work: Job
) -> Explanation | None:
    """The explanation, or None where the observer has heard of a failure."""
    with work.reporter:
        found = explain_named(name, work.settings, work.reporter, questions, most)
    return None if isinstance(found, Failure) else found


def _write(found: Explanation, form: Format, stream: TextIO, *, whole: bool) -> None:
    from affilcli.render import explained, json
    from affilcli.render.screen import put

    if form == "table":
        screen = console(stream)
        put(explained.view(found, screen.width, whole=whole), screen)
    elif form == "json":
        stream.write(json.explanation(found))
    else:
        write_grid(explained.grid(found), form, stream)
