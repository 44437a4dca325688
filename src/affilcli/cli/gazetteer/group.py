"""The group `affil gazetteer` and its list of commands."""

from __future__ import annotations

import typer

from affilcli.cli.gazetteer.add import add
from affilcli.cli.gazetteer.check import check
from affilcli.cli.gazetteer.find import find
from affilcli.cli.gazetteer.importing import import_registry
from affilcli.cli.gazetteer.link import link
from affilcli.cli.gazetteer.list import list_entries
from affilcli.cli.gazetteer.show import show
from affilcli.cli.gazetteer.suggest import suggest
from affilcli.cli.options import examples

gazetteer = typer.Typer(
    name="gazetteer",
    rich_markup_mode=None,
)


@gazetteer.callback(
    invoke_without_command=True,
    epilog=examples("affil gazetteer find Lurie", "affil gazetteer suggest news/"),
)
def group(context: typer.Context) -> None:
    """The institutions and service lines that affilcli knows, and your own."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


gazetteer.command(
    epilog=examples(
        "affil gazetteer find Lurie",
        "affil gazetteer find 'Mercy Hospital' --near Portland/ME",
        "affil gazetteer find CHOP --json | jq -r '.[0].entry.id'",
    )
)(find)
gazetteer.command(
    epilog=examples(
        "affil gazetteer link --from affiliations.txt",
        "affil gazetteer link --from affiliations.txt --gazetteer ror.csv --format csv -o out.csv",
        "echo 'Beaumont Health, Royal Oak, MI' | affil gazetteer link --from - --when 2023",
    )
)(link)
gazetteer.command(
    "list",
    epilog=examples(
        "affil gazetteer list --type childrens-hospital --state OH",
        "affil gazetteer list 'mount sinai' --format csv",
        "affil gazetteer list --parent mount-sinai",
    ),
)(list_entries)
gazetteer.command(epilog=examples("affil gazetteer show chop", "affil gazetteer show chop --json"))(
    show
)
gazetteer.command(
    epilog=examples(
        "affil gazetteer add --name 'Springfield General Hospital' --state IL --source https://…",
        "affil gazetteer add mine.csv",
        "affil gazetteer suggest news/ --format csv | affil gazetteer add -",
    )
)(add)
gazetteer.command(
    epilog=examples(
        "affil gazetteer suggest news/",
        "affil gazetteer suggest news/ --format csv -o mine.csv",
    )
)(suggest)
gazetteer.command(
    epilog=examples("affil gazetteer check", "affil gazetteer check mine.csv --json")
)(check)
gazetteer.command(
    "import",
    epilog=examples(
        "affil gazetteer import --from ror v1.50-ror-data.zip -o ror.csv",
        "affil gazetteer import --from cms hospitals.csv --onto ror.csv -o us.csv",
        "affil extract news/ --gazetteer us.csv",
    ),
)(import_registry)
