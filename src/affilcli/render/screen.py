"""How what Rich lays out gets to a terminal, a pipe or a file."""

from __future__ import annotations

from rich.console import Console, RenderableType


def put(content: RenderableType, console: Console) -> None:
    """Print the content in the width that the console has."""
    if console.color_system:
        console.print(content)
        return
    with console.capture() as capture:
        console.print(content)
    # Rich fills every line up to the width; in a file that is only noise.
    console.file.writelines(f"{line.rstrip()}\n" for line in capture.get().split("\n")[:-1])


def is_coloured(console: Console) -> bool:
    """Whether colours can tell things apart here; NO_COLOR leaves bold and italic only."""
    return bool(console.color_system) and not console.no_color
