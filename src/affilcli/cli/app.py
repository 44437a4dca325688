"""The Typer application: the options before the command, and the list of commands."""

from __future__ import annotations

from typing import Annotated

import typer

from affilcli import __version__
from affilcli.cli.extract import extract
from affilcli.cli.options import DebugOption, examples
from affilcli.cli.schema import schema

app = typer.Typer(
    name="affil",
    context_settings={"help_option_names": ["-h", "--help"]},
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"affilcli {__version__}")
        raise typer.Exit


VersionOption = Annotated[
    bool,
    typer.Option(
        "--version", help="Show the version and exit.", callback=_print_version, is_eager=True
    ),
]


@app.callback(
    invoke_without_command=True,
    epilog=examples(
        "affil extract seeds/", "affil extract deal.txt --json", "affil extract --help"
    ),
)
def affil(
    context: typer.Context, version: VersionOption = False, debug: DebugOption = False
) -> None:
    """The terms of hospital affiliations, mergers and partnerships, read out of announcements."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


app.command(
    epilog=examples(
        "affil extract seeds/",
        "affil extract deal.txt --published 2021-01-26",
        "affil extract news/ --format jsonl -o deals.jsonl",
        "curl -s https://example.org/deal.txt | affil extract - --json",
    )
)(extract)
app.command(epilog=examples("affil schema", "affil schema -o record.schema.json"))(schema)
