"""The group `affil cache` and its list of commands."""

from __future__ import annotations

import typer

from affilcli.cli.cache.clear import clear
from affilcli.cli.cache.info import info
from affilcli.cli.cache.prune import prune
from affilcli.cli.options import examples

cache = typer.Typer(name="cache", rich_markup_mode=None)


@cache.callback(
    invoke_without_command=True,
    epilog=examples("affil cache info", "affil cache prune --dry-run"),
)
def group(context: typer.Context) -> None:
    """The records that are kept from one run to the next."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


cache.command(epilog=examples("affil cache info", "affil cache info --json | jq .[0].why"))(info)
cache.command(epilog=examples("affil cache clear", "affil cache clear --yes"))(clear)
cache.command(
    epilog=examples(
        "affil cache prune --dry-run",
        "affil cache prune --gazetteer mine.csv",
        "affil cache prune --dry-run --format csv -o stale.csv",
    )
)(prune)
