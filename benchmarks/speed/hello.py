"""The peer of commands that extract nothing: hardly more than Typer and Rich have to be loaded."""

import typer
from rich.console import Console

app = typer.Typer()


@app.command()
def hello(name: str = "world") -> None:
    """Greet somebody."""
    Console().print(f"hello {name}")


app()
