"""Options that more than one command has, and what they leave behind for the error boundary."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from os.path import splitext
from typing import Annotated, Literal, get_args

import typer

from affilcli.errors import AffilError


@dataclass
class Session:
    """What the boundary must know of the command that ran: the object of Typer's context."""

    debug: bool = False


def examples(*commands: str) -> str:
    """The closing part of a command's --help; the mark keeps its lines apart."""
    return "\b\nExamples:\n" + "\n".join(f"  {command}" for command in commands)


def session(context: typer.Context) -> Session:
    """The session that the boundary gave to Typer."""
    found = context.find_root().obj
    return found if isinstance(found, Session) else Session()


def _remember_debug(context: typer.Context, wanted: bool) -> bool:
    session(context).debug |= wanted
    return wanted


DebugOption = Annotated[
    bool,
    typer.Option(
        "--debug",
        help="Show a traceback when something goes wrong.",
        callback=_remember_debug,
        is_eager=True,
    ),
]

DocumentsArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="DOC", show_default=False,
        help="Files, folders, ids of deals or beginnings of ids, or - for text on standard input.",
    ),
]  # fmt: skip

Format = Literal["table", "json", "jsonl", "csv", "markdown"]
RecordFormat = Literal["table", "json", "jsonl"]
GridFormat = Literal["table", "json", "csv", "markdown"]

RECORD_FORMATS: tuple[Format, ...] = get_args(RecordFormat)
GRID_FORMATS: tuple[Format, ...] = get_args(GridFormat)
FORMATS: tuple[Format, ...] = get_args(Format)

SUFFIXES: dict[str, Format] = {
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".md": "markdown",
    ".markdown": "markdown",
}
"""What `-o FILE` says about the format when no option does."""

TABLES = ("", ".txt")
"""Suffixes of files that hold what a screen would show."""

_FORMAT = typer.Option(
    "--format", "-f", show_default=False,
    help="Default: table, or what the suffix of the output file says.",
)  # fmt: skip

RecordFormatOption = Annotated[RecordFormat | None, _FORMAT]
GridFormatOption = Annotated[GridFormat | None, _FORMAT]
FormatOption = Annotated[Format | None, _FORMAT]

JsonOption = Annotated[bool, typer.Option("--json", help="Short for --format json.")]


def chosen_format(
    form: Format | None, as_json: bool, output: str | None, formats: Sequence[Format]
) -> Format:
    """The format that the options ask for, with the output file's suffix as a last word; `formats`
    are those of the command.

    Raises AffilError when options contradict each other, or the command has no such format.
    """
    if as_json and form not in (None, "json"):
        raise AffilError(
            f"--json and --format {form} contradict each other", hint="give one of them"
        )
    if as_json:
        return "json"
    if form:
        return form
    suffix = splitext(output or "")[1].lower()
    if suffix not in SUFFIXES and suffix not in TABLES:
        raise AffilError(
            f"{output}: no format is known by '{suffix}'",
            hint=f"choose with --format: {', '.join(formats)}",
        )
    meant = SUFFIXES.get(suffix, "table")
    if meant not in formats:
        raise AffilError(
            f"{output}: this command does not write {meant}",
            hint=f"choose with --format: {', '.join(formats)}",
        )
    return meant


OutputOption = Annotated[
    str | None,
    typer.Option(
        "--output", "-o", metavar="FILE", show_default=False,
        help="Write to FILE, whole or not at all, instead of standard output.",
    ),
]  # fmt: skip

ErrorsOption = Annotated[
    str | None,
    typer.Option(
        "--errors", metavar="FILE", show_default=False,
        help="Write a line of JSON to FILE for every document that fails: path, what, hint.",
    ),
]  # fmt: skip

ModelOption = Annotated[
    str | None,
    typer.Option(
        "--model", metavar="NAME", show_default=False,
        help="Installed spaCy pipeline to use, such as en_core_web_lg. (AFFIL_MODEL)",
    ),
]  # fmt: skip

GazetteerOption = Annotated[
    list[str] | None,
    typer.Option(
        "--gazetteer", metavar="CSV", show_default=False,
        help="Institutions and service lines of your own; repeatable. (AFFIL_GAZETTEER)",
    ),
]  # fmt: skip

CorpusOption = Annotated[
    str | None,
    typer.Option(
        "--corpus", metavar="DIR", show_default=False,
        help="Folder in which deals are looked up by id; seeds/ by default. (AFFIL_CORPUS)",
    ),
]  # fmt: skip

RecordsOption = Annotated[
    str | None,
    typer.Option(
        "--records", metavar="FILE", show_default=False,
        help="Records made before (JSON or JSON Lines, - for standard input), and only these.",
    ),
]  # fmt: skip

NoStoreOption = Annotated[
    bool,
    typer.Option(
        "--no-store", help="Neither use nor keep records from one run to the next. (AFFIL_STORE)"
    ),
]

JobsOption = Annotated[
    int | None,
    typer.Option(
        "--jobs", "-j", metavar="N", min=0, show_default=False,
        help="Processes at most: the processors there are by default; 0 works in this one, which a "
        "document may then bring down. (AFFIL_JOBS)",
    ),
]  # fmt: skip

TimeoutOption = Annotated[
    float | None,
    typer.Option(
        "--timeout", metavar="SECONDS", min=0.1, show_default=False,
        help="A document that takes longer is given up: 120 by default. (AFFIL_TIMEOUT)",
    ),
]  # fmt: skip

NoPrefilterOption = Annotated[
    bool,
    typer.Option("--no-prefilter", help="Read also what by its words alone tells of no agreement."),
]

PublishedOption = Annotated[
    str | None,
    typer.Option(
        "--published", metavar="YYYY-MM-DD", show_default=False,
        help="Day of publication, to count dates like 'next month' from.",
    ),
]  # fmt: skip

QuietOption = Annotated[
    bool, typer.Option("--quiet", "-q", help="No progress and no summary, only errors.")
]

VerboseOption = Annotated[
    bool, typer.Option("--verbose", "-v", help="One line for every document and skipped file.")
]
