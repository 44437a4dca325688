"""The Typer application: the options before the command, and the list of commands."""

from __future__ import annotations

from typing import Annotated

import typer

from affilcli import __version__
from affilcli.cli.cache.group import cache
from affilcli.cli.compare import compare
from affilcli.cli.evaluate import evaluate
from affilcli.cli.explain import explain
from affilcli.cli.extract import extract
from affilcli.cli.gazetteer.group import gazetteer
from affilcli.cli.list import list_deals
from affilcli.cli.options import DebugOption, examples
from affilcli.cli.schema import schema
from affilcli.cli.show import show

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
        "affil extract seeds/",
        "affil compare lurie-rush chop-mount-sinai",
        "affil show lurie-rush --text",
        "affil compare --help",
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
        "affil extract news/ -o deals.jsonl --errors failed.jsonl",
        "curl -s https://example.org/deal.txt | affil extract - --json",
    )
)(extract)
app.command(
    epilog=examples(
        "affil compare lurie-rush chop-mount-sinai",
        "affil compare seeds/ --only differences --evidence",
        "affil compare news/ --matrix --format csv -o similarity.csv",
        "affil compare --like lurie-rush -n 3",
        "affil extract news/ --json | affil compare --records -",
    )
)(compare)
app.command(
    epilog=examples(
        "affil show lurie-rush",
        "affil show lurie --text",
        "affil show lurie-rush --format csv -o terms.csv",
        "affil extract news/ --json | affil show --records - lurie-rush",
    )
)(show)
app.command(
    epilog=examples(
        "affil explain lurie-rush",
        "affil explain lurie-rush kind",
        "affil explain deal.txt parties --all",
        "affil explain lurie-rush dates --format csv -o dates.csv",
    )
)(explain)
app.command(
    "list",
    epilog=examples(
        "affil list",
        "affil list news/ --format csv -o deals.csv",
        "affil list --json | jq -r '.[].label'",
    ),
)(list_deals)
app.command(
    epilog=examples(
        "affil evaluate benchmarks/accuracy/texts",
        "affil evaluate benchmarks/accuracy/texts/dev --errors dates --fold 1/5",
        "affil evaluate gold/ documents/ --reliability --min-confidence 0.8",
        "affil evaluate gold/ --records now.jsonl --compare before.jsonl --json",
    )
)(evaluate)
app.command(epilog=examples("affil schema", "affil schema -o record.schema.json"))(schema)
app.add_typer(gazetteer)
app.add_typer(cache)
